#pragma once
// The school's days that differ: no school, half days, the first and the last day, with the event's name.

#include <chrono>
#include <string>
#include <vector>

#include "store/db.hpp"

namespace knownby {

struct CalendarDay {
  enum class Kind { no_school, half_day, first_day, last_day };
  std::chrono::local_days day;
  Kind kind = Kind::no_school;
  std::string event;
};

namespace calendar_days {
std::vector<CalendarDay> all(Db& db);      // by day
void put(Db& db, const CalendarDay& day);  // replaces what the day was
void remove(Db& db, std::chrono::local_days day);
}  // namespace calendar_days
}  // namespace knownby
