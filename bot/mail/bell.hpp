#pragma once
// A bell for coroutines of one thread: whoever waits for it, or for a point in time, goes on when it rings.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <optional>

#include "adapters/clock.hpp"

namespace knownby {

class Bell {
 public:
  explicit Bell(boost::asio::any_io_executor home);
  void ring();  // remembered until somebody waits
  // Returns when it rings or rang, or once it is `then` by this clock. One waiter at a time.
  boost::asio::awaitable<void> wait(Clock& clock, std::optional<std::chrono::sys_seconds> then);

 private:
  boost::asio::awaitable<void> heard();

  boost::asio::steady_timer timer_;
  bool rung_ = false;
};

}  // namespace knownby
