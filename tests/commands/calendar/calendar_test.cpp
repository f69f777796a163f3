#include "commands/calendar/calendar.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace knownby {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

constexpr local_days day(int year, unsigned month, unsigned number) {
  return local_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(number)};
}
constexpr sys_seconds utc(int year, unsigned month, unsigned number, minutes at) {
  return sys_seconds{day(year, month, number).time_since_epoch()} + at;
}

CalendarDay off(local_days when) { return {when, CalendarDay::Kind::no_school, "No school"}; }
CalendarDay first(local_days when) { return {when, CalendarDay::Kind::first_day, "First day"}; }
CalendarDay last(local_days when) { return {when, CalendarDay::Kind::last_day, "Last day"}; }

// Lincoln Middle School, 2026-27.
Calendar lincoln() {
  return {"America/Chicago",
          {first(day(2026, 8, 24)), off(day(2026, 9, 7)), off(day(2026, 10, 12)), off(day(2026, 11, 25)),
           off(day(2026, 11, 26)), off(day(2026, 11, 27)), last(day(2027, 6, 4))}};
}

TEST(Calendar, LocalDayAndMinuteFollowTheZone) {
  const Calendar school = lincoln();
  const sys_seconds now = utc(2026, 10, 14, 15h + 12min);  // 10:12 in Chicago
  EXPECT_EQ(school.day_of(now), day(2026, 10, 14));
  EXPECT_EQ(school.minute_of_day(now), 10h + 12min);
  EXPECT_EQ(school.minute_of_day(now + 59s), 10h + 12min);
  EXPECT_EQ(school.day_of(utc(2026, 10, 15, 4h + 59min)), day(2026, 10, 14));
  EXPECT_EQ(school.day_of(utc(2026, 10, 15, 5h)), day(2026, 10, 15));
  EXPECT_EQ(school.instant(day(2026, 10, 14), 10h + 12min), now);
}

TEST(Calendar, R09_HalfPastTwoOnTheSpringDayIsTheFirstInstantAfterTheGap) {
  const Calendar chicago("America/Chicago", {});
  EXPECT_EQ(chicago.instant(day(2027, 3, 14), 2h + 30min), utc(2027, 3, 14, 8h));
  EXPECT_EQ(chicago.instant(day(2027, 3, 14), 2h), utc(2027, 3, 14, 8h));
  EXPECT_EQ(chicago.instant(day(2027, 3, 14), 1h + 59min), utc(2027, 3, 14, 7h + 59min));
  EXPECT_EQ(chicago.instant(day(2027, 3, 14), 3h), utc(2027, 3, 14, 8h));
  EXPECT_EQ(chicago.minute_of_day(utc(2027, 3, 14, 8h)), 3h);
  const Calendar berlin("Europe/Berlin", {});
  EXPECT_EQ(berlin.instant(day(2026, 3, 29), 2h + 30min), utc(2026, 3, 29, 1h));
  EXPECT_EQ(berlin.minute_of_day(utc(2026, 3, 29, 1h)), 3h);
}

TEST(Calendar, R09_HalfPastOneHappensTwiceInAutumnAndTheFirstCounts) {
  const Calendar chicago("America/Chicago", {});
  EXPECT_EQ(chicago.instant(day(2026, 11, 1), 1h + 30min), utc(2026, 11, 1, 6h + 30min));
  EXPECT_EQ(chicago.minute_of_day(utc(2026, 11, 1, 6h + 30min)), 1h + 30min);
  EXPECT_EQ(chicago.minute_of_day(utc(2026, 11, 1, 7h + 30min)), 1h + 30min);
  EXPECT_EQ(chicago.instant(day(2026, 11, 1), 2h), utc(2026, 11, 1, 8h));
  const Calendar berlin("Europe/Berlin", {});
  EXPECT_EQ(berlin.instant(day(2026, 10, 25), 2h + 30min), utc(2026, 10, 25, 30min));
  EXPECT_EQ(berlin.instant(day(2026, 10, 25), 3h), utc(2026, 10, 25, 2h));
}

TEST(Calendar, FourInTheAfternoonStaysFourAcrossTheClockChange) {
  const Calendar berlin("Europe/Berlin", {});
  EXPECT_EQ(berlin.instant(day(2026, 10, 23), 16h), utc(2026, 10, 23, 14h));
  EXPECT_EQ(berlin.instant(day(2026, 10, 30), 16h), utc(2026, 10, 30, 15h));
}

TEST(Calendar, EveryQuarterHourOfTwoYearsComesBackAsItself) {
  for (const char* zone : {"America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"}) {
    const Calendar calendar(zone, {});
    for (sys_seconds at = utc(2026, 1, 1, 0min); at < utc(2028, 1, 1, 0min); at += 15min) {
      const sys_seconds back = calendar.instant(calendar.day_of(at), calendar.minute_of_day(at));
      // In a double hour the earlier instant comes back, never a later one.
      ASSERT_LE(back, at) << zone;
      ASSERT_LE(at - back, 1h) << zone;
      ASSERT_EQ(calendar.minute_of_day(back), calendar.minute_of_day(at)) << zone;
    }
  }
}

TEST(Calendar, UnknownZoneIsToldInWords) {
  for (const char* zone : {"America/Chigaco", "", "../../etc/passwd", "america/chicago"}) {
    try {
      Calendar calendar(zone, {});
      ADD_FAILURE() << zone;
    } catch (const std::runtime_error& error) {
      EXPECT_NE(std::string(error.what()).find("America/Chicago"), std::string::npos);
    }
  }
}

TEST(Calendar, SchoolDaysAreWeekdaysInsideTheYearThatNobodyTookOff) {
  const Calendar school = lincoln();
  EXPECT_FALSE(school.school_day(day(2026, 8, 21)));  // the Friday before the first day
  EXPECT_TRUE(school.school_day(day(2026, 8, 24)));
  EXPECT_FALSE(school.school_day(day(2026, 10, 12)));  // off
  EXPECT_TRUE(school.school_day(day(2026, 10, 13)));
  EXPECT_FALSE(school.school_day(day(2026, 10, 17)));  // Saturday
  EXPECT_TRUE(school.school_day(day(2027, 6, 4)));
  EXPECT_FALSE(school.school_day(day(2027, 6, 7)));
  EXPECT_TRUE(Calendar("America/Chicago", {}).school_day(day(2031, 7, 1)));  // nothing known, nothing closed
}

TEST(Calendar, HalfDayIsASchoolDay) {
  const Calendar school("America/Chicago", {{day(2026, 10, 16), CalendarDay::Kind::half_day, "Conferences"}});
  EXPECT_TRUE(school.school_day(day(2026, 10, 16)));
  ASSERT_NE(school.marked(day(2026, 10, 16)), nullptr);
  EXPECT_EQ(school.marked(day(2026, 10, 16))->event, "Conferences");
  EXPECT_EQ(school.marked(day(2026, 10, 15)), nullptr);
}

TEST(Calendar, SinceWednesdayThreeWeeksAgoAreFourteenSchoolDaysWithoutToday) {
  const Calendar school = lincoln();
  EXPECT_EQ(school.school_days(day(2026, 9, 23), day(2026, 10, 13)), 14);
  EXPECT_EQ(school.school_days(day(2026, 10, 12), day(2026, 10, 13)), 1);  // "1 full school day so far"
  EXPECT_EQ(school.school_days(day(2026, 10, 14), day(2026, 10, 13)), 0);
  EXPECT_EQ(school.school_days(day(2026, 10, 17), day(2026, 10, 18)), 0);
}

TEST(Calendar, CountingDaysAgreesWithAskingEachDay) {
  const Calendar school(
      "America/Chicago",
      {first(day(2025, 8, 25)), off(day(2025, 11, 27)), last(day(2026, 6, 5)), off(day(2026, 7, 4)),
       first(day(2026, 8, 24)), off(day(2026, 10, 12)), off(day(2026, 10, 17))});
  for (int from = 0; from < 500; from += 7) {
    int by_hand = 0;
    for (int length = 0; length < 450; ++length) {
      const local_days start = day(2025, 8, 1) + days{from};
      by_hand += school.school_day(start + days{length}) ? 1 : 0;
      ASSERT_EQ(school.school_days(start, start + days{length}), by_hand);
    }
  }
}

TEST(Calendar, SummerBetweenTwoYearsHasNoSchool) {
  const Calendar school("America/Chicago",
                        {first(day(2025, 8, 25)), last(day(2026, 6, 5)), first(day(2026, 8, 24))});
  EXPECT_TRUE(school.school_day(day(2026, 6, 5)));
  EXPECT_FALSE(school.school_day(day(2026, 7, 15)));
  EXPECT_TRUE(school.school_day(day(2026, 8, 24)));
  EXPECT_FALSE(school.school_day(day(2025, 8, 22)));
}

TEST(Calendar, KnowingOnlyTheLastDayLeavesTheBeginningOpen) {
  const Calendar school("America/Chicago", {last(day(2027, 6, 4))});
  EXPECT_TRUE(school.school_day(day(2026, 9, 1)));
  EXPECT_FALSE(school.school_day(day(2027, 6, 7)));
}

TEST(Calendar, TheNearestSchoolDayIsFoundAcrossABreakAndAnEndlessHolidayHasNone) {
  const Calendar school = lincoln();
  EXPECT_EQ(school.school_day_from(day(2026, 10, 14)), day(2026, 10, 14)) << "the day itself";
  EXPECT_EQ(school.school_day_back_from(day(2026, 10, 14)), day(2026, 10, 14));
  EXPECT_EQ(school.school_day_from(day(2026, 11, 25)), day(2026, 11, 30)) << "over Thanksgiving";
  EXPECT_EQ(school.school_day_back_from(day(2026, 11, 29)), day(2026, 11, 24));
  EXPECT_EQ(school.school_day_from(day(2027, 6, 5)), std::nullopt) << "no further year is known";
  EXPECT_EQ(school.school_day_back_from(day(2026, 8, 23)), std::nullopt);
  EXPECT_EQ(school.school_day_back_from(day(2027, 8, 20)), day(2027, 6, 4)) << "a summer is bridged";
}

TEST(Calendar, YearBeganOnTheLatestFirstDay) {
  const Calendar school("America/Chicago",
                        {first(day(2026, 8, 24)), first(day(2025, 8, 25)), last(day(2026, 6, 5))});
  EXPECT_EQ(school.year_began(day(2026, 10, 14)), day(2026, 8, 24));
  EXPECT_EQ(school.year_began(day(2026, 8, 24)), day(2026, 8, 24));
  EXPECT_EQ(school.year_began(day(2026, 8, 23)), day(2025, 8, 25));
  EXPECT_EQ(school.year_began(day(2025, 8, 24)), std::nullopt);
}

TEST(Calendar, TwoThreadsMayAskTheSameCalendar) {
  const Calendar school = lincoln();
  std::atomic<int> wrong = 0;
  const auto ask = [&] {
    for (int hour = 0; hour < 24 * 365; ++hour) {
      const sys_seconds at = utc(2026, 8, 1, 0min) + std::chrono::hours{hour};
      if (school.instant(school.day_of(at), school.minute_of_day(at)) > at) ++wrong;
    }
  };
  std::thread one(ask), two(ask);
  one.join();
  two.join();
  EXPECT_EQ(wrong, 0);
}

TEST(Calendar, CanBeMovedIntoPlace) {
  Calendar school = lincoln();
  const Calendar moved(std::move(school));
  EXPECT_EQ(moved.days().size(), 7u);
}

}  // namespace
}  // namespace knownby
