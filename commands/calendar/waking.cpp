#include "commands/calendar/waking.hpp"

#include <algorithm>

namespace knownby {

using std::chrono::days;
using std::chrono::local_days;

std::chrono::sys_seconds next_waking(const Calendar& calendar, std::chrono::sys_seconds now) {
  constexpr int days_ahead = 120;
  const local_days today = calendar.day_of(now);
  for (int ahead = 0; ahead < days_ahead; ++ahead) {
    const local_days day = today + days(ahead);
    if (!calendar.school_day(day) || now >= calendar.instant(day, sleeps)) continue;
    return std::max(now, calendar.instant(day, wakes));
  }
  for (local_days day = today;; day += days(1)) {
    if (std::chrono::weekday(day).iso_encoding() > 5 || now >= calendar.instant(day, sleeps)) continue;
    return std::max(now, calendar.instant(day, wakes));
  }
}

std::optional<local_days> year_under_way(std::span<const CalendarDay> marks, local_days today) {
  constexpr days long_ago{300};
  std::optional<local_days> first, last;
  bool is_silent = true;
  for (const CalendarDay& one : marks) {
    const bool is_first = one.kind == CalendarDay::Kind::first_day;
    if (is_first && one.day <= today) first = one.day;
    if (one.kind == CalendarDay::Kind::last_day && one.day < today) last = one.day;
    is_silent &= !is_first && one.kind != CalendarDay::Kind::last_day;
  }
  if (first && (!last || *last < *first) && today - *first < long_ago) return first;
  const std::chrono::year_month_day date(today);
  const bool is_summer = date.month() >= std::chrono::June && date.month() <= std::chrono::August;
  if (!is_silent || is_summer) return std::nullopt;
  const std::chrono::year year = date.year() - std::chrono::years(date.month() < std::chrono::June ? 1 : 0);
  return local_days(year / std::chrono::September / 1);
}

std::chrono::sys_seconds first_days_waking(const Calendar& calendar, std::chrono::sys_seconds now) {
  constexpr days soon{120};
  const local_days today = calendar.day_of(now);
  if (year_under_way(calendar.days(), today)) return next_waking(calendar, now);
  const auto ahead =
      std::find_if(calendar.days().begin(), calendar.days().end(), [&](const CalendarDay& one) {
        return one.kind == CalendarDay::Kind::first_day && one.day > today && one.day - today < soon;
      });
  const std::chrono::year_month_day date(today);
  const local_days mid_august(date.year() / std::chrono::August / 15);
  local_days from = today;
  if (ahead != calendar.days().end())
    from = ahead->day;
  else if (date.month() >= std::chrono::June && today < mid_august)
    from = mid_august;
  return next_waking(calendar, std::max(now, calendar.instant(from, std::chrono::minutes(0))));
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
