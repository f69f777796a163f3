#pragma once
// The names of a school, indexed once a roster version, so that one typed line costs microseconds.

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/ids.hpp"

namespace knownby::language {

struct RosterStudent {
  StudentId id{};
  std::string shown;  // full preferred name as displayed
  std::string given;  // preferred given name
  std::string middle;
  std::string family;
  std::string
      long_given;  // plain long form of the given name, else empty (Robert for Bobby); matched, never shown
  std::vector<std::string> aliases;
  GroupId grade{};
  GroupId homeroom{};
  std::vector<GroupId> groups;                  // all groups, grade and homeroom among them
  std::optional<std::chrono::local_days> left;  // set: no longer at this school
};

struct RosterGroup {
  enum class Kind { grade, homeroom, advisory, section };
  GroupId id{};
  Kind kind = Kind::grade;
  std::string code;   // "7", "7A"
  std::string title;  // "Grade 7"
};

struct RosterStaff {
  StaffId id{};
  std::string called;  // "Ms. Rivera"
  std::string given, family;
};

class Roster {
 public:
  Roster(std::vector<RosterStudent> students, std::vector<RosterGroup> groups,
         std::vector<RosterStaff> staff);
  ~Roster();
  Roster(Roster&&) noexcept;

  const RosterStudent* student(StudentId id) const;  // null: unknown
  const RosterGroup* group(GroupId id) const;
  std::span<const RosterStudent> students() const;
  std::span<const RosterGroup> groups() const;
  std::span<const RosterStaff> staff() const;

  struct Index;
  const Index& index() const { return *index_; }

 private:
  std::unique_ptr<const Index> index_;
};

}  // namespace knownby::language
