#include <algorithm>
#include <unordered_set>

#include "commands/roster/fields.hpp"
#include "commands/roster/import.hpp"
#include "commands/roster/staff/stored_staff.hpp"
#include "commands/roster/stop_rule.hpp"
#include "store/groups.hpp"

namespace knownby::roster {
namespace {

bool same(const Staff& before, Staff after) {
  after.id = before.id;
  return before == after;
}

// In summer a school may change one in four.
bool too_many_going(std::size_t leaving, std::size_t before, bool begins_year) {
  return too_many_leaving(leaving, before) && (!begins_year || leaving * 4 > before);
}

std::string why_stop(const StoredStaff& stored, const StaffFile& file, const StaffDifference& difference,
                     bool begins_year) {
  const auto& all = stored.everybody();
  const auto active = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Staff& person) { return person.active; }));
  std::string words;
  if (too_many_going(difference.leaving.size(), active, begins_year))
    words +=
        std::to_string(difference.leaving.size()) + " of " + std::to_string(active) + " staff would leave. ";
  if (too_many_rejected(difference.rejected, file.rows.size()))
    words += std::to_string(rejected_people(difference.rejected)) + " rows of staff can't be used. ";
  const auto known = [&](const StaffRow& row) { return stored.find(row.staff.sis_id) != nullptr; };
  if (!file.only_changes && active > 0 && !file.rows.empty() &&
      std::none_of(file.rows.begin(), file.rows.end(), known))
    words += "No staff number in the file is one I know. Is it another column, or another school? ";
  std::unordered_set<std::string> losing;
  for (const Staff& person : difference.leaving) losing.insert(person.sis_id);
  bool anybody = false;
  for (const StaffRow& row : file.rows) {
    const StaffRow now = stored.settle(row, file);
    anybody |= now.staff.runs_knownby;
    if (!now.staff.runs_knownby) losing.insert(row.staff.sis_id);
  }
  const auto runs = [](const Staff& person) { return person.active && person.runs_knownby; };
  const auto stays = [&](const Staff& person) { return runs(person) && !losing.contains(person.sis_id); };
  if (!anybody && std::any_of(all.begin(), all.end(), runs) && std::none_of(all.begin(), all.end(), stays))
    words += "Nobody would be left who may run Knownby. ";
  if (!words.empty()) words.pop_back();
  return words;
}

void put(Db& db, const StaffRow& row) {
  const StaffId id = staff::put(db, row.staff);
  std::vector<Standing> standings;
  for (const StaffRow::Stands& one : row.stands) {
    const GroupWord word = group_of(one);
    const bool grade = word.kind == Group::Kind::grade;
    const GroupId group =
        word.kind == Group::Kind::section
            ? groups::called(db, word.kind, word.code)
            : groups::put(db, word.kind, word.code, grade ? grade_title(word.code) : word.code);
    if (!group) continue;  // a class that is no more
    if (const auto part = part_called(one.part)) standings.push_back({id, group, *part});
  }
  groups::stand(db, id, standings);
}

void leave(Db& db, Staff person) {
  person.active = person.runs_knownby = false;
  staff::put(db, person);
  groups::stand(db, person.id, {});
}

void note_kept(const StaffRow& row, const StaffFile& file, StaffDifference& result) {
  const StoredStaff& stored = *result.stored;
  result.names_kept += stored.keeps_name(row, file) ? 1 : 0;
  if (stored.keeps_post(row, file))
    result.posts_kept.emplace_back(*stored.find(row.staff.sis_id), row.staff.role);
  if (stored.keeps_lead(row, file)) result.leads_kept.push_back(*stored.find(row.staff.sis_id));
}

}  // namespace

StaffDifference compare(Db& db, const StaffFile& file, bool begins_year) {
  StaffDifference result;
  result.rejected = file.rejected;
  if (!file.stop.empty()) {
    result.stop = file.stop;
    result.stop_is_final = true;
    return result;
  }
  result.stored = std::make_shared<const StoredStaff>(db);
  const StoredStaff& stored = *result.stored;
  std::unordered_set<std::string> seen;
  for (const Rejected& one : file.rejected) seen.insert(one.ids.begin(), one.ids.end());
  for (const StaffRow& row : file.rows) {
    seen.insert(row.staff.sis_id);
    const Staff* before = stored.find(row.staff.sis_id);
    const StaffRow now = stored.settle(row, file);
    note_kept(row, file, result);
    if (before == nullptr) {
      if (now.staff.active) result.arriving.push_back(row);
    } else if (before->active && !now.staff.active) {
      result.leaving.push_back(*before);
    } else if (same(*before, now.staff) && stored.stands(*before) == now.stands) {
      result.unchanged += now.staff.active ? 1 : 0;
    } else {
      result.changed.push_back(row);
    }
  }
  for (const Staff& person : stored.everybody())
    if (!file.only_changes && person.active && !seen.contains(person.sis_id))
      result.leaving.push_back(person);
  result.stop = why_stop(stored, file, result, begins_year);
  return result;
}

PeopleRows rows_of(Db& db, const StaffFile& file, const StaffDifference& difference) {
  constexpr std::chrono::microseconds each{100};
  PeopleRows rows;
  const std::size_t arriving = difference.arriving.size();
  rows.coming = {arriving + difference.changed.size(),
                 [&db, &file, &difference, arriving](std::size_t at) {
                   const StaffRow& row =
                       at < arriving ? difference.arriving[at] : difference.changed[at - arriving];
                   put(db, difference.stored->settle(row, file));
                 },
                 each};
  rows.going = {difference.leaving.size(),
                [&db, &difference](std::size_t at) { leave(db, difference.leaving[at]); }, each};
  return rows;
}

void apply(Db& db, const StaffFile& file, const StaffDifference& difference) {
  write_all(rows_of(db, file, difference));
  note_preferred(db, file, *difference.stored);
}

}  // namespace knownby::roster
