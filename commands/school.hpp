#pragma once
// One school as every command needs it at hand: names, groups, staff, rights and calendar, read once a roster
// version and then shared, unchanging, by all who ask.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "commands/calendar/calendar.hpp"
#include "commands/language/roster.hpp"
#include "commands/language/understand.hpp"
#include "commands/policy.hpp"
#include "commands/posts.hpp"
#include "commands/words/request.hpp"
#include "store/groups.hpp"
#include "store/places.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"

namespace knownby {

// Whose students are whose: `mine` is what "my students" means; `near` the grades and homerooms around them.
struct Scope {
  std::vector<GroupId> mine;
  std::vector<GroupId> near;  // sorted
  GroupId homeroom{};         // the one this person looks after; none: none, or several
};

class School {
 public:
  // Posts that were given for a while hold as of `now`; without it none does.
  School(Db& db, const Policy& policy, std::optional<std::chrono::sys_seconds> now = {});

  bool is_of(std::chrono::sys_seconds now) const;  // false: a post begins or ends in between

  std::int64_t version() const { return version_; }
  const language::Roster& roster() const { return roster_; }
  // The same without a student, to read the lines of people who see none: that a name is one of the school's
  // then shows neither in an answer nor in the time it takes.
  const language::Roster& without_students() const { return without_students_; }
  const Calendar& calendar() const { return calendar_; }
  std::span<const language::CalendarEvent> events() const { return events_; }
  const places::Mapped& mapped() const { return mapped_; }
  std::span<const Staff> staff() const { return staff_; }
  std::span<const Student> students() const { return students_; }  // those who left included

  const Staff* staff(StaffId id) const;
  const Staff* at_account(const Speaker& speaker) const;  // active staff only; null: nobody we know
  const Student* student(StudentId id) const;             // those who left included
  const Scope& scope(StaffId id) const;

  std::span<const StudentId> members(GroupId group) const;  // active
  GroupId grade_of(GroupId homeroom) const;                 // none: unknown
  const Staff* homeroom_adult(GroupId homeroom) const;      // null: nobody on the roster
  std::vector<const Staff*> leads(GroupId group) const;
  std::vector<const Staff*> around(
      GroupId group) const;  // active staff standing with the group or a homeroom of it
  bool near(const Staff& person, GroupId group) const;           // what follows from it: commands/rights.hpp
  bool is_theirs(const Staff& person, StudentId student) const;  // in a group that this person stands with

  std::string label(StudentId id) const;     // "Bobby Chen (7A)"
  std::string given(StudentId id) const;     // "Bobby"; "them" where nobody is
  std::string homeroom(StudentId id) const;  // "7A"; empty: none, or it is unnamed
  std::string homeroom(const Student& student) const;
  std::string title(GroupId id) const;  // "Grade 7"

 private:
  void work_out_members(const std::vector<groups::Member>& in_classes);
  void work_out_scopes(const std::vector<Standing>& standings);

  std::int64_t version_;
  SameUntil same_;
  std::vector<Student> students_;  // by id
  std::vector<Staff> staff_;       // by id
  std::vector<Group> groups_;
  std::vector<Standing> standings_;
  language::Roster roster_, without_students_;
  places::Mapped mapped_;
  Calendar calendar_;
  std::vector<language::CalendarEvent> events_;
  std::unordered_map<std::string, StaffId> accounts_;  // "platform key"
  std::unordered_map<std::int64_t, std::vector<StudentId>> members_;
  std::unordered_map<std::int64_t, GroupId> grade_of_;
  std::unordered_map<std::int64_t, Scope> scopes_;
};

}  // namespace knownby
