// The mailroom: what is due goes out, and what became of it is written down.

#include "tests/bot/mailroom_fixture.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using State = Parcel::State;
using std::chrono::seconds;

TEST_F(MailroomTest, delivers_what_is_due_and_writes_down_where_it_stands) {
  put("nudge:1:2026-W43");
  open();
  start();
  ASSERT_EQ(platform.given.size(), 1U);
  EXPECT_EQ(platform.given[0].card.title, "Week 42");
  EXPECT_EQ(platform.given[0].key, "nudge:1:2026-W43");
  EXPECT_EQ(platform.given[0].attempt, 1);
  EXPECT_EQ(state("nudge:1:2026-W43"), State::sent);
  EXPECT_EQ(parcel("nudge:1:2026-W43").reference, "m1");
  finish();
}

TEST_F(MailroomTest, wakes_when_poked_and_when_something_falls_due) {
  open();
  start();
  put("now");
  mailroom->poke();
  settle_down();
  EXPECT_EQ(state("now"), State::sent);
  with_store([this](Db& db) {
    Parcel later{.key = "later", .platform = "console", .address = "#staff", .body = to_json(Card{"x", {}})};
    later.not_before = clock.now() + seconds(60);
    later.deadline = clock.now() + seconds(3600);
    outbox::put(db, later);
  });
  mailroom->poke();
  settle_down();
  EXPECT_EQ(state("later"), State::pending);
  at(clock.now() + seconds(60));
  EXPECT_EQ(state("later"), State::sent);
  finish();
}

TEST_F(MailroomTest, S_21_the_wait_the_platform_asks_for_wins_and_is_no_attempt) {
  platform.answers = {Later{seconds(120), "ratelimited"}};
  put("a");
  open();
  start();
  EXPECT_EQ(state("a"), State::pending);
  EXPECT_EQ(parcel("a").attempt, 0);
  at(clock.now() + seconds(119));
  EXPECT_EQ(platform.given.size(), 1U);
  at(clock.now() +
     seconds(3));  // up to a second is added, so that what waited together does not return together
  EXPECT_EQ(platform.given.size(), 2U);
  EXPECT_EQ(state("a"), State::sent);
  finish();
}

TEST_F(MailroomTest, without_such_a_wait_ours_grows_and_counts) {
  platform.answers = {Later{seconds(0), "not connected"}};
  put("a");
  open();
  start();
  EXPECT_EQ(parcel("a").attempt, 1);
  at(clock.now() + seconds(3));
  EXPECT_EQ(platform.given.size(), 2U);
  EXPECT_EQ(platform.given[1].attempt, 2);
  finish();
}

TEST_F(MailroomTest, what_will_never_be_shown_is_parked_with_its_reason) {
  platform.answers = {Never{"channel_not_found", Never::Ends::place}};
  put("a");
  open();
  start();
  EXPECT_EQ(state("a"), State::dead);
  EXPECT_EQ(parcel("a").trouble, "channel_not_found");
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_NE(notes[0].find("nor will anything else there"), std::string::npos);
  finish();
}

TEST_F(MailroomTest, a_platform_that_is_not_set_up_loses_nothing) {
  Parcel parcel{.key = "a", .platform = "slack", .address = "T1 C1", .body = to_json(Card{"x", {}})};
  parcel.deadline = clock.now() + std::chrono::hours(6);
  with_store([parcel](Db& db) { outbox::put(db, parcel); });
  open();
  start();
  EXPECT_EQ(state("a"), State::pending);
  finish();
}

TEST_F(MailroomTest, a_card_that_cannot_be_read_is_parked_and_the_next_one_goes_out) {
  Parcel parcel{.key = "a", .platform = "console", .address = "#staff", .body = "{"};
  parcel.deadline = clock.now() + std::chrono::hours(6);
  with_store([parcel](Db& db) { outbox::put(db, parcel); });
  put("b");
  open();
  start();
  EXPECT_EQ(state("a"), State::dead);
  EXPECT_EQ(state("b"), State::sent);
  finish();
}

TEST_F(MailroomTest, at_most_a_few_at_once_and_one_in_each_place) {
  platform.takes = std::chrono::milliseconds(5);
  for (int i = 0; i < 40; ++i) put("k" + std::to_string(i), "#room-" + std::to_string(i % 20));
  open();
  start();
  EXPECT_EQ(platform.given.size(), 40U);
  EXPECT_LE(platform.most_at_once, 8U);
  EXPECT_GT(platform.most_at_once, 1U);
  EXPECT_FALSE(platform.two_at_once);
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM outbox WHERE state = 'sent'"), 40);
  finish();
}

TEST_F(MailroomTest, R_12_finishing_waits_for_what_is_in_hand_and_takes_nothing_more) {
  platform.takes = std::chrono::milliseconds(50);
  put("a");
  put("b");  // behind it in the same place
  open();
  mailroom->start();
  while (platform.given.empty()) io.run_one();
  bool finished = false;
  asio::co_spawn(io, mailroom->finish(std::chrono::milliseconds(2000)),
                 [&](const std::exception_ptr&) { finished = true; });
  while (!finished) io.run_one();
  EXPECT_EQ(state("a"), State::sent);
  EXPECT_EQ(state("b"), State::pending);
  desk->close();
}

TEST_F(MailroomTest, R_12_what_takes_too_long_stays_sending_for_the_next_start) {
  platform.takes = std::chrono::milliseconds(60'000);
  put("a");
  open();
  mailroom->start();
  while (platform.given.empty()) io.run_one();
  bool finished = false;
  asio::co_spawn(io, mailroom->finish(std::chrono::milliseconds(50)),
                 [&](const std::exception_ptr&) { finished = true; });
  while (!finished) io.run_one();
  desk->close();
  EXPECT_EQ(state("a"), State::sending);
}

}  // namespace
}  // namespace knownby
