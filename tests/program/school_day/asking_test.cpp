// PRODUCT C.3 in the sample school: taking back, asking, help, and who learns nothing.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/program/conversation.hpp"

namespace knownby {
namespace {

TEST(SchoolDayUndo, C44_TheLastBatchIsTakenBackAndListed) {
  converse({{"jose, zoe", {"[Undo both]"}},
            {"undo", {"Taken back", "José Núñez (7B)", "Zoë van der Berg (7B)", "[Redo]"}},
            {":press redo", {"José Núñez", "Zoë van der Berg"}},
            {"undo", {"José Núñez", "Zoë van der Berg"}}});
}

TEST(SchoolDayUndo, C45_OneStudentOfTheLastBatch) {
  converse({{"maya rod, bobby and tj"},
            {"undo bobby", {"Bobby Chen (7A)"}, {"Maya", "T.J."}},
            {"undo", {"Maya Rodríguez", "T.J. Carter"}, {"Bobby"}}});
}

TEST(SchoolDayUndo, C46_OnlyOnesOwn) {
  converse({{"bobby", {"Logged"}},
            {":as park"},
            {"undo", {"Nothing of yours to undo."}, {"Bobby"}},
            {":as rivera"},
            {"undo", {"Bobby Chen"}}});
}

TEST(SchoolDayAsking, C51_WhoHasNoneLoggedThisWeek) {
  converse({{"who hasn't had a check-in this week",
             {"Grade 7", "39 of 142 have a check-in logged since Monday",
              "(1 full school day so far; Monday was off)", "103 don't.", "Longest first", "[More]",
              "[Only mine]", "[Share counts]"},
             {"not seen", "missed"}}});
}

TEST(SchoolDayAsking, C51_SharedWithEveryoneItIsCountsAndNoNames) {
  const auto heard = rehearsed({"who hasn't had a check-in this week", ":press \"share counts\""});
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_EQ(heard[0].to, "only you");
  EXPECT_EQ(heard[1].to, "everyone");
  EXPECT_NE(heard[1].text.find("39 of 142"), std::string::npos);
  EXPECT_EQ(heard[1].text.find("Brooks"), std::string::npos);
}

TEST(SchoolDayAsking, C52_WhosLeftMeansThisChannelsGradeAndElsewhereHerOwn) {
  converse({{"whos left", {"Grade 7", "39 of 142"}},
            {":in dm"},
            {"whos left", {"Your students", "of 48"}, {"142"}}});
}

TEST(SchoolDayAsking, C53_WeeksBackFromTodayWithTheirSchoolDays) {
  converse({{"my students not checked in with in 3 weeks",
             {"Your students", "since Wed 23 Sep", "(14 school days, today not counted)"}}});
}

TEST(SchoolDayAsking, C55_WhomINeverTalkedTo) {
  converse({{"who in 7A have I never talked to", {"7A", "this school year", "none logged"}, {"7B"}},
            {"joon shin"},
            {"who in 7A have I never talked to", {"7A"}, {"Joon Shin"}}});
}

TEST(SchoolDayAsking, C56_AnotherGradesHomeroomIsNotHers) {
  converse({{"8B", {"8B isn't one of your groups. Ms. Ortiz leads Grade 8."}, {"of 2", "logged"}}});
}

TEST(SchoolDayAsking, C61_WhatKnownbyDoesNotKnow) {
  for (const char* question : {"maya's grades", "is TJ suspended"}) {
    converse({{question,
               {"I only know check-ins", "Use your student system for that."},
               {"Logged", "Rodríguez", "is suspended"}},
              {"undo", {"Nothing of yours to undo."}}});
  }
}

TEST(SchoolDayAsking, C70_HelpHasExamplesAndIsShort) {
  const auto heard = rehearsed({"help", "hi", "/checkin", "?"});
  ASSERT_EQ(heard.size(), 4U);
  for (const Heard& help : heard) {
    EXPECT_EQ(help.to, "only you");
    EXPECT_NE(help.text.find("/checkin who hasn't had a check-in this week"), std::string::npos);
    EXPECT_NE(help.text.find("/checkin undo"), std::string::npos);
    EXPECT_LT(std::count(help.text.begin(), help.text.end(), '\n'), 12);
  }
}

TEST(SchoolDayAsking, AnUnknownAccountLearnsNothing) {
  converse({{":as stranger"},
            {"bobby", {"I don't know this account yet."}, {"Bobby", "Chen"}},
            {"xqzt", {"I don't know this account yet."}},
            {"who hasn't had a check-in this week", {"I don't know this account yet."}, {"142"}},
            {"help", {"I don't know this account yet."}}});
}

}  // namespace
}  // namespace knownby
