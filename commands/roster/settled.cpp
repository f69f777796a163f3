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

bool is_of_a_first_list(const std::optional<Unfinished>& part) { return part && part->is_first; }

}  // namespace

Stored::Stored(Db& db, const StudentFile& file, local_days today)
    : students_(students::all(db)),
      go_by_(db, students_, file),
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
void Stored::keep_names(const Student& before, const StudentRow& row, Student& student) const {
  const bool same_family = before.family == student.family;
  if (go_by_.keeps_first(before, row)) {
    const bool gives_away = student.shown.find(student.given) != std::string::npos;
    if (same_family && (gives_away || !row.says_shown))
      student.shown = before.shown;
    else if (student.shown.starts_with(student.given))
      student.shown.replace(0, student.given.size(), before.given);
    else if (gives_away)
      student.shown = before.given + " " + student.family;
    student.given = before.given;
    student.long_given = before.long_given;
    student.middle = before.middle;
  } else if (same_family && before.given == student.given && go_by_.keeps_order(before, row)) {
    student.shown = before.shown;
  }
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
  keep_names(*before, row, student);
  if (!file.says_middle && before->given == student.given) student.middle = before->middle;
  return settled;
}

}  // namespace knownby::roster
