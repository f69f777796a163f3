// The sample school over days: the weekly card (PRODUCT D.2, D.5) and the safety guard (PRODUCT E.4).

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "commands/roster/roster_files.hpp"
#include "store/db.hpp"
#include "tests/bot/school.hpp"
#include "tests/program/conversation.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

std::vector<Heard> posted_in(const std::vector<Heard>& heard, const std::string& place) {
  std::vector<Heard> posts;
  std::copy_if(heard.begin(), heard.end(), std::back_inserter(posts),
               [&](const Heard& one) { return one.to == place; });
  return posts;
}

TEST(SchoolWeek, TheCardComesOnceOnMondayMorningEvenWhenTheClockIsSetBack) {
  const auto heard =
      rehearsed({":now 2026-10-19T07:29", ":now 07:30", ":now 07:29", ":now 2026-10-25T12:00"});
  const auto posts = posted_in(heard, "#grade-7-team");
  ASSERT_EQ(posts.size(), 1U);
  EXPECT_EQ(posts[0].at, "2026-10-19T07:30");
  EXPECT_EQ(posts[0].place, "#grade-7-team");
  EXPECT_NE(posts[0].text.find("Grade 7 this week · Mon 19 – Fri 23 Oct (5 school days)"), std::string::npos);
  EXPECT_EQ(posted_in(heard, "#grade-8-team").size(), 1U);
  EXPECT_TRUE(posted_in(heard, "#staff-room").empty());
}

TEST(SchoolWeek, AfterAMondayOffTheCardComesOnTuesday) {
  RehearsalSettings settings = sample_settings();
  settings.now = "2026-10-11T09:00";
  const auto posts = posted_in(rehearsed({":now 2026-10-18T09:00"}, settings), "#grade-7-team");
  ASSERT_EQ(posts.size(), 1U);
  EXPECT_EQ(posts[0].at, "2026-10-13T07:30");
  EXPECT_NE(posts[0].text.find("Tue 13 – Fri 16 Oct (4 school days, Monday "), std::string::npos);
}

TEST(SchoolWeek, WhatEveryoneSeesHoldsNoStudentsName) {
  const auto heard = rehearsed({"who hasn't had a check-in this week", ":press \"share counts\"",
                                "bobby, zoe", ":now 2026-11-09T12:00"});
  const auto students = roster::read_students(bytes_of(sample_settings().school + "/students.csv"));
  ASSERT_GT(students.rows.size(), 400U);
  std::size_t for_everyone = 0;
  for (const Heard& one : heard) {
    if (!one.to.starts_with('#') && one.to != "everyone") continue;
    ++for_everyone;
    for (const roster::StudentRow& row : students.rows) {
      EXPECT_EQ(one.text.find(row.student.shown), std::string::npos) << "line " << row.line;
    }
  }
  EXPECT_GE(for_everyone, 10U);  // the shared counts, and three weeks of three cards
}

TEST(SchoolWeek, WhoIsOnTheCardIsShownToTheOneWhoAsks) {
  const auto heard = rehearsed({":now 2026-10-19T07:30", ":press \"See the\"", ":press 2"});
  const auto seen = posted_in(heard, "only you");
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_NE(seen[0].text.find("To reach this week"), std::string::npos);
  EXPECT_NE(seen[1].text.find("Logged: "), std::string::npos);
  EXPECT_NE(seen[1].text.find("today Mon 19 Oct"), std::string::npos);
}

TEST(SchoolWeek, E2_WhereAGuestReadsAlongTheCardShowsCountsOnlyAndWhoeverRunsKnownbyHearsWhy) {
  const Folder folder;
  RehearsalSettings settings = sample_settings();
  for (const auto& file : std::filesystem::directory_iterator(settings.school))
    std::filesystem::copy_file(file.path(), folder.file(file.path().filename().string()));
  folder.put("channels.csv",
             "Channel,Group,Card_Day,Card_Time,Read_By\n#grade-7-team,Grade 7,Monday,07:30,guests\n"
             "#grade-8-team,Grade 8,Monday,07:30,\n");
  settings.school = std::filesystem::path(folder.file("channels.csv")).parent_path().string();
  const auto heard = rehearsed({":now 2026-10-19T07:31"}, settings);
  const auto seventh = posted_in(heard, "#grade-7-team"), eighth = posted_in(heard, "#grade-8-team");
  ASSERT_EQ(seventh.size(), 1U);
  ASSERT_EQ(eighth.size(), 1U);
  EXPECT_EQ(seventh[0].text.find("[See "), std::string::npos);
  EXPECT_NE(seventh[0].text.find("to reach this week"), std::string::npos);
  EXPECT_NE(eighth[0].text.find("[See "), std::string::npos);
  const auto told = posted_in(heard, "Ms. Hale");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_NE(told[0].text.find("#grade-7-team shows counts only"), std::string::npos);
  EXPECT_NE(told[0].text.find("1 guest is in it. Remove them"), std::string::npos);
}

constexpr const char* kPrivateWords = "his dad hits him";

TEST(SchoolWeek, E4_WhatTheGuardStopsLeavesNoRowNoByteAndNoWordInAChannel) {
  const Folder folder;
  RehearsalSettings settings = sample_settings();
  settings.store = folder.file("school.db");
  rehearsed({"help"}, settings);
  const auto rows = rows_in(settings.store, "SELECT count(*) FROM checkins");
  const auto heard = rehearsed({"bobby " + std::string(kPrivateWords), ":in dm",
                                "note TJ: he said he wants to die", ":press discard", ":channels"},
                               settings);
  ASSERT_GE(heard.size(), 5U);
  for (const std::size_t at : {0U, 2U}) {
    EXPECT_EQ(heard[at].to, "only you");
    for (const char* words :
         {"I have not saved this and I have not told anyone.", "911", "988", "Mr. Okafor",
          "[Log only that we talked, no note]", "[This isn't that: save my note]", "[Discard]"}) {
      EXPECT_NE(heard[at].text.find(words), std::string::npos) << words;
    }
  }
  EXPECT_EQ(rows_in(settings.store, "SELECT count(*) FROM checkins"), rows);
  EXPECT_EQ(rows_in(settings.store, "SELECT count(*) FROM outbox"), 0);
  for (const Heard& one : heard) EXPECT_FALSE(one.to.starts_with('#'));
  for (const auto& file :
       std::filesystem::directory_iterator(std::filesystem::path(settings.store).parent_path())) {
    EXPECT_EQ(bytes_of(file.path()).find(kPrivateWords), std::string::npos) << file.path();
  }
}

TEST(SchoolWeek, E4_WithoutTheNoteTheCheckInIsKeptAndAHarmlessNoteIsOneTapAway) {
  converse({{"bobby " + std::string(kPrivateWords), {"I have not saved this"}},
            {":press \"log only\"", {"Logged: Bobby Chen (7A)"}, {kPrivateWords}},
            {"jose killed it in math", {"I have not saved this"}, {"Logged"}},
            {":press \"this isn't that\"", {"Logged: José Núñez (7B)", "killed it in math"}}});
}

}  // namespace
}  // namespace knownby
