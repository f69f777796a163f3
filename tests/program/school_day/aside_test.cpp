// What staff type beside PRODUCT C.3, in the sample school: nothing wrong is saved, and each refusal offers
// the nearest thing that is allowed.

#include <gtest/gtest.h>

#include "tests/program/conversation.hpp"

namespace knownby {
namespace {

const char* const sees_no_students =
    "This account runs Knownby and has no access to students, so it neither logs nor asks. Nothing was "
    "saved.";

TEST(SchoolDayAside, WhatLiesAheadIsNotLoggedAndTodayIsOneTapAway) {
  converse(
      {{"TJ tomorrow",
        {"I only log what has happened. Nothing saved for T.J. Carter (7B).", "[I talked with T.J. today]"}},
       {"undo", {"Nothing of yours to undo."}},
       {":press \"I talked\"", {"Logged: T.J. Carter (7B), conversation, today Wed 14 Oct."}}});
}

TEST(SchoolDayAside, AnAbsentStudentIsNotedAsAwayAndStaysOnTheList) {
  converse({{"tj out today",
             {"Noted: T.J. Carter (7B) away today Wed 14 Oct.",
              "No check-in is logged. I won't suggest him until tomorrow."},
             {"attempt", "Logged:"}},
            {"tried bobby", {"Noted as tried: Bobby Chen (7A), today Wed 14 Oct."}, {"attempt"}}});
}

TEST(SchoolDayAside, WhoLeftAndADayLongAgoMayBeLeftUnlogged) {
  converse({{"marcus hill", {"left on Fri 2 Oct", "[Yes, log it]", "[Don't log it]"}, {"Someone else"}},
            {":press \"Don't\"", {"Nothing was saved."}, {"["}},
            {"TJ 9/1", {"more than 30 days ago", "[Don't log it]"}},
            {":press \"Don't\"", {"Nothing was saved."}},
            {"undo", {"Nothing of yours to undo."}}});
}

TEST(SchoolDayAside, ANameTypedIntoThePickerIsAskedAboutAsEver) {
  converse({{"maya", {"Nothing saved yet"}},
            {":press \"Someone else\"", {"Who was it?"}},
            {":fill name=\"marcus hill\""},
            {":send", {"Marcus Hill left on Fri 2 Oct. Log anyway?"}, {"Logged"}},
            {"undo", {"Nothing of yours to undo."}}});
}

TEST(SchoolDayAside, ANameNobodyHasMayBeTypedAgain) {
  converse({{"maya"},
            {":press \"Someone else\""},
            {":fill name=xqzt"},
            {":send", {"I can't find “xqzt”", "[Type the name again]"}, {"Which"}},
            {":press \"Type the name\"", {"Who was it?"}},
            {":fill name=zoe"},
            {":send", {"Logged: Zoë van der Berg (7B)"}}});
}

TEST(SchoolDayAside, RedoDoesNotBringBackWhoWasNotMeant) {
  converse({{"jordan lee", {"Jordan Lee (7A)"}},
            {":press \"I meant\"", {"Jordan Lee (7C)"}},
            {":press undo", {"Taken back: Jordan Lee (7C)"}},
            {":press redo", {"Logged again: Jordan Lee (7C)"}, {"(7A)"}},
            {"undo", {"Jordan Lee (7C)"}},
            {"redo", {"Logged again: Jordan Lee (7C)"}, {"(7A)"}}});
}

TEST(SchoolDayAside, InABatchTooTheOneWhoWasMeantStays) {
  converse({{"bobby, jordan lee", {"Bobby Chen (7A)", "Jordan Lee (7A)"}},
            {":press \"I meant\"", {"Jordan Lee (7C)"}},
            {"undo bobby", {"Taken back: Bobby Chen (7A)"}},
            {":now 2026-10-14T10:13"},
            {"undo", {"Taken back: Jordan Lee (7C)"}},
            {"redo", {"Logged again: Jordan Lee (7C)"}, {"Bobby", "(7A)"}}});
}

TEST(SchoolDayAside, WhoWasPickedIsMeant) {
  converse({{"maya"}, {":press 1", {"Logged: Maya Rodríguez (7A)"}, {"I meant"}}});
}

TEST(SchoolDayAside, AColleaguesCheckInIsNotMine) {
  converse({{"coach dunn talked to bobby",
             {"I log only what you did yourself, so nothing is saved. Coach Dunn can log it",
              "[It was me, today]"}},
            {"undo", {"Nothing of yours to undo."}},
            {":press \"It was me\"", {"Logged: Bobby Chen (7A)"}}});
}

TEST(SchoolDayAside, SeveralLinesAreSeveralCheckIns) {
  converse({{"bobby\\n- tj\\n3. zoe great",
             {"Bobby Chen (7A)", "T.J. Carter (7B)", "Zoë van der Berg (7B)", "[Undo all 3]"}}});
}

TEST(SchoolDayAside, OneNameFarAwayMayBeLookedAtAndAGuessIsAsked) {
  converse({{":as hale"},
            {":in dm"},
            {"card bobby", {"Bobby Chen", "Last check-in logged"}, {"Which"}},
            {"card boby", {"I don't know “boby”. Is it this one?", "[Bobby Chen (7A)]"}}});
}

TEST(SchoolDayAside, TheItAccountIsToldOneThingWhoeverIsNamed) {
  converse({{":as lindqvist"},
            {"bobby", {sees_no_students}},
            {"xqzt", {sees_no_students}, {"find"}},
            {"card bobby", {sees_no_students}},
            {"card xqzt", {sees_no_students}},
            {"bobby's grades", {sees_no_students}},
            {"xqzt's grades", {sees_no_students}},
            {"didn't talk to bobby", {sees_no_students}},
            {"leaderboard", {"I don't rank staff"}, {"["}},
            {"help", {"You run Knownby here"}, {"also"}}});
}

TEST(SchoolDayAside, HelpOffersOnlyWhatThePersonMayDo) {
  converse({{":as applewhite"},
            {"help", {"/checkin Sam Taylor at lunch", "/checkin my check-ins", "/checkin undo"}, {"who"}},
            {":as hale"},
            {"help", {"who's left in Grade 6", "You also run Knownby here"}, {"Sam"}}});
}

TEST(SchoolDayAside, ARefusedScopeOffersOnesOwn) {
  converse({{"8B", {"8B isn't one of your groups. Ms. Ortiz leads Grade 8.", "[My students]"}},
            {":press \"My students\"", {"Your students"}},
            {"9Z", {"There is no group called “9Z” here. Yours: 7A and 7B."}},
            {"who in 7A have I never talked to", {"Will May · 7A · none logged by you"}, {"none logged yet"}},
            {"who hasn't had a check-in today", {"11 of 142 have a check-in logged today. 131 don't."}}});
}

TEST(SchoolDayAside, AHolidayIsNeverTurnedIntoASchoolDay) {
  converse({{":as lindqvist"},
            {"no school 11/11 snow",
             {"Wed 11 Nov is marked no school already (Veterans Day). Nothing was changed."},
             {"["}},
            {"no school saturday", {"Sat 17 Oct is no school day anyway. Nothing was changed."}},
            {"school on 10/16 after all", {"Fri 16 Oct is a school day. Nothing was changed."}},
            {"school on 11/11 after all", {"Wed 11 Nov is a school day again"}},
            {":press undo", {"Wed 11 Nov marked no school"}},
            {"no school 11/11", {"already (Veterans Day)"}},
            {"no school 10/30 flood", {"Fri 30 Oct marked no school"}},
            {":press undo", {"Fri 30 Oct is a school day again"}},
            {"map", {"Map a channel", "Whose team is it", "[Map it]"}, {"Mapped"}}});
}

TEST(SchoolDayAside, SmallTalkGetsAKindWord) {
  converse({{"thanks!", {"Any time."}},
            {"yes", {"please press its button", "Nothing saved."}},
            {"please check on zoe",
             {"I read no check-in in that, so nothing is saved for Zoë van der Berg (7B)."},
             {"no student"}}});
}

TEST(SchoolDayAside, SeatsAreFoundAsPeopleTypeThem) {
  converse({{":as lucia rivera", {"Ms. Rivera in"}},
            {":AS \"Ms. Park\"", {"Ms. Park in"}},
            {":as nobody", {"Nobody on the roster is called nobody."}}});
}

}  // namespace
}  // namespace knownby
