// The striking clock with a real desk: weekly cards are posted once, whatever the clock does.

#include "bot/ticker.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "bot/desk.hpp"
#include "store/query.hpp"
#include "tests/bot/fake_clock.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;

class TickerTest : public testing::Test {
 protected:
  TickerTest() {
    Db db(store);
    fill_school(db);
  }
  void open() {
    desk = std::make_unique<Desk>(io.get_executor(), DeskSettings{store, lincoln_policy()});
    Ask ask = [this](Request request) {
      ticks.push_back(request.now);
      if (busy) throw Busy{};
      return desk->ask(std::move(request));
    };
    asio::co_spawn(
        io, tick_every_minute(clock, ask, [this](std::string_view words) { notes.emplace_back(words); }),
        asio::bind_cancellation_slot(end.slot(), asio::detached));
    settle_down();
  }
  void settle_down() {
    io.restart();  // a loop that once ran out of work stays stopped
    for (int quiet = 0; quiet < 3;) {
      const bool moved = io.run_for(std::chrono::milliseconds(10)) > 0;
      quiet = moved || (desk && desk->counts().waiting > 0) ? 0 : quiet + 1;
    }
  }
  void at(std::chrono::sys_seconds now) {
    clock.set(now);
    settle_down();
  }
  void stop() {
    end.emit(asio::cancellation_type::terminal);
    settle_down();
    desk->close();
    desk.reset();
  }
  std::int64_t cards() { return rows_in(store, "SELECT count(*) FROM outbox WHERE key LIKE 'nudge:%'"); }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  FakeClock clock{chicago(19, 7, 28) + std::chrono::seconds(17)};
  asio::cancellation_signal end;
  std::vector<std::chrono::sys_seconds> ticks;
  std::vector<std::string> notes;
  bool busy = false;
  std::unique_ptr<Desk> desk;
};

TEST_F(TickerTest, ticks_at_full_minutes) {
  open();
  at(chicago(19, 7, 28) + std::chrono::seconds(59));
  EXPECT_TRUE(ticks.empty());
  at(chicago(19, 7, 29));
  at(chicago(19, 7, 29) + std::chrono::seconds(30));
  at(chicago(19, 7, 30));
  EXPECT_EQ(ticks, (std::vector{chicago(19, 7, 29), chicago(19, 7, 30)}));
  EXPECT_TRUE(notes.empty());
  stop();
}

TEST_F(TickerTest, R_09_the_weekly_card_comes_at_its_minute_and_once) {
  open();
  at(chicago(19, 7, 29));
  EXPECT_EQ(cards(), 0);
  at(chicago(19, 7, 30));
  EXPECT_EQ(cards(), 1);
  for (int minute = 31; minute < 60; ++minute) at(chicago(19, 7, minute));
  EXPECT_EQ(cards(), 1);
  stop();
}

TEST_F(TickerTest, R_09_a_clock_set_back_does_not_post_it_twice) {
  open();
  at(chicago(19, 7, 30));
  ASSERT_EQ(cards(), 1);
  stop();  // and it starts again an hour and a bit before
  clock.set(chicago(19, 6, 25));
  open();
  at(chicago(19, 6, 26));
  at(chicago(19, 7, 30));
  at(chicago(19, 7, 31));
  EXPECT_EQ(ticks.size(), 4U) << "it did strike again";
  EXPECT_EQ(cards(), 1);
  stop();
}

TEST_F(TickerTest, R_09_a_clock_that_jumps_ahead_is_noted_and_the_card_comes_within_its_window) {
  open();
  at(chicago(19, 9, 0));
  EXPECT_EQ(cards(), 1);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0], "the clock went ahead by 5460 s");
  stop();
}

TEST_F(TickerTest, R_09_half_past_seven_stays_half_past_seven_across_both_clock_changes) {
  const auto utc = [](int year, unsigned month, unsigned day, int hour, int minute) {
    return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) /
                                 std::chrono::day(day)) +
           std::chrono::hours(hour) + std::chrono::minutes(minute);
  };
  open();
  at(chicago(19, 7, 30));
  at(utc(2026, 10, 26, 12, 30));
  EXPECT_EQ(cards(), 2);
  at(utc(2026, 11, 2, 12, 30));  // half past six: summer time ended on Sunday
  EXPECT_EQ(cards(), 2);
  at(utc(2026, 11, 2, 13, 30));
  EXPECT_EQ(cards(), 3);
  at(utc(2027, 3, 8, 13, 29));
  at(utc(2027, 3, 8, 13, 30));
  EXPECT_EQ(cards(), 4);
  at(utc(2027, 3, 15, 12, 29));
  EXPECT_EQ(cards(), 4);
  at(utc(2027, 3, 15, 12, 30));  // summer time began on Sunday
  EXPECT_EQ(cards(), 5);
  at(utc(2027, 3, 15, 13, 30));
  EXPECT_EQ(cards(), 5);
  stop();
}

TEST_F(TickerTest, R_09_a_clock_a_day_ahead_and_put_right_before_its_minute_costs_no_card) {
  open();
  at(chicago(20, 7, 29));  // it is Monday, and the clock says Tuesday
  EXPECT_EQ(cards(), 0);
  stop();  // as the monotonic clock would wake it within 90 seconds
  clock.set(chicago(19, 6, 0));
  open();
  at(chicago(19, 6, 1));
  at(chicago(19, 7, 30));
  EXPECT_EQ(cards(), 1);
  stop();
}

TEST_F(TickerTest, a_minute_without_room_at_the_desk_is_made_up_for_by_the_next) {
  open();
  at(chicago(19, 7, 29));
  busy = true;
  at(chicago(19, 7, 30));
  EXPECT_EQ(cards(), 0);
  EXPECT_EQ(notes.size(), 1U);
  busy = false;
  at(chicago(19, 7, 31));
  EXPECT_EQ(cards(), 1);
  stop();
}

}  // namespace
}  // namespace knownby
