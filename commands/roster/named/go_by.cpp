#include "commands/roster/named/go_by.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "commands/roster/named/family.hpp"
#include "store/settings.hpp"
#include "store/students.hpp"

namespace knownby::roster {
namespace {

// The students' own ids, with a space between two; they say nothing outside of this database.
constexpr std::string_view noted_setting = "roster_go_by";

std::unordered_set<std::int64_t> ids_in(std::string_view text) {
  std::unordered_set<std::int64_t> ids;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    std::int64_t id = 0;
    if (std::from_chars(text.data(), text.data() + end, id).ec == std::errc{}) ids.insert(id);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ids;
}

bool is_own_order(const Student& student) { return !student.shown.starts_with(student.given); }

// A number that was given anew: nothing of the name is the same.
bool is_somebody_else(const Student& before, const Student& now) {
  return is_another_family(before.family, now.family) && !begin_alike(before.family, now.family) &&
         before.long_given != now.given && !begin_alike(before.given, now.given);
}

}  // namespace

GoBy::GoBy(Db& db, const std::vector<Student>& students, const StudentFile& file) {
  if (const auto noted = settings::get(db, noted_setting)) noted_ = ids_in(*noted);
  some_are_short_ = std::any_of(students.begin(), students.end(),
                                [](const Student& student) { return !student.long_given.empty(); });
  std::unordered_map<std::string_view, const Student*> by_sis_id;
  for (const Student& student : students) {
    by_sis_id.emplace(student.sis_id, &student);
    before_.emplace(student.id.value, Known{student.given, may_go_by(student)});
  }
  for (const StudentRow& row : file.rows)
    if (const auto found = by_sis_id.find(row.student.sis_id); found != by_sis_id.end())
      weigh(*found->second, row);
}

void GoBy::weigh(const Student& before, const StudentRow& row) {
  const bool is_known = noted_ ? may_go_by(before) : !before.long_given.empty();
  if (is_known && row.says_go_by)
    ++first_.told;
  else if (is_known && row.student.given != before.given)
    ++first_.silent;
  if (!is_own_order(before)) return;
  if (row.says_shown)
    ++order_.told;
  else if (row.student.shown != before.shown)
    ++order_.silent;
}

// Schools that brought their lists in before it was noted: where somebody is called by a short form, a list
// has told it, and of whom is not known.
bool GoBy::may_go_by(const Student& student) const {
  if (!noted_) return some_are_short_;
  return !student.long_given.empty() || noted_->contains(student.id.value);
}

bool GoBy::keeps_first(const Student& before, const StudentRow& row) const {
  return before.given != row.student.given && !row.says_go_by && !first_.is_fair() && may_go_by(before) &&
         !is_somebody_else(before, row.student);
}

bool GoBy::keeps_order(const Student& before, const StudentRow& row) const {
  return is_own_order(before) && !row.says_shown && !order_.is_fair();
}

bool GoBy::goes_by_after(const Student& now, const StudentRow* row, bool only_changes) const {
  const auto known = before_.find(now.id.value);
  const bool went_by = known != before_.end() && known->second.goes_by;
  if (row == nullptr) return went_by;
  if (row->says_go_by) return row->goes_by;
  if (first_.is_fair() && !only_changes) return false;
  return went_by && known->second.given == now.given;
}

void GoBy::note(Db& db, const StudentFile& file) const {
  const bool tells =
      std::any_of(file.rows.begin(), file.rows.end(), [](const StudentRow& row) { return row.says_go_by; });
  const bool is_whole = !some_are_short_ || (first_.is_fair() && !file.only_changes);
  if (noted_ ? !tells && noted_->empty() : !tells || !is_whole) return;
  std::unordered_map<std::string_view, const StudentRow*> rows;
  for (const StudentRow& row : file.rows) rows.emplace(row.student.sis_id, &row);
  std::string ids;
  for (const Student& now : students::all(db)) {
    if (now.given.empty()) continue;  // left so long ago that they have no name any more
    const auto row = rows.find(now.sis_id);
    if (!goes_by_after(now, row == rows.end() ? nullptr : row->second, file.only_changes)) continue;
    ids += (ids.empty() ? "" : " ") + std::to_string(now.id.value);
  }
  if (settings::get(db, noted_setting) != ids) settings::set(db, noted_setting, ids);
}

}  // namespace knownby::roster
