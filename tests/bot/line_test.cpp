// Lines that are down and places that take nothing (S-20, S-25).

#include "commands/words/card_text.hpp"
#include "tests/bot/mailroom_fixture.hpp"

namespace knownby {
namespace {

using State = Parcel::State;
using std::chrono::seconds;

class LineTest : public MailroomTest {
 protected:
  // A school's worth of messages, each in a place of its own.
  void put_many(int many) {
    for (int i = 0; i < many; ++i) put("k" + std::to_string(i), "#room-" + std::to_string(i));
  }
  std::int64_t sent() { return rows_in(store, "SELECT count(*) FROM outbox WHERE state = 'sent'"); }
};

TEST_F(MailroomTest, S_20_a_channel_that_takes_nothing_stops_its_card_and_whoever_runs_it_is_told_once) {
  with_store([](Db& db) { fill_school(db); });
  platform.answers = {Never{"not_in_channel", Never::Ends::place, "Invite Knownby to the channel again."}};
  put("nudge:1:2026-W43");
  open();
  start();
  EXPECT_EQ(state("nudge:1:2026-W43"), State::dead);
  ASSERT_EQ(platform.given.size(), 2U);
  EXPECT_EQ(platform.given[1].place.address, "lindqvist");
  const std::string told = card_text(platform.given[1].card);
  for (const char* word :
       {"#grade-7-team", "Grade 7", "not_in_channel", "Invite Knownby to the channel again."})
    EXPECT_NE(told.find(word), std::string::npos) << word << " in: " << told;
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM schedules WHERE stopped <> ''"), 1);
  put("nudge:1:2026-W44");  // and a second refusal there is no news
  platform.answers = {Never{"not_in_channel", Never::Ends::place}};
  mailroom->poke();
  settle_down();
  EXPECT_EQ(platform.given.size(), 3U);
  finish();
}

TEST_F(MailroomTest, S_25_R_a_person_who_takes_nothing_stops_nobodys_card) {
  with_store([](Db& db) { fill_school(db); });
  platform.answers = {Never{"user_disabled", Never::Ends::place}};
  put("a", "gone");
  put("b", "lindqvist");
  open();
  start();
  EXPECT_EQ(state("a"), State::dead);
  EXPECT_EQ(state("b"), State::sent);
  EXPECT_EQ(platform.given.size(), 2U) << "nobody is told";
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM schedules WHERE stopped <> ''"), 0);
  finish();
}

TEST_F(LineTest, R_11_a_platform_that_is_down_for_ten_minutes_is_asked_now_and_then_and_recovers_whole) {
  platform.answers.assign(1000, Later{seconds(0), "not_connected"});
  put_many(40);
  open();
  start();
  const auto began = clock.now();
  const std::size_t first = platform.given.size();
  EXPECT_LE(first, 20U) << "ten in a row, and what was on its way";
  std::size_t most_in_half_a_minute = 0;
  for (std::size_t before = platform.given.size(); clock.now() < began + std::chrono::minutes(10);) {
    for (int i = 0; i < 3; ++i) at(clock.now() + seconds(10));
    most_in_half_a_minute = std::max(most_in_half_a_minute, platform.given.size() - before);
    before = platform.given.size();
  }
  EXPECT_LE(most_in_half_a_minute, 1U);
  EXPECT_EQ(mailroom->counts().lines.at("console"), 2);
  EXPECT_GT(rows_in(store,
                    "SELECT count(*) FROM settings WHERE name = 'not answering: console' AND "
                    "value <> ''"),
            0);
  platform.answers.clear();
  const std::size_t before = platform.given.size();
  for (int i = 0; i < 90 && sent() < 40; ++i) at(clock.now() + seconds(10));
  EXPECT_EQ(sent(), 40);
  EXPECT_EQ(platform.given.size() - before, 40U) << "each once";
  EXPECT_LE(platform.most_at_once, 8U);
  EXPECT_EQ(mailroom->counts().lines.at("console"), 0);
  EXPECT_EQ(rows_in(store,
                    "SELECT count(*) FROM settings WHERE name = 'not answering: console' AND "
                    "value <> ''"),
            0);
  finish();
}

TEST_F(LineTest, R_11_R_being_told_to_wait_and_refusals_for_good_never_open_it) {
  for (int i = 0; i < 30; ++i) {
    platform.answers.emplace_back(Later{seconds(5), "ratelimited"});
    platform.answers.emplace_back(Never{"invalid_blocks"});
  }
  put_many(60);
  open();
  start();
  EXPECT_EQ(mailroom->counts().lines.at("console"), 0);
  at(clock.now() + seconds(7));
  EXPECT_EQ(sent(), 30);
  finish();
}

TEST_F(LineTest, R_11_what_may_have_been_shown_is_looked_for_once_the_platform_answers) {
  platform.answers.assign(10, Unknown{"lost"});
  platform.found = Sent{"m5"};
  put_many(10);
  open();
  start();
  at(clock.now() + seconds(26));
  EXPECT_TRUE(platform.sought.empty()) << "it is left alone";
  for (int i = 0; i < 12; ++i) at(clock.now() + seconds(10));
  EXPECT_EQ(sent(), 10);
  EXPECT_EQ(platform.given.size(), 10U) << "and nothing was sent again";
  finish();
}

}  // namespace
}  // namespace knownby
