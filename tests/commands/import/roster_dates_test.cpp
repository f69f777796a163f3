// PRODUCT F.4: access ends the night its day has come, also where no export comes.
#include "store/audit.hpp"
#include "store/roster/classes.hpp"
#include "store/roster/told_roles.hpp"
#include "store/roster/unfinished.hpp"
#include "store/settings.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class RosterDates : public Lincoln {
 protected:
  RosterDates() {
    settings::set(db, "oneroster_roles", "all");
    for (const Staff& one : staff::all(db))
      told_roles::put(db, {"r-" + one.sis_id, one.sis_id, one.sis_id == "hale" ? "principal" : "teacher"});
  }
  void ends(const std::string& sis_id, std::chrono::local_days day) {
    told_roles::put(db, {"r-" + sis_id, sis_id, "teacher", std::nullopt, day});
  }
  void the_clock_asks() { ask({"", now, {"clock", "dates"}, {}, "dates", "", {}}); }
  std::string homeroom_of(const std::string& sis_id) {
    return groups::find(db, students::with_sis_id(db, sis_id)->homeroom).value_or(Group{}).code;
  }
  std::string list_of_students() {
    std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n";
    for (const Student& one : students::all(db))
      if (!one.left)
        csv += one.sis_id + ',' + one.family + ',' + one.given + ',' + groups::find(db, one.grade)->code +
               ',' + homeroom_of(one.sis_id) + "\n";
    return csv + "s30,Okoye,Ada,7,7A\n";
  }
  void homeroom_7A_ends_today() {
    classes::put(db, SchoolClass{"h7a", true, "7A", std::nullopt, today()});
    classes::put(db, ClassPerson{"e-rivera", "h7a", "rivera", ClassPerson::Part::teacher});
    for (const Student& one : students::all(db))
      if (homeroom_of(one.sis_id) == "7A")
        classes::put(db, ClassPerson{"e-" + one.sis_id, "h7a", one.sis_id});
  }
  std::chrono::local_days today() { return School(db, policy).calendar().day_of(now); }
};

TEST_F(RosterDates, F4_A_a_stand_in_whose_role_ends_is_nobody_the_next_morning) {
  ends("rivera", today() + std::chrono::days(1));
  the_clock_asks();
  in = "dm";
  EXPECT_THAT(says("rivera", "who hasn't"), HasSubstr("Maya"));
  now += std::chrono::hours(24);
  the_clock_asks();
  EXPECT_THAT(says("rivera", "who hasn't"), Not(HasSubstr("Maya")));
  EXPECT_EQ(
      rows("SELECT count(*) FROM audit WHERE action = 'roster dates' AND subject LIKE '%staff%leaving 1'"),
      1);
}

TEST_F(RosterDates, it_is_looked_at_once_a_day) {
  the_clock_asks();
  ends("rivera", today());
  the_clock_asks();
  EXPECT_EQ(rows("SELECT count(*) FROM staff WHERE sis_id = 'rivera' AND active = 1"), 1) << "tomorrow";
  now += std::chrono::hours(24);
  the_clock_asks();
  EXPECT_EQ(rows("SELECT count(*) FROM staff WHERE sis_id = 'rivera' AND active = 0"), 1);
}

// A system that gives everybody's role the last day of the school year empties no school in summer.
TEST_F(RosterDates, F3_R_where_many_would_leave_by_a_day_nobody_does_and_whoever_runs_it_hears_it_once) {
  for (int at = 0; at < 12; ++at) {
    Staff person;
    person.sis_id = "x" + std::to_string(at);
    person.called = "Teacher " + std::to_string(at);
    person.role = Staff::Role::teacher;
    staff::put(db, person);
    ends(person.sis_id, today());
  }
  the_clock_asks();
  EXPECT_EQ(rows("SELECT count(*) FROM staff WHERE sis_id LIKE 'x%' AND active = 1"), 12);
  const auto told = outbox::in_state(db, Parcel::State::pending, 100);
  ASSERT_EQ(told.size(), 2U) << "Ms. Hale and Mr. Lindqvist";
  EXPECT_THAT(told.front().body, HasSubstr("12 of 19 staff"));
  now += std::chrono::hours(24);
  the_clock_asks();
  EXPECT_EQ(outbox::in_state(db, Parcel::State::pending, 100).size(), 2U);
}

// A school that goes back to plain lists would else be what its export of long ago said, each morning.
TEST_F(RosterDates, F4_R_after_a_plain_list_what_an_export_told_counts_no_more) {
  classes::put(db, SchoolClass{"h8b", true, "8B"});
  classes::put(db, ClassPerson{"e1", "h8b", "s01"});
  ends("rivera", today() + std::chrono::days(1));
  in = "dm";
  sends("hale", {{"students.csv", std::make_shared<const std::string>(list_of_students())}});
  EXPECT_THAT(presses("hale", "Apply"), HasSubstr("Imported"));
  now += std::chrono::hours(24);
  the_clock_asks();
  EXPECT_EQ(rows("SELECT count(*) FROM staff WHERE sis_id = 'rivera' AND active = 1"), 1);
  EXPECT_EQ(homeroom_of("s01"), "7A");
  EXPECT_EQ(rows("SELECT (SELECT count(*) FROM classes) + (SELECT count(*) FROM class_people) + "
                 "(SELECT count(*) FROM roles)"),
            0);
}

TEST_F(RosterDates, F4_R_no_date_takes_out_the_last_who_may_run_it) {
  ends("hale", today());
  ends("lindqvist", today());
  the_clock_asks();
  EXPECT_EQ(rows("SELECT count(*) FROM staff WHERE active = 1 AND runs_knownby = 1"), 2);
  const auto told = outbox::in_state(db, Parcel::State::pending, 100);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_THAT(told.front().body, HasSubstr("may run Knownby"));
}

// Homerooms end with the term, and one class of the summer runs: that is no word about anybody's homeroom.
TEST_F(RosterDates, F3_A_a_class_of_the_summer_ends_no_homeroom) {
  homeroom_7A_ends_today();
  classes::put(db, SchoolClass{"summer", false, "Summer", today(), today() + std::chrono::days(30)});
  the_clock_asks();
  EXPECT_EQ(homeroom_of("s01"), "7A");
  in = "dm";
  EXPECT_THAT(says("rivera", "who hasn't"), HasSubstr("Maya"));
  EXPECT_TRUE(outbox::in_state(db, Parcel::State::pending, 100).empty()) << "there is nothing to tell";
}

TEST_F(RosterDates, F3_R_no_date_empties_a_homeroom) {
  homeroom_7A_ends_today();
  classes::put(db, SchoolClass{"h9z", true, "9Z", today(), today() + std::chrono::days(30)});
  the_clock_asks();
  EXPECT_EQ(homeroom_of("s01"), "7A");
  in = "dm";
  EXPECT_THAT(says("rivera", "who hasn't"), HasSubstr("Maya"));
  const auto told = outbox::in_state(db, Parcel::State::pending, 100);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_THAT(told.front().body, HasSubstr("homeroom 7A"));
}

// A stop in the night leaves a part, and by the next day there may be nothing left to do.
TEST_F(RosterDates, F3_R_what_an_earlier_day_began_is_whole_once_nothing_is_left_of_it) {
  unfinished::put(db, {"dates:20000", now - std::chrono::hours(20)});
  const auto version = settings::roster_version(db);
  EXPECT_THAT(says("hale", "check"), AllOf(HasSubstr("What the roster's dates say for"),
                                           HasSubstr("is only partly in. The rest follows by itself.")));
  the_clock_asks();
  EXPECT_FALSE(unfinished::find(db));
  EXPECT_GT(settings::roster_version(db), version) << "all of it counts from now on";
}

TEST_F(RosterDates, F3_R_they_wait_for_the_rest_of_an_import) {
  ends("rivera", today());
  unfinished::put(db, {"students:1", now});
  the_clock_asks();
  EXPECT_EQ(rows("SELECT count(*) FROM staff WHERE sis_id = 'rivera' AND active = 1"), 1);
  unfinished::drop(db);
  the_clock_asks();
  EXPECT_EQ(rows("SELECT count(*) FROM staff WHERE sis_id = 'rivera' AND active = 0"), 1);
}

TEST_F(RosterDates, R_nobody_but_the_clock_asks_for_it) {
  const Answer answer = ask({"x", now, {"console", "hale"}, {"console", "dm", true}, "dates", "", {}});
  EXPECT_TRUE(answer.refused);
}

}  // namespace
}  // namespace knownby
