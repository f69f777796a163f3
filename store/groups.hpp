#pragma once
// Schools and the groups in them: grades, homerooms, advisories, classes; which students belong, which staff
// stand with them.

#include <optional>
#include <string>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Group {
  enum class Kind { grade, homeroom, advisory, section };
  GroupId id{};
  Kind kind = Kind::grade;
  std::string code;         // "7", "7A": unique within its kind
  std::string title;        // "Grade 7", "7A"
  bool is_unnamed = false;  // its own name is not shown (commands/safety/homerooms.hpp); never stored
};

// How a member of staff stands to a group.
struct Standing {
  enum class Part { teaches, homeroom, leads, caseload };
  StaffId staff;
  GroupId group;
  Part part;
  bool operator==(const Standing&) const = default;
};

namespace groups {

std::vector<Group> all(Db& db);
std::optional<Group> find(Db& db, GroupId id);
GroupId called(Db& db, Group::Kind kind, const std::string& code);  // none: there is no such group
GroupId put(Db& db, Group::Kind kind, const std::string& code,
            const std::string& title);  // found by kind and code

struct Member {
  GroupId group;
  StudentId student;
  auto operator<=>(const Member&) const = default;
};
// Who is in which section or advisory, in the order of groups, then of students.
std::vector<Member> in_classes(Db& db);

std::vector<Standing> standings(Db& db);
std::vector<Standing> of_staff(Db& db, StaffId staff);
void stand(Db& db, StaffId staff, const std::vector<Standing>& standings);  // replaces all of this person's

}  // namespace groups
}  // namespace knownby
