#pragma once
// When a schedule's weekly card comes.

#include <chrono>
#include <optional>

#include "commands/calendar/calendar.hpp"

namespace knownby {

// As next_slot of a weekday and a time (calendar.hpp), or before the team's meeting on that weekday: then the
// slot is the school day before it, within its week; where there is none (a meeting on the week's first
// school day, or on a day off) that first day.
struct SlotRule {
  std::chrono::weekday weekday;
  std::chrono::minutes at;
  bool before_meeting = false;
};

std::optional<std::chrono::sys_seconds> next_slot(const Calendar& calendar, const SlotRule& rule,
                                                  std::chrono::sys_seconds after);

}  // namespace knownby
