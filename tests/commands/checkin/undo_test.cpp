// A typed "undo" takes back what its sender did last, whatever that was.
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Undo : public Lincoln {
 protected:
  Undo() { in = "dm"; }
  int checkins() { return static_cast<int>(rows("SELECT count(*) FROM checkins WHERE undone IS NULL")); }
};

TEST_F(Undo, G_1_A_of_a_day_without_school_makes_it_a_school_day_and_leaves_the_check_in) {
  EXPECT_THAT(says("hale", "bobby chen at lunch"), HasSubstr("ogged: Bobby Chen"));
  EXPECT_THAT(says("hale", "no school friday"), HasSubstr("Fri 16 Oct marked no school"));
  EXPECT_THAT(says("hale", "undo"), HasSubstr("Fri 16 Oct is a school day again"));
  EXPECT_EQ(checkins(), 1);
}

TEST_F(Undo, G_1_A_whoever_runs_Knownby_and_sees_no_student_undoes_too) {
  EXPECT_THAT(says("lindqvist", "no school friday"), HasSubstr("Fri 16 Oct marked no school"));
  EXPECT_THAT(says("lindqvist", "undo"), HasSubstr("Fri 16 Oct is a school day again"));
}

TEST_F(Undo, G_1_A_of_what_was_noted_of_a_student_forgets_it_and_leaves_the_check_in) {
  says("rivera", "bobby at lunch");
  EXPECT_THAT(says("rivera", "know bobby: climbing"), HasSubstr("climbing"));
  says("rivera", "undo");
  EXPECT_THAT(says("rivera", "card bobby"), Not(HasSubstr("climbing")));
  EXPECT_EQ(checkins(), 1);
}

TEST_F(Undo, G_1_A_a_check_in_logged_after_it_is_what_is_taken_back_then) {
  says("rivera", "I'm Bobby's person");
  says("rivera", "bobby at lunch");
  EXPECT_THAT(says("rivera", "undo"), HasSubstr("Taken back: Bobby Chen (7A)"));
  EXPECT_EQ(checkins(), 0);
}

TEST_F(Undo, G_1_A_what_a_colleague_did_meanwhile_is_theirs) {
  says("hale", "no school friday");
  says("rivera", "bobby at lunch");
  EXPECT_THAT(says("rivera", "undo"), HasSubstr("Taken back: Bobby Chen (7A)"));
  EXPECT_THAT(says("hale", "undo"), HasSubstr("is a school day again"));
}

TEST_F(Undo, G_1_A_a_day_later_only_check_ins_are_taken_back) {
  says("hale", "no school friday");
  now += std::chrono::hours(25);
  EXPECT_THAT(says("hale", "undo"), AllOf(HasSubstr("Nothing of yours to undo"), Not(HasSubstr("Fri 16"))));
}

TEST_F(Undo, C_2_R_what_was_taken_back_before_the_last_check_in_is_not_put_back) {
  says("rivera", "zoe");
  says("rivera", "undo");
  now += std::chrono::minutes(1);
  says("rivera", "bobby");
  says("rivera", "undo");
  EXPECT_THAT(says("rivera", "redo"), HasSubstr("Logged again: Bobby Chen (7A)"));
  EXPECT_THAT(says("rivera", "redo"), HasSubstr("Nothing of yours to put back."));
}

TEST_F(Undo, C_2_A_two_that_were_taken_back_one_after_the_other_are_both_put_back) {
  for (const char* line : {"zoe", "bobby", "undo", "undo"}) {
    says("rivera", line);
    now += std::chrono::minutes(1);
  }
  EXPECT_THAT(says("rivera", "redo"), HasSubstr("Logged again: Zoë"));
  EXPECT_THAT(says("rivera", "redo"), HasSubstr("Logged again: Bobby Chen"));
}

TEST_F(Undo, G_1_R_of_what_has_no_way_back_by_that_word_takes_no_check_in_instead) {
  says("rivera", "bobby at lunch");
  EXPECT_THAT(says("rivera", "out until Nov 30"), HasSubstr("I'm back"));
  EXPECT_THAT(says("rivera", "undo"), HasSubstr("“undo” does not take back what you did last"));
  EXPECT_EQ(checkins(), 1);
  EXPECT_THAT(says("rivera", "undo"), HasSubstr("“undo” does not take back what you did last"));
  EXPECT_EQ(checkins(), 1) << "asked twice, it is no other check-in's either";
  EXPECT_THAT(says("rivera", "undo bobby"), HasSubstr("Taken back: Bobby Chen (7A)"));
}

TEST_F(Undo, C_2_A_a_group_moment_is_taken_back_and_put_back_under_the_name_it_was_saved_by) {
  says("rivera", "7A morning circle");
  const std::string moment = "a group moment with 6 students in 7A, today Wed 14 Oct.";
  EXPECT_THAT(presses("rivera", "Save"), HasSubstr("Saved: " + moment));
  EXPECT_THAT(says("rivera", "undo"), AllOf(HasSubstr("Taken back: " + moment), Not(HasSubstr("Bobby"))));
  EXPECT_EQ(checkins(), 0);
  EXPECT_THAT(says("rivera", "redo"), AllOf(HasSubstr("Logged again: " + moment), Not(HasSubstr("Bobby"))));
  EXPECT_THAT(says("rivera", "undo bobby"), HasSubstr("Taken back: Bobby Chen (7A), group, today"));
  EXPECT_THAT(says("rivera", "undo"), AllOf(HasSubstr("Taken back: 5 check-ins."), HasSubstr("Wei Li")));
}

TEST_F(Undo, G_1_A_what_cannot_be_taken_back_any_more_does_not_stand_in_the_way_for_ever) {
  says("rivera", "bobby at lunch");
  says("rivera", "know bobby: climbing");
  db.run("DELETE FROM facts");
  says("rivera", "undo");
  EXPECT_THAT(says("rivera", "undo"), HasSubstr("Taken back: Bobby Chen (7A)"));
}

}  // namespace
}  // namespace knownby
