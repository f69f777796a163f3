#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "commands/roster/fields.hpp"
#include "commands/roster/import.hpp"
#include "commands/roster/stop_rule.hpp"
#include "store/groups.hpp"

namespace knownby::roster {
namespace {

using Stands = StaffRow::Stands;

constexpr std::pair<Standing::Part, std::string_view> part_words[] = {{Standing::Part::teaches, "teaches"},
                                                                      {Standing::Part::homeroom, "homeroom"},
                                                                      {Standing::Part::leads, "leads"},
                                                                      {Standing::Part::caseload, "caseload"}};

std::string_view word_of(Standing::Part part) {
  return std::find_if(std::begin(part_words), std::end(part_words),
                      [&](const auto& pair) { return pair.first == part; })
      ->second;
}

GroupWord group_of(const Stands& stands) {
  if (stands.part == "homeroom") return {Group::Kind::homeroom, stands.group};
  if (stands.kind == Group::Kind::section || stands.kind == Group::Kind::homeroom)
    return {*stands.kind, stands.group};
  const std::vector<GroupWord> words = group_words(stands.group);
  return words.empty() ? GroupWord{Group::Kind::homeroom, stands.group} : words.front();
}

// Leads and coaches, whom the file has no word for, are teachers or staff there.
bool outranks(Staff::Role known, Staff::Role said) {
  using Role = Staff::Role;
  return (known == Role::lead || known == Role::coach) && (said == Role::teacher || said == Role::staff);
}

// "Ms. Rivera" whatever her first name is.
bool is_called_the_same(const Staff& before, const Staff& now) {
  return before.family == now.family &&
         (before.given == now.given || !before.called.starts_with(before.given));
}

// What the file has no column for. Whoever leads a grade by it is a lead.
void keep(const Stands& stands, StaffRow& row) {
  Staff::Role& role = row.staff.role;
  if (stands.part == "leads" && outranks(Staff::Role::lead, role)) role = Staff::Role::lead;
  row.stands.push_back(stands);
}

void sort_once(std::vector<Stands>& stands) {
  const auto key = [](const Stands& one) { return std::tie(one.part, one.group, one.kind); };
  std::sort(stands.begin(), stands.end(), [&](const Stands& a, const Stands& b) { return key(a) < key(b); });
  stands.erase(std::unique(stands.begin(), stands.end()), stands.end());
}

}  // namespace

// The staff as stored, and what a row of the file comes to beside it.
class StoredStaff {
 public:
  explicit StoredStaff(Db& db) : everybody_(staff::all(db)) {
    for (std::size_t at = 0; at < everybody_.size(); ++at) by_sis_id_.emplace(everybody_[at].sis_id, at);
    std::unordered_map<std::int64_t, Group> known;
    for (Group& group : groups::all(db)) known.emplace(group.id.value, std::move(group));
    for (const Standing& one : groups::standings(db)) {
      const Group& group = known.at(one.group.value);
      const bool is_class = group.kind == Group::Kind::section;
      stands_[one.staff.value].push_back(
          {std::string(word_of(one.part)), is_class ? group.code : group.title, group.kind});
    }
    for (auto& [id, stands] : stands_) sort_once(stands);
  }

  const std::vector<Staff>& everybody() const { return everybody_; }
  const Staff* find(const std::string& sis_id) const {
    const auto found = by_sis_id_.find(sis_id);
    return found == by_sis_id_.end() ? nullptr : &everybody_[found->second];
  }
  std::vector<Stands> stands(const Staff& person) const {
    const auto found = stands_.find(person.id.value);
    return found == stands_.end() ? std::vector<Stands>{} : found->second;
  }
  StaffRow settle(const StaffRow& row, const StaffFile& file) const;

 private:
  std::vector<Staff> everybody_;
  std::unordered_map<std::string, std::size_t> by_sis_id_;
  std::unordered_map<std::int64_t, std::vector<Stands>> stands_;
};

StaffRow StoredStaff::settle(const StaffRow& row, const StaffFile& file) const {
  StaffRow settled = row;
  if (const Staff* before = find(row.staff.sis_id)) {
    using Role = Staff::Role;
    if (!file.says_email) settled.staff.email = before->email;
    if (!file.says_role || (!file.knows_all_posts && outranks(before->role, settled.staff.role)))
      settled.staff.role = before->role;
    if (!file.says_title && is_called_the_same(*before, settled.staff)) settled.staff.called = before->called;
    // The right to run Knownby that came with a post goes with it; one that somebody gave stays.
    const bool by_post = before->role == Role::admin || before->role == Role::principal;
    const bool same_post = before->role == settled.staff.role;
    settled.staff.runs_knownby |= before->runs_knownby && (!by_post || same_post);
    for (const Stands& one : stands(*before))
      if (std::find(file.parts.begin(), file.parts.end(), one.part) == file.parts.end()) keep(one, settled);
  }
  if (!settled.staff.active) {  // whoever is gone stands with nobody and runs nothing
    settled.stands.clear();
    settled.staff.runs_knownby = false;
  }
  for (Stands& one : settled.stands) one.kind = group_of(one).kind;
  sort_once(settled.stands);
  return settled;
}

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
  for (const Stands& one : row.stands) {
    const GroupWord word = group_of(one);
    const bool grade = word.kind == Group::Kind::grade;
    const GroupId group =
        word.kind == Group::Kind::section
            ? groups::called(db, word.kind, word.code)
            : groups::put(db, word.kind, word.code, grade ? grade_title(word.code) : word.code);
    if (!group) continue;  // a class that is no more
    const auto part = std::find_if(std::begin(part_words), std::end(part_words),
                                   [&](const auto& pair) { return pair.second == one.part; });
    if (part != std::end(part_words)) standings.push_back({id, group, part->first});
  }
  groups::stand(db, id, standings);
}

void leave(Db& db, Staff person) {
  person.active = person.runs_knownby = false;
  staff::put(db, person);
  groups::stand(db, person.id, {});
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
}

}  // namespace knownby::roster
