#pragma once
// A clock that stands where it is put, for rehearsals and tests.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <list>

#include "adapters/clock.hpp"

namespace knownby {

// All of it on one thread, the one whose loop the sleepers run on.
class HeldClock final : public Clock {
 public:
  explicit HeldClock(std::chrono::sys_seconds now) : now_(now) {}

  std::chrono::sys_seconds now() const override { return now_; }
  boost::asio::awaitable<void> sleep_until(std::chrono::sys_seconds then) override;

  // Forward or back; wakes everybody whose time has come.
  void set(std::chrono::sys_seconds now);

 private:
  // On the list for as long as its coroutine lives.
  class Sleeper {
   public:
    Sleeper(std::list<Sleeper*>& all, std::chrono::sys_seconds until, boost::asio::steady_timer bell);
    ~Sleeper();
    Sleeper(const Sleeper&) = delete;
    Sleeper& operator=(const Sleeper&) = delete;

    const std::chrono::sys_seconds until;
    boost::asio::steady_timer bell;

   private:
    std::list<Sleeper*>& all_;
    const std::list<Sleeper*>::iterator place_;
  };

  std::chrono::sys_seconds now_;
  std::list<Sleeper*> sleepers_;
};

}  // namespace knownby
