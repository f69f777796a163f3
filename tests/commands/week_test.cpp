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
  EXPECT_TRUE(posted().empty());
  EXPECT_THAT(says("hale", "check"), HasSubstr("A weekly card was skipped on Mon 19 Oct"));
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

}  // namespace
}  // namespace knownby
