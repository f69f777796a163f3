#pragma once
// A calendar file as calendars are shared.

#include <string_view>
#include <vector>

#include "store/calendar_days.hpp"

namespace knownby::roster {

inline constexpr int longest_break = 120;  // days; a summer. What is longer is a slip of the pen.

bool is_ics(std::string_view text);

// The days without school, half days, and the first and the last day, by what its events are called; by day.
// Throws std::runtime_error with the line and the reason.
std::vector<CalendarDay> read_ics(std::string_view text);

}  // namespace knownby::roster
