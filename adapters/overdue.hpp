#pragma once
// A platform waits only so long for an answer: whoever answers a request waits here until the answer is there
// or the patience is over, whichever comes first. One timer serves all that wait, and it is armed only while
// some do.

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>

namespace knownby {

// One answer that is waited for.
class Pending {
 public:
  using Waiter = boost::asio::any_completion_handler<void()>;

  bool is_late() const { return late_; }

 private:
  friend class Overdue;
  std::chrono::steady_clock::time_point due_{};
  bool settled_ = false;  // there, or late: nobody waits any more
  bool late_ = false;
  std::optional<Waiter> waiting_{};  // called once: goes on with whoever waits
};

// On one thread. Outlives the loop's run.
class Overdue {
 public:
  Overdue(const boost::asio::any_io_executor& executor, std::chrono::milliseconds patience);

  std::shared_ptr<Pending> begin();  // the clock runs from here
  // The answer is there: whoever waits goes on with it before this returns. Without effect once it is late.
  void settle(const std::shared_ptr<Pending>& pending);
  // Returns when it is settled or late.
  boost::asio::awaitable<void> wait(std::shared_ptr<Pending> pending);

 private:
  void wake(const std::shared_ptr<Pending>& pending);
  void arm();
  void sweep();

  std::chrono::milliseconds patience_;
  boost::asio::steady_timer timer_;
  bool armed_ = false;
  std::deque<std::shared_ptr<Pending>> queue_;  // all wait equally long, so they are due in order
};

}  // namespace knownby
