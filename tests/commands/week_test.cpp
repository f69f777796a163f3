#include <algorithm>
#include <cstdlib>

#include "commands/words/card_json.hpp"
#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class Week : public Lincoln {
 protected:
  std::vector<Parcel> posted() { return outbox::in_state(db, Parcel::State::pending, 100); }
  std::string words_of(const Parcel& parcel) { return card_text(card_from_json(parcel.body)); }
};

TEST_F(Week, TheCardComesMondayAtHalfPastSevenAndNamesNobody) {
  now = chicago(19, 7, 29);
  clock_strikes();
  EXPECT_TRUE(posted().empty());
  now = chicago(19, 7, 30);
  clock_strikes();
  ASSERT_EQ(posted().size(), 1U);
  const std::string told = words_of(posted().front());
  EXPECT_THAT(told, HasSubstr("Grade 7 this week · Mon 19 – Fri 23 Oct (5 school days)"));
  EXPECT_THAT(told, HasSubstr("[See the "));
  for (const char* name : {"Maya", "Rodríguez", "Jordan", "Bobby", "Zoë", "Marcus"})
    EXPECT_THAT(told, Not(HasSubstr(name)));
}

TEST_F(Week, ItIsPostedOnceAcrossRepeatedTicksRestartsAndAClockSetBack) {
  now = chicago(19, 7, 30);
  clock_strikes();
  clock_strikes();
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);  // a restart
  clock_strikes();
  now = chicago(18, 12, 0);  // the clock set back a day
  clock_strikes();
  now = chicago(19, 7, 30);
  clock_strikes();
  EXPECT_EQ(posted().size(), 1U);
  EXPECT_EQ(rows("SELECT count(*) FROM week_cards"), 1);
}

TEST_F(Week, AMondayOffMovesItToTuesday) {
  now = chicago(16, 9, 0);
  EXPECT_THAT(says("hale", "no school 10/19 teacher day"), HasSubstr("Mon 19 Oct marked no school"));
  now = chicago(19, 7, 30);
  clock_strikes();
  EXPECT_TRUE(posted().empty());
  now = chicago(20, 7, 30);
  clock_strikes();
  ASSERT_EQ(posted().size(), 1U);
  EXPECT_THAT(words_of(posted().front()), HasSubstr("Tue 20 – Fri 23 Oct (4 school days, Monday was off)"));
}

TEST_F(Week, ADayOffStillToComeIsNotSpokenOfAsPast) {
  now = chicago(16, 9, 0);
  says("hale", "no school 10/21 staff day");
  now = chicago(19, 7, 30);
  clock_strikes();
  ASSERT_EQ(posted().size(), 1U);
  EXPECT_THAT(words_of(posted().front()), HasSubstr("Mon 19 – Fri 23 Oct (4 school days, Wednesday is off)"));
}

TEST_F(Week, OneStudentOfLastWeekIsToldOfAsOne) {
  says("rivera", "bobby");
  now = chicago(19, 7, 30);
  clock_strikes();
  ASSERT_EQ(posted().size(), 1U);
  EXPECT_THAT(words_of(posted().front()),
              HasSubstr("Last week together: 1 student had a check-in logged, for the first time."));
}

TEST_F(Week, AWeekThatHasItsCardIsPromisedNoSecond) {
  now = chicago(19, 7, 30);
  clock_strikes();
  ASSERT_EQ(posted().size(), 1U);
  EXPECT_THAT(says("hale", "slot friday 15:00"), HasSubstr("Next: Fri 30 Oct, 15:00."));
  EXPECT_THAT(says("hale", "check"), HasSubstr("next card Fri 30 Oct 15:00"));
  EXPECT_THAT(says("hale", "no school 10/23"), testing::Not(HasSubstr("move")));
  now = chicago(23, 15, 0);
  clock_strikes();
  EXPECT_EQ(posted().size(), 1U);
}

TEST_F(Week, TooLateIsSkippedAndTheAdminCanSeeIt) {
  now = chicago(19, 16, 40);
  clock_strikes();
  for (const Parcel& one : posted()) EXPECT_THAT(one.key, testing::StartsWith("refused:"));
  EXPECT_EQ(posted().size(), 2U) << "Ms. Hale and Mr. Lindqvist hear of it, once";
  clock_strikes();
  EXPECT_EQ(posted().size(), 2U);
  EXPECT_THAT(
      words_of(posted().front()),
      HasSubstr("#grade-7-team got no weekly card this week. It was due Mon 19 Oct, 07:30, and Knownby "
                "was not running until it was too late for it."));
  EXPECT_THAT(says("hale", "check"),
              HasSubstr("The weekly card for #grade-7-team of Mon 19 Oct was skipped: Knownby was not "
                        "running at its time."));
}

TEST_F(Week, AShortOutageIsCaughtUpTheSameMorning) {
  now = chicago(19, 9, 0);
  clock_strikes();
  EXPECT_EQ(posted().size(), 1U);
}

TEST_F(Week, SeeingThemIsPrivateAndForTheTeam) {
  now = chicago(19, 7, 30);
  clock_strikes();
  const Fields week{{"week", std::to_string(rows("SELECT id FROM week_cards"))}};
  const Answer seen = ask({"a", now, {"console", "rivera"}, {"console", in}, "see", "", week});
  EXPECT_EQ(seen.reply.seen, Reply::Seen::only_you);
  EXPECT_THAT(card_text(seen.reply.card), HasSubstr("[Already talked]"));
  const Answer other = ask({"b", now, {"console", "ortiz"}, {"console", in}, "see", "", week});
  EXPECT_THAT(card_text(other.reply.card), HasSubstr("isn't one of your groups"));
}

TEST_F(Week, ACardThatStillWaitsWhenItsChannelIsUnmappedNeverComes) {
  now = chicago(19, 7, 30);
  clock_strikes();
  ASSERT_EQ(posted().size(), 1U);  // Slack is down, it waits
  in = "#grade-7-team";
  EXPECT_THAT(says("lindqvist", "unmap"), HasSubstr("no longer mapped"));
  EXPECT_TRUE(posted().empty());
  EXPECT_THAT(says("lindqvist", "check"), Not(HasSubstr("could not be delivered")));
}

TEST_F(Week, ACheckTellsOfTheLastSevenDaysTroublesAndThenForgets) {
  now = chicago(19, 7, 30);
  clock_strikes();
  outbox::take(db, now, 1);
  outbox::dead(db, 1, "is_archived");
  in = "#grade-7-team";
  EXPECT_THAT(says("lindqvist", "check"),
              HasSubstr("The message for #grade-7-team of Mon 19 Oct could not be delivered (is_archived)"));
  now = chicago(27, 9, 0);
  EXPECT_THAT(says("lindqvist", "check"), Not(HasSubstr("is_archived")));
}

TEST_F(Week, ADayCalledOffWhileItsCardIsOverdueTakesTheCardAlong) {
  now = chicago(19, 7, 29);
  clock_strikes();
  now = chicago(19, 8, 0);  // Knownby slept over half past seven
  in = "dm";
  EXPECT_THAT(says("hale", "no school today snow"), HasSubstr("marked no school"));
  clock_strikes();
  EXPECT_TRUE(posted().empty());
  now = chicago(20, 7, 30);
  clock_strikes();
  EXPECT_EQ(posted().size(), 1U);
}

TEST_F(Week, D5_ASlotBeforeTheTeamsMeeting) {
  EXPECT_THAT(says("hale", "slot before our thursday meeting 07:45"),
              HasSubstr("the school day before your Thursday meeting, 07:45. Next: Wed 21 Oct, 07:45."));
  EXPECT_THAT(says("hale", "slot before our meeting"), HasSubstr("On which day does the team meet?"));
  now = chicago(21, 7, 45);
  clock_strikes();
  EXPECT_EQ(posted().size(), 1U);
}

TEST_F(Week, D5_SummerIsSilentAndWhoeverRunsItHearsOnce) {
  db.run("DELETE FROM calendar_days WHERE kind = 'last_day'");
  now = chicago(19, 7, 30);
  clock_strikes();
  db.run("DELETE FROM outbox");
  now = chicago(23, 9, 0);
  says("lindqvist", "check");
  db.run(
      "INSERT INTO calendar_days SELECT day + 11, 'last_day', 'Last day' FROM calendar_days "
      "WHERE kind = 'no_school' ORDER BY day DESC LIMIT 1");  // Fri 23 Oct
  for (const auto& at : {chicago(23, 14, 0), chicago(23, 15, 0), chicago(23, 15, 1), chicago(26, 9, 0)}) {
    now = at;
    clock_strikes();
  }
  std::map<std::string, int> told;
  for (const Parcel& one : posted()) {
    EXPECT_THAT(words_of(one), HasSubstr("no school day ahead"));
    ++told[one.address];
  }
  EXPECT_EQ(told, (std::map<std::string, int>{{"hale", 1}, {"lindqvist", 1}}));
}

// PROTOCOL R-09: a clock that jumps as it likes posts each week's card once, on its own day and within its
// window.
TEST_F(Week, F11_WhateverTheClockDoesEachWeekHasOneCard) {
  const int histories = std::getenv("KNOWNBY_LONG") == nullptr ? 10 : 1000;
  std::uint64_t dice = 42;
  const auto roll = [&dice](std::uint64_t sides) {
    dice = dice * 6364136223846793005U + 1442695040888963407U;
    return (dice >> 33U) % sides;
  };
  for (int history = 0; history < histories; ++history) {
    db.run("DELETE FROM outbox");
    db.run("DELETE FROM asks");
    db.run("DELETE FROM week_card_students");
    db.run("DELETE FROM week_cards");
    now = chicago(16, 12, 0);
    schedules::set_next_due(db, ScheduleId{1}, chicago(19, 7, 30));
    for (int step = 0; step < 60; ++step) {
      const bool goes_back = roll(5) == 0;
      const auto by = std::chrono::minutes(goes_back ? roll(3 * 24 * 60) : roll(2 * 24 * 60));
      now += goes_back ? -by : by;
      clock_strikes();
    }
    EXPECT_EQ(rows("SELECT count(*) FROM outbox WHERE key LIKE 'nudge:%' AND act = 'post'"),
              rows("SELECT count(*) FROM week_cards"));
    EXPECT_EQ(rows("SELECT count(*) FROM (SELECT week FROM week_cards GROUP BY schedule_id, week HAVING "
                   "count(*) > 1)"),
              0);
    // Made between 07:30 and 13:30 local; Chicago is five or six hours behind.
    EXPECT_EQ(rows("SELECT count(*) FROM week_cards WHERE made % 86400 NOT BETWEEN 45000 AND 70200"), 0);
  }
}

}  // namespace
}  // namespace knownby
