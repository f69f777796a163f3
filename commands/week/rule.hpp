#pragma once
// A stored schedule as the calendar reads it.

#include "commands/calendar/slot.hpp"
#include "store/schedules.hpp"

namespace knownby {

inline SlotRule rule_of(const Schedule& schedule) {
  return {schedule.weekday, schedule.at, schedule.before_meeting};
}

}  // namespace knownby
