#include "bot/held_clock.hpp"

#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/system/system_error.hpp>
#include <string>

namespace knownby {
namespace {

namespace asio = boost::asio;

const std::chrono::sys_seconds kTen{std::chrono::hours(10)};

asio::awaitable<void> sleep_then_write(Clock& clock, std::chrono::sys_seconds until, std::string& diary,
                                       std::string words) {
  co_await clock.sleep_until(until);
  diary += words;
}

struct Sleepers {
  asio::io_context loop;
  HeldClock clock{kTen};
  std::string diary;

  void sleeper(std::chrono::minutes after, std::string words) {
    auto sleep = sleep_then_write(clock, kTen + after, diary, std::move(words));
    asio::co_spawn(loop, std::move(sleep), [](std::exception_ptr trouble) { EXPECT_FALSE(trouble); });
  }
};

TEST(HeldClock, StandsStillUntilItIsSetAndWakesWhoseTimeHasCome) {
  Sleepers sleepers;
  sleepers.sleeper(std::chrono::minutes(30), "half past ");
  sleepers.sleeper(std::chrono::minutes(60), "eleven ");
  sleepers.sleeper(std::chrono::minutes(0), "ten ");
  sleepers.loop.poll();
  EXPECT_EQ(sleepers.diary, "ten ");
  EXPECT_EQ(sleepers.clock.now(), kTen);
  sleepers.clock.set(kTen + std::chrono::minutes(59));
  sleepers.loop.poll();
  EXPECT_EQ(sleepers.diary, "ten half past ");
  sleepers.clock.set(kTen - std::chrono::hours(1));
  sleepers.clock.set(kTen + std::chrono::hours(2));
  sleepers.loop.run();
  EXPECT_EQ(sleepers.diary, "ten half past eleven ");
}

TEST(HeldClock, ASleepThatIsCancelledSaysSo) {
  asio::io_context loop;
  HeldClock clock(kTen);
  std::string diary;
  asio::cancellation_signal cancel;
  bool cancelled = false;
  const auto done = [&](std::exception_ptr trouble) {
    try {
      if (trouble) std::rethrow_exception(trouble);
    } catch (const boost::system::system_error& error) {
      cancelled = error.code() == asio::error::operation_aborted;
    }
  };
  auto sleep = sleep_then_write(clock, kTen + std::chrono::hours(1), diary, "awake");
  asio::co_spawn(loop, std::move(sleep), asio::bind_cancellation_slot(cancel.slot(), done));
  loop.poll();
  cancel.emit(asio::cancellation_type::terminal);
  loop.run();
  EXPECT_TRUE(cancelled);
  EXPECT_EQ(diary, "");
}

TEST(HeldClock, OutlivesALoopThatEndedWithSomebodyAsleep) {
  HeldClock clock(kTen);
  std::string diary;
  {
    asio::io_context loop;
    auto sleep = sleep_then_write(clock, kTen + std::chrono::hours(1), diary, "awake");
    asio::co_spawn(loop, std::move(sleep), [](std::exception_ptr) {});
    loop.poll();
  }
  clock.set(kTen + std::chrono::hours(2));
  EXPECT_EQ(diary, "");
}

}  // namespace
}  // namespace knownby
