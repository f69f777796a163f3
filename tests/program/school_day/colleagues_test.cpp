// PRODUCT C.3, 13, 37, 38, 42, 47, 54, 57 and 77 in the sample school: what is kept of colleagues and
// students besides a check-in, and what colleagues ask each other. Each with what it leaves in the database.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/bot/school.hpp"
#include "tests/program/conversation.hpp"

namespace knownby {
namespace {

// The sample school with its database kept for a look.
struct Kept {
  Folder folder;
  RehearsalSettings settings = sample_settings();
  Kept() { settings.store = folder.file("school.db"); }
  std::int64_t rows(Sql query) const { return rows_in(settings.store, query); }
};

TEST(SchoolDayColleagues, C13_WhatLiesAheadMayBeTaken) {
  const Kept school;
  converse({{"TJ tomorrow", {"I only log what has happened.", "[Take T.J. for this week]"}},
            {":press Take", {"T.J. Carter (7B) is yours until Fri 16 Oct."}}},
           school.settings);
  EXPECT_EQ(school.rows("SELECT count(*) FROM claims"), 1);
}

TEST(SchoolDayColleagues, C37_ARoughDayMayBeKeptAnEyeOn) {
  converse({{"bobby great, jose rough day",
             {"[Keep an eye on José]", "[Ask Mr. Okafor privately]"},
             {"eye on Bobby"}},
            {":press Keep", {"Until Wed 28 Oct José comes first", "Nobody else is told."}},
            {":now 2026-10-15T10:00", {}},
            {"who should I talk to", {"José Núñez (7B)"}}});
}

TEST(SchoolDayColleagues, C37_TheCounselorIsAskedForAWordAndSeesOfWhomOnceItIsOpened) {
  const auto heard = rehearsed({"jose upset", ":press Ask", ":as okafor", ":press \"See who\""});
  ASSERT_EQ(heard.size(), 5U);
  EXPECT_THAT(heard[1].text, testing::HasSubstr("I asked Mr. Okafor for a word with you about José."));
  EXPECT_EQ(heard[2].to, "Mr. Okafor");
  EXPECT_THAT(heard[2].text, testing::Not(testing::HasSubstr("José")));
  EXPECT_THAT(heard[4].text,
              testing::HasSubstr("Ms. Rivera would like a word with you about José Núñez (7B)."));
}

TEST(SchoolDayColleagues, C57_WhomAStudentNamesIsAFactOfItsOwn) {
  const Kept school;
  converse({{"josé named coach dunn",
             {"Noted: José Núñez (7B) named Coach Dunn as an adult of theirs.", "[Undo]"}},
            {"who does José have", {"nobody has said so. José named: Coach Dunn."}},
            {":as dunn"},
            {"im joses person"},
            {":as rivera"},
            {"who does José have",
             {"José Núñez (7B) has 1 adult: Coach Dunn (said so", "José named: Coach Dunn."}}},
           school.settings);
  EXPECT_EQ(school.rows("SELECT count(*) FROM named_adults"), 1);
  EXPECT_EQ(school.rows("SELECT count(*) FROM adults"), 1);
}

TEST(SchoolDayColleagues, C54_AnAdultWhoHasBeenQuietIsCountedApart) {
  converse({{":in dm"},
            {"I'm xavier's person"},  // whose last talk was in September
            {"7B no adult",
             {"23 of 24 have no adult noted. 1 more has an adult who has been quiet for 15 school days."}},
            {":press List", {"7B · only quiet adults", "Xavier Ellerbe"}},
            {"xavier"},
            {"7B no adult", {"23 of 24 have no adult noted."}, {"quiet"}}});
}

TEST(SchoolDayColleagues, C77_TheColleagueIsAskedAndLogsIt) {
  const Kept school;
  const auto heard = rehearsed(
      {"coach dunn talked to bobby", ":press Ask", ":as dunn", ":press \"See who\"", ":press \"Log it\""},
      school.settings);
  EXPECT_NE(heard.back().text.find("Logged: Bobby Chen (7A), conversation, today Wed 14 Oct."),
            std::string::npos)
      << heard.back().text;
  EXPECT_EQ(
      school.rows("SELECT count(*) FROM checkins c JOIN students s ON s.id = student_id "
                  "JOIN staff t ON t.id = c.staff_id WHERE s.given = 'Bobby' AND t.called = 'Coach Dunn' "
                  "AND day = 20740"),  // Wed 14 Oct 2026
      1);
}

TEST(SchoolDayColleagues, C42_TheWholeSchoolIsSearchedForWhatSoundsLikeNobodyHere) {
  converse({{"xqzt", {"I can't find “xqzt” in Grade 7. Nothing saved.", "[Search all my school]", "[Help]"}},
            {":press Search",
             {"Nobody in Lincoln Middle School is called anything like “xqzt”. Nothing saved."}}});
}

TEST(SchoolDayColleagues, C47_NotHimButSomebodyNobodyKnows) {
  converse({{"TJ at lunch"},
            {"not TJ, xqzt", {"I can't find “xqzt”. Nothing was changed; it still says T.J. Carter (7B)."}},
            {"not TJ, jordan mitchell",
             {"Whom do you mean by “jordan mitchell”? Nothing was changed yet.", "[Jordan Lee"}},
            {"not TJ, bobby", {"Moved: T.J. Carter (7B) → Bobby Chen (7A).", "“at lunch”"}}});
}

TEST(SchoolDayColleagues, C38_ReadersInTheForm) {
  const Kept school;
  converse({{"log"},
            {":fill students=bobby note=\"new seat\" readers=\"The grade's team\""},
            {":send", {"Note: “new seat”. The Grade 7 team sees it too."}}},
           school.settings);
  EXPECT_EQ(school.rows("SELECT count(*) FROM checkins WHERE seen_by = 'team' AND "
                        "opened('checkins.sealed_note', id, sealed_note) = 'new seat'"),
            1);
}

}  // namespace
}  // namespace knownby
