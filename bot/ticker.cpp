#include "bot/ticker.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdlib>
#include <string>
#include <utility>

namespace knownby {

namespace asio = boost::asio;
using std::chrono::sys_seconds;
using namespace asio::experimental::awaitable_operators;

namespace {

constexpr std::chrono::seconds jump{5};
// A clock that was set back would keep us asleep until it is where it was; a minute and a half by the
// monotonic clock is more than any minute lasts.
constexpr std::chrono::seconds longest_sleep{90};

asio::awaitable<void> monotonic(std::chrono::seconds wait) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  timer.expires_after(wait);
  co_await timer.async_wait(asio::use_awaitable);
}

sys_seconds next_minute(sys_seconds now) {
  return std::chrono::floor<std::chrono::minutes>(now) + std::chrono::minutes(1);
}

std::string describe_jump(std::chrono::seconds by) {
  return "the clock went " + std::string(by.count() < 0 ? "back" : "ahead") + " by " +
         std::to_string(std::abs(by.count())) + " s";
}

}  // namespace

Request tick_at(sys_seconds now) {
  Request tick;  // no event: whatever is due may be looked for again and again, and is posted once
  tick.now = now;
  tick.speaker = Speaker{"clock", "minute"};
  tick.verb = "tick";
  return tick;
}

asio::awaitable<void> tick_every_minute(Clock& clock, Ask ask, std::function<void(std::string_view)> note) {
  while (true) {
    const sys_seconds expected = next_minute(clock.now());
    co_await (clock.sleep_until(expected) || monotonic(longest_sleep));
    const sys_seconds now = clock.now();
    const auto by = now - expected;
    if (std::chrono::abs(by) > jump) note(describe_jump(by));
    Request tick = tick_at(now);
    try {
      co_await ask(std::move(tick));
    } catch (const Busy&) {
      note("the desk was too busy for the clock");
    }
  }
}

}  // namespace knownby
