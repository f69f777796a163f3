// PRODUCT E.3: posts come from the roster or from whoever runs Knownby, and the latter have an end.
#include "store/people/posts.hpp"
#include "commands/rights.hpp"
#include "lincoln.hpp"
#include "store/audit.hpp"
#include "store/roster/classes.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Posts : public Lincoln {
 protected:
  Posts() { in = "dm"; }
  // Somebody's role as the bot sees it at this moment.
  Staff::Role role_of(const std::string& who) {
    return School(db, policy, now).at_account({"console", who})->role;
  }
  void give(const std::string& line) {
    says("hale", line);
    presses("hale", "Make it so");
  }
};

TEST_F(Posts, E3_A_a_stand_in_for_a_counselor_until_a_day_that_is_said_again) {
  EXPECT_THAT(says("hale", "make Ms. Rivera counselor until October 30"),
              AllOf(HasSubstr("Make Ms. Rivera a counselor until Fri 30 Oct 2026?"),
                    HasSubstr("from Sat 31 Oct on a teacher again"), HasSubstr("Nothing is changed yet.")));
  EXPECT_EQ(role_of("rivera"), Staff::Role::teacher);
  EXPECT_THAT(presses("hale", "Make it so"),
              HasSubstr("Done: Ms. Rivera is a counselor until Fri 30 Oct 2026."));
  EXPECT_EQ(role_of("rivera"), Staff::Role::counselor);
  now = chicago(30, 23, 59);
  EXPECT_EQ(role_of("rivera"), Staff::Role::counselor) << "the last day counts, in the school's zone";
  now = chicago(31, 0, 0);
  EXPECT_EQ(role_of("rivera"), Staff::Role::teacher);
}

TEST_F(Posts, E3_A_what_it_lets_one_do_ends_with_the_day_though_nobody_asks_in_between) {
  EXPECT_THAT(says("stamper", "check"), HasSubstr("kept to whoever runs Knownby"));
  give("make Ms. Stamper principal until tomorrow");
  EXPECT_THAT(says("stamper", "check"), Not(HasSubstr("kept to whoever runs Knownby")));
  now = chicago(16, 0, 0);
  EXPECT_THAT(says("stamper", "check"), HasSubstr("kept to whoever runs Knownby"));
  clock_strikes();
  EXPECT_EQ(rows("SELECT count(*) FROM posts"), 0);
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'post given'"), 1);
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'post ended'"), 1);
}

TEST_F(Posts, the_roster_comes_and_goes_beneath_and_as_before_ends_it_now) {
  give("make Ms. Rivera lead until Nov 20");
  Staff rivera = *staff::by_email(db, "rivera@lincoln.example");
  rivera.role = Staff::Role::coach;
  staff::put(db, rivera);
  EXPECT_EQ(role_of("rivera"), Staff::Role::lead);
  EXPECT_THAT(says("hale", "make Ms. Rivera as before"), HasSubstr("an instructional coach again"));
  EXPECT_EQ(role_of("rivera"), Staff::Role::coach);
  EXPECT_THAT(says("hale", "make Ms. Rivera as before"), HasSubstr("was given nothing"));
}

TEST_F(Posts, E3_R_nobody_gives_one_to_themselves_and_nobody_else_gives_any) {
  EXPECT_THAT(says("lindqvist", "make Mr. Lindqvist principal until tomorrow"),
              HasSubstr("Nobody gives a post to themselves"));
  for (const char* who : {"rivera", "park", "okafor", "stamper"})
    EXPECT_THAT(says(who, "make Ms. Ortiz principal until tomorrow"),
                HasSubstr("kept to whoever runs Knownby"));
  ask({"forged",
       now,
       {"console", "park"},
       {"console", "dm", true},
       "make",
       "",
       {{"staff", "1"}, {"post", "5"}, {"until", "20800"}}});
  EXPECT_EQ(rows("SELECT count(*) FROM posts"), 0);
}

TEST_F(Posts, R_what_a_principal_will_see_is_said_and_as_before_of_oneself_is_answered) {
  EXPECT_THAT(says("hale", "make Ms. Stamper principal until tomorrow"),
              AllOf(HasSubstr("every student of the school"), Not(HasSubstr("the roster gives them"))));
  EXPECT_THAT(says("lindqvist", "make Mr. Lindqvist as before"),
              AllOf(HasSubstr("ask somebody else who runs Knownby"), Not(HasSubstr("Which post?"))));
  EXPECT_THAT(says("lindqvist", "make me as before"), Not(HasSubstr("Which post?")));
}

TEST_F(Posts, R_everybody_who_runs_it_is_told_and_check_says_how_long) {
  give("make Ms. Rivera counselor until Oct 30");
  EXPECT_EQ(rows("SELECT count(*) FROM outbox WHERE key LIKE 'post:%'"), 2);
  EXPECT_THAT(says("hale", "check"), HasSubstr("Ms. Rivera: a counselor until Fri 30 Oct 2026"));
  EXPECT_THAT(says("hale", "check"), Not(HasSubstr("makes it longer")));
  now = chicago(24, 9, 0);
  EXPECT_THAT(says("hale", "check"),
              HasSubstr("and then a teacher again. “make Ms. Rivera …” with a later day"));
}

TEST_F(Posts, R_what_is_not_clear_is_asked) {
  EXPECT_THAT(says("hale", "make Ms. Rivera counselor"), HasSubstr("Until which day?"));
  EXPECT_THAT(says("hale", "make Ms. Rivera wizard until Oct 30"), HasSubstr("Which post?"));
  EXPECT_THAT(says("hale", "make Ms. Rivera \u0430dmin until Oct 30"), HasSubstr("Which post?"))
      << "with a Cyrillic a";
  EXPECT_THAT(says("hale", "make Ms. Rivera counselor until Oct 30 2029"), HasSubstr("Nothing was changed."));
  EXPECT_EQ(rows("SELECT count(*) FROM posts"), 0);
}

// Ms. Stamper runs Knownby until 30 October, and nobody thereby for a day longer.
class ForAWhile : public Posts {
 protected:
  ForAWhile() { give("make Ms. Stamper principal until Oct 30"); }
  std::string makes(const std::string& line) {
    const std::string shown = says("stamper", line);
    return shown.find("Nothing is changed yet") == std::string::npos ? shown
                                                                     : presses("stamper", "Make it so");
  }
  bool runs_it(const std::string& who) {
    return School(db, policy, now).at_account({"console", who})->runs_knownby;
  }
};

TEST_F(ForAWhile, E3_A_what_they_give_ends_no_later_than_they_do) {
  EXPECT_THAT(makes("make Ms. Rivera counselor until Oct 31"),
              HasSubstr("You run Knownby until Fri 30 Oct 2026, and what you give ends no later."));
  EXPECT_THAT(makes("make Ms. Rivera admin until Oct 30"), HasSubstr("Done: Ms. Rivera is an IT admin"));
  now = chicago(31, 0, 0);
  EXPECT_FALSE(runs_it("rivera"));
  EXPECT_FALSE(runs_it("stamper"));
}

TEST_F(ForAWhile, E3_R_nobody_they_made_makes_them_stay) {
  makes("make Ms. Rivera admin until Oct 30");
  EXPECT_THAT(says("rivera", "make Ms. Stamper principal until Oct 29"),
              HasSubstr("given a post by somebody else"));
  EXPECT_THAT(says("rivera", "make Ms. Stamper as before"), HasSubstr("given a post by somebody else"));
  EXPECT_THAT(makes("make Ms. Hale teacher until Oct 20"), HasSubstr("runs Knownby by the staff list"));
  EXPECT_THAT(makes("make Ms. Hale as before"), HasSubstr("runs Knownby by the staff list"));
  EXPECT_EQ(role_of("hale"), Staff::Role::principal);
}

TEST_F(ForAWhile, E3_R_a_button_from_before_is_held_to_it_too) {
  Request forged{"forged", now, {"console", "stamper"}, {"console", "dm", true}, "make", ""};
  const StaffId rivera = School(db, policy, now).at_account({"console", "rivera"})->id;
  forged.fields = {{"staff", std::to_string(rivera.value)}, {"post", "6"}, {"until", "20757"}};  // 31 Oct
  EXPECT_THAT(card_text(ask(forged).reply.card), HasSubstr("what you give ends no later"));
  EXPECT_FALSE(runs_it("rivera"));
}

TEST_F(ForAWhile, E3_A_ended_early_what_they_gave_ends_with_it) {
  makes("make Ms. Rivera admin until Oct 30");
  EXPECT_TRUE(runs_it("rivera"));
  give("make Ms. Stamper principal until Oct 20");
  now = chicago(21, 9, 0);
  EXPECT_FALSE(runs_it("rivera")) << "cut short with hers";
  now = chicago(14, 10, 30);
  says("hale", "make Ms. Stamper as before");
  EXPECT_FALSE(runs_it("rivera"));
  EXPECT_EQ(rows("SELECT count(*) FROM posts"), 0);
}

TEST_F(ForAWhile, E3_A_what_somebody_of_the_staff_list_gave_stays_when_they_are_given_something) {
  give("make Ms. Rivera counselor until Nov 20");
  says("lindqvist", "make Ms. Hale lead until Oct 20");
  presses("lindqvist", "Make it so");
  EXPECT_EQ(role_of("rivera"), Staff::Role::counselor);
}

TEST_F(ForAWhile, E3_R_no_account_of_theirs_becomes_that_of_somebody_who_stays) {
  Request forged{"forged", now, {"console", "stamper"}, {"console", "dm", true}, "link", ""};
  forged.fields = {{"account", "her-own"}, {"staff", "hale"}};
  EXPECT_THAT(card_text(ask(forged).reply.card), HasSubstr("runs Knownby as well, and you do for a while"));
  EXPECT_EQ(School(db, policy, now).at_account({"console", "her-own"}), nullptr);
}

TEST_F(ForAWhile, E3_R_no_staff_list_of_theirs_makes_anybody_stay) {
  const std::string list = "Staff_ID,Last_Name,First_Name,Title,Role\nstamper,Stamper,Ada,Ms.,Principal\n";
  const std::string seen = sends("stamper", {{"staff.csv", std::make_shared<const std::string>(list)}});
  EXPECT_THAT(seen, HasSubstr("What this import would change"));
  EXPECT_THAT(presses("stamper", "Apply"), HasSubstr("you run it for a while")) << seen;
  // Nor does one that takes it from whoever could end theirs, or gives such a person another address.
  for (const char* hale :
       {"hale,Hale,Bea,Ms.,Teacher,hale@lincoln.example", "hale,Hale,Bea,Ms.,Principal,me@home.example"}) {
    sends("stamper", {{"staff.csv", std::make_shared<const std::string>(
                                        "Staff_ID,Last_Name,First_Name,Title,Role,Email\n"
                                        "lindqvist,Lindqvist,Ola,Mr.,IT Admin,lindqvist@lincoln.example\n" +
                                        std::string(hale) + "\n")}});
    EXPECT_THAT(presses("stamper", "Apply"), HasSubstr("you run it for a while")) << hale;
  }
  now = chicago(31, 9, 0);
  EXPECT_FALSE(runs_it("stamper"));
}

// Classes of a OneRoster export are groups as well: whoever teaches one sees its students.
TEST_F(Posts, F1_A_a_class_makes_its_students_its_teachers_and_their_grade_the_teachers_team) {
  const GroupId math = groups::put(db, Group::Kind::section, "m7", "Math 7");
  const GroupId band = groups::put(db, Group::Kind::section, "band", "Band");
  const Staff stamper = *staff::by_email(db, "stamper@lincoln.example");
  std::vector<StudentId> seventh, eighth;
  std::vector<std::string> numbers_7, numbers_8;
  for (const Student& one : students::all(db)) {
    if (one.left) continue;
    const bool is_eighth = groups::find(db, one.grade)->code == "8";
    (is_eighth ? eighth : seventh).push_back(one.id);
    (is_eighth ? numbers_8 : numbers_7).push_back(one.sis_id);
  }
  classes::take_seat(db, "band", numbers_8.front());
  classes::take_seat(db, "band", numbers_7.front());
  groups::stand(db, stamper.id, {{stamper.id, band, Standing::Part::teaches}});
  const auto sees = [&](StudentId student) {
    const School school(db, policy, now);
    return may(school, *school.staff(stamper.id), Right::contacts, student);
  };
  EXPECT_TRUE(sees(eighth.front()));
  EXPECT_TRUE(sees(seventh.front()));
  EXPECT_FALSE(sees(seventh.back())) << "a band of all grades makes nobody a grade's team";
  classes::take_seat(db, "m7", numbers_7.front());
  groups::stand(db, stamper.id, {{stamper.id, math, Standing::Part::teaches}});
  EXPECT_TRUE(sees(seventh.back()));
  EXPECT_FALSE(sees(eighth.front()));
}

TEST_F(Posts, E3_A_an_advisory_shows_its_own_students_and_opens_nobodys_grade) {
  const GroupId owls = groups::put(db, Group::Kind::advisory, "Owls", "Stamper advisory");
  const Staff stamper = *staff::by_email(db, "stamper@lincoln.example");
  for (const char* id : {"s01", "s07"})
    db.run("INSERT INTO group_students (group_id, student_id) VALUES ($1, $2)", owls, student(id));
  groups::stand(db, stamper.id, {{stamper.id, owls, Standing::Part::homeroom}});
  EXPECT_THAT(says("stamper", "who's left in Stamper advisory"),
              AllOf(HasSubstr("0 of 2 have"), HasSubstr("Bobby Chen"), Not(HasSubstr("Jordan Lee"))));
  EXPECT_THAT(says("stamper", "who's left in grade 7"), HasSubstr("isn't one of your groups"));
  const School school(db, policy, now);
  EXPECT_FALSE(may(school, *school.staff(stamper.id), Right::facts, student("s04")));
}

}  // namespace
}  // namespace knownby
