#pragma once
// The time outside the program. Below this floor time is only ever a value.

#include <boost/asio/awaitable.hpp>
#include <chrono>

namespace knownby {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::chrono::sys_seconds now() const = 0;
  // Returns once now() >= then; throws boost::system::system_error when cancelled.
  virtual boost::asio::awaitable<void> sleep_until(std::chrono::sys_seconds then) = 0;
};

// The machine's own clock. Sleeps at most a minute at a stretch and looks again, so that a clock that is set,
// or a machine that was suspended, is noticed.
class SystemClock final : public Clock {
 public:
  std::chrono::sys_seconds now() const override;
  boost::asio::awaitable<void> sleep_until(std::chrono::sys_seconds then) override;
};

}  // namespace knownby
