#include <date/tz.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "commands/calendar/calendar.hpp"
#include "commands/calendar/slot.hpp"
#include "commands/calendar/waking.hpp"

namespace knownby {
namespace {

using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::sys_seconds;
using std::chrono::weekday;

constexpr local_days on(int year, unsigned month, unsigned number) {
  return local_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(number)};
}

CalendarDay mark(local_days when, CalendarDay::Kind kind = CalendarDay::Kind::no_school) {
  return {when, kind, ""};
}

// When the next card is due, as a person at the school would say it; "never" where none is.
std::string due(const Calendar& calendar, weekday on, minutes at, local_days today, minutes now = 12h) {
  const auto slot = next_slot(calendar, on, at, calendar.instant(today, now));
  if (!slot) return "never";
  return day_words(calendar.day_of(*slot)) + " " + time_words(calendar.minute_of_day(*slot));
}

std::vector<CalendarDay> lincoln_days() {
  std::vector<CalendarDay> marks = {mark(on(2026, 8, 24), CalendarDay::Kind::first_day),
                                    mark(on(2026, 10, 12)),
                                    mark(on(2027, 6, 4), CalendarDay::Kind::last_day)};
  for (int number = 0; number < 14; ++number)  // winter break, 21 Dec to 3 Jan
    marks.push_back(mark(on(2026, 12, 21) + std::chrono::days{number}));
  return marks;
}
Calendar lincoln_year() { return {"America/Chicago", lincoln_days()}; }

std::string first_letter(std::vector<CalendarDay> marks, local_days today, minutes now) {
  const Calendar calendar("America/Chicago", std::move(marks));
  const auto at = first_days_waking(calendar, calendar.instant(today, now));
  return day_words(calendar.day_of(at)) + " " + time_words(calendar.minute_of_day(at));
}

TEST(Waking, a_new_years_letters_wait_for_its_first_school_day) {
  std::vector<CalendarDay> marks = lincoln_days();
  EXPECT_EQ(first_letter(marks, on(2026, 10, 14), 10h), "Wed 14 Oct 10:00");
  EXPECT_EQ(first_letter(marks, on(2027, 7, 12), 22h + 30min), "Mon 16 Aug 07:00") << "no first day is told";
  marks.push_back(mark(on(2027, 8, 25), CalendarDay::Kind::first_day));
  EXPECT_EQ(first_letter(marks, on(2027, 7, 12), 22h + 30min), "Wed 25 Aug 07:00");
}

TEST(Waking, where_the_calendar_is_silent_they_wait_for_the_middle_of_august) {
  EXPECT_EQ(first_letter({}, on(2027, 7, 12), 10h), "Mon 16 Aug 07:00");
  EXPECT_EQ(first_letter({}, on(2027, 8, 18), 10h), "Wed 18 Aug 10:00");
  EXPECT_EQ(first_letter({}, on(2027, 10, 18), 10h), "Mon 18 Oct 10:00");
}

TEST(Waking, nobody_is_written_to_at_night_where_no_school_day_is_known) {
  const Calendar calendar = lincoln_year();
  const auto at = next_waking(calendar, calendar.instant(on(2027, 7, 9), 22h + 30min));  // a Friday
  EXPECT_EQ(at, calendar.instant(on(2027, 7, 12), 7h));
}

TEST(Slot, ComesOnTuesdayWhereMondayIsOff) {
  EXPECT_EQ(due(lincoln_year(), std::chrono::Monday, 7h + 30min, on(2026, 10, 10)), "Tue 13 Oct 07:30");
  EXPECT_EQ(due(lincoln_year(), std::chrono::Monday, 7h + 30min, on(2026, 10, 12)), "Tue 13 Oct 07:30");
}

TEST(Slot, LiesStrictlyAfterTheInstantAskedAbout) {
  const Calendar school = lincoln_year();
  EXPECT_EQ(due(school, std::chrono::Monday, 7h + 30min, on(2026, 10, 13), 7h + 29min), "Tue 13 Oct 07:30");
  EXPECT_EQ(due(school, std::chrono::Monday, 7h + 30min, on(2026, 10, 13), 7h + 30min), "Mon 19 Oct 07:30");
}

TEST(Slot, PassesOverWholeWeeksOff) {
  EXPECT_EQ(due(lincoln_year(), std::chrono::Monday, 7h + 30min, on(2026, 12, 15)), "Mon 4 Jan 07:30");
}

TEST(Slot, PassesOverAWeekWhoseDaysFromTheWeekdayOnAreOff) {
  const Calendar school("America/Chicago", {mark(on(2026, 11, 26)), mark(on(2026, 11, 27))});
  EXPECT_EQ(due(school, std::chrono::Thursday, 15h, on(2026, 11, 23)), "Thu 3 Dec 15:00");
  EXPECT_EQ(due(school, std::chrono::Wednesday, 15h, on(2026, 11, 23)), "Wed 25 Nov 15:00");
}

TEST(Slot, NeverFallsOnAWeekend) {
  EXPECT_EQ(due(lincoln_year(), std::chrono::Saturday, 9h, on(2026, 10, 1)), "never");
  EXPECT_EQ(due(lincoln_year(), std::chrono::Sunday, 9h, on(2026, 10, 1)), "never");
}

TEST(Slot, WaitsForTheFirstDay) {
  EXPECT_EQ(due(lincoln_year(), std::chrono::Monday, 7h + 30min, on(2026, 6, 1)), "Mon 24 Aug 07:30");
  const Calendar thursday("America/Chicago", {mark(on(2026, 8, 27), CalendarDay::Kind::first_day)});
  EXPECT_EQ(due(thursday, std::chrono::Monday, 7h + 30min, on(2026, 8, 1)), "Thu 27 Aug 07:30");
}

TEST(Slot, EndsWithTheYear) {
  EXPECT_EQ(due(lincoln_year(), std::chrono::Friday, 16h, on(2027, 6, 1)), "Fri 4 Jun 16:00");
  EXPECT_EQ(due(lincoln_year(), std::chrono::Friday, 16h, on(2027, 6, 4), 16h), "never");
}

TEST(Slot, CrossesTheNewYear) {
  const Calendar school("Europe/Berlin", {});
  EXPECT_EQ(due(school, std::chrono::Friday, 8h, on(2026, 12, 28)), "Fri 1 Jan 08:00");
  EXPECT_EQ(due(school, std::chrono::Monday, 8h, on(2026, 12, 28)), "Mon 4 Jan 08:00");
}

// A school in every zone the system knows, asked week after week for two years, with KNOWNBY_LONG=1 for
// twenty: one card in each week that has a school day at or after the weekday, on the first such day, and
// time never runs back.
TEST(Slot, F11_EveryZoneFiresOnceASchoolWeek) {
  const int years = std::getenv("KNOWNBY_LONG") == nullptr ? 2 : 20;
  const local_days begin = on(2026, 8, 24), end = on(2026 + years, 8, 28);
  std::vector<CalendarDay> marks = lincoln_days();
  for (int year = 2027; year < 2026 + years; ++year) {
    marks.push_back(mark(on(year, 8, 23), CalendarDay::Kind::first_day));
    if (year > 2027) marks.push_back(mark(on(year, 6, 4), CalendarDay::Kind::last_day));
  }
  int zones = 0, cards = 0;
  for (const auto& zone : date::get_tzdb().zones) {
    const Calendar calendar(zone.name(), marks);
    const weekday on{static_cast<unsigned>(1 + zones % 5)};
    const minutes at = 30min * (zones % 48);
    ++zones;
    sys_seconds now = calendar.instant(begin - std::chrono::days{7}, 0h);
    for (local_days monday = begin; monday < end; monday += std::chrono::days{7}) {
      local_days expected = monday + std::chrono::days{on.iso_encoding() - 1};
      while (expected < monday + std::chrono::days{5} && !calendar.school_day(expected))
        expected += std::chrono::days{1};
      if (expected == monday + std::chrono::days{5}) continue;
      const auto slot = next_slot(calendar, on, at, now);
      ASSERT_TRUE(slot) << zone.name();
      ASSERT_GT(*slot, now) << zone.name();
      ASSERT_EQ(*slot, calendar.instant(expected, at)) << zone.name();
      now = *slot;
      ++cards;
    }
  }
  EXPECT_GT(zones, 300);
  std::cout << zones << " zones, " << years << " years: " << cards << " cards, each once and on its day\n";
}

TEST(Slot, TheSchoolDayBeforeTheMeeting) {
  const auto before = [](weekday meeting, local_days today) {
    const Calendar school = lincoln_year();
    const auto slot = next_slot(school, {meeting, 7h + 30min, true}, school.instant(today, 12h));
    return slot ? day_words(school.day_of(*slot)) : std::string("never");
  };
  EXPECT_EQ(before(std::chrono::Thursday, on(2026, 10, 17)), "Wed 21 Oct");
  EXPECT_EQ(before(std::chrono::Tuesday, on(2026, 10, 17)), "Mon 19 Oct");
  // Monday 12 Oct was off: the meeting's own morning is the first one there is.
  EXPECT_EQ(before(std::chrono::Tuesday, on(2026, 10, 10)), "Tue 13 Oct");
  EXPECT_EQ(before(std::chrono::Monday, on(2026, 10, 17)), "Mon 19 Oct");
  // A week whose meeting falls on a day off has its card on its first school day all the same.
  EXPECT_EQ(before(std::chrono::Monday, on(2026, 10, 10)), "Tue 13 Oct");
}

TEST(Words, DaysAreSaidWithTheirWeekday) {
  EXPECT_EQ(day_words(on(2026, 10, 14)), "Wed 14 Oct");
  EXPECT_EQ(day_words(on(2026, 10, 6)), "Tue 6 Oct");
  EXPECT_EQ(day_words_year(on(2026, 10, 14)), "Wed 14 Oct 2026");
  EXPECT_EQ(span_words(on(2026, 10, 13), on(2026, 10, 16)), "Tue 13 – Fri 16 Oct");
  EXPECT_EQ(span_words(on(2026, 9, 28), on(2026, 10, 2)), "Mon 28 Sep – Fri 2 Oct");
  EXPECT_EQ(span_words(on(2026, 12, 28), on(2027, 1, 1)), "Mon 28 Dec 2026 – Fri 1 Jan 2027");
  EXPECT_EQ(span_words(on(2026, 10, 13), on(2026, 10, 13)), "Tue 13 Oct");
  EXPECT_EQ(time_words(7h + 30min), "07:30");
  EXPECT_EQ(time_words(0min), "00:00");
  EXPECT_EQ(weekday_word(std::chrono::Monday), "Monday");
  EXPECT_EQ(weekday_word(std::chrono::Sunday), "Sunday");
}

TEST(Weeks, RunFromMondayToSunday) {
  for (int number = 0; number < 7; ++number)
    EXPECT_EQ(monday_of(on(2026, 10, 12) + std::chrono::days{number}), on(2026, 10, 12));
  EXPECT_EQ(monday_of(on(2026, 10, 19)), on(2026, 10, 19));
  EXPECT_EQ(monday_of(on(2027, 1, 1)), on(2026, 12, 28));
}

TEST(Weeks, AreNumberedByTheirThursday) {
  EXPECT_EQ(iso_week(on(2026, 10, 14)), "2026-W42");
  EXPECT_EQ(iso_week(on(2027, 1, 1)), "2026-W53");
  EXPECT_EQ(iso_week(on(2027, 1, 3)), "2026-W53");
  EXPECT_EQ(iso_week(on(2027, 1, 4)), "2027-W01");
  EXPECT_EQ(iso_week(on(2024, 12, 30)), "2025-W01");
  EXPECT_EQ(iso_week(on(2023, 1, 1)), "2022-W52");
  EXPECT_EQ(iso_week(on(2024, 1, 1)), "2024-W01");
}

}  // namespace
}  // namespace knownby
