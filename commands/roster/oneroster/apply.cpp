// Classes and who is in them: where an export differs from what is stored, and the writing of that alone.
#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

#include "commands/roster/oneroster/oneroster.hpp"
#include "commands/roster/settled.hpp"
#include "store/groups.hpp"
#include "store/settings.hpp"
#include "store/students.hpp"

namespace knownby::roster::oneroster {
namespace {

using Seat = ClassBook::Seat;

constexpr const char* all_roles = "oneroster_roles";  // "all": those stored are everybody's

// What is new or another than before, and the ids of what is no more.
template <typename One, typename Now>
void differ(const std::unordered_map<std::string, One>& before, const Now& now, std::vector<One>& other,
            std::vector<std::string>& gone) {
  for (const auto& [id, one] : now) {
    const auto known = before.find(id);
    if (known == before.end() || known->second != one) other.push_back(one);
  }
  for (const auto& [id, one] : before)
    if (!now.contains(id)) gone.push_back(id);
  // In the order of their keys, so that pages of the store are written once.
  std::sort(other.begin(), other.end(), [](const One& a, const One& b) { return a.id < b.id; });
}

std::vector<Seat> seats_taken(Db& db) {
  const std::vector<groups::Member> members = groups::in_classes(db);
  if (members.empty()) return {};
  std::unordered_map<std::int64_t, std::string> students, sections;
  for (Student& one : students::all(db)) students.emplace(one.id.value, std::move(one.sis_id));
  for (Group& one : groups::all(db)) sections.emplace(one.id.value, std::move(one.code));
  std::vector<Seat> seats;
  seats.reserve(members.size());
  for (const groups::Member& one : members)
    seats.push_back({sections.at(one.group.value), students.at(one.student.value)});
  return seats;
}

void sort_once(std::vector<Seat>& seats) {
  std::sort(seats.begin(), seats.end());
  seats.erase(std::unique(seats.begin(), seats.end()), seats.end());
}

// Exports name people of classes who are in no students' list, and those who have left.
std::unordered_set<std::string> here_after(const Difference& students) {
  std::unordered_set<std::string> here;
  if (students.stored)
    for (const Student& one : students.stored->students())
      if (!one.left) here.insert(one.sis_id);
  for (const StudentRow& row : students.arriving) here.insert(row.student.sis_id);
  for (const StudentRow& row : students.returning) here.insert(row.student.sis_id);
  for (const Student& one : students.leaving) here.erase(one.sis_id);
  return here;
}

void know_not_all_roles(Db& db) {
  if (!settings::get(db, all_roles).value_or("").empty()) settings::set(db, all_roles, "");
}

void outdate_roles(Db& db, ClassChange& change) {
  change.outdates_roles = true;
  for (const ToldRole& one : told_roles::all(db)) change.roles_gone.push_back(one.id);
}

}  // namespace

ClassChange compare_classes(Db& db, const Reading& reading, const Difference& students) {
  const ClassBook& book = *reading.classes;
  ClassChange change;
  change.school = reading.school;
  differ(book.classes_before(), book.classes(), change.classes, change.classes_gone);
  differ(book.people_before(), book.people(), change.people, change.people_gone);
  differ(reading.roles.before, reading.roles.now, change.roles, change.roles_gone);
  change.knows_all_roles = reading.roles.knows_all;
  if (reading.outdates_roles) outdate_roles(db, change);
  const std::unordered_set<std::string> here = here_after(students);
  std::vector<Seat> now = book.seats(), before = seats_taken(db);
  std::erase_if(now, [&](const Seat& seat) { return !here.contains(seat.student); });
  sort_once(now);
  sort_once(before);
  std::set_difference(now.begin(), now.end(), before.begin(), before.end(), std::back_inserter(change.come));
  std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(change.go));
  return change;
}

ClassRows rows_of(Db& db, const ClassChange& change) {
  const auto rows = [](const auto& all, auto write, int microseconds) {
    return RowsToWrite{all.size(), [&all, write](std::size_t at) { write(all[at]); },
                       std::chrono::microseconds(microseconds)};
  };
  const auto put_class = [&db](const SchoolClass& one) {
    classes::put(db, one);
    if (!one.homeroom)
      groups::put(db, Group::Kind::section, one.id, one.title.empty() ? "a class" : one.title);
  };
  const auto put_person = [&db](const ClassPerson& one) { classes::put(db, one); };
  const auto put_role = [&db](const ToldRole& one) { told_roles::put(db, one); };
  const auto take = [&db](const Seat& one) { classes::take_seat(db, one.class_id, one.student); };
  const auto leave = [&db](const Seat& one) { classes::leave_seat(db, one.class_id, one.student); };
  const auto drop_role = [&db](const std::string& id) { told_roles::drop(db, id); };
  const auto drop_person = [&db](const std::string& id) { classes::drop_person(db, id); };
  const auto drop = [&db](const std::string& id) { classes::drop(db, id); };
  return {{rows(change.classes, put_class, 20), rows(change.people, put_person, 8),
           rows(change.roles, put_role, 8)},
          {rows(change.come, take, 10), rows(change.go, leave, 10), rows(change.roles_gone, drop_role, 8),
           rows(change.people_gone, drop_person, 8), rows(change.classes_gone, drop, 8)}};
}

void settle(Db& db, const ClassChange& change) {
  if (change.knows_all_roles) settings::set(db, all_roles, "all");
  if (change.outdates_roles) know_not_all_roles(db);
  settings::set(db, "oneroster_school", change.school);
  if (!change.is_nothing()) classes::outdate(db);
}

bool ClassChange::is_nothing() const {
  return classes.empty() && people.empty() && classes_gone.empty() && people_gone.empty() && come.empty() &&
         go.empty() && roles.empty() && roles_gone.empty();
}

void forget(Db& db) {
  know_not_all_roles(db);
  const int gone = classes::drop_all(db) + told_roles::drop_all(db);
  if (gone > 0) classes::outdate(db);
}

}  // namespace knownby::roster::oneroster
