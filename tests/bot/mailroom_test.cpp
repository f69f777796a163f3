// The mailroom with a real outbox, a clock the test holds and a platform that answers as scripted.

#include "bot/mailroom.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "commands/words/card_json.hpp"
#include "store/query.hpp"
#include "tests/bot/fake_clock.hpp"
#include "tests/bot/fake_platform.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using State = Parcel::State;
using std::chrono::seconds;

class MailroomTest : public testing::Test {
 protected:
  MailroomTest() { Db(store).run("SELECT 1"); }

  void put(const std::string& key, const std::string& place = "#grade-7-team") {
    Parcel parcel;
    parcel.key = key;
    parcel.platform = "console";
    parcel.address = place;
    parcel.body = to_json(Card{"Week 42", {says("39 of 142")}});
    parcel.not_before = clock.now();
    parcel.deadline = clock.now() + std::chrono::hours(6);
    with_store([parcel](Db& db) { outbox::put(db, parcel); });
  }
  void open() {
    desk = std::make_unique<Desk>(io.get_executor(), DeskSettings{store, lincoln_policy()});
    MailSettings settings;
    settings.note = [this](std::string_view words, std::int64_t) { notes.emplace_back(words); };
    mailroom = std::make_unique<Mailroom>(io.get_executor(), *desk, clock,
                                          Mailroom::Platforms{{"console", &platform}}, settings);
  }
  // Until everything that can happen without the clock has happened.
  void settle_down() {
    for (int quiet = 0; quiet < 3;) quiet = io.run_for(std::chrono::milliseconds(30)) == 0 ? quiet + 1 : 0;
  }
  void start() {
    mailroom->start();
    settle_down();
  }
  void at(std::chrono::sys_seconds now) {
    clock.set(now);
    settle_down();
  }
  void finish() {
    asio::co_spawn(io, mailroom->finish(std::chrono::milliseconds(2000)), asio::detached);
    settle_down();
    desk->close();
  }
  void with_store(std::function<void(Db&)> work) {
    if (!desk) {
      Db db(store);
      return work(db);
    }
    asio::co_spawn(io, desk->with_store(std::move(work)), asio::detached);
    settle_down();
  }
  State state(const std::string& key) {
    Db db(store, Db::Mode::read);
    return outbox::with_key(db, key).value().state;
  }
  Parcel parcel(const std::string& key) {
    Db db(store, Db::Mode::read);
    return outbox::with_key(db, key).value();
  }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  FakeClock clock{chicago(19, 7, 30)};
  FakePlatform platform;
  std::vector<std::string> notes;
  std::unique_ptr<Desk> desk;
  std::unique_ptr<Mailroom> mailroom;
};

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

TEST_F(MailroomTest, R_05_what_may_have_been_shown_is_looked_for_after_the_settle_time_and_found) {
  platform.answers = {Unknown{"500"}};
  platform.found = Sent{"m77"};
  put("a");
  open();
  start();
  EXPECT_EQ(state("a"), State::ambiguous);
  at(clock.now() + seconds(24));
  EXPECT_TRUE(platform.sought.empty()) << "a request on the wire may still land";
  at(clock.now() + seconds(2));
  EXPECT_EQ(platform.sought.size(), 1U);
  EXPECT_EQ(state("a"), State::sent);
  EXPECT_EQ(parcel("a").reference, "m77");
  EXPECT_EQ(platform.given.size(), 1U);
  finish();
}

TEST_F(MailroomTest, R_05_what_was_certainly_not_shown_is_sent_again) {
  platform.answers = {Unknown{"reset"}};
  platform.found = NotShown{};
  put("a");
  open();
  start();
  at(clock.now() + seconds(26));
  at(clock.now() + seconds(5));
  EXPECT_EQ(platform.given.size(), 2U);
  EXPECT_EQ(state("a"), State::sent);
  finish();
}

TEST_F(MailroomTest, R_05_what_nobody_can_tell_stays_in_doubt_and_is_never_sent_again) {
  platform.throws = true;  // it may have been shown before it threw
  platform.found = CannotTell{"no right to read"};
  put("a");
  open();
  start();
  EXPECT_EQ(state("a"), State::ambiguous);
  for (int hour = 0; hour < 30; ++hour) at(clock.now() + seconds(3600));
  EXPECT_EQ(platform.given.size(), 1U);
  EXPECT_EQ(platform.sought.size(), 1U);
  EXPECT_EQ(state("a"), State::ambiguous);
  EXPECT_EQ(mailroom->counts().cannot_tell, 1U);
  finish();
}

TEST_F(MailroomTest, R_05_what_a_crash_left_sending_is_looked_for_and_not_resent_blindly) {
  put("a");
  {
    Db db(store);
    outbox::take(db, clock.now(), 8);  // committed as sending; then the machine stopped
  }
  clock.set(clock.now() + seconds(60));
  platform.found = Sent{"m5"};
  open();
  start();
  EXPECT_TRUE(platform.given.empty());
  EXPECT_EQ(platform.sought.size(), 1U);
  EXPECT_EQ(state("a"), State::sent);
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
