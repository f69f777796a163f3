#pragma once
// How much of what is sent may be sent for a second time: a fifth of a minute's calls, so that a
// platform in trouble is not given more work by those who see it stumble. Pure.

#include <chrono>
#include <deque>

namespace knownby::net {

class RetryBudget {
 public:
  using Time = std::chrono::sys_seconds;

  // Whether one more call may be a retry now.
  bool may_retry(Time now) const;
  void went(Time now, bool is_retry);
  // Where it may not: when it may, if nothing else sets out.
  Time next(Time now) const;

 private:
  static std::size_t within(const std::deque<Time>& calls, Time now);

  std::deque<Time> calls_;    // all of them; the oldest first
  std::deque<Time> retries_;  // those that were
};

}  // namespace knownby::net
