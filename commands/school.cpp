#include "commands/school.hpp"

#include <algorithm>
#include <map>

#include "commands/safety/homerooms.hpp"
#include "store/calendar_days.hpp"
#include "store/settings.hpp"

namespace knownby {
namespace {

language::RosterGroup::Kind as_language(Group::Kind kind) {
  switch (kind) {
    case Group::Kind::grade:
      return language::RosterGroup::Kind::grade;
    case Group::Kind::homeroom:
      return language::RosterGroup::Kind::homeroom;
    case Group::Kind::advisory:
      return language::RosterGroup::Kind::advisory;
    case Group::Kind::section:
      return language::RosterGroup::Kind::section;
  }
  return language::RosterGroup::Kind::section;
}

// What a class is of, where nine in ten of its students are of that grade; a band of all grades is of none.
GroupId grade_of_most(const std::vector<GroupId>& grades) {
  std::map<GroupId, std::size_t> counted;
  for (const GroupId grade : grades) ++counted[grade];
  for (const auto& [grade, count] : counted)
    if (count * 10 >= grades.size() * 9) return grade;
  return {};
}

language::Roster index_names(const std::vector<Student>& students, const std::vector<Group>& groups,
                             const std::vector<Staff>& staff) {
  std::vector<language::RosterStudent> named;
  named.reserve(students.size());
  for (const Student& student : students) {
    language::RosterStudent one;
    one.id = student.id;
    one.shown = student.shown;
    one.given = student.given;
    one.middle = student.middle;
    one.family = student.family;
    one.long_given = student.long_given;
    one.grade = student.grade;
    one.homeroom = student.homeroom;
    if (student.grade) one.groups.push_back(student.grade);
    if (student.homeroom) one.groups.push_back(student.homeroom);
    one.left = student.left;
    named.push_back(std::move(one));
  }
  std::vector<language::RosterGroup> grouped;
  for (const Group& group : groups) {
    grouped.push_back({group.id, as_language(group.kind), group.code, group.title});
  }
  std::vector<language::RosterStaff> adults;
  for (const Staff& person : staff) {
    if (person.active) adults.push_back({person.id, person.called, person.given, person.family});
  }
  return language::Roster(std::move(named), std::move(grouped), std::move(adults));
}

std::string account_key(std::string_view platform, std::string_view key) {
  return std::string(platform) + ' ' + std::string(key);
}

}  // namespace

School::School(Db& db, const Policy& policy, std::optional<std::chrono::sys_seconds> now)
    : version_(settings::roster_version(db)),
      students_(students::all(db)),
      staff_(knownby::staff::all(db)),
      groups_(safety::as_shown(groups::all(db), policy.safety_words, students_, staff_)),
      standings_(groups::standings(db)),
      roster_(index_names(students_, groups_, staff_)),
      without_students_(index_names({}, groups_, staff_)),
      mapped_(db),
      calendar_(policy.time_zone, calendar_days::all(db)) {
  if (now) same_ = with_posts(staff_, posts::all(db), calendar_.day_of(*now));
  for (const CalendarDay& day : calendar_.days())
    if (!day.event.empty()) events_.push_back({day.day, day.event});
  for (const knownby::staff::Account& account : knownby::staff::accounts(db)) {
    if (!account.barred) accounts_.emplace(account_key(account.platform, account.key), account.staff);
  }
  work_out_members(groups::in_classes(db));
  work_out_scopes(standings_);
}

bool School::is_of(std::chrono::sys_seconds now) const {
  const std::chrono::local_days day = calendar_.day_of(now);
  return same_.first <= day && day <= same_.last;
}

void School::work_out_members(const std::vector<groups::Member>& in_classes) {
  for (const Student& student : students_) {
    if (student.left) continue;
    if (student.grade) members_[student.grade.value].push_back(student.id);
    if (student.homeroom) {
      members_[student.homeroom.value].push_back(student.id);
      if (student.grade) grade_of_.try_emplace(student.homeroom.value, student.grade);
    }
  }
  std::unordered_map<std::int64_t, std::vector<GroupId>> grades;
  for (const groups::Member& one : in_classes) {
    const Student* found = student(one.student);
    if (found == nullptr || found->left) continue;
    members_[one.group.value].push_back(one.student);
    grades[one.group.value].push_back(found->grade);
  }
  for (const Group& one : groups_)  // an advisory is looked after for itself
    if (const GroupId grade = grade_of_most(grades[one.id.value]); grade && one.kind == Group::Kind::section)
      grade_of_.emplace(one.id.value, grade);
}

// Mine are the groups one stands with. Near are these, and for the team of a grade its homerooms too.
void School::work_out_scopes(const std::vector<Standing>& standings) {
  std::unordered_map<std::int64_t, std::vector<GroupId>> rooms_of;  // by grade; classes are thousands
  for (const Group& group : groups_)
    if (group.kind != Group::Kind::section) rooms_of[grade_of(group.id).value].push_back(group.id);
  std::unordered_map<std::int64_t, std::vector<Standing>> of_staff;
  for (const Standing& standing : standings) of_staff[standing.staff.value].push_back(standing);
  for (const Staff& person : staff_) {
    Scope scope;
    int homerooms = 0;
    for (const Standing& standing : of_staff[person.id.value]) {
      if (standing.part == Standing::Part::homeroom)
        scope.homeroom = homerooms++ == 0 ? standing.group : GroupId{};
      if (std::find(scope.mine.begin(), scope.mine.end(), standing.group) == scope.mine.end())
        scope.mine.push_back(standing.group);
    }
    scope.near = scope.mine;
    for (GroupId group : scope.mine)
      if (const GroupId grade = grade_of(group)) scope.near.push_back(grade);
    for (const GroupId group : std::vector<GroupId>(scope.near))
      if (const auto rooms = rooms_of.find(group.value); rooms != rooms_of.end())
        scope.near.insert(scope.near.end(), rooms->second.begin(), rooms->second.end());
    std::sort(scope.near.begin(), scope.near.end());
    scopes_.emplace(person.id.value, std::move(scope));
  }
}

const Staff* School::staff(StaffId id) const {
  const auto found = std::lower_bound(staff_.begin(), staff_.end(), id,
                                      [](const Staff& person, StaffId wanted) { return person.id < wanted; });
  return found != staff_.end() && found->id == id ? &*found : nullptr;
}

const Staff* School::at_account(const Speaker& speaker) const {
  const auto found = accounts_.find(account_key(speaker.platform, speaker.key));
  if (found == accounts_.end()) return nullptr;
  const Staff* person = staff(found->second);
  return person != nullptr && person->active ? person : nullptr;
}

const Student* School::student(StudentId id) const {
  const language::RosterStudent* found = roster_.student(id);  // by hash, and in the same order as these
  return found == nullptr ? nullptr : &students_[static_cast<std::size_t>(found - roster_.students().data())];
}

const Scope& School::scope(StaffId id) const {
  static const Scope nothing;
  const auto found = scopes_.find(id.value);
  return found == scopes_.end() ? nothing : found->second;
}

std::span<const StudentId> School::members(GroupId group) const {
  const auto found = members_.find(group.value);
  return found == members_.end() ? std::span<const StudentId>() : std::span<const StudentId>(found->second);
}

GroupId School::grade_of(GroupId homeroom) const {
  const auto found = grade_of_.find(homeroom.value);
  return found == grade_of_.end() ? GroupId{} : found->second;
}

const Staff* School::homeroom_adult(GroupId homeroom) const {
  for (const Standing& standing : standings_) {
    if (standing.part != Standing::Part::homeroom || standing.group != homeroom) continue;
    const Staff* person = staff(standing.staff);
    if (person != nullptr && person->active) return person;
  }
  return nullptr;
}

std::vector<const Staff*> School::leads(GroupId group) const {
  const GroupId grade = grade_of(group) ? grade_of(group) : group;
  std::vector<const Staff*> found;
  for (const Standing& standing : standings_) {
    if (standing.part != Standing::Part::leads || standing.group != grade) continue;
    const Staff* person = staff(standing.staff);
    if (person != nullptr && person->active) found.push_back(person);
  }
  return found;
}

std::vector<const Staff*> School::around(GroupId group) const {
  std::vector<const Staff*> found;
  for (const Standing& standing : standings_) {
    if (standing.group != group && grade_of(standing.group) != group) continue;
    const Staff* person = staff(standing.staff);
    if (person == nullptr || !person->active || person->role == Staff::Role::admin) continue;
    if (std::find(found.begin(), found.end(), person) == found.end()) found.push_back(person);
  }
  return found;
}

bool School::near(const Staff& person, GroupId group) const {
  const Scope& found = scope(person.id);
  return std::binary_search(found.near.begin(), found.near.end(), group);
}

bool School::is_theirs(const Staff& person, StudentId student) const {
  const std::vector<GroupId>& mine = scope(person.id).mine;
  return std::any_of(mine.begin(), mine.end(), [&](GroupId group) {
    const auto all = members(group);
    return std::binary_search(all.begin(), all.end(), student);
  });
}

std::string School::homeroom(StudentId id) const {
  const Student* found = student(id);
  return found == nullptr ? std::string() : homeroom(*found);
}

std::string School::homeroom(const Student& student) const {
  const language::RosterGroup* group = student.homeroom ? roster_.group(student.homeroom) : nullptr;
  return group == nullptr ? std::string() : group->code;
}

std::string School::label(StudentId id) const {
  const Student* found = student(id);
  if (found == nullptr) return "a student";
  const std::string room = homeroom(*found);
  return room.empty() ? found->shown : found->shown + " (" + room + ")";
}

std::string School::given(StudentId id) const {
  const Student* found = student(id);
  return found == nullptr ? "them" : found->given;
}

std::string School::title(GroupId id) const {
  const language::RosterGroup* group = roster_.group(id);
  return group == nullptr ? std::string("this group") : group->title;
}

}  // namespace knownby
