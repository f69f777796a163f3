// Lines with a name in them that tell of no check-in: whatever would be saved for them would be wrong.

#include <gtest/gtest.h>

#include "tests/commands/language/lincoln.hpp"

namespace knownby::language {
namespace {

using Why = NotUnderstood::Why;

std::string meaning(std::string_view text) { return meaning(text, rivera()); }

NotUnderstood unsaved(std::string_view text) {
  const Setting setting = rivera().setting();
  const Intent intent = understand(text, setting);
  const auto* lost = std::get_if<NotUnderstood>(&intent);
  EXPECT_NE(lost, nullptr) << text << " is read as: " << meaning(text);
  return lost == nullptr ? NotUnderstood{} : *lost;
}

TEST(NoCheckin, WhatWasNotDoneOrIsAskedOfOthersIsNotLogged) {
  for (const char* text : {"didn't talk to bobby", "haven't talked to bobby", "bobby no", "bobby - not today",
                           "bobby not yet", "everyone but bobby", "all except bobby", "all of them but bobby",
                           "please check on bobby", "check on bobby", "tell bobby I said hi",
                           "step Bobby: lead the lab cleanup crew", "restore TJ", "q Bobby, TJ"}) {
    EXPECT_EQ(unsaved(text).why, Why::no_checkin) << text;
  }
}

TEST(NoCheckin, ANegationInsideTheNoteStaysANote) {
  EXPECT_EQ(meaning("bobby not great today, tired"), "log s07 Wed 14 Oct [not great, tired]");
  EXPECT_EQ(meaning("bobby no homework again"), "log s07 Wed 14 Oct [no homework again]");
  EXPECT_EQ(meaning("please log bobby"), "log s07 Wed 14 Oct");
  EXPECT_EQ(meaning("checked on bobby"), "log s07 Wed 14 Oct");
}

TEST(NoCheckin, AColleaguesCheckInIsTheColleagues) {
  for (const char* text :
       {"coach dunn talked to bobby", "Coach Dunn talked to Bobby", "dunn talked to bobby",
        "dunn has talked to bobby", "coach dunn should log bobby", "Dunn met with Bobby Chen at lunch"}) {
    const NotUnderstood told = unsaved(text);
    EXPECT_EQ(told.why, Why::a_colleague) << text;
    EXPECT_EQ(told.colleague, StaffId{3}) << text;
    EXPECT_EQ(told.students, std::vector{StudentId{7}}) << text;
  }
  EXPECT_EQ(meaning("Ms. Park and I talked to bobby"), "log s07 Wed 14 Oct [Ms. Park and I talked]");
  EXPECT_EQ(meaning("bobby talked to coach dunn"), "log s07 Wed 14 Oct [talked to coach dunn]");
}

TEST(NoCheckin, ThanksAndABareYesAreWhatTheyAre) {
  for (const char* text : {"thanks", "Thank you!", "ok thanks", "great, thanks"}) {
    EXPECT_EQ(unsaved(text).why, Why::thanks) << text;
  }
  for (const char* text : {"yes", "Yep!", "no", "y", "nvm", "never mind"})
    EXPECT_EQ(meaning(text), text[0] == 'n' ? "no" : "yes") << text;
  for (const char* text : {"good morning", "commands", "menu"}) EXPECT_EQ(meaning(text), "help") << text;
}

TEST(NoCheckin, AbsentIsNoConversation) {
  for (const char* text : {"absent: tj", "tj absent", "tj out today", "tj out", "tj sick", "tj is out sick",
                           "TJ didn't show up", "tj no show", "tj not in school"}) {
    const Setting setting = rivera().setting();
    const Intent intent = understand(text, setting);
    const auto* log = std::get_if<Log>(&intent);
    ASSERT_NE(log, nullptr) << text;
    EXPECT_EQ(log->entries.front().kind, Kind::attempt) << text;
    EXPECT_TRUE(log->entries.front().away) << text;
  }
  EXPECT_EQ(meaning("tj not in the mood to talk"), "log s08 Wed 14 Oct [not in the mood to talk]");
  EXPECT_EQ(meaning("tj out of his shell today"), "log s08 Wed 14 Oct [out of his shell]");
}

TEST(NoCheckin, WhoWouldNotTalkWasTriedUnlessItCameToATalk) {
  expect_all({
      {"bobby declined", "log s07 Wed 14 Oct attempt [declined]"},
      {"bobby refused to talk", "log s07 Wed 14 Oct attempt [refused to talk]"},
      {"bobby didn't want to talk", "log s07 Wed 14 Oct attempt [didn't want to talk]"},
      {"bobby wouldn't talk today", "log s07 Wed 14 Oct attempt [wouldn't talk]"},
      {"bobby avoided me", "log s07 Wed 14 Oct attempt [avoided me]"},
      {"bobby declined, we talked about why", "log s07 Wed 14 Oct [declined, we talked about why]"},
      {"bobby didn't want to talk, but we walked", "log s07 Wed 14 Oct [didn't want to talk, but we walked]"},
      {"bobby refused lunch, we sat outside", "log s07 Wed 14 Oct [refused lunch, we sat outside]"},
  });
}

TEST(NoCheckin, WhatWasForgottenWasNotDoneUnlessItIsTheLogging) {
  expect_all({
      {"forgot bobby", "not understood ''"},
      {"i forgot to talk to bobby", "not understood ''"},
      {"forgot to check in with bobby yesterday", "not understood ''"},
      {"forgot to log bobby yesterday", "log s07 Tue 13 Oct"},
      {"forgot, bobby yesterday", "log s07 Tue 13 Oct"},
      {"wrong answer at first, bobby got it later",
       "log s07 Wed 14 Oct [wrong answer at first got it later]"},
      {"i forgot to add bobby at lunch", "log s07 Wed 14 Oct [at lunch]"},
  });
}

TEST(NoCheckin, TheWrongOneIsNoName) {
  expect_all({{"wrong bobby", "not understood ''"}, {"oops wrong kid", "not understood ''"}});
}

TEST(NoCheckin, WhatIsStillToComeHasNotHappened) {
  for (const char* text : {"I'll talk to zoe tomorrow", "maybe zoe", "zoe next week", "zoe in 2 days",
                           "meeting with zoe in two weeks"}) {
    EXPECT_NE(meaning(text).find("FUTURE"), std::string::npos) << text << ": " << meaning(text);
  }
  EXPECT_EQ(meaning("zoe was glad, trip next week"), "log s21 Wed 14 Oct [was glad, trip next week]");
}

TEST(NoCheckin, OneOrTheOtherIsAsked) {
  EXPECT_EQ(meaning("bobby or tj"), "log ?s07,s08 Wed 14 Oct");
  EXPECT_EQ(meaning("zoe, bobby or tj"), "log s21 Wed 14 Oct; ?s07,s08 Wed 14 Oct");
}

TEST(NoCheckin, HomeBeforeANameIsTheFamily) {
  EXPECT_EQ(meaning("home José good news, mom, in Spanish"),
            "log s05 Wed 14 Oct family [good news, mom, in Spanish] good news in Spanish");
}

TEST(NoCheckin, APhoneNumberIsNotOursToKnow) { EXPECT_EQ(meaning("zoe's phone number"), "out of remit"); }

TEST(Names, LastNameFirstMayCarryItsSuffix) {
  EXPECT_EQ(meaning("Carter Jr., T.J."), "log s08 Wed 14 Oct");
  EXPECT_EQ(meaning("Carter Jr., T.J.; Chen, Robert"), "log s08 Wed 14 Oct; s07 Wed 14 Oct");
}

TEST(Notes, EmphasisAroundANameIsNoNote) {
  EXPECT_EQ(meaning("*bobby* great"), "log s07 Wed 14 Oct [great]");
}

TEST(Periods, NeedNoInAndEndWithTheSchoolYear) {
  EXPECT_EQ(meaning("my kids no checkin 3 weeks"), "who hasn't mine, in 3 weeks, since Wed 23 Sep");
  EXPECT_EQ(meaning("who hasn't had a check-in in 500 weeks"),
            "who hasn't, this school year, since Mon 24 Aug");
}

}  // namespace
}  // namespace knownby::language
