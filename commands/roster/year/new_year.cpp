#include "commands/roster/year/new_year.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "commands/roster/fields.hpp"
#include "commands/roster/import.hpp"
#include "commands/roster/settled.hpp"
#include "commands/words/list_words.hpp"
#include "store/settings.hpp"

namespace knownby::roster {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr std::array<std::string_view, 16> in_order{"PK", "TK", "K", "1", "2",  "3",  "4",  "5",
                                                    "6",  "7",  "8", "9", "10", "11", "12", "post"};
constexpr int fewest_up = 5;  // fewer are single students who skip a grade
constexpr int few_early = 10, early_of_100 = 15, of_one_grade = 30;
constexpr int fewest_in_grade = 3;
constexpr const char* began_on = "school_year_began";

std::size_t place_of(std::string_view grade) {
  return static_cast<std::size_t>(std::find(in_order.begin(), in_order.end(), grade) - in_order.begin());
}

bool is_graded(std::string_view grade) { return place_of(grade) < in_order.size(); }

// Not every school has a transitional kindergarten.
bool is_one_higher(std::string_view now, std::string_view before) {
  return place_of(now) == place_of(before) + 1 || (before == "PK" && now == "K");
}

// The grade everybody would stand in after the file; who is not in here is gone.
std::unordered_map<std::string, std::string> grades_after(const Stored& stored, const StudentFile& file,
                                                          const Difference& difference, local_days today) {
  std::unordered_map<std::string, std::string> grades;
  for (const Student& one : stored.students())
    if (!one.left) grades.emplace(one.sis_id, stored.code(one.grade));
  for (const StudentRow& row : file.rows) {
    const Settled now = stored.settle(row, file, today);
    if (now.here && !out_of_school(row, today)) grades[row.student.sis_id] = now.grade;
  }
  for (const Student& one : difference.leaving) grades.erase(one.sis_id);
  return grades;
}

struct InGrade {
  int before = 0, gone = 0, after = 0;
};
using Grades = std::map<std::size_t, InGrade>;  // by their place in the order

std::string title(std::size_t place) { return grade_title(in_order.at(place)); }

// Those of the last grade here, and whoever could leave school altogether.
bool is_last(std::size_t place, const Grades& grades) {
  std::size_t last = 0;
  for (const auto& [at, one] : grades)
    if (one.before > 0) last = at;
  return place == last || place >= place_of("12");
}

std::string why_look_twice(const NewYear& year, const Grades& grades) {
  std::string words;
  int to_come = 0;
  std::vector<std::string> empty;
  for (const auto& [place, one] : grades) {
    if (one.before >= fewest_in_grade && one.after == 0) empty.push_back(title(place));
    if (is_last(place, grades)) continue;
    to_come += one.before;
    if (one.gone >= fewest_up && one.gone * 100 > one.before * of_one_grade)
      words += std::to_string(one.gone) + " of " + std::to_string(one.before) + " students of " +
               title(place) + " are not in the file. ";
  }
  if (year.early >= few_early && year.early * 100 > to_come * early_of_100)
    words += std::to_string(year.early) + " of " + std::to_string(to_come) +
             " students who had a grade to come are not in the file. ";
  if (!empty.empty()) words += "Nobody would be in " + some_of(empty, 4) + ". ";
  return words;
}

// Many stand one grade higher, and yet it is no new year.
std::string why_not(const NewYear& year, bool is_time) {
  const int all = year.up + year.stay;
  if (year.up < few_early || year.up * 2 < all) return {};
  const std::string words =
      std::to_string(year.up) + " of " + std::to_string(all) + " students would move up a grade, ";
  return is_time ? words + "and the others would not. "
                 : words + "and by the calendar no new school year begins now. ";
}

std::optional<local_days> marked(std::span<const CalendarDay> all, CalendarDay::Kind kind, local_days until) {
  std::optional<local_days> latest;
  for (const CalendarDay& one : all)
    if (one.kind == kind && one.day <= until && (!latest || one.day > *latest)) latest = one.day;
  return latest;
}

}  // namespace

NewYear new_year(const Stored& stored, const StudentFile& file, const Difference& difference,
                 local_days today) {
  NewYear year;
  const auto after = grades_after(stored, file, difference, today);
  Grades grades;
  for (const Student& one : stored.students()) {
    const std::string before = stored.code(one.grade);
    if (one.left || !is_graded(before)) continue;
    InGrade& grade = grades[place_of(before)];
    ++grade.before;
    const auto now = after.find(one.sis_id);
    if (now == after.end())
      ++grade.gone;
    else
      ++(is_one_higher(now->second, before) ? year.up : year.stay);
  }
  for (const auto& [id, grade] : after)
    if (is_graded(grade)) ++grades[place_of(grade)].after;
  const bool is_time = stored.is_between_years(today);
  year.begins = is_time && year.up >= fewest_up && year.up * 5 >= (year.up + year.stay) * 4;
  for (const auto& [place, one] : grades) {
    if (one.gone == 0) continue;
    if (is_last(place, grades))
      year.finished.emplace_back(title(place), one.gone);
    else
      year.early += one.gone;
  }
  year.stop = year.begins ? why_look_twice(year, grades) : why_not(year, is_time);
  return year;
}

std::string year_words(const NewYear& year, std::size_t arriving) {
  std::string words = (year.stop.empty() ? "A new school year: " : "This looks like a new school year: ") +
                      std::to_string(year.up) + " students move up a grade";
  for (const auto& [grade, students] : year.finished)
    words += ", " + std::to_string(students) + " left after " + grade;
  words += ", " + std::to_string(arriving) + (arriving == 1 ? " is new." : " are new.");
  if (year.early > 0)
    words += " " + std::to_string(year.early) + (year.early == 1 ? " other has" : " others have") + " left.";
  if (year.stay > 0)
    words += " " + std::to_string(year.stay) + (year.stay == 1 ? " does" : " do") + " not move up.";
  return words;
}

bool may_begin_year(std::span<const CalendarDay> all, std::optional<local_days> began, local_days today) {
  constexpr days half_a_year{180}, first_weeks{45}, long_ago{300};
  if (began && today - *began < half_a_year) return false;
  const auto first = marked(all, CalendarDay::Kind::first_day, today);
  const auto last = marked(all, CalendarDay::Kind::last_day, today - days(1));
  if (first && today - *first <= first_weeks) return true;
  if (last && (!first || *last > *first)) return true;
  if (first && today - *first < long_ago) return false;
  if (first)
    return !marked(all, CalendarDay::Kind::last_day, local_days::max()) || today - *first > days(366);
  const std::chrono::month month = std::chrono::year_month_day(today).month();
  return month >= std::chrono::June && month <= std::chrono::September;
}

std::optional<local_days> year_began(Db& db) {
  const std::string text = settings::get(db, began_on).value_or("");
  int number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || trouble != std::errc()) return std::nullopt;
  return local_days(days(number));
}

void begin_year(Db& db, local_days today) {
  settings::set(db, began_on, std::to_string(today.time_since_epoch().count()));
}

bool comes_before(std::string_view grade, std::string_view other) {
  return place_of(grade) < place_of(other);
}

}  // namespace knownby::roster
