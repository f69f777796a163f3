// Days as people read them, and the weeks they fall in; nothing here depends on a school or a zone.
#include <array>

#include "commands/calendar/calendar.hpp"

namespace knownby {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr std::array<std::string_view, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

int year_of(local_days day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

// "Wed 14"
std::string day_of_month(local_days day, const std::chrono::year_month_day& date) {
  std::string words(weekday_word(std::chrono::weekday{day}), 0, 3);
  words += ' ';
  const auto number = static_cast<unsigned>(date.day());
  if (number >= 10) words += static_cast<char>('0' + number / 10);
  words += static_cast<char>('0' + number % 10);
  return words;
}

std::string_view month_word(const std::chrono::year_month_day& date) {
  return months.at(static_cast<unsigned>(date.month()) - 1);
}

}  // namespace

local_days monday_of(local_days day) { return day - days{std::chrono::weekday{day}.iso_encoding() - 1}; }

std::string iso_week(local_days day) {
  const local_days thursday = monday_of(day) + days{3};  // a week belongs to the year of its Thursday
  const int year = year_of(thursday);
  const local_days new_year{std::chrono::sys_days{std::chrono::year{year} / 1 / 1}.time_since_epoch()};
  return std::to_string(year) + "-W" + two_digits((thursday - new_year).count() / 7 + 1);
}

std::string day_words(local_days day) {
  const std::chrono::year_month_day date{day};
  std::string words = day_of_month(day, date);
  words += ' ';
  words += month_word(date);
  return words;
}

std::string day_words_year(local_days day) { return day_words(day) + " " + std::to_string(year_of(day)); }

std::string iso_day(local_days day) {
  const std::chrono::year_month_day date(day);
  return std::to_string(year_of(day)) + "-" + two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day()));
}

std::string span_words(local_days from, local_days to) {
  if (from == to) return day_words(from);
  if (year_of(from) != year_of(to)) return day_words_year(from) + " – " + day_words_year(to);
  const std::chrono::year_month_day first{from}, last{to};
  if (first.month() != last.month()) return day_words(from) + " – " + day_words(to);
  return day_of_month(from, first) + " – " + day_words(to);
}

std::string time_words(std::chrono::minutes wall) {
  return two_digits(wall.count() / 60) + ":" + two_digits(wall.count() % 60);
}

std::string_view weekday_word(std::chrono::weekday weekday) {
  return weekdays.at(weekday.c_encoding());  // throws for a weekday that is none
}

}  // namespace knownby
