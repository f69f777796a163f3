#include <gmock/gmock.h>

#include "commands/roster/roster_files.hpp"

namespace knownby::roster {
namespace {

using Kind = CalendarDay::Kind;
using std::chrono::local_days;
using std::chrono::year;
using testing::HasSubstr;

local_days day(int month, int number) { return local_days{year{2026} / month / number}; }

std::string why_not(const std::string& csv) {
  try {
    read_calendar(csv);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST(CalendarFile, ReadsTheSchoolsDaysInOrder) {
  const auto days = read_calendar(
      "Date,Day_Type,Event\n2026-10-12,No School,Indigenous Peoples' Day\n8/24/2026,First Day,First day of "
      "school\n"
      "2026-10-30,Half Day,\n2026-09-01,School Day,\n2026-06-05,Last Day,\n");
  ASSERT_EQ(days.size(), 4u);
  EXPECT_EQ(days[0].kind, Kind::last_day);
  EXPECT_EQ(days[1].kind, Kind::first_day);
  EXPECT_EQ(days[1].day, day(8, 24));
  EXPECT_EQ(days[2].kind, Kind::no_school);
  EXPECT_EQ(days[2].event, "Indigenous Peoples' Day");
  EXPECT_EQ(days[3].kind, Kind::half_day);
}

TEST(CalendarFile, OtherWordsForTheSameDays) {
  const auto days = read_calendar(
      "Date;Type;Name\n2026-11-25;Holiday;\n2026-11-26;Thanksgiving Break;\n2026-11-27;School closed;\n"
      "2026-12-01;Early Release;\n2026-12-02;Minimum Day;\n");
  ASSERT_EQ(days.size(), 5u);
  EXPECT_EQ(days[2].kind, Kind::no_school);
  EXPECT_EQ(days[3].kind, Kind::half_day);
  EXPECT_EQ(days[4].kind, Kind::half_day);
}

TEST(CalendarFile, ABreakMayBeOneRow) {
  const auto days =
      read_calendar("Start Date,End Date,Day Type,Event\n2026-12-21,2026-12-31,No School,Winter break\n");
  ASSERT_EQ(days.size(), 11u);
  EXPECT_EQ(days.back().day, day(12, 31));
  EXPECT_EQ(days.back().event, "Winter break");
}

TEST(CalendarFile, AFirstDayMayBeAHalfDayAndStaysTheFirst) {
  const auto days = read_calendar("Date,Day_Type\n2026-08-24,Half Day\n2026-08-24,First Day\n");
  ASSERT_EQ(days.size(), 1u);
  EXPECT_EQ(days[0].kind, Kind::first_day);
}

TEST(CalendarFile, SaysWhichLineIsWrongAndWhy) {
  EXPECT_THAT(why_not("Date,Day_Type\n2026-08-24,First Day\nsoon,No School\n"),
              HasSubstr("Line 3: the date"));
  EXPECT_THAT(why_not("Date,Day_Type\n2026-08-24,Pajama Day\n"), HasSubstr("Line 2: I don't know"));
  EXPECT_THAT(why_not("Date,Day_Type\n2026-08-24,First Day\n2026-08-24,No School\n"), HasSubstr("Line 3"));
  EXPECT_THAT(why_not("Date,End_Date,Day_Type\n2026-12-21,2026-12-01,No School\n"), HasSubstr("Line 2"));
  EXPECT_THAT(why_not("Date,End_Date,Day_Type\n2026-12-21,2027-12-01,No School\n"), HasSubstr("120 days"));
  EXPECT_THAT(why_not("Date,End_Date,Day_Type\n2026-08-24,2026-08-25,First Day\n"), HasSubstr("one day"));
  EXPECT_THAT(why_not("Date,Day_Type,Event\n2026-08-24,No School,a\u202Eb\n"), HasSubstr("Line 2"));
  EXPECT_THAT(why_not("Date,Event\n2026-08-24,x\n"), HasSubstr("Day_Type"));
  EXPECT_EQ(why_not(""), "The file is empty");
}

}  // namespace
}  // namespace knownby::roster
