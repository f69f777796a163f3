#include "adapters/clock.hpp"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <ctime>

#include "adapters/uptime.hpp"

namespace knownby {

std::chrono::seconds uptime() {
  timespec since{};
  ::clock_gettime(CLOCK_BOOTTIME, &since);
  return std::chrono::seconds(since.tv_sec);
}

std::chrono::sys_seconds SystemClock::now() const {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

boost::asio::awaitable<void> SystemClock::sleep_until(std::chrono::sys_seconds then) {
  auto executor = co_await boost::asio::this_coro::executor;
  boost::asio::steady_timer timer(executor);
  while (now() < then) {
    const std::chrono::seconds stretch = std::min(then - now(), std::chrono::seconds(60));
    timer.expires_after(stretch);
    co_await timer.async_wait(boost::asio::use_awaitable);
  }
}

}  // namespace knownby
