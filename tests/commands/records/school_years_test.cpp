// E.5 where school years begin and end as they do: a little earlier or later each time, or unknown to the
// calendar.

#include "store/audit.hpp"
#include "store/calendar_days.hpp"
#include "store/known/facts.hpp"
#include "store/records/age.hpp"
#include "store/records/holds.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using std::chrono::days;
using testing::HasSubstr;
using testing::Not;
using Kind = CalendarDay::Kind;

class SchoolYears : public Lincoln {
 protected:
  SchoolYears() { in = "dm"; }
  static std::chrono::local_days day(int year, unsigned month, unsigned of_month) {
    return std::chrono::local_days(std::chrono::year(year) / std::chrono::month(month) /
                                   std::chrono::day(of_month));
  }
  // The nightly pass of that day.
  void night_of(std::chrono::local_days day) {
    now = std::chrono::sys_seconds(day.time_since_epoch()) + std::chrono::hours(9) + std::chrono::minutes(30);
    clock_strikes();
  }
  void morning_of(std::chrono::local_days day) {
    now = std::chrono::sys_seconds(day.time_since_epoch()) + std::chrono::hours(15);
    clock_strikes();
  }
  void begins(std::chrono::local_days first) { calendar_days::put(db, {first, Kind::first_day, "First"}); }
  std::int64_t notes() { return rows("SELECT count(*) FROM checkins WHERE sealed_note IS NOT NULL"); }
  std::int64_t checkins() { return rows("SELECT count(*) FROM checkins"); }
  std::int64_t facts() { return rows("SELECT count(*) FROM facts"); }
  std::int64_t letters() { return rows("SELECT count(*) FROM outbox WHERE key LIKE 'facts:%'"); }
};

TEST_F(SchoolYears, E_5_A_last_years_check_ins_stay_where_this_year_begins_more_than_a_year_after_it) {
  says("rivera", "bobby chen at lunch");  // the year began on 24 August 2026
  begins(day(2027, 8, 30));               // 371 days later
  night_of(day(2027, 8, 29));
  EXPECT_EQ(checkins(), 1);
  night_of(day(2027, 8, 31));
  EXPECT_EQ(checkins(), 1);
  begins(day(2028, 8, 28));
  night_of(day(2028, 8, 29));
  EXPECT_EQ(checkins(), 0) << "the year before the last";
}

TEST_F(SchoolYears, E_5_A_last_years_check_ins_stay_where_the_calendar_never_told_when_it_began) {
  db.run("DELETE FROM calendar_days WHERE kind = 'first_day'");
  says("rivera", "bobby chen at lunch");
  begins(day(2027, 9, 6));
  night_of(day(2027, 9, 7));
  EXPECT_EQ(checkins(), 1);
}

TEST_F(SchoolYears, E_5_A_a_year_that_ends_in_july_keeps_its_notes_as_long_as_any_other) {
  db.run("DELETE FROM calendar_days WHERE kind = 'last_day'");
  calendar_days::put(db, {day(2027, 7, 22), Kind::last_day, "Last"});
  says("rivera", "bobby chen at lunch");
  night_of(day(2027, 9, 19));
  EXPECT_EQ(notes(), 1);
  night_of(day(2027, 9, 21));
  EXPECT_EQ(notes(), 0);
}

TEST_F(SchoolYears, E_5_A_rows_that_come_after_all_were_taken_grow_old_like_any_other) {
  for (const char* line : {"bobby chen at lunch", "zoe at lunch", "maya rodriguez at lunch"})
    says("rivera", line);
  db.run("UPDATE checkins SET day = day - 900");
  night_of(day(2026, 11, 2));
  EXPECT_EQ(checkins(), 0);
  says("rivera", "bobby chen at lunch");
  night_of(day(2027, 11, 2));
  EXPECT_EQ(notes(), 0) << "its id was given out before";
}

TEST_F(SchoolYears, E_5_R_what_nobody_was_asked_about_stays_and_goes_sixty_days_after_they_were) {
  says("rivera", "know bobby: drums");
  begins(day(2027, 8, 23));
  night_of(day(2027, 11, 3));  // the server was off all autumn
  EXPECT_EQ(facts(), 1);
  morning_of(day(2027, 11, 3));
  EXPECT_EQ(letters(), 1);
  night_of(day(2028, 1, 1));
  EXPECT_EQ(facts(), 1);
  night_of(day(2028, 1, 2));
  EXPECT_EQ(facts(), 0);
}

TEST_F(SchoolYears, X_26_R_a_hold_keeps_what_is_known_from_its_own_author) {
  says("rivera", "know bobby: drums");
  holds::put(db, {student("s07"), {}, "a court asked", day(2026, 10, 14)});
  EXPECT_THAT(presses("rivera", "Undo"), HasSubstr("There is a hold on this student's record"));
  EXPECT_EQ(facts(), 1);
  begins(day(2027, 8, 23));
  morning_of(day(2027, 8, 23));
  EXPECT_EQ(letters(), 0) << "there is nothing one could decide";
}

TEST_F(SchoolYears, E_5_A_a_pass_that_was_cut_short_is_on_record) {
  age::Pass pass{day(2026, 10, 13)};
  pass.notes = 3;
  age::keep(db, pass);
  night_of(day(2026, 10, 15));
  const auto aged = audit::newest(db, 5, "aged");
  ASSERT_EQ(aged.size(), 1U);
  EXPECT_THAT(aged[0].subject, HasSubstr("notes 3"));
}

TEST_F(SchoolYears, X_21_R_what_was_read_of_a_student_long_gone_is_not_told_of_the_next_with_that_id) {
  const StudentId bobby = student("s07");
  const std::string subject = "student " + std::to_string(bobby.value) + ", ";
  audit::write(db, {now, StaffId{1}, "read note", "card, " + subject + "check-in 1"});
  EXPECT_EQ(audit::who_read(db, bobby).size(), 1U);
  audit::write(db, {now, StaffId{1}, "delete student", subject + "check-ins 1"});
  EXPECT_TRUE(audit::who_read(db, bobby).empty());
}

}  // namespace
}  // namespace knownby
