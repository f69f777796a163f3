#pragma once
// How days are read, for the readers among themselves: what was found before anyone asked whether it lies
// ahead.

#include <chrono>
#include <cstdint>
#include <optional>

#include "commands/language/text/tokens.hpp"
#include "commands/language/when/dates.hpp"

namespace knownby::language {

struct Reading {
  const Setting& setting;
  const Line& line;
  bool ahead;  // announced, not done: a bare weekday is the next one

  std::chrono::local_days today() const { return setting.today; }
};

struct Found {
  std::chrono::local_days day{};
  std::uint32_t end = 0;  // past the last token
  std::optional<std::chrono::local_days> other{};
  Day::Trouble trouble = Day::Trouble::none;
};

// "10/6", "10/6/26", "oct 6", "6 oct", "6 de octubre", "the 6th".
std::optional<Found> written_date_at(const Reading& reading, std::uint32_t at);
// "today", "yesterday", "tues", "last tues", "two days ago", "hace dos días", "this morning".
std::optional<Found> told_day_at(const Reading& reading, std::uint32_t at);
bool is_week(const Line& line, std::uint32_t at);  // the word

}  // namespace knownby::language
