#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class CheckIn : public Lincoln {};

TEST_F(CheckIn, MsRiveraLogsBobbyAndIsToldWhomAndWhen) {
  EXPECT_THAT(says("rivera", "Bobby"), HasSubstr("Logged: Bobby Chen (7A), conversation, today Wed 14 Oct."));
  EXPECT_EQ(last("rivera").seen, Reply::Seen::only_you);
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 1);
}

TEST_F(CheckIn, ThreeStudentsInOneLineAreOneBatchAndOneUndo) {
  const std::string told = says("rivera", "talked to maya rod, bobby and TJ at lunch all good");
  EXPECT_THAT(told, HasSubstr("Maya Rodríguez (7A), Bobby Chen (7A) and T.J. Carter (7B)"));
  EXPECT_THAT(told, HasSubstr("“at lunch all good”"));
  EXPECT_THAT(presses("rivera", "Undo all 3"), HasSubstr("Taken back: 3 check-ins."));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE undone IS NULL"), 0);
  EXPECT_THAT(presses("rivera", "Redo"), HasSubstr("Logged again: 3 check-ins."));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE undone IS NULL"), 3);
}

TEST_F(CheckIn, TwoMayasOpenAPickerAndNothingIsSavedUntilOneIsPicked) {
  EXPECT_THAT(says("rivera", "maya r"), HasSubstr("Nothing saved yet."));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
  EXPECT_THAT(presses("rivera", "Maya Roberts, 7B"), HasSubstr("Logged: Maya Roberts (7B)"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 1);
}

TEST_F(CheckIn, APickerPressedTwiceSavesOnce) {
  says("rivera", "maya r");
  const Reply picker = last("rivera");
  presses("rivera", "Maya Roberts, 7B");
  const auto& button = std::get<Buttons>(picker.card.blocks[1]).buttons.front();
  Answer second = ask({"late", now, {"console", "rivera"}, {"console", in}, button.verb, "", button.fields});
  EXPECT_THAT(card_text(second.reply.card), HasSubstr("settled"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 1);
}

TEST_F(CheckIn, APickerBelongsToItsAskerAlone) {
  says("rivera", "maya r");
  const auto& button = std::get<Buttons>(last("rivera").card.blocks[1]).buttons.front();
  ask({"other", now, {"console", "park"}, {"console", in}, button.verb, "", button.fields});
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(CheckIn, SomeoneElseAsksForTheFullName) {
  says("rivera", "maya r");
  presses("rivera", "Someone else");
  EXPECT_TRUE(last("rivera").opens_form);
  EXPECT_THAT(fills("rivera", {{"name", "Li Wei"}}), HasSubstr("Logged: Li Wei (7C)"));
}

TEST_F(CheckIn, WhatIsClearIsSavedAndTheRestIsAskedInTheSameBatch) {
  const std::string told = says("park", "bobby, jordn lee, zoe");
  EXPECT_THAT(told, HasSubstr("Bobby Chen (7A) and Zoë van der Berg (7B)"));
  EXPECT_THAT(told, HasSubstr("The rest is saved."));
  EXPECT_THAT(presses("park", "Jordan Lee, 7A (Ms. Rivera)"), HasSubstr("Undo all 3"));
  EXPECT_EQ(rows("SELECT count(DISTINCT coalesce(batch, id)) FROM checkins"), 1);
}

TEST_F(CheckIn, TheNearerJordanIsLoggedAndTheOtherIsOneTapAway) {
  EXPECT_THAT(says("rivera", "jordan lee"), HasSubstr("Jordan Lee (7A)"));
  EXPECT_THAT(presses("rivera", "I meant Jordan Lee, 7C"), HasSubstr("Logged: Jordan Lee (7C)"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE undone IS NULL"), 1);
}

TEST_F(CheckIn, TheHomeroomAsTheButtonHasItIsWhoIsMeant) {
  const std::string told = says("rivera", "Jordan Lee, 7C");
  EXPECT_THAT(told, HasSubstr("Logged: Jordan Lee (7C)"));
  EXPECT_THAT(told, Not(HasSubstr("Note")));
}

TEST_F(CheckIn, SeveralDaysInARowAreTheSchoolDaysAmongThemAndOneUndo) {
  const std::string told = says("rivera", "talked to bobby monday to wednesday");
  EXPECT_THAT(told, testing::AllOf(HasSubstr("Tue 13 Oct."), HasSubstr("today Wed 14 Oct."),
                                   HasSubstr("Mon 12 Oct had no school."), Not(HasSubstr("Note"))));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 2);
  presses("rivera", "Undo both");
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE undone IS NULL"), 0);
}

TEST_F(CheckIn, MoreThanASchoolWeekInOneLineIsAskedAbout) {
  EXPECT_THAT(says("rivera", "bobby 9/8 to 10/7"),
              HasSubstr("“9/8 to 10/7” is more than the five school days I log at once. Which day was it? "
                        "Nothing saved yet for Bobby Chen (7A)."));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
  presses("rivera", "Choose the day");
  EXPECT_THAT(fills("rivera", {{"date", "2026-10-07"}}), HasSubstr("Logged: Bobby Chen (7A)"));
}

TEST_F(CheckIn, TwoDaysInOneLineAreTwoCheckInsAndOneUndo) {
  const std::string told = says("rivera", "bobby today and yesterday");
  EXPECT_THAT(told, testing::AllOf(HasSubstr("today Wed 14 Oct."), HasSubstr("Tue 13 Oct.")));
  EXPECT_THAT(told, Not(HasSubstr("Note")));
  EXPECT_THAT(told, HasSubstr("Change Bobby, Tue 13 Oct"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 2);
  presses("rivera", "Undo both");
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE undone IS NULL"), 0);
}

TEST_F(CheckIn, TheOtherDayIsAskedAboutAndNeverToday) {
  EXPECT_THAT(
      says("rivera", "bobby the other day"),
      HasSubstr("“the other day” may be any of many days. Which day was it? Nothing saved yet for Bobby "
                "Chen (7A)."));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
  presses("rivera", "Choose the day");
  EXPECT_TRUE(last("rivera").opens_form);
}

TEST_F(CheckIn, TheOtherTuesdayIsOneTapAway) {
  EXPECT_THAT(says("rivera", "zoe last Tues"), HasSubstr("Tue 6 Oct"));
  EXPECT_THAT(presses("rivera", "I meant Tue 13 Oct"), HasSubstr("Tue 13 Oct"));
}

TEST_F(CheckIn, ADayWithoutSchoolIsAcceptedAndMentioned) {
  EXPECT_THAT(says("rivera", "TJ monday"), HasSubstr("Mon 12 Oct (no school that day)"));
}

TEST_F(CheckIn, TomorrowIsNotLogged) {
  EXPECT_THAT(says("rivera", "TJ tomorrow"), HasSubstr("I only log what has happened."));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(CheckIn, ADoubleTapIsLoggedOnceUnlessASecondIsMeant) {
  says("rivera", "bobby");
  now += std::chrono::seconds(30);
  EXPECT_THAT(says("rivera", "bobby"), HasSubstr("Already logged: Bobby Chen (7A)"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 1);
  presses("rivera", "Log a second one");
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 2);
}

TEST_F(CheckIn, TheSameEventAgainIsAnsweredAlikeAndChangesNothing) {
  Request request{"trigger-1", now, {"console", "rivera"}, {"console", in}, "", "bobby", {}};
  const Answer first = ask(request);
  request.now += std::chrono::minutes(5);
  const Answer again = ask(request);
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(card_text(again.reply.card), card_text(first.reply.card));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 1);
}

TEST_F(CheckIn, AStudentWhoLeftIsAskedAboutFirst) {
  EXPECT_THAT(says("rivera", "marcus hill"), HasSubstr("left on Fri 2 Oct"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(CheckIn, ANameNobodyHasIsNotSaved) {
  EXPECT_THAT(says("rivera", "xqzt"), HasSubstr("I can't find “xqzt” in Grade 7. Nothing saved."));
}

TEST_F(CheckIn, UndoTakesBackOnlyBobbyWhenAsked) {
  says("rivera", "bobby, zoe");
  EXPECT_THAT(says("rivera", "undo bobby"), HasSubstr("Taken back: Bobby Chen (7A)"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE undone IS NULL"), 1);
}

TEST_F(CheckIn, WhatIsLeftOfABatchKeepsItsWayBack) {
  says("rivera", "maya rod, bobby and TJ at lunch");
  EXPECT_THAT(says("rivera", "undo bobby"), HasSubstr("[Undo the other 2]"));
  EXPECT_THAT(says("rivera", "undo TJ"), HasSubstr("[Undo the other]"));
  EXPECT_THAT(presses("rivera", "Undo the other"), HasSubstr("Taken back: Maya Rodríguez (7A)"));
  EXPECT_THAT(card_text(last("rivera").card), Not(HasSubstr("Undo the other")));
}

TEST_F(CheckIn, UndoReachesOnlyOnesOwn) {
  says("rivera", "bobby");
  EXPECT_THAT(says("park", "undo"), HasSubstr("Nothing of yours to undo."));
  const auto batch = std::to_string(rows("SELECT coalesce(batch, id) FROM checkins"));
  ask({"steal", now, {"console", "park"}, {"console", in}, "undo", "", {{"batch", batch}}});
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE undone IS NULL"), 1);
}

TEST_F(CheckIn, ANoteIsAddedAfterwardsByItsAuthorAlone) {
  says("rivera", "bobby");
  const auto batch = std::to_string(rows("SELECT coalesce(batch, id) FROM checkins"));
  ask({"steal",
       now,
       {"console", "park"},
       {"console", in},
       "note",
       "",
       {{"batch", batch}, {"sent", "yes"}, {"note", "x"}}});
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE sealed_note IS NOT NULL"), 0);
  presses("rivera", "Add note");
  EXPECT_THAT(fills("rivera", {{"note", "built a kite"}}), HasSubstr("“built a kite”"));
}

TEST_F(CheckIn, TheDayAndKindCanBeChanged) {
  says("rivera", "bobby");
  presses("rivera", "Change");
  EXPECT_THAT(fills("rivera", {{"day", "2026-10-13"}, {"kind", "celebration"}}),
              HasSubstr("celebration, Tue 13 Oct"));
  presses("rivera", "Change");
  EXPECT_THAT(fills("rivera", {{"day", "2026-10-15"}, {"kind", "celebration"}}),
              HasSubstr("Nothing was changed."));
}

TEST_F(CheckIn, TwoNotesInOneLineAreChangedOneByOne) {
  const std::string told = says("rivera", "bobby great, jose rough day");
  EXPECT_THAT(told, HasSubstr("Note for Bobby, only you see it here: “great”"));
  EXPECT_THAT(told, Not(HasSubstr("[Change note]")));
  presses("rivera", "Change José");
  fills("rivera", {{"day", "2026-10-14"}, {"kind", "conversation"}, {"note", "better by noon"}});
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE opened('checkins.sealed_note', id, sealed_note) IN "
                 "('great', 'better by noon')"),
            2);
}

TEST_F(CheckIn, OfficeStaffLogByFullNameAndSeeNoLists) {
  EXPECT_THAT(says("stamper", "bobby chen stopped by, we joked about soccer"),
              HasSubstr("Logged: Bobby Chen (7A)"));
  EXPECT_THAT(says("stamper", "who hasn't had a check-in this week"), Not(HasSubstr("Maya")));
}

TEST_F(CheckIn, TheItAccountNeitherLogsNorAsks) {
  EXPECT_THAT(says("lindqvist", "bobby"), HasSubstr("no access to students"));
  EXPECT_THAT(says("lindqvist", "who hasn't had a check-in this week"), HasSubstr("no access to students"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(CheckIn, AStrangerLearnsNothing) {
  const std::string told = says("nobody", "bobby chen");
  EXPECT_THAT(told, Not(HasSubstr("Bobby")));
  EXPECT_EQ(told, says("nobody", "xqzt"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(CheckIn, TheLineOnOnesPageTakesSeveralLines) {
  const Answer answer = ask({"d",
                             now,
                             {"console", "rivera"},
                             {"console", in},
                             "log",
                             "",
                             {{"lines", "bobby yesterday\nzoe\nqqq www"}}});
  const std::string told = card_text(answer.reply.card);
  EXPECT_THAT(told, HasSubstr("Bobby Chen (7A)"));
  EXPECT_THAT(told, HasSubstr("I can't find “qqq www” in Grade 7. Nothing saved for that name."));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 2);
}

TEST_F(CheckIn, AFormLongerThanANoteIsRefusedWhole) {
  const Answer answer = ask({"",
                             now,
                             {"console", "rivera"},
                             {"console", in},
                             "log",
                             "",
                             {{"lines", "bobby " + std::string(4000, 'a')}}});
  EXPECT_THAT(card_text(answer.reply.card), HasSubstr("Nothing was saved."));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(CheckIn, C_2_R_a_correction_to_what_it_says_already_changes_nothing_and_says_so) {
  says("rivera", "zoe");
  EXPECT_THAT(says("rivera", "not zoe, zoe"),
              HasSubstr("It says Zoë van der Berg (7B), conversation, today Wed 14 Oct already. "
                        "Nothing was changed."));
  EXPECT_THAT(says("rivera", "edit last: it was today"), HasSubstr("already. Nothing was changed."));
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action LIKE 'check-in %'"), 0);
}

}  // namespace
}  // namespace knownby
