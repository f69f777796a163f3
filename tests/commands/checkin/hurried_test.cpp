// Short answers and half lines between two classes: none of them may read as done where nothing was.

#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class Hurried : public Lincoln {
 protected:
  std::int64_t saved() { return rows("SELECT count(*) FROM checkins WHERE undone IS NULL"); }
};

TEST_F(Hurried, OkAfterAQuestionAnswersItAndAfterNothingIsAKindWord) {
  EXPECT_THAT(says("rivera", "ok"), HasSubstr("Any time."));
  EXPECT_THAT(says("rivera", "bobby chenn"), HasSubstr("Did you mean Bobby Chen (7A)?"));
  EXPECT_THAT(says("rivera", "ok"), HasSubstr("Logged: Bobby Chen (7A)"));
  EXPECT_EQ(saved(), 1);
  EXPECT_THAT(says("rivera", "okay"), HasSubstr("Any time."));
  EXPECT_EQ(saved(), 1);
}

TEST_F(Hurried, OkToAPickerShowsItAgainAndANumberChooses) {
  says("rivera", "maya r");
  EXPECT_THAT(says("rivera", "ok"), HasSubstr("I can't tell which that means, so please press its button:"));
  EXPECT_EQ(saved(), 0);
  EXPECT_THAT(says("rivera", "9"), HasSubstr("Which “maya r” do you mean?"));
  EXPECT_THAT(says("rivera", "the second"), HasSubstr("Logged: Maya Roberts (7B)"));
  says("rivera", "maya r");
  EXPECT_THAT(says("rivera", "1"), HasSubstr("Logged: Maya Rodríguez (7A)"));
  EXPECT_EQ(saved(), 2);
}

TEST_F(Hurried, NoToAQuestionBesideWhatIsSavedDoesNotSayThatNothingIs) {
  EXPECT_THAT(says("rivera", "tj and maya r"), HasSubstr("Which “maya r” do you mean? The rest is saved."));
  EXPECT_THAT(says("rivera", "yes"), HasSubstr("The rest is saved."));
  EXPECT_THAT(says("rivera", "no"), HasSubstr("All right. Nothing was saved for that name."));
  EXPECT_EQ(saved(), 1);
}

TEST_F(Hurried, WhatWasTakenBackBesideAQuestionIsNotCalledSaved) {
  says("rivera", "tj and maya r");
  presses("rivera", "Undo");
  EXPECT_EQ(saved(), 0);
  EXPECT_THAT(says("rivera", "no"), HasSubstr("All right. Nothing was saved."));
}

TEST_F(Hurried, ANameAfterSorryMovesTheLastOneAndAnswersWhatWasJustAsked) {
  says("rivera", "bobby at lunch");
  EXPECT_THAT(says("rivera", "sorry, zoe"), HasSubstr("Moved: Bobby Chen (7A) → Zoë van der Berg (7B)."));
  EXPECT_EQ(saved(), 1);
  says("rivera", "maya r");
  EXPECT_THAT(says("rivera", "sorry, maya roberts"), HasSubstr("Logged: Maya Roberts (7B)"));
  EXPECT_EQ(saved(), 2);
  EXPECT_THAT(says("rivera", "mine"), HasSubstr("Zoë van der Berg")) << "who was logged before stays";
}

TEST_F(Hurried, ANameAfterSorryAnswersNeitherTwoQuestionsNorAnOldOne) {
  says("rivera", "maya r and xqzt");
  EXPECT_THAT(says("rivera", "i meant zoe"), HasSubstr("I can't tell which question that answers"));
  EXPECT_EQ(saved(), 0);
  says("rivera", "tj");
  EXPECT_THAT(says("rivera", "sorry, zoe"), HasSubstr("Moved: T.J. Carter (7B) → Zoë van der Berg (7B)."));
}

TEST_F(Hurried, ANameAfterSorryIsAskedAboutWhereTheLastOneIsLongPast) {
  says("rivera", "bobby at lunch");
  now += std::chrono::hours(2);
  EXPECT_THAT(
      says("rivera", "sorry, zoe"),
      HasSubstr(
          "Instead of Bobby Chen (7A), conversation, today Wed 14 Oct? Nothing was saved or changed yet."));
  EXPECT_THAT(presses("rivera", "I talked with Zoë today"), HasSubstr("Logged: Zoë van der Berg (7B)"));
  EXPECT_EQ(saved(), 2);
  now += std::chrono::hours(2);
  says("rivera", "it was tj");
  EXPECT_THAT(presses("rivera", "Yes, it was T.J."),
              HasSubstr("Moved: Zoë van der Berg (7B) → T.J. Carter (7B)."));
  EXPECT_EQ(saved(), 2);
}

TEST_F(Hurried, WhereNothingIsToBePutRightWhoWasNamedIsOneTapAway) {
  EXPECT_THAT(says("rivera", "zoe not tj"), HasSubstr("Nothing of yours to change. Nothing was saved."));
  EXPECT_THAT(presses("rivera", "I talked with Zoë today"), HasSubstr("Logged: Zoë van der Berg (7B)"));
}

TEST_F(Hurried, OkAnswersNothingOlderThanWhatWasSaidLast) {
  says("rivera", "bobby chenn");
  EXPECT_THAT(says("rivera", "zoe"), HasSubstr("Logged: Zoë van der Berg (7B)"));
  EXPECT_THAT(says("rivera", "ok"), HasSubstr("Any time."));
  EXPECT_THAT(says("rivera", "2"), HasSubstr("I found no student's name"));
  EXPECT_EQ(saved(), 1);
}

TEST_F(Hurried, OkToAQuestionOnlyAButtonCanAnswerSaysSo) {
  says("rivera", "7A morning circle");
  EXPECT_THAT(says("rivera", "ok"), HasSubstr("please press its button. Nothing saved."));
  EXPECT_EQ(saved(), 0);
}

TEST_F(Hurried, OkTakesNobodyWhereItWasAskedWhoIsMeant) {
  EXPECT_THAT(says("rivera", "take bobby chenn"), HasSubstr("Did you mean Bobby Chen (7A)?"));
  EXPECT_THAT(says("rivera", "ok"), HasSubstr("please press its button. Nothing saved."));
  says("rivera", "take bobby chenn");
  EXPECT_THAT(presses("rivera", "Yes"), HasSubstr("is yours until"));
  EXPECT_THAT(says("rivera", "ok"), HasSubstr("Any time."));
}

TEST_F(Hurried, OkFromWhoeverSeesNoStudentsIsAKindWordToo) {
  EXPECT_THAT(says("lindqvist", "ok"), HasSubstr("Any time."));
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'refused'"), 0);
}

TEST_F(Hurried, WhoeverWasNotMeantMustBeInWhatWasLoggedLast) {
  says("rivera", "zoe great");
  EXPECT_THAT(says("rivera", "sorry i meant zoe not tj"), HasSubstr("“tj” is not in what you logged last"));
  EXPECT_THAT(says("rivera", "sorry i meant tj not zoe"),
              HasSubstr("Moved: Zoë van der Berg (7B) → T.J. Carter (7B)."));
}

TEST_F(Hurried, AFamilyNobodyReachedIsNotedAsThat) {
  const std::string told = says("rivera", "could not reach bobby's mom");
  EXPECT_THAT(told, HasSubstr("Bobby Chen (7A), family, nobody answered"));
  EXPECT_THAT(told, HasSubstr("“could not reach mom”"));
}

TEST_F(Hurried, AReminderNobodyGivesYetIsNotPromised) {
  const std::string told = says("rivera", "zoe nervous about audition, remind fri");
  EXPECT_THAT(told, HasSubstr("“nervous about audition, remind fri”"));
  EXPECT_THAT(told, HasSubstr("I can't remind you yet"));
  EXPECT_THAT(says("rivera", "bobby great"), Not(HasSubstr("remind")));
}

TEST_F(Hurried, ANoteIsTakenAwayInWords) {
  says("rivera", "bobby great");
  EXPECT_THAT(says("rivera", "edit last: delete the note"),
              HasSubstr("The note is taken away: Bobby Chen (7A)"));
  EXPECT_THAT(says("rivera", "my check-ins"), Not(HasSubstr("great")));
  EXPECT_THAT(says("rivera", "edit last: with zoe"), HasSubstr("please type “not Bobby, zoe”"));
  EXPECT_THAT(says("rivera", "not Bobby, zoe"), HasSubstr("Moved: Bobby Chen (7A) → Zoë"));
  EXPECT_THAT(says("rivera", "edit last: not today"), HasSubstr("“not today” may be any of many days."));
}

TEST_F(Hurried, AnotherNoteSaysWhoReadsItAndWhatItReplaced) {
  says("rivera", "team: zoe great at chess");
  const std::string told = says("rivera", "note: and at checkers");
  EXPECT_THAT(told, HasSubstr("Note saved with Zoë van der Berg (7B), conversation, today Wed 14 Oct."));
  EXPECT_THAT(told, HasSubstr("Note: “and at checkers”. The Grade 7 team sees it too."));
  EXPECT_THAT(told, HasSubstr("Before, it said: “great at chess”"));
}

TEST_F(Hurried, SeveralAreGivenBackInOneLine) {
  says("rivera", "take zoe and bobby");
  const std::string told = says("rivera", "release zoe and bobby");
  EXPECT_THAT(told, HasSubstr("All right, Zoë is open to the team again."));
  EXPECT_THAT(told, HasSubstr("All right, Bobby is open to the team again."));
  EXPECT_THAT(says("rivera", "release zoe and bobby"), HasSubstr("Bobby isn't yours this week."));
}

TEST_F(Hurried, WhomNobodyIsCalledIsSaidBesideWhoIsTaken) {
  const std::string taken = says("rivera", "take zoe and xqzt");
  EXPECT_THAT(taken, HasSubstr("Zoë van der Berg (7B) is yours until Fri 16 Oct."));
  EXPECT_THAT(taken,
              HasSubstr("I find no “xqzt” in your groups, so nobody is taken for that name. Nothing was "
                        "saved for it."));
  const std::string released = says("rivera", "release zoe and xqzt");
  EXPECT_THAT(released, HasSubstr("All right, Zoë is open to the team again."));
  EXPECT_THAT(released, HasSubstr("I find no “xqzt” in your groups, so nobody is given back for that name."));
}

TEST_F(Hurried, TwoGroupsAtOnceAreAskedForOneByOne) {
  EXPECT_THAT(says("rivera", "7A and 7B morning meeting"),
              HasSubstr("I keep a moment with one group at a time, so nothing is saved yet."));
}

TEST_F(Hurried, WhoNamedNobodyIsNotLogged) {
  EXPECT_THAT(says("rivera", "José named nobody"), HasSubstr("nothing is saved for José"));
  EXPECT_EQ(saved(), 0);
}

TEST_F(Hurried, WithoutACardItIsSaidWhereCardsStand) {
  EXPECT_THAT(says("rivera", "the card"), HasSubstr("There is no weekly card yet this week."));
  EXPECT_THAT(says("rivera", "see the six"), HasSubstr("Each team's card stands in its channel"));
}

TEST_F(Hurried, AwayOnADayAheadSaysThatItBeginsTodayAndEndsOnASchoolDay) {
  EXPECT_THAT(says("rivera", "out friday"),
              HasSubstr("I can only begin today: I won't suggest anyone to you from now until Mon 19 Oct"));
  EXPECT_THAT(says("rivera", "out until Nov 30"),
              HasSubstr("I won't suggest anyone to you until Mon 30 Nov"));
}

}  // namespace
}  // namespace knownby
