// Classes and who is in them, written down where they differ from what is stored.
#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "commands/roster/oneroster/oneroster.hpp"
#include "store/groups.hpp"
#include "store/settings.hpp"
#include "store/students.hpp"

namespace knownby::roster::oneroster {
namespace {

void keep_classes(Db& db, const ClassBook& book) {
  std::unordered_map<std::string, SchoolClass> before;
  for (SchoolClass& one : classes::all(db)) before.emplace(one.id, std::move(one));
  for (const auto& [id, one] : book.classes()) {
    const auto known = before.find(id);
    const bool is_new = known == before.end();
    if (is_new || known->second != one) classes::put(db, one);
    if (!one.homeroom && (is_new || known->second != one))
      groups::put(db, Group::Kind::section, id, one.title.empty() ? "a class" : one.title);
    if (!is_new) before.erase(known);
  }
  for (const auto& [id, one] : before) classes::drop(db, id);
}

void keep_people(Db& db, const ClassBook& book) {
  std::unordered_map<std::string, ClassPerson> before;
  for (ClassPerson& one : classes::people(db)) before.emplace(one.id, std::move(one));
  for (const auto& [id, one] : book.people()) {
    const auto known = before.find(id);
    if (known == before.end() || known->second != one) classes::put(db, one);
    if (known != before.end()) before.erase(known);
  }
  for (const auto& [id, one] : before) classes::drop_person(db, id);
}

}  // namespace

void apply_classes(Db& db, const Reading& reading) {
  keep_classes(db, *reading.classes);
  keep_people(db, *reading.classes);
  settings::set(db, "oneroster_school", reading.school);
}

void apply_seats(Db& db, const ClassBook& book) {
  std::unordered_map<std::string, StudentId> students;
  for (const Student& one : students::all(db))
    if (!one.left) students.emplace(one.sis_id, one.id);
  std::unordered_map<std::string, GroupId> sections;
  for (const Group& one : groups::all(db))
    if (one.kind == Group::Kind::section) sections.emplace(one.code, one.id);
  std::vector<groups::Member> now;
  for (const ClassBook::Seat& seat : book.seats()) {
    const auto student = students.find(seat.student);
    const auto group = sections.find(seat.class_id);
    if (student != students.end() && group != sections.end()) now.push_back({group->second, student->second});
  }
  std::sort(now.begin(), now.end());
  now.erase(std::unique(now.begin(), now.end()), now.end());
  const std::vector<groups::Member> before = groups::in_classes(db);
  std::vector<groups::Member> come, go;
  std::set_difference(now.begin(), now.end(), before.begin(), before.end(), std::back_inserter(come));
  std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(go));
  for (const groups::Member& one : come) groups::join(db, one);
  for (const groups::Member& one : go) groups::part(db, one);
}

}  // namespace knownby::roster::oneroster
