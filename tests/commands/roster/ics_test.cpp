#include <gmock/gmock.h>

#include "commands/roster/roster_files.hpp"

namespace knownby::roster {
namespace {

using Kind = CalendarDay::Kind;
using testing::HasSubstr;

std::string event(const std::string& start, const std::string& summary, const std::string& more = "") {
  return "BEGIN:VEVENT\r\nDTSTART" + start + "\r\n" + more + "SUMMARY:" + summary + "\r\nEND:VEVENT\r\n";
}
std::string calendar(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
}
std::string days_of(const std::string& events) {
  std::string words;
  for (const CalendarDay& one : read_calendar(calendar(events))) {
    constexpr std::array<const char*, 4> kinds{"off", "half", "first", "last"};
    const std::chrono::year_month_day day(std::chrono::sys_days(one.day.time_since_epoch()));
    words += std::to_string(static_cast<unsigned>(day.month())) + "/" +
             std::to_string(static_cast<unsigned>(day.day())) + " " +
             kinds[static_cast<std::size_t>(one.kind)] + " " + one.event + "; ";
  }
  return words;
}
std::string why_no_calendar(const std::string& events) {
  try {
    read_calendar(calendar(events));
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST(Ics, ReadsTheSchoolsDaysFromWhatTheyAreCalled) {
  EXPECT_EQ(days_of(event(";VALUE=DATE:20261012", "No School - Indigenous Peoples' Day") +
                    event(";VALUE=DATE:20260824", "First Day of School") +
                    event(":20261030T170000Z", "Early Dismissal\\, 12:00") +
                    event(";VALUE=DATE:20270610", "Last day of school")),
            "8/24 first First Day of School; 10/12 off No School - Indigenous Peoples' Day; "
            "10/30 half Early Dismissal, 12:00; 6/10 last Last day of school; ");
}

TEST(Ics, ABreakEndsTheDayBeforeItsEnd) {
  EXPECT_EQ(days_of(event(";VALUE=DATE:20261125", "Thanksgiving Break", "DTEND;VALUE=DATE:20261128\r\n")),
            "11/25 off Thanksgiving Break; 11/26 off Thanksgiving Break; 11/27 off Thanksgiving Break; ");
}

TEST(Ics, FoldedLinesArePutTogether) {
  EXPECT_EQ(
      days_of("BEGIN:VEVENT\r\nSUMMARY:No Sch\r\n ool\r\nDTSTART;VALUE=DATE:20261012\r\nEND:VEVENT\r\n"),
      "10/12 off No School; ");
}

TEST(Ics, WhatOnlySoundsLikeADayOffIsNone) {
  const std::string off = event(";VALUE=DATE:20261012", "No School");
  for (const char* summary : {"Holiday Concert", "Breakfast with the principal", "School Board Meeting",
                              "Classes resume after break", "Grade 7 field trip"})
    EXPECT_EQ(days_of(off + event(";VALUE=DATE:20261216", summary)), "10/12 off No School; ") << summary;
  EXPECT_EQ(days_of(off + event(":20261217T230000Z", "No school board meeting")), "10/12 off No School; ");
}

TEST(Ics, SaysWhatItCannotRead) {
  EXPECT_THAT(why_no_calendar(event(";VALUE=DATE:20261012", "No School", "RRULE:FREQ=WEEKLY\r\n")),
              HasSubstr("Line 3: this day without school repeats by a rule"));
  EXPECT_THAT(why_no_calendar(event(";VALUE=DATE:20261341", "No School")),
              HasSubstr("the date is not readable"));
  EXPECT_THAT(why_no_calendar(event(";VALUE=DATE:20261012", "Picture day")),
              HasSubstr("names no day without school"));
}

}  // namespace
}  // namespace knownby::roster
