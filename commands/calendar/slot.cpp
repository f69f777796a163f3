#include "commands/calendar/slot.hpp"

namespace knownby {

using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::sys_seconds;

namespace {

// None: the week has no day for a card.
std::optional<local_days> slot_in_week(const Calendar& calendar, const SlotRule& rule, local_days monday) {
  const local_days friday = monday + std::chrono::days{4};
  local_days day = monday + std::chrono::days{rule.weekday.iso_encoding() - 1};
  if (rule.before_meeting) {
    const bool meets = calendar.school_day(day);
    for (local_days before = day - std::chrono::days{1}; meets && before >= monday;
         before -= std::chrono::days{1})
      if (calendar.school_day(before)) return before;
    day = monday;
  }
  while (day <= friday && !calendar.school_day(day)) day += std::chrono::days{1};
  if (day > friday) return std::nullopt;
  return day;
}

}  // namespace

std::optional<sys_seconds> next_slot(const Calendar& calendar, const SlotRule& rule, sys_seconds after) {
  constexpr int weeks_ahead = 53;
  local_days monday = monday_of(calendar.day_of(after));
  for (int week = 0; week <= weeks_ahead; ++week, monday += std::chrono::days{7}) {
    const auto day = slot_in_week(calendar, rule, monday);
    if (!day) continue;
    const sys_seconds due = calendar.instant(*day, rule.at);
    if (due > after) return due;
  }
  return std::nullopt;
}

std::optional<sys_seconds> next_slot(const Calendar& calendar, std::chrono::weekday weekday, minutes at,
                                     sys_seconds after) {
  return next_slot(calendar, SlotRule{weekday, at}, after);
}

}  // namespace knownby
