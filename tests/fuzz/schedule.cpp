// Any zone, calendar, rule and instant: the next card comes later than now, on a school day, never at night
// by the school's own clock, and asking again a second before brings the same.

#include <array>

#include "commands/calendar/slot.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::array zones{"America/Chicago",    "America/Los_Angeles",
                             "Pacific/Apia",       "Europe/London",
                             "Asia/Kathmandu",     "Africa/Casablanca",
                             "America/St_Johns",   "Australia/Lord_Howe",
                             "Pacific/Kiritimati", "UTC"};
  std::string_view left = fuzz::text_of(bytes, size);
  const auto number = [&left](unsigned below) {
    const unsigned high = fuzz::choice(left);
    return (high * 256U + fuzz::choice(left)) % below;
  };
  const std::string_view zone = zones[number(zones.size())];
  const SlotRule rule{std::chrono::weekday(number(7)), std::chrono::minutes(7 * 60 + number(570)),
                      number(2) == 1};
  const std::chrono::sys_seconds now(std::chrono::hours(24) * (18'000 + number(12'000)) +
                                     std::chrono::seconds(number(65'536)));
  const auto today = std::chrono::local_days(std::chrono::floor<std::chrono::days>(now).time_since_epoch());
  std::vector<CalendarDay> days;
  while (!left.empty() && days.size() < 64)
    days.push_back({today + std::chrono::days(number(80)), static_cast<CalendarDay::Kind>(number(4)), ""});
  const Calendar calendar(zone, std::move(days));
  const auto next = next_slot(calendar, rule, now);
  if (!next) return 0;
  fuzz::expect(*next > now);
  fuzz::expect(calendar.school_day(calendar.day_of(*next)));
  fuzz::expect(next_slot(calendar, rule, *next - std::chrono::seconds(1)) == next);
  const auto again = next_slot(calendar, rule, *next);
  fuzz::expect(!again || *again > *next);
  return 0;
}
