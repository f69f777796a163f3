#pragma once
// The hours in which Knownby writes to people unasked: 07:00 to 16:30 on school days (PRODUCT D.5).

#include <chrono>
#include <optional>
#include <span>

#include "commands/calendar/calendar.hpp"

namespace knownby {

inline constexpr std::chrono::minutes wakes{7 * 60};
inline constexpr std::chrono::minutes sleeps{16 * 60 + 30};

// The first moment from `now` on in which people are written to; where no school day lies within four months,
// which is longer than a summer, the same hours of the next weekday.
std::chrono::sys_seconds next_waking(const Calendar& calendar, std::chrono::sys_seconds now);
// The first day of the school year that lasts; where the calendar is silent, the first of September. None: it
// is the holidays. The marks come by day.
std::optional<std::chrono::local_days> year_under_way(std::span<const CalendarDay> marks,
                                                      std::chrono::local_days today);
// The same as next_waking() for what a new school year brings: not in the holidays before it. Where the
// calendar does not tell when it begins, not from June to the middle of August.
std::chrono::sys_seconds first_days_waking(const Calendar& calendar, std::chrono::sys_seconds now);

// The last school day of the week that `day` lies in; none: it has none.
std::optional<std::chrono::local_days> last_school_day(const Calendar& calendar, std::chrono::local_days day);

// From this hour of the week's last school day on the week is looked back at.
inline constexpr std::chrono::minutes week_closes{15 * 60};
bool week_is_closing(const Calendar& calendar, std::chrono::sys_seconds now);  // that day, from then on

}  // namespace knownby
