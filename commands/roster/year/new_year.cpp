#include "commands/roster/year/new_year.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "commands/calendar/waking.hpp"
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
constexpr const char* listed_since = "school_year_listed";  // the first list came in this year

std::size_t place_of(std::string_view grade) {
  return static_cast<std::size_t>(std::find(in_order.begin(), in_order.end(), grade) - in_order.begin());
}

bool is_graded(std::string_view grade) { return place_of(grade) < in_order.size(); }

// Not every school has a transitional kindergarten.
bool is_one_higher(std::string_view now, std::string_view before) {
  return place_of(now) == place_of(before) + 1 || (before == "PK" && now == "K");
}

struct Place {
  std::string grade, homeroom;
};

// Where everybody would stand after the file; who is not in here is gone.
std::unordered_map<std::string, Place> places_after(const Stored& stored, const StudentFile& file,
                                                    const Difference& difference, local_days today) {
  std::unordered_map<std::string, Place> places;
  for (const Student& one : stored.students())
    if (!one.left) places[one.sis_id] = {stored.code(one.grade), stored.code(one.homeroom)};
  for (const StudentRow& row : file.rows) {
    const Settled now = stored.settle(row, file, today);
    if (now.here && !out_of_school(row, today)) places[row.student.sis_id] = {now.grade, now.homeroom};
  }
  for (const Student& one : difference.leaving) places.erase(one.sis_id);
  return places;
}

struct InGrade {
  int before = 0, gone = 0, same = 0, after = 0;
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

// Small children may stay where they are for years, and so may those who are past the last grade.
bool is_left_after_a_year(std::size_t place) { return place >= place_of("K") && place <= place_of("12"); }

std::string homeroom_words(const NewYear& year) {
  if (year.roomless < fewest_up || year.roomless * 100 <= year.roomed * of_one_grade) return {};
  return std::to_string(year.roomless) + " of " + std::to_string(year.roomed) +
         " students would lose their homeroom and get none: is that column empty? ";
}

std::string why_look_twice(const NewYear& year, const Grades& grades) {
  std::string words;
  int to_come = 0;
  std::vector<std::string> empty;
  for (const auto& [place, one] : grades) {
    if (one.before >= fewest_in_grade && one.after == 0) empty.push_back(title(place));
    if (is_left_after_a_year(place) && one.same >= fewest_up && one.same * 100 > one.before * of_one_grade)
      words += std::to_string(one.same) + " of " + std::to_string(one.before) + " students of " +
               title(place) + " would still be there. ";
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
  return words + homeroom_words(year);
}

// What speaks against a new year.
std::string doubt(const NewYear& year, bool is_time) {
  const std::string words = std::to_string(year.up) + " of " + std::to_string(year.up + year.stay) +
                            " students would move up a grade, ";
  return is_time ? words + "and the others would not. "
                 : words + "and by the calendar no new school year begins now. ";
}

// Many stand one grade higher, and yet it is no new year.
std::string why_not(const NewYear& year, bool is_time) {
  const bool are_many = year.up >= few_early && year.up * 2 >= year.up + year.stay;
  return are_many ? doubt(year, is_time) : std::string();
}

void count(const Stored& stored, const std::unordered_map<std::string, Place>& after, NewYear& year,
           Grades& grades) {
  for (const Student& one : stored.students()) {
    const std::string before = stored.code(one.grade);
    if (one.left || !is_graded(before)) continue;
    InGrade& grade = grades[place_of(before)];
    ++grade.before;
    const auto now = after.find(one.sis_id);
    if (now == after.end()) {
      ++grade.gone;
      continue;
    }
    ++(is_one_higher(now->second.grade, before) ? year.up : year.stay);
    grade.same += now->second.grade == before ? 1 : 0;
    if (!one.homeroom) continue;
    ++year.roomed;
    year.roomless += now->second.homeroom.empty() ? 1 : 0;
  }
  for (const auto& [id, place] : after)
    if (is_graded(place.grade)) ++grades[place_of(place.grade)].after;
}

std::optional<local_days> marked(std::span<const CalendarDay> all, CalendarDay::Kind kind, local_days until) {
  std::optional<local_days> latest;
  for (const CalendarDay& one : all)
    if (one.kind == kind && one.day <= until && (!latest || one.day > *latest)) latest = one.day;
  return latest;
}

}  // namespace

NewYear new_year(const Stored& stored, const StudentFile& file, const Difference& difference,
                 local_days today, bool is_said) {
  NewYear year;
  Grades grades;
  count(stored, places_after(stored, file, difference, today), year, grades);
  const bool is_time = stored.is_between_years(today), may = !grades.empty() && !stored.closed_lately(today);
  const int all = year.up + year.stay;
  const bool is_seen = is_time && year.up >= fewest_up && year.up * 5 >= all * 4;
  year.begins = is_seen || (is_said && may);
  year.may_be = !year.begins && may && year.up >= fewest_up && year.up * 4 >= all;
  for (const auto& [place, one] : grades) {
    if (one.gone == 0) continue;
    if (is_last(place, grades))
      year.finished.emplace_back(title(place), one.gone);
    else
      year.early += one.gone;
  }
  if (year.begins)
    year.stop = (is_seen ? std::string() : doubt(year, is_time)) + why_look_twice(year, grades);
  else
    year.stop = why_not(year, is_time);
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
  constexpr days first_weeks{45}, long_ago{300};
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

std::optional<local_days> year_began(Db& db) { return settings::day(db, began_on); }

std::optional<local_days> year_listed(Db& db, std::span<const CalendarDay> all, local_days today) {
  if (const auto listed = settings::day(db, listed_since)) return listed;
  const auto first = year_under_way(all, today);
  const auto imported = settings::number(db, "roster_imported");
  if (!first || !imported || year_began(db)) return std::nullopt;
  const std::chrono::sys_seconds at{std::chrono::seconds(*imported)};
  const bool is_since = at >= std::chrono::sys_days(first->time_since_epoch()) + days(1);
  return is_since ? first : std::nullopt;
}

void list_year(Db& db, std::span<const CalendarDay> all, local_days today) {
  if (year_began(db) || settings::day(db, listed_since)) return;
  if (const auto first = year_under_way(all, today)) settings::set_day(db, listed_since, *first);
}

void begin_year(Db& db, local_days today) { settings::set_day(db, began_on, today); }

bool comes_before(std::string_view grade, std::string_view other) {
  return place_of(grade) < place_of(other);
}

}  // namespace knownby::roster
