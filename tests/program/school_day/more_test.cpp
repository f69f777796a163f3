// PRODUCT C.3 in the sample school: the days that need a second look, kinds, groups, and what is taken back.

#include <gtest/gtest.h>

#include "tests/program/conversation.hpp"

namespace knownby {
namespace {

TEST(SchoolDayLogging, C11_ADayWithoutSchoolIsSavedAndMentioned) {
  converse(
      {{"/checkin TJ monday", {"Logged: T.J. Carter (7B), conversation, Mon 12 Oct (no school that day)."}}});
}

TEST(SchoolDayLogging, C12_NumbersAreReadMonthFirstAndSpelledOut) {
  converse({{"/checkin TJ 10/6", {"T.J. Carter (7B), conversation, Tue 6 Oct."}, {"Note"}}});
}

TEST(SchoolDayLogging, C13_TomorrowIsRefused) {
  converse({{"/checkin TJ tomorrow", {"I only log what has happened.", "Nothing saved"}},
            {"undo", {"Nothing of yours to undo."}}});
}

TEST(SchoolDayLogging, C25_LinesBulletsAndNumbers) {
  for (const char* list : {"bobby\\ntj\\nzoe", "- bobby\\n- tj\\n- zoe", "1. bobby\\n2. tj\\n3. zoe"}) {
    converse(
        {{list, {"Bobby Chen (7A), T.J. Carter (7B) and Zoë van der Berg (7B)", "[Undo all 3]"}, {"Note"}}});
  }
}

TEST(SchoolDayLogging, C28_ThePreferredNameAloneIsKnown) {
  converse({{"/checkin alex", {"Logged: Alex Kim (7A)"}, {"Gwendolyn"}},
            {"gwendolyn", {"can't find “gwendolyn”", "Nothing saved"}, {"Alex", "Kim"}}});
}

TEST(SchoolDayLogging, C29_AwayIsNoContactAndNotSuggestedToday) {
  converse({{"/checkin tj wasnt here today",
             {"Noted: T.J. Carter (7B) away today Wed 14 Oct.", "No check-in is logged.",
              "I won't suggest him until tomorrow."},
             {"Logged"}},
            {"undo", {"T.J. Carter"}},
            {"tj absent yesterday", {"away Tue 13 Oct", "T.J. stays on the list"}, {"until tomorrow"}}});
}

TEST(SchoolDayLogging, C30_TriedStaysOnTheList) {
  for (const char* line : {"/checkin couldn't catch bobby", "/checkin tried bobby"}) {
    converse({{line, {"Noted as tried: Bobby Chen (7A)", "Bobby stays on the list."}, {"Logged:"}}});
  }
}

TEST(SchoolDayLogging, C31_AGroupMomentIsAskedAboutAndCountsForNobody) {
  converse({{"/checkin 7A morning circle",
             {"A group moment with 24 students in 7A. It won't count as a check-in for each.", "[Save]",
              "[Pick students who talked]"}},
            {"undo", {"Nothing of yours to undo."}},
            {":press Save",
             {"Saved: a group moment with 24 students in 7A, today Wed 14 Oct.", "“morning circle”"}},
            {"card joon shin", {"Last check-in logged: none yet", "you · group"}},
            {"undo", {"Taken back: a group moment with 24 students in"}}});
  converse({{"7A morning circle"},
            {":press Pick", {"Who talked with you?"}},
            {":fill lines=\"bobby and joon\""},
            {":send", {"Logged: Bobby Chen (7A) and Joon Shin (7A)"}}});
  converse({{"8B assembly", {"8B isn't one of your groups."}, {"students in 8B"}}});
}

TEST(SchoolDayLogging, C32_AFamilyWithGoodNews) {
  converse(
      {{"/checkin called Maya Roberts mom good news",
        {"Logged: Maya Roberts (7B), family, good news, today", "A family contact", "“mom good news”"}}});
}

TEST(SchoolDayLogging, C33_AVoicemailInSpanish) {
  converse(
      {{"/checkin home: José, voicemail, Spanish",
        {"Logged: José Núñez (7B), family, in Spanish, nobody answered, today", "“voicemail, Spanish”"}}});
}

TEST(SchoolDayLogging, C34_WhoseGrandma) {
  converse({{"/checkin emailed with D'Angelo's grandma abt the trip",
             {"D'Angelo Wright (7C), family", "“grandma abt the trip”"}}});
}

TEST(SchoolDayLogging, C35_AcademicSupport) {
  converse(
      {{"/checkin helped Wei Li with fractions", {"Wei Li (7A), academic support", "“with fractions”"}}});
}

TEST(SchoolDayLogging, C36_AnEmojiIsNoName) {
  converse({{"/checkin ✅ bobby", {"Logged: Bobby Chen (7A), conversation, today Wed 14 Oct."}, {"Note"}}});
}

TEST(SchoolDayLogging, C37_TwoStudentsTwoNotes) {
  converse({{"/checkin bobby great, jose rough day",
             {"Note for Bobby, only you see it here: “great”",
              "Note for José, only you see it here: “rough day”"}}});
}

TEST(SchoolDayLogging, C38_ANoteForTheTeamIsReadByTheTeamAndAnyOtherByItsAuthor) {
  converse({{"/checkin bobby team: new seat works",
             {"Note: “new seat works”. The Grade 7 team sees it too."},
             {"team:"}},
            {"bobby likes the window", {"only you see it here: “likes the window”"}},
            {"tj support: asked for a mentor", {"“asked for a mentor”. Counselors see it too."}},
            {":as park"},
            {"card bobby", {"Note by Ms. Rivera", "“new seat works”"}, {"window"}},
            {"card tj", {}, {"mentor"}},
            {":as okafor"},
            {"card tj", {"Note by Ms. Rivera", "“asked for a mentor”"}},
            {"card bobby", {"“new seat works”"}, {"window"}},
            {":as hale"},
            {"card bobby chen", {}, {"new seat", "window"}}});
}

TEST(SchoolDayLogging, C39_WhoLeftIsAskedAbout) {
  converse({{"/checkin marcus hill", {"Marcus Hill left on Fri 2 Oct. Log anyway?", "Nothing saved yet"}}});
}

TEST(SchoolDayLogging, C40_NoNeedIsNoLog) {
  converse({{"/checkin dont need to talk to bobby", {"Nothing logged. Leave Bobby off", "[Yes]", "[No]"}},
            {":press Yes", {"I'll leave Bobby out of what I suggest to you until Mon 19 Oct.", "[Undo]"}},
            {":press Undo", {"Bobby may be suggested to you again."}},
            {"undo", {"Nothing of yours to undo."}}});
}

TEST(SchoolDayLogging, C41_AMisspellingIsAskedOnceAndThenKnownToItsWriterAlone) {
  converse({{"/checkin mya roberst", {"Did you mean Maya Roberts (7B)?", "Nothing saved yet"}},
            {"undo", {"Nothing of yours to undo."}},
            {":press Yes", {"Logged: Maya Roberts (7B)"}},
            {":now 2026-10-14T10:20"},
            {"mya roberst at the bus", {"Logged: Maya Roberts (7B)", "“at the bus”"}, {"Did you mean"}},
            {":as park"},
            {"mya roberst", {"Did you mean Maya Roberts (7B)?"}}});
}

TEST(SchoolDayUndo, C47_TheLastOneWasSomebodyElse) {
  converse({{"maya roberts yesterday, loves drums", {"Maya Roberts (7B)"}},
            {"not maya roberts, rodriguez",
             {"Logged: Maya Rodríguez (7A), conversation, Tue 13 Oct", "“loves drums”"}},
            {"undo", {"Maya Rodríguez (7A)"}, {"Roberts"}}});
  converse({{"bobby"},
            {"not zoe, tj", {"“zoe” is not in what you logged last: Bobby Chen (7A). Nothing was changed."}},
            {"sorry, i meant tj", {"Logged: T.J. Carter (7B)"}},
            {":as park"},
            {"not tj, bobby", {"Nothing of yours to change."}}});
}

TEST(SchoolDayUndo, C48_EditLastSaysBeforeAndAfter) {
  converse({{"bobby"},
            {"edit last: it was yesterday and with his mom",
             {"Changed: Bobby Chen (7A), conversation, today Wed 14 Oct → family, Tue 13 Oct."}},
            {"edit last: tomorrow",
             {"I only log what has happened. Nothing was changed; it still says Bobby Chen (7A), family"}},
            {"edit last: note loves chess",
             {"Note saved with Bobby Chen (7A), family, Tue 13 Oct.", "“loves chess”"}},
            {"my check-ins", {"Tue 13 Oct · Bobby Chen (7A) · family · loves chess"}},
            {":as park"},
            {"edit last: yesterday", {"Nothing of yours to change."}}});
}

TEST(SchoolDayUndo, C49_TheSameForAnother) {
  converse({{"zoe yesterday, at the game", {"Zoë van der Berg"}},
            {"+1 bobby", {"Logged: Bobby Chen (7A), conversation, Tue 13 Oct.", "“at the game”"}},
            {"same for tj", {"Logged: T.J. Carter (7B), conversation, Tue 13 Oct.", "“at the game”"}},
            {"undo", {"T.J. Carter"}, {"Bobby"}}});
  converse({{"same for bobby", {"Nothing of yours to repeat."}}});
}

TEST(SchoolDayUndo, C50_AllOfThemAsksFirst) {
  converse({{":in dm"},
            {"who should i talk to", {"Up to you"}},
            {"all of them", {"Log a check-in today with all 3? Nothing saved yet.", "[Yes]", "[Pick]"}},
            {"undo", {"Nothing of yours to undo."}},
            {":press Yes", {"Logged: ", "[Undo all 3]"}},
            {":now 2026-10-14T10:40"},
            {"all of them", {"Nothing logged", "in the last ten minutes"}}});
}

}  // namespace
}  // namespace knownby
