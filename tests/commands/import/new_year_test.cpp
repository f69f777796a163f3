// The guided step of August, as those who run Knownby and their colleagues live it (PRODUCT F.3 no. 6).
#include "commands/visit.hpp"
#include "store/calendar_days.hpp"
#include "store/known/adults.hpp"
#include "store/known/past_adults.hpp"
#include "store/records/holds.hpp"
#include "store/week/claims.hpp"
#include "store/week/priorities.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class August : public Lincoln {
 protected:
  August() {
    in = "dm";
    now = at(8, 16, 10);
  }
  static std::chrono::sys_seconds at(unsigned month, unsigned day, int hour) {  // of 2027, in summer time
    return std::chrono::sys_days(std::chrono::year(2027) / std::chrono::month(month) /
                                 std::chrono::day(day)) +
           std::chrono::hours(hour + 5);
  }
  static std::chrono::local_days day(unsigned month, unsigned of_month) {
    return std::chrono::local_days(std::chrono::year(2027) / std::chrono::month(month) /
                                   std::chrono::day(of_month));
  }
  StaffId staff_id(const std::string& key) { return School(db, policy).at_account({"console", key})->id; }
  // Grade 7 has become grade 8, grade 8 is gone, and five are new.
  std::string next_year(const std::string& but = {}) {
    std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n";
    for (const Student& one : students::all(db)) {
      const std::string room = groups::find(db, one.homeroom)->code;
      if (one.left || room[0] != '7' || one.sis_id == but) continue;
      csv += one.sis_id + ',' + one.family + ',' + one.given + ",8,8" + room.substr(1) + "\n";
    }
    for (int number = 0; number < 5; ++number)
      csv += "n" + std::to_string(number) + ",New" + std::to_string(number) + ",Kim,7,7A\n";
    return csv;
  }
  std::string sends_next_year() {
    return sends("hale", {{"students.csv", std::make_shared<const std::string>(next_year())}});
  }
  std::string team_of(const std::string& channel) {
    return groups::find(db, *places::at(db, "console", channel)->group)->code;
  }
  // The new year's first school day.
  void school_begins() {
    calendar_days::put(db, {day(8, 23), CalendarDay::Kind::first_day, "First day"});
    now = at(8, 23, 8);
    clock_strikes();
  }
  std::int64_t letters() { return rows("SELECT count(*) FROM outbox WHERE key LIKE 'last year:%'"); }
};

TEST_F(August, F3_A_a_new_years_list_is_told_as_one_and_channels_are_asked_about) {
  const std::string look = sends_next_year();
  EXPECT_THAT(
      look,
      AllOf(HasSubstr("A new school year: 13 students move up a grade, 1 left after Grade 8, 5 are new."),
            HasSubstr("Each channel stays with its grade and gets next year's students: #grade-7-team "
                      "with Grade 7."),
            HasSubstr("[Apply]"), HasSubstr("[Channels move up with their students]"),
            HasSubstr("Nothing is changed yet."), Not(HasSubstr("Stopped"))));
  EXPECT_EQ(rows("SELECT count(*) FROM students WHERE sis_id = 'n0'"), 0);
}

TEST_F(August, F3_A_apply_does_all_of_it_and_channels_stay_where_nobody_said_otherwise) {
  adults::put(db, {student("s05"), staff_id("stamper"), day(1, 11)});
  adults::put_named(db, {student("s07"), staff_id("stamper"), day(1, 12)}, staff_id("rivera"));
  claims::take(
      db, {.student = student("s07"), .staff = staff_id("rivera"), .since = day(8, 16), .until = day(8, 23)});
  priorities::put(db,
                  {{}, staff_id("okafor"), Priority::Weight::gentle, day(5, 3), day(9, 3), {student("s07")}});
  sends_next_year();
  EXPECT_THAT(presses("hale", "Apply"), AllOf(HasSubstr("Imported"), HasSubstr("13 students move up")));
  EXPECT_EQ(team_of("#grade-7-team"), "7");
  EXPECT_EQ(groups::find(db, students::with_sis_id(db, "s05")->grade)->code, "8");
  EXPECT_TRUE(students::with_sis_id(db, "s18")->left) << "Siobhán is at another school";
  EXPECT_TRUE(claims::open_all(db, day(8, 16)).empty());
  EXPECT_TRUE(priorities::all(db).empty());
  EXPECT_EQ(rows("SELECT count(*) FROM outbox WHERE key LIKE 'list over:%'"), 1) << "Mr. Okafor hears it";
  EXPECT_THAT(
      says("ortiz", "who does José have"),
      HasSubstr("José Núñez (8B) has no adult noted yet; nobody has said so. Last year: Ms. Stamper."));
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'school year' AND subject = 'claims ended 1, "
                 "lists ended 1, adults of last year 2, channels moved 0'"),
            1);
}

TEST_F(August, F3_A_channels_move_up_where_that_is_chosen_and_the_last_grades_begins_anew) {
  const PlaceId eight = places::meet(db, {{}, "console", "#grade-8-team", "#grade-8-team", false, {}});
  places::map(db, eight, groups::called(db, Group::Kind::grade, "8"));
  sends_next_year();
  const std::string look = presses("hale", "Channels move up with their students");
  EXPECT_THAT(look, AllOf(HasSubstr("Each channel moves up with its students: #grade-7-team to Grade 8, "
                                    "#grade-8-team back to Grade 7."),
                          HasSubstr("[Channels stay with their grades]")));
  EXPECT_EQ(team_of("#grade-7-team"), "7") << "only looked at";
  EXPECT_THAT(presses("hale", "Apply"), HasSubstr("The channels have moved up with their students."));
  EXPECT_EQ(team_of("#grade-7-team"), "8");
  EXPECT_EQ(team_of("#grade-8-team"), "7");
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'map'"), 2) << "each channel's move";
}

TEST_F(August, F3_A_one_may_think_again) {
  sends_next_year();
  presses("hale", "Channels move up with their students");
  presses("hale", "Channels stay with their grades");
  presses("hale", "Apply");
  EXPECT_EQ(team_of("#grade-7-team"), "7");
}

TEST_F(August, F3_A_last_years_adult_and_the_new_homeroom_are_asked_once_each_alone_and_without_a_name) {
  groups::stand(
      db, staff_id("ortiz"),
      {{staff_id("ortiz"), groups::called(db, Group::Kind::homeroom, "8B"), Standing::Part::homeroom}});
  adults::put(db, {student("s05"), staff_id("rivera"), day(1, 11)});
  sends_next_year();
  presses("hale", "Apply");
  clock_strikes();
  EXPECT_EQ(letters(), 0) << "nobody is written to in the holidays";
  school_begins();
  EXPECT_EQ(letters(), 0) << "one letter a morning is enough, and this one asks what is known of students";
  now += std::chrono::hours(24);
  clock_strikes();
  EXPECT_EQ(letters(), 2) << "Ms. Rivera and Ms. Ortiz";
  EXPECT_EQ(rows("SELECT count(*) FROM outbox WHERE key LIKE 'last year:%' AND "
                 "opened('outbox.sealed_body', id, sealed_body) LIKE '%José%'"),
            0);
  now += std::chrono::hours(24);
  clock_strikes();
  EXPECT_EQ(letters(), 2);
  Card letter;
  letter.blocks.push_back(Buttons{{{"See who", "last_year", {}}}});
  EXPECT_THAT(presses_on("ortiz", letter, "See who"),
              AllOf(HasSubstr("José Núñez (8B): Ms. Rivera was one of José's people last year. Say hello?"),
                    HasSubstr("[I'll say hello to José]")));
  EXPECT_THAT(presses("ortiz", "I'll say hello to José"), HasSubstr("José Núñez (8B) is yours until"));
  EXPECT_THAT(presses_on("rivera", letter, "See who"),
              HasSubstr("You were one of José's people: José Núñez (8B)."));
  EXPECT_THAT(presses("rivera", "I still am"), HasSubstr("That was everybody. Thank you."));
  EXPECT_THAT(says("ortiz", "who does José have"), HasSubstr("José Núñez (8B) has 1 adult: Ms. Rivera"));
}

TEST_F(August, F3_A_not_this_year_is_an_answer_too) {
  adults::put(db, {student("s05"), staff_id("rivera"), day(1, 11)});
  sends_next_year();
  presses("hale", "Apply");
  school_begins();
  Card letter;
  letter.blocks.push_back(Buttons{{{"See who", "last_year", {}}}});
  presses_on("rivera", letter, "See who");
  EXPECT_THAT(presses("rivera", "Not this year"), HasSubstr("That was everybody."));
  EXPECT_EQ(rows("SELECT count(*) FROM adults"), 0);
}

TEST_F(August, F3_A_a_year_later_what_was_last_years_is_gone) {
  adults::put(db, {student("s05"), staff_id("rivera"), day(1, 11)});
  EXPECT_EQ(past_adults::begin_year(db, day(8, 17)), 1);
  adults::put(db, {student("s07"), staff_id("rivera"), day(9, 11)});
  EXPECT_EQ(past_adults::begin_year(db, day(8, 17) + std::chrono::days(365)), 1);
  EXPECT_EQ(past_adults::all(db).front().student, student("s07"));
  EXPECT_EQ(rows("SELECT count(*) FROM past_adults"), 1);
}

TEST_F(August, F3_R_nobody_answers_for_a_colleague_or_is_shown_another_groups_students) {
  adults::put(db, {student("s05"), staff_id("rivera"), day(1, 11)});
  sends_next_year();
  presses("hale", "Apply");
  school_begins();
  Card made_up;
  made_up.blocks.push_back(Buttons{{{"Theirs", "last_year", {{"keep", id_field(student("s05"))}}}}});
  EXPECT_THAT(presses_on("stamper", made_up, "Theirs"), Not(HasSubstr("José")));
  EXPECT_EQ(rows("SELECT count(*) FROM adults"), 0);
}

TEST_F(August, F3_A_who_was_noted_since_the_year_began_is_this_years) {
  calendar_days::put(db, {day(8, 9), CalendarDay::Kind::first_day, "First day"});
  adults::put(db, {student("s05"), staff_id("rivera"), day(8, 10)});
  adults::put(db, {student("s07"), staff_id("rivera"), day(5, 10)});
  sends_next_year();
  presses("hale", "Apply");
  EXPECT_EQ(rows("SELECT count(*) FROM adults"), 1);
}

TEST_F(August, F3_R_a_broken_list_is_stopped_and_the_words_typed_begin_the_year_all_the_same) {
  std::string csv = next_year();
  csv.erase(csv.find("n0,"));  // nobody is new
  EXPECT_THAT(sends("hale", {{"students.csv", std::make_shared<const std::string>(csv)}}),
              AllOf(HasSubstr("Stopped, nothing is changed. Nobody would be in Grade 7."),
                    HasSubstr("type “apply anyway”")));
  EXPECT_THAT(fills("hale", {{"even_so", "yes"}}), HasSubstr("has to be typed"));
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'school year'"), 0);
  sends("hale", {{"students.csv", std::make_shared<const std::string>(csv)}});
  EXPECT_THAT(fills("hale", {{"even_so", "apply anyway"}}), HasSubstr("Imported"));
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'school year'"), 1);
}

TEST_F(August, F3_A_a_list_that_was_not_taken_for_one_closes_the_year_where_that_is_said) {
  now = at(11, 15, 10);  // long after the first weeks
  calendar_days::put(db, {day(8, 23), CalendarDay::Kind::first_day, "First day"});
  adults::put(db, {student("s05"), staff_id("rivera"), day(1, 11)});
  adults::put(db, {student("s07"), staff_id("rivera"), day(9, 11)});
  const StudentId jose = student("s05");
  claims::take(db, {.student = jose, .staff = staff_id("ortiz"), .since = day(11, 15), .until = day(11, 22)});
  priorities::put(db, {{}, staff_id("okafor"), Priority::Weight::gentle, day(9, 3), day(12, 3), {jose}});
  EXPECT_THAT(sends_next_year(),
              AllOf(HasSubstr("Stopped, nothing is changed."), HasSubstr("[A new school year begins]")));
  EXPECT_THAT(
      presses("hale", "A new school year begins"),
      AllOf(HasSubstr("The new school year"), HasSubstr("by the calendar no new school year begins now"),
            HasSubstr("Apply also closes the old year"), HasSubstr("type “apply anyway”")));
  EXPECT_THAT(fills("hale", {{"even_so", "apply anyway"}}), HasSubstr("Imported"));
  EXPECT_EQ(past_adults::all(db).size(), 1U);
  EXPECT_EQ(rows("SELECT count(*) FROM adults"), 1) << "of September, this year's";
  EXPECT_EQ(priorities::all(db).size(), 1U) << "it began in this year";
  EXPECT_EQ(claims::open_all(db, day(11, 15)).size(), 1U);
}

TEST_F(August, F3_A_that_a_list_has_ended_is_told_when_school_begins) {
  calendar_days::put(db, {day(8, 23), CalendarDay::Kind::first_day, "First day"});
  now = at(8, 16, 22);
  priorities::put(db,
                  {{}, staff_id("okafor"), Priority::Weight::gentle, day(5, 3), day(9, 3), {student("s07")}});
  sends_next_year();
  presses("hale", "Apply");
  EXPECT_EQ(rows("SELECT not_before FROM outbox WHERE key LIKE 'list over:%'"),
            at(8, 23, 7).time_since_epoch().count());
}

TEST_F(August, F3_A_of_a_student_on_hold_the_adults_of_earlier_years_stay_on_record) {
  adults::put(db, {student("s05"), staff_id("rivera"), day(1, 11)});
  past_adults::begin_year(db, day(8, 17));
  holds::put(db, {student("s05"), {}, "asked for", day(8, 18)});
  past_adults::begin_year(db, day(8, 17) + std::chrono::days(365));
  EXPECT_THAT(past_adults::all(db), testing::IsEmpty()) << "last year's they are no more";
  EXPECT_EQ(past_adults::of_earlier(db, student("s05")).size(), 1U);
}

TEST_F(August, F3_R_in_october_the_same_list_is_an_alarm) {
  now = chicago(14, 10, 12);
  EXPECT_THAT(
      sends_next_year(),
      AllOf(HasSubstr("13 of 13 students would move up a grade, and by the calendar no new school year "
                      "begins now."),
            HasSubstr("Stopped"), Not(HasSubstr("A new school year:"))));
}

}  // namespace
}  // namespace knownby
