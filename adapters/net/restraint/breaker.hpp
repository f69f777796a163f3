#pragma once
// A circuit breaker: a platform that is down is left alone, and asked now and then whether it is back.
// Pure: the time goes in, what may be done comes out.

#include <chrono>
#include <deque>
#include <utility>

namespace knownby::net {

// The figures of R-11.
struct BreakerLimits {
  int in_a_row = 10;  // failures that open it
  std::chrono::seconds window{60};
  std::size_t enough = 20;  // calls in the window, half of which failed, that open it
  std::chrono::seconds first_wait{30};
  std::chrono::seconds longest_wait{300};
};

class Breaker {
 public:
  using Time = std::chrono::sys_seconds;
  enum class State { closed, half_open, open };  // as R-11 says: closed is well

  explicit Breaker(BreakerLimits limits = {}) : limits_(limits) {}

  // How many calls may set out now: any number, one that asks whether the platform is back, or none.
  enum class Leave { any, one, none };
  Leave leave(Time now) const;
  void went(Time now);  // a call set out

  // What came of one. Being told to wait and being refused for good say nothing about the platform's health,
  // and neither does a call that was not made after all.
  void succeeded(Time now);
  void failed(Time now);
  void said_nothing();

  State state(Time now) const;
  Time opened() const { return opened_; }  // while it is not closed: since when
  Time next() const { return next_; }      // while it is not closed: when the next call may set out

 private:
  void open(Time now);
  void forget_before_window(Time now);

  BreakerLimits limits_;
  std::deque<std::pair<Time, bool>> calls_;  // whether each failed; the oldest first, none before the window
  std::size_t failures_ = 0;                 // of these
  int in_a_row_ = 0;
  bool is_open_ = false;
  bool asking_ = false;  // one call is out to ask
  std::chrono::seconds wait_{};
  Time opened_{};
  Time next_{};
};

}  // namespace knownby::net
