#include "commands/roster/staff/stored_staff.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "commands/roster/staff/staff_words.hpp"
#include "store/settings.hpp"

namespace knownby::roster {
namespace {

using Stands = StaffRow::Stands;
using Role = Staff::Role;

constexpr std::string_view staff_told_setting = "roster_tells_preferred_staff";  // "1" or "0"

constexpr std::pair<Standing::Part, std::string_view> part_words[] = {{Standing::Part::teaches, "teaches"},
                                                                      {Standing::Part::homeroom, "homeroom"},
                                                                      {Standing::Part::leads, "leads"},
                                                                      {Standing::Part::caseload, "caseload"}};

std::string_view word_of(Standing::Part part) {
  return std::find_if(std::begin(part_words), std::end(part_words),
                      [&](const auto& pair) { return pair.first == part; })
      ->second;
}

// Of staff from before this was noted nobody can tell: a first name is rather kept than somebody outed.
bool staff_lists_tell_preferred(Db& db, const std::vector<Staff>& staff) {
  const auto told = settings::get(db, staff_told_setting);
  return told ? *told == "1" : !staff.empty();
}

// Leads and coaches, whom the file has no word for, are teachers or staff there.
bool outranks(Role known, Role said) {
  return (known == Role::lead || known == Role::coach) && (said == Role::teacher || said == Role::staff);
}

// "Ms. Rivera" whatever her first name is.
bool is_called_the_same(const Staff& before, const Staff& now) {
  return before.family == now.family &&
         (before.given == now.given || !before.called.starts_with(before.given));
}

bool says_part(const StaffFile& file, std::string_view part) {
  return std::find(file.parts.begin(), file.parts.end(), part) != file.parts.end();
}

// Keeps the role that the file has no word for, and the right to run Knownby that came with it.
void keep_post(const Staff& before, const StaffFile& file, Staff& now) {
  if (!file.says_role) {
    now.role = before.role;
    now.runs_knownby = before.runs_knownby;
    return;
  }
  if (!file.knows_all_posts && outranks(before.role, now.role)) now.role = before.role;
  // The right to run Knownby that came with a post goes with it; one that somebody gave stays.
  const bool by_post = before.role == Role::admin || before.role == Role::principal;
  now.runs_knownby |= before.runs_knownby && (!by_post || before.role == now.role);
}

// What the file has no column for. Whoever leads a grade by it is a lead.
void keep_standing(const Stands& stands, StaffRow& row) {
  Role& role = row.staff.role;
  if (stands.part == "leads" && outranks(Role::lead, role)) role = Role::lead;
  row.stands.push_back(stands);
}

void sort_once(std::vector<Stands>& stands) {
  const auto key = [](const Stands& one) { return std::tie(one.part, one.group, one.kind); };
  std::sort(stands.begin(), stands.end(), [&](const Stands& a, const Stands& b) { return key(a) < key(b); });
  stands.erase(std::unique(stands.begin(), stands.end()), stands.end());
}

}  // namespace

void note_preferred(Db& db, const StaffFile& file, const StoredStaff& before) {
  const auto told = settings::get(db, staff_told_setting);
  if (file.says_preferred && told != "1") settings::set(db, staff_told_setting, "1");
  if (!file.says_preferred && !told && before.everybody().empty() && !file.rows.empty())
    settings::set(db, staff_told_setting, "0");
}

GroupWord group_of(const Stands& stands) {
  if (stands.part == "homeroom") return {Group::Kind::homeroom, stands.group};
  if (stands.kind == Group::Kind::section || stands.kind == Group::Kind::homeroom)
    return {*stands.kind, stands.group};
  const std::vector<GroupWord> words = group_words(stands.group);
  return words.empty() ? GroupWord{Group::Kind::homeroom, stands.group} : words.front();
}

std::optional<Standing::Part> part_called(std::string_view word) {
  for (const auto& [part, its_word] : part_words)
    if (its_word == word) return part;
  return std::nullopt;
}

StoredStaff::StoredStaff(Db& db)
    : everybody_(staff::all(db)), knows_preferred_(staff_lists_tell_preferred(db, everybody_)) {
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

const Staff* StoredStaff::find(const std::string& sis_id) const {
  const auto found = by_sis_id_.find(sis_id);
  return found == by_sis_id_.end() ? nullptr : &everybody_[found->second];
}

std::vector<Stands> StoredStaff::stands(const Staff& person) const {
  const auto found = stands_.find(person.id.value);
  return found == stands_.end() ? std::vector<Stands>{} : found->second;
}

StaffRow StoredStaff::settle(const StaffRow& row, const StaffFile& file) const {
  StaffRow settled = row;
  if (const Staff* before = find(row.staff.sis_id)) {
    if (!file.says_email) settled.staff.email = before->email;
    keep_names(*before, file, settled);
    keep_post(*before, file, settled.staff);
    for (const Stands& one : stands(*before))
      if (!says_part(file, one.part)) keep_standing(one, settled);
  }
  if (!settled.staff.active) {  // whoever is gone stands with nobody and runs nothing
    settled.stands.clear();
    settled.staff.runs_knownby = false;
  }
  for (Stands& one : settled.stands) one.kind = group_of(one).kind;
  sort_once(settled.stands);
  return settled;
}

// As of students: the first name of such a list may be the one on somebody's papers (PRODUCT C.3 no. 28).
bool StoredStaff::is_name_kept(const Staff& before, const StaffRow& row, const StaffFile& file) const {
  return knows_preferred_ && !file.says_preferred && !before.given.empty() && before.given != row.staff.given;
}

void StoredStaff::keep_names(const Staff& before, const StaffFile& file, StaffRow& row) const {
  Staff& now = row.staff;
  if (is_name_kept(before, row, file)) {
    const bool is_by_first_name = now.called == called({}, now.given, now.family);
    now.given = before.given;
    if (is_by_first_name) now.called = called({}, now.given, now.family);
  }
  if (!file.says_title && is_called_the_same(before, now)) now.called = before.called;
}

const Staff* StoredStaff::staying(const StaffRow& row) const {
  const Staff* before = find(row.staff.sis_id);
  return before != nullptr && before->active && row.staff.active ? before : nullptr;
}

bool StoredStaff::keeps_name(const StaffRow& row, const StaffFile& file) const {
  const Staff* before = staying(row);
  return before != nullptr && is_name_kept(*before, row, file);
}

bool StoredStaff::keeps_post(const StaffRow& row, const StaffFile& file) const {
  const Staff* before = staying(row);
  if (before == nullptr || file.says_role || !file.knows_all_posts || !row.says_post) return false;
  const Role said = row.staff.role;
  const bool is_subject = before->role == Role::teacher && said == Role::staff;  // "Math 7"
  return said != before->role && !is_subject && !outranks(before->role, said);
}

bool StoredStaff::keeps_lead(const StaffRow& row, const StaffFile& file) const {
  const Staff* before = staying(row);
  return before != nullptr && file.says_role && file.knows_all_posts && row.says_post &&
         before->role == Role::lead && row.staff.role != Role::lead &&
         settle(row, file).staff.role == Role::lead;
}

}  // namespace knownby::roster
