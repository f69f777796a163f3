// PRODUCT C.3 in the sample school, as Ms. Rivera types it in #grade-7-team on Wed 14 Oct 2026: logging.

#include <gtest/gtest.h>

#include "tests/program/conversation.hpp"

namespace knownby {
namespace {

TEST(SchoolDayLogging, C01_OneNameIsACheckInToday) {
  converse(
      {{"/checkin Bobby",
        {"Logged: Bobby Chen (7A), conversation, today Wed 14 Oct.", "[Undo]", "[Add note]", "[Change]"}}});
}

TEST(SchoolDayLogging, C02_WhatIsLeftIsTheNoteAsItWasTyped) {
  converse({{"/checkin talked to Maya Rodriguez at lunch, she made the volleyball team",
             {"Maya Rodríguez (7A)", "“at lunch, she made the volleyball team”"},
             {"Roberts"}}});
}

TEST(SchoolDayLogging, C03_SeveralStudentsAreOneBatchWithOneNote) {
  converse({{"@checkin talked to maya rod, bobby and TJ at lunch all good",
             {"Maya Rodríguez (7A)", "Bobby Chen (7A)", "T.J. Carter (7B)", "“at lunch all good”",
              "[Undo all 3]"}},
            {":press undo", {"Maya Rodríguez", "Bobby Chen", "T.J. Carter", "[Redo]"}}});
}

TEST(SchoolDayLogging, C04_TwoOfOneNameAreAskedAboutAndNothingIsSaved) {
  converse({{"/checkin maya",
             {"Nothing saved yet", "[Maya Rodríguez, 7A]", "[Maya Roberts, 7B]", "[Someone else]"},
             {"Maia", "Logged"}},
            {"/checkin maya r", {"Nothing saved yet", "[Maya Rodríguez, 7A]", "[Maya Roberts, 7B]"}},
            {"undo", {"Nothing of yours to undo."}},
            {":press \"Maya Roberts\"", {"Logged: Maya Roberts (7B)"}}});
}

TEST(SchoolDayLogging, C05_TheNearerOfTwoWithOneFullNameIsMeantAndTheOtherIsOffered) {
  converse({{"/checkin jordan lee", {"Logged: Jordan Lee (7A)", "[I meant Jordan Lee, 7C]"}},
            {":press \"I meant\"", {"Jordan Lee (7C)"}},
            {"undo", {"Jordan Lee (7C)"}, {"(7A)"}}});
}

TEST(SchoolDayLogging, C06_WhereBothAreNearTheyAreAskedAboutWithTheirAdvisor) {
  converse({{":as park"},
            {"/checkin jordan lee",
             {"Nothing saved yet", "[Jordan Lee, 7A (Ms. Rivera)]", "[Jordan Lee, 7C (Ms. Castellano)]"},
             {"Logged"}}});
}

TEST(SchoolDayLogging, C07_WhatIsClearIsSavedAndTheBatchKeepsTogether) {
  converse({{":as park"},
            {"/checkin bobby, jordn lee, zoe",
             {"Logged: Bobby Chen (7A) and Zoë van der Berg (7B)", "“jordn lee”", "The rest is saved",
              "[Jordan Lee, 7A (Ms. Rivera)]", "[Jordan Lee, 7C (Ms. Castellano)]"}},
            {":press \"Jordan Lee, 7C\"", {"Jordan Lee (7C)"}},
            {"undo", {"Bobby Chen", "Zoë van der Berg", "Jordan Lee (7C)"}}});
}

TEST(SchoolDayLogging, C08_Yesterday) {
  converse({{"/checkin jose nunez yesterday", {"José Núñez (7B)", "Tue 13 Oct"}}});
}

TEST(SchoolDayLogging, C09_LastTuesIsAWeekAgoAndTheOtherReadingIsOffered) {
  converse({{"/checkin zoe last Tues", {"Zoë van der Berg (7B)", "Tue 6 Oct.", "[I meant Tue 13 Oct]"}},
            {":press \"I meant\"", {"Zoë van der Berg (7B)", "Tue 13 Oct"}}});
}

TEST(SchoolDayLogging, C10_TuesIsTheLastOne) {
  converse({{"/checkin zoe tues", {"Zoë van der Berg (7B)", "Tue 13 Oct."}, {"6 Oct"}}});
}

TEST(SchoolDayLogging, C14_FamilyNameWithoutHyphenAndApostrophe) {
  converse({{"/checkin obrien smith", {"Logged: Mary-Kate O'Brien-Smith (7A)"}}});
}

TEST(SchoolDayLogging, C15_DoubleGivenName) {
  converse({{"/checkin mary kate", {"Logged: Mary-Kate O'Brien-Smith (7A)"}}});
}

TEST(SchoolDayLogging, C16_BothNameOrders) {
  converse({{"/checkin minh anh", {"Logged: Nguyễn Thị Minh Anh (7B)"}}});
  converse({{"/checkin anh nguyen", {"Logged: Nguyễn Thị Minh Anh (7B)"}}});
}

TEST(SchoolDayLogging, C17_TheNameTheOtherWayRoundIsOffered) {
  converse({{"/checkin wei li", {"Logged: Wei Li (7A)", "[I meant Li Wei, 7C]"}}});
}

TEST(SchoolDayLogging, C18_ParticlesGrownTogether) {
  converse({{"/checkin delacruz", {"Logged: Ana de la Cruz (7A)"}}});
}

TEST(SchoolDayLogging, C19_ParticlesOrNone) {
  converse({{"/checkin van der berg", {"Logged: Zoë van der Berg (7B)"}}});
  converse({{"/checkin berg", {"Logged: Zoë van der Berg (7B)"}}});
}

TEST(SchoolDayLogging, C20_AnyApostropheAndTheHomeroomOfWhoIsNotHers) {
  converse({{"/checkin dangelo", {"Logged: D'Angelo Wright (7C)"}}});
  converse({{"/checkin D’Angelo", {"Logged: D'Angelo Wright (7C)"}}});
}

TEST(SchoolDayLogging, C21_DottedAndDotlessI) {
  converse({{"/checkin IPEK", {"Logged: İpek Yılmaz (7B)"}}});
  converse({{"/checkin ipek yilmaz", {"Logged: İpek Yılmaz (7B)"}}});
}

TEST(SchoolDayLogging, C22_MayIsAStudentHere) {
  converse({{"/checkin will may today", {"Logged: Will May (7A)", "today Wed 14 Oct."}}});
}

TEST(SchoolDayLogging, C23_DayIsAFamilyNameHere) {
  converse(
      {{"/checkin summer day good talk", {"Logged: Summer Day (7B)", "today Wed 14 Oct.", "“good talk”"}}});
}

TEST(SchoolDayLogging, C24_LastNamesFirstWithTheNameOfTheStudentSystem) {
  converse({{"/checkin Rodríguez, Maya; Chen, Robert",
             {"Maya Rodríguez (7A)", "Bobby Chen (7A)", "[Undo both]"},
             {"Robert ", "Note"}}});
}

TEST(SchoolDayLogging, C26_LongFormAndGenerationalSuffix) {
  converse({{"/checkin theodore carter jr", {"Logged: T.J. Carter (7B)"}, {"Theodore"}}});
}

TEST(SchoolDayLogging, C27_OneNameAndNoPlaceholder) {
  converse({{"/checkin anjali", {"Logged: Anjali (7C)"}, {"FNU"}}});
}

TEST(SchoolDayLogging, C42_NobodyByThatNameSavesNothing) {
  converse({{"/checkin xqzt", {"I can't find", "xqzt", "in Grade 7. Nothing saved.", "[Help]"}},
            {"undo", {"Nothing of yours to undo."}}});
}

TEST(SchoolDayLogging, C43_ADoubleTapIsOneCheckIn) {
  converse({{"bobby", {"Logged: Bobby Chen (7A)"}},
            {"bobby", {"Already logged: Bobby Chen (7A)", "[Log a second one]"}},
            {"undo", {"Bobby Chen"}},
            {"undo", {"Nothing of yours to undo."}}});
  converse({{"bobby"}, {"bobby"}, {":press \"log a second\"", {"Logged: Bobby Chen (7A)"}}});
}

}  // namespace
}  // namespace knownby
