#include "commands/roster/settled.hpp"

#include <algorithm>
#include <string_view>

#include "commands/roster/fields.hpp"
#include "commands/roster/year/new_year.hpp"
#include "store/groups.hpp"
#include "store/roster/unfinished.hpp"
#include "store/settings.hpp"

namespace knownby::roster {

using std::chrono::local_days;

namespace {

constexpr std::string_view told_setting = "roster_tells_preferred";

// Schools that brought their list in before this was noted: somebody is called by a short form of theirs.
bool tells_preferred(Db& db, const std::vector<Student>& students) {
  return settings::get(db, told_setting) ||
         std::any_of(students.begin(), students.end(),
                     [](const Student& student) { return !student.long_given.empty(); });
}

bool is_of_a_first_list(const std::optional<Unfinished>& part) { return part && part->is_first; }

}  // namespace

void note_preferred(Db& db, const StudentFile& file) {
  if (file.says_preferred && !settings::get(db, told_setting)) settings::set(db, told_setting, "1");
}

Stored::Stored(Db& db, local_days today)
    : students_(students::all(db)),
      knows_preferred_(tells_preferred(db, students_)),
      is_first_(students_.empty() || is_of_a_first_list(unfinished::find(db))),
      days_(calendar_days::all(db)),
      began_(year_began(db)),
      listed_(year_listed(db, days_, today)) {
  for (std::size_t at = 0; at < students_.size(); ++at) by_sis_id_.emplace(students_[at].sis_id, at);
  for (Group& group : groups::all(db)) codes_.emplace(group.id.value, std::move(group.code));
}

const Student* Stored::find(const std::string& sis_id) const {
  const auto found = by_sis_id_.find(sis_id);
  return found == by_sis_id_.end() ? nullptr : &students_[found->second];
}

std::string Stored::code(GroupId group) const {
  const auto found = codes_.find(group.value);
  return found == codes_.end() ? std::string{} : found->second;
}

bool out_of_school(const StudentRow& row, local_days today) {
  return row.leaving_year != 0 && !grade_leaving_in(row.leaving_year, today);
}

bool Stored::is_between_years(local_days today) const {
  return may_begin_year(days_, std::max(began_, listed_), today);
}

bool Stored::closed_lately(local_days today) const { return began_ && today - *began_ < half_a_year; }

// For a student without an entry date. A school's first file lists those who are there already, so they count
// from the first day of school; later on, whoever is new begins today.
local_days Stored::first_here(const Student* before, bool here, local_days today) const {
  const bool returning = before != nullptr && before->left && here;
  if (before != nullptr && !returning) return before->entered;
  local_days day = today;
  if (!is_first_) return day;
  for (const CalendarDay& mark : days_)
    if (mark.kind == CalendarDay::Kind::first_day && mark.day <= today) day = mark.day;
  return day;
}

// The first name of a list that does not tell what students go by may be the one on their papers, which
// nobody need know (PRODUCT C.3 no. 28).
void Stored::keep_names(const Student& before, const StudentFile& file, Student& student) const {
  const bool is_kept = knows_preferred_ && !file.says_preferred && before.given != student.given;
  if (is_kept) {
    if (student.shown.starts_with(student.given))
      student.shown.replace(0, student.given.size(), before.given);
    student.given = before.given;
    student.long_given = before.long_given;
    student.middle = before.middle;
  }
  const bool same = before.given == student.given && before.family == student.family;
  const bool is_own_order = !before.shown.starts_with(before.given);  // "Nguyễn Thị Minh Anh"
  if (same && (is_kept || (is_own_order && !file.says_display))) student.shown = before.shown;
}

Settled Stored::settle(const StudentRow& row, const StudentFile& file, local_days today) const {
  const Student* before = find(row.student.sis_id);
  Settled settled{row.student, row.grade, row.homeroom};
  Student& student = settled.student;
  const bool exited = student.left && *student.left <= today;
  settled.here = !row.gone && !exited;
  if (settled.here)
    student.left.reset();
  else if (!exited)
    student.left = before != nullptr && before->left ? before->left : today;
  if (student.entered == local_days{}) student.entered = first_here(before, settled.here, today);
  if (row.leaving_year != 0) settled.grade = grade_leaving_in(row.leaving_year, today).value_or("");
  if (before == nullptr) return settled;
  if (settled.grade.empty()) settled.grade = code(before->grade);
  // Many systems empty the homeroom of those who leave.
  if (settled.homeroom.empty() && (!file.says_homeroom || !settled.here))
    settled.homeroom = code(before->homeroom);
  if (!file.says_pronouns) student.pronouns = before->pronouns;
  keep_names(*before, file, student);
  if (!file.says_middle && before->given == student.given) student.middle = before->middle;
  return settled;
}

}  // namespace knownby::roster
