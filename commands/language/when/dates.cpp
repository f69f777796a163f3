#include "commands/language/when/dates.hpp"

#include <array>

#include "commands/language/when/reading.hpp"

namespace knownby::language {

using std::chrono::local_days;
using std::chrono::weekday;
using std::chrono::year_month_day;

local_days monday_of(local_days day) { return day - (weekday{day} - std::chrono::Monday); }

std::string spelled(local_days day) {
  constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const year_month_day date{day};
  std::string words(kDays[weekday{day}.c_encoding()]);
  words += ' ';
  words += std::to_string(static_cast<unsigned>(date.day()));
  words += ' ';
  words += kMonths[static_cast<unsigned>(date.month()) - 1];
  return words;
}

std::optional<DayWords> day_at(const Setting& setting, const Line& line, std::uint32_t at, Tense tense) {
  std::uint32_t first = at;
  // "(10/6)"
  const bool bracket = line.is_mark(at, "(");
  if (bracket) ++first;
  if (line.is_word(at, "on") || line.is_word(at, "since") || line.is_word(at, "from")) ++first;
  const Reading reading{setting, line, tense == Tense::ahead};
  auto found = written_date_at(reading, first);
  if (!found) found = told_day_at(reading, first);
  if (found && bracket) {
    if (!line.is_mark(found->end, ")")) return std::nullopt;
    ++found->end;
  }
  if (!found) return std::nullopt;
  DayWords words{{found->day, found->other, Day::Trouble::none, std::string(line.typed(at, found->end))},
                 found->end};
  words.day.trouble = found->trouble;
  if (found->day > setting.today && tense == Tense::past) words.day.trouble = Day::Trouble::future;
  return words;
}

}  // namespace knownby::language
