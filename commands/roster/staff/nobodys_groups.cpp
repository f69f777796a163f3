#include "commands/roster/staff/nobodys_groups.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "commands/roster/fields.hpp"
#include "commands/roster/staff/stored_staff.hpp"
#include "store/groups.hpp"
#include "store/students.hpp"

namespace knownby::roster {
namespace {

using Codes = std::set<std::pair<Group::Kind, std::string>>;

Codes of_stored(Db& db) {
  std::set<std::int64_t> held;
  for (const Student& student : students::all(db))
    if (!student.left) held.insert({student.grade.value, student.homeroom.value});
  Codes codes;
  for (const Group& group : groups::all(db))
    if (held.contains(group.id.value)) codes.emplace(group.kind, group.code);
  return codes;
}

void add_listed(const StudentFile& file, std::chrono::local_days today, Codes& codes) {
  for (const StudentRow& row : file.rows) {
    if (row.gone) continue;
    const auto grade = row.grade.empty() && row.leaving_year != 0 ? grade_leaving_in(row.leaving_year, today)
                                                                  : std::optional(row.grade);
    if (grade) codes.emplace(Group::Kind::grade, *grade);
    codes.emplace(Group::Kind::homeroom, row.homeroom);
  }
}

}  // namespace

std::vector<NobodysGroup> nobodys_groups(Db& db, const StaffFile& staff, const StudentFile* students,
                                         std::chrono::local_days today) {
  Codes codes = of_stored(db);
  if (students != nullptr) add_listed(*students, today, codes);
  std::vector<NobodysGroup> found;
  if (codes.empty()) return found;
  for (const StaffRow& row : staff.rows) {
    std::set<std::string> told;  // one that teaches and leads it has it once
    for (const StaffRow::Stands& one : row.stands) {
      const GroupWord word = group_of(one);
      const bool is_met = word.kind == Group::Kind::section || codes.contains({word.kind, word.code});
      if (!row.staff.active || is_met || !told.insert(one.group).second) continue;
      const auto before = std::ranges::find(found, one.group, &NobodysGroup::called);
      if (before == found.end())
        found.push_back({one.group, row.line, 1});
      else
        ++before->rows;
    }
  }
  return found;
}

}  // namespace knownby::roster
