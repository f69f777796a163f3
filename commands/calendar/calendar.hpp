#pragma once
// Days and hours of one school: its zone, its school days, its weeks. The only room that knows local time.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/calendar_days.hpp"

namespace knownby {

class Calendar {
 public:
  // zone: an IANA name; throws std::runtime_error with words for the admin where the system does not know it.
  Calendar(std::string_view zone, std::vector<CalendarDay> days);
  ~Calendar();
  Calendar(Calendar&&) noexcept;

  std::chrono::local_days day_of(std::chrono::sys_seconds at) const;
  std::chrono::minutes minute_of_day(std::chrono::sys_seconds at) const;
  // The instant of a local wall time. In the spring gap the first instant after it, in autumn's double hour
  // the earlier one.
  std::chrono::sys_seconds instant(std::chrono::local_days day, std::chrono::minutes wall) const;

  // Monday to Friday, not marked no school, within the first and the last day where these are known.
  bool school_day(std::chrono::local_days day) const;
  // The nearest one from `day` on, or back from it, itself included; none: not within four months, which is
  // longer than a summer.
  std::optional<std::chrono::local_days> school_day_from(std::chrono::local_days day) const;
  std::optional<std::chrono::local_days> school_day_back_from(std::chrono::local_days day) const;
  const CalendarDay* marked(std::chrono::local_days day) const;  // null: an ordinary day
  int school_days(std::chrono::local_days from,
                  std::chrono::local_days to) const;  // both included; 0 where from > to
  std::optional<std::chrono::local_days> year_began(
      std::chrono::local_days today) const;  // the latest first day <= today
  const std::vector<CalendarDay>& days() const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

std::chrono::local_days monday_of(std::chrono::local_days day);
std::string iso_week(std::chrono::local_days day);  // "2026-W42"

// The next instant after `after` at which a weekly card is due: in each week the first school day at or after
// `weekday` (Monday: the first school day of the week), at wall time `at`; a week without such a day is
// passed over. None: no school day within a year ahead. (PRODUCT D.5)
std::optional<std::chrono::sys_seconds> next_slot(const Calendar& calendar, std::chrono::weekday weekday,
                                                  std::chrono::minutes at, std::chrono::sys_seconds after);

// Words. All English, all with the weekday, so that a wrong day is noticed.
std::string day_words(std::chrono::local_days day);                                // "Wed 14 Oct"
std::string day_words_year(std::chrono::local_days day);                           // "Wed 14 Oct 2026"
std::string iso_day(std::chrono::local_days day);                                  // "2026-10-14"
std::string span_words(std::chrono::local_days from, std::chrono::local_days to);  // "Tue 13 – Fri 16 Oct"
std::string time_words(std::chrono::minutes wall);                                 // "07:30"
std::string_view weekday_word(std::chrono::weekday weekday);                       // "Monday"

}  // namespace knownby
