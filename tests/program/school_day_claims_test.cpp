// PRODUCT C.3, 13, 37, 57, 63 to 65, 69 and 77 in the sample school: taking a student for the week, and what
// colleagues ask each other. Each with what it leaves in the database.

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

constexpr Sql zoe_and_rivera =
    "SELECT count(*) FROM claims JOIN students s ON s.id = student_id JOIN staff t ON t.id = staff_id "
    "WHERE s.given = 'Zoë' AND t.called = 'Ms. Rivera' AND until = 20745";  // Mon 19 Oct 2026

TEST(SchoolDayClaims, C63_TakenUntilTheWeekEndsAndTheSecondHearsWhoHasHer) {
  const Kept school;
  converse(
      {{"take zoe", {"You take Zoë van der Berg (7B), until Sun 18 Oct."}},
       {"take zoe", {"You have taken Zoë van der Berg (7B) already"}},
       {":as park"},
       {"take zoe",
        {"Ms. Rivera has Zoë van der Berg (7B) this week. Nothing was saved.", "[Join]", "[Take another]"}}},
      school.settings);
  EXPECT_EQ(school.rows(zoe_and_rivera), 1);
  EXPECT_EQ(school.rows("SELECT count(*) FROM claims"), 1);
}

TEST(SchoolDayClaims, C63_TwoMayTakeHerTogether) {
  const Kept school;
  converse({{"take zoe"},
            {":as park"},
            {"take zoe"},
            {":press Join", {"You take Zoë van der Berg (7B), together with Ms. Rivera, until Sun 18 Oct."}}},
           school.settings);
  EXPECT_EQ(school.rows("SELECT count(*) FROM claims"), 2);
}

TEST(SchoolDayClaims, C63_ANumberIsThatOfTheCardAndTheCardChangesInItsPlace) {
  const auto heard = rehearsed({":now 2026-10-19T07:31", ":press \"See the\"", "claim 2", ":press Release"});
  std::vector<std::string> cards;
  std::string second, answer;
  for (const Heard& one : heard) {
    if (one.to == "#grade-7-team") cards.push_back(one.text);
    if (one.text.find("To reach this week") != std::string::npos) second = one.text;
    if (one.text.find("You take") != std::string::npos) answer = one.text;
  }
  ASSERT_EQ(cards.size(), 3U);  // posted, taken, given back: one message all the time
  EXPECT_EQ(cards[0].find("taken"), std::string::npos);
  EXPECT_NE(cards[1].find("1 of 8 taken."), std::string::npos);
  EXPECT_EQ(cards[2], cards[0]);
  const std::size_t two = second.find("\n2 · ");
  ASSERT_NE(two, std::string::npos) << second;
  const std::string name = second.substr(two + 6, second.find(" · ", two + 6) - two - 6);
  EXPECT_NE(answer.find(name), std::string::npos) << name << " in " << answer;
  EXPECT_EQ(cards[1].find(name), std::string::npos);
}

TEST(SchoolDayClaims, C63_WithoutACardAnumberCountsOnNothing) {
  converse({{"claim 2", {"I find no card of this week", "Nothing was saved."}},
            {"take", {"Whom would you like to take?", "Nothing was saved."}},
            {"take siobhan o suilleabhain", {"isn't in one of your groups, so nothing was saved."}}});
}

TEST(SchoolDayClaims, C64_ReleasedWithoutAReason) {
  const Kept school;
  converse({{"take zoe"},
            {"can't do zoe, sorry",
             {"All right. Zoë van der Berg (7B) is open to the team again.", "[Take Zoë]"},
             {"why"}},
            {"release zoe", {"You had not taken Zoë van der Berg (7B). Nothing was changed."}}},
           school.settings);
  EXPECT_EQ(school.rows("SELECT count(*) FROM claims"), 0);
}

TEST(SchoolDayClaims, C65_GivenAwayOnlyOnceItIsAccepted) {
  for (const bool accepts : {true, false}) {
    const Kept school;
    const auto heard = rehearsed({"take zoe", "give zoe to @dunn", ":as dunn", ":press \"See who\"",
                                  accepts ? ":press Accept" : ":press No"},
                                 school.settings);
    std::string letter, shown, told;
    for (const Heard& one : heard) {
      if (one.to == "Coach Dunn") letter = one.text;
      if (one.to == "Ms. Rivera") told = one.text;
      if (one.text.find("[Accept]") != std::string::npos) shown = one.text;
    }
    EXPECT_NE(heard[1].text.find("Until they accept, Zoë van der Berg (7B) stays with you."),
              std::string::npos);
    EXPECT_NE(letter.find("Ms. Rivera asks whether you would take over a student this week."),
              std::string::npos);
    EXPECT_EQ(letter.find("Zoë"), std::string::npos);  // it stands in a notification
    EXPECT_NE(shown.find("Ms. Rivera asks whether you would take Zoë van der Berg (7B) this week."),
              std::string::npos);
    EXPECT_NE(told.find(accepts ? "Coach Dunn takes the student" : "Coach Dunn can't this week."),
              std::string::npos);
    EXPECT_EQ(told.find("Zoë"), std::string::npos);
    EXPECT_EQ(school.rows(zoe_and_rivera), accepts ? 0 : 1);
    EXPECT_EQ(school.rows("SELECT count(*) FROM claims"), 1);
    EXPECT_EQ(school.rows("SELECT count(*) FROM offers"), 0);
  }
}

TEST(SchoolDayClaims, C65_AColleagueIsFoundOrItIsSaidSo) {
  const auto heard = rehearsed({"give zoe to mx nobody", "give zoe to mr lindqvist"});
  std::string all;
  for (const Heard& one : heard) all += one.text + "\n";
  for (const char* words : {"I don't find “mx nobody” on the staff roster.", "no access to students"})
    EXPECT_NE(all.find(words), std::string::npos) << words << " in " << all;
}

TEST(SchoolDayClaims, C69_WhoIsOutGivesBackWithoutAReason) {
  const Kept school;
  converse({{"take zoe and bobby", {"You take Zoë", "You take Bobby"}},
            {"out until Nov 30",
             {"The 2 students you had taken are open to the team again.", "Nobody is told why."}}},
           school.settings);
  EXPECT_EQ(school.rows("SELECT count(*) FROM claims"), 0);
}

TEST(SchoolDayClaims, C13_WhatLiesAheadMayBeTaken) {
  const Kept school;
  converse({{"TJ tomorrow", {"I only log what has happened.", "[Take T.J. for this week]"}},
            {":press Take", {"You take T.J. Carter (7B), until Sun 18 Oct."}}},
           school.settings);
  EXPECT_EQ(school.rows("SELECT count(*) FROM claims"), 1);
}

TEST(SchoolDayClaims, C37_ARoughDayMayBeKeptAnEyeOn) {
  converse({{"bobby great, jose rough day",
             {"[Keep an eye on José]", "[Ask Mr. Okafor privately]"},
             {"eye on Bobby"}},
            {":press Keep", {"Until Wed 28 Oct José comes first", "Nobody else is told."}},
            {":now 2026-10-15T10:00", {}},
            {"who should I talk to", {"José Núñez (7B)"}}});
  converse({{"jose upset"}, {":press Ask", {"Not yet", "Mr. Okafor, ext. 214"}}});
}

TEST(SchoolDayClaims, C57_WhomAStudentNamesIsAFactOfItsOwn) {
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

TEST(SchoolDayClaims, C54_AnAdultWhoHasBeenQuietIsCountedApart) {
  converse({{":in dm"},
            {"I'm xavier's person"},  // whose last talk was in September
            {"7B no adult",
             {"23 of 24 have no adult noted. 1 more has an adult who has been quiet for 15 school days."}},
            {":press List", {"7B · only quiet adults", "Xavier Ellerbe"}},
            {"xavier"},
            {"7B no adult", {"23 of 24 have no adult noted."}, {"quiet"}}});
}

TEST(SchoolDayClaims, C77_TheColleagueIsAskedAndLogsIt) {
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

TEST(SchoolDayClaims, C42_TheWholeSchoolIsSearchedForWhatSoundsLikeNobodyHere) {
  converse({{"xqzt", {"I can't find “xqzt” in Grade 7. Nothing saved.", "[Search all my school]", "[Help]"}},
            {":press Search",
             {"Nobody in Lincoln Middle School is called anything like “xqzt”. Nothing saved."}}});
}

TEST(SchoolDayClaims, C47_NotHimButSomebodyNobodyKnows) {
  converse({{"TJ at lunch"},
            {"not TJ, xqzt", {"I can't find “xqzt”. Nothing was changed; it still says T.J. Carter (7B)."}},
            {"not TJ, jordan mitchell",
             {"Whom do you mean by “jordan mitchell”? Nothing was changed yet.", "[Jordan Lee"}},
            {"not TJ, bobby", {"Moved: T.J. Carter (7B) → Bobby Chen (7A).", "“at lunch”"}}});
}

TEST(SchoolDayClaims, C38_ReadersInTheForm) {
  const Kept school;
  converse({{"log"},
            {":fill students=bobby note=\"new seat\" readers=\"The grade's team\""},
            {":send", {"Note: “new seat”. The Grade 7 team sees it too."}}},
           school.settings);
  EXPECT_EQ(school.rows("SELECT count(*) FROM checkins WHERE seen_by = 'team' AND note = 'new seat'"), 1);
}

}  // namespace
}  // namespace knownby
