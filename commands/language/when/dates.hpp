#pragma once
// Days and stretches of time in words. Every day read here is spelled out again to the person, so that a
// misreading shows.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "commands/language/intent.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/understand.hpp"

namespace knownby::language {

// past: what was done (a bare weekday is the last one); ahead: what is announced (the next one).
enum class Tense { past, ahead };

struct DayWords {
  Day day;
  std::uint32_t end = 0;  // past the last token
  bool is_loose = false;  // "all week", "monday - wednesday": as easily what something lasted in a note
};
// A day said at `at`: "today", "last Tues", "10/6", "6 Oct", "two days ago", with "on" before it or not.
std::optional<DayWords> day_at(const Setting& setting, const Line& line, std::uint32_t at, Tense tense);

// "13th", with nothing after it in its clause: that day of this month, where it is not ahead. Not what may be
// a grade of the school.
std::optional<DayWords> bare_day_at(const Setting& setting, const Line& line, std::uint32_t at);

// The same, or several in a row: "monday to wednesday", "mon-wed", "10/5 to 7", "every day this week", "all
// of last week". A bare weekday at the end is the first after the beginning; a week that would end ahead
// may be the one before, and is vague.
std::optional<DayWords> days_at(const Setting& setting, const Line& line, std::uint32_t at);
// A bare weekday in a row is the first after the day before it, unless that lies ahead: "mon, tue and wed".
void follow(Day& day, const Setting& setting, const Line& line, std::uint32_t at, const Day& before);
// Each school day of them up to today, or each day where none is a school day, and the first that lies ahead.
// What is left out of them is told with each, weekends aside. More than five school days are one day of
// trouble: nobody tells of more in one line.
inline constexpr std::size_t kMostDays = 5;
std::vector<Day> each_of(const Setting& setting, const Day& days);

struct PeriodWords {
  std::chrono::local_days since{};
  std::string words;  // "in 3 weeks", "since Mon 5 Oct"
  bool never = false;
  std::optional<std::string> unknown_event;
  std::uint32_t end = 0;
};
// A stretch back from today: "this week", "in 2 weeks", "since monday", "since fall break", "ever".
std::optional<PeriodWords> period_at(const Setting& setting, const Line& line, std::uint32_t at);

std::chrono::local_days monday_of(std::chrono::local_days day);
std::string spelled(std::chrono::local_days day);  // "Mon 5 Oct"

}  // namespace knownby::language
