#include "commands/guard.hpp"

#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class Guard : public Lincoln {};

TEST_F(Guard, HoldsWhatMayBeAReportAndSavesNothing) {
  const std::string told = says("rivera", "TJ says his dad hits him");
  EXPECT_THAT(told, HasSubstr("I have not saved this and I have not told anyone."));
  EXPECT_THAT(told, HasSubstr("1-800-555-0100"));
  EXPECT_THAT(told, Not(HasSubstr("dad")));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
  EXPECT_EQ(rows("SELECT count(*) FROM seen"), 0);
}

TEST_F(Guard, LogsOnlyThatWeTalkedWithoutTheWords) {
  says("rivera", "TJ says his dad hits him");
  EXPECT_THAT(presses("rivera", "Log only that we talked, no note"), HasSubstr("Logged: T.J. Carter (7B)"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE sealed_note IS NULL"), 1);
}

TEST_F(Guard, SavesTheNoteWhenItIsNotThat) {
  says("rivera", "bobby beat me at chess");
  presses("rivera", "This isn't that: save my note");
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE opened('checkins.sealed_note', id, sealed_note) = "
                 "'beat me at chess'"),
            1);
}

TEST_F(Guard, DiscardsForGood) {
  says("rivera", "TJ says his dad hits him");
  const Reply card = last("rivera");
  EXPECT_THAT(presses("rivera", "Discard"), HasSubstr("Nothing was saved"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(Guard, ForgetsAfterTenMinutes) {
  says("rivera", "TJ says his dad hits him");
  now += std::chrono::minutes(11);
  EXPECT_THAT(presses("rivera", "This isn't that: save my note"), HasSubstr("no longer hold"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(Guard, TellsTheItAccountNothingOfWhoIsAtTheSchool) {
  const std::string known = says("lindqvist", "bobby says his dad hits him");
  EXPECT_EQ(known, says("lindqvist", "xqzt says his dad hits him"));
  EXPECT_THAT(known, Not(HasSubstr("Log only")));
}

TEST_F(Guard, StandsBeforeTheNoteFormToo) {
  says("rivera", "TJ");
  presses("rivera", "Add note");
  EXPECT_THAT(fills("rivera", {{"note", "wants to die"}}), HasSubstr("I have not saved this"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE sealed_note IS NOT NULL"), 0);
}

TEST_F(Guard, SaysSoWhereTheSchoolHasSetNoNumbers) {
  policy.safety = {};
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  EXPECT_THAT(says("rivera", "TJ says his dad hits him"), HasSubstr("call your local emergency number"));
}

TEST(GuardWords, AreFoundInAnyDress) {
  for (const char* text :
       {"he is SUICIDAL", "self-harm", "she's cutting herself", "Quiere morir", "le pegó su papá",
        "has a gun", "ran away last night", "his mom hit\xCC\x81s him", "bruise on arm", "don’t want to live",
        "se quiere matar", "hurts himself", "unalive", "doesn't want to be alive", "doesn't feel safe",
        "scared of dad", "no food"}) {
    EXPECT_TRUE(guard::trips(text)) << text;
  }
}

TEST(GuardWords, LeaveOrdinaryDaysAlone) {
  for (const char* text : {"at lunch, she made the volleyball team", "great talk about soccer",
                           "plays the viola", "who hasn't had a check-in", "helped with fractions",
                           "likes climbing", "", "begun a new book", "white chocolate"}) {
    EXPECT_FALSE(guard::trips(text)) << text;
  }
}

}  // namespace
}  // namespace knownby
