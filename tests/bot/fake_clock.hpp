#pragma once
// A clock that stands still until the test moves it, forwards or back.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <list>

#include "adapters/clock.hpp"

namespace knownby {

class FakeClock final : public Clock {
 public:
  explicit FakeClock(std::chrono::sys_seconds now) : now_(now) {}

  std::chrono::sys_seconds now() const override { return now_; }
  boost::asio::awaitable<void> sleep_until(std::chrono::sys_seconds then) override {
    auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer timer(executor, boost::asio::steady_timer::time_point::max());
    const auto sleeper = sleepers_.insert(sleepers_.end(), Sleeper(then, &timer));
    boost::system::error_code woken;
    while (now_ < then) {
      sleeper->woken = false;
      co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, woken));
      if (!sleeper->woken) break;  // cancelled by somebody else
    }
    const bool late = now_ < then;
    sleepers_.erase(sleeper);
    if (late) throw boost::system::system_error(boost::asio::error::operation_aborted);
  }
  void set(std::chrono::sys_seconds now) {
    now_ = now;
    for (Sleeper& sleeper : sleepers_) {
      sleeper.woken = true;
      sleeper.timer->cancel();
    }
  }
  std::size_t sleeping() const { return sleepers_.size(); }

 private:
  struct Sleeper {
    Sleeper(std::chrono::sys_seconds when, boost::asio::steady_timer* its_timer)
        : then(when), timer(its_timer) {}
    std::chrono::sys_seconds then;
    boost::asio::steady_timer* timer;
    bool woken = false;
  };
  std::chrono::sys_seconds now_;
  std::list<Sleeper> sleepers_;
};

}  // namespace knownby
