#include "commands/calendar/waking.hpp"

#include <algorithm>

namespace knownby {

std::chrono::sys_seconds next_waking(const Calendar& calendar, std::chrono::sys_seconds now) {
  constexpr int days_ahead = 120;
  const std::chrono::local_days today = calendar.day_of(now);
  for (int ahead = 0; ahead < days_ahead; ++ahead) {
    const std::chrono::local_days day = today + std::chrono::days(ahead);
    if (!calendar.school_day(day) || now >= calendar.instant(day, sleeps)) continue;
    return std::max(now, calendar.instant(day, wakes));
  }
  return now;
}

std::optional<std::chrono::local_days> last_school_day(const Calendar& calendar,
                                                       std::chrono::local_days day) {
  const std::chrono::local_days monday = monday_of(day);
  for (int back = 6; back >= 0; --back) {
    const std::chrono::local_days one = monday + std::chrono::days(back);
    if (calendar.school_day(one)) return one;
  }
  return std::nullopt;
}

bool week_is_closing(const Calendar& calendar, std::chrono::sys_seconds now) {
  const std::chrono::local_days today = calendar.day_of(now);
  return last_school_day(calendar, today) == today && now >= calendar.instant(today, week_closes);
}

}  // namespace knownby
