#include "bot/held_clock.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <utility>

namespace knownby {

namespace asio = boost::asio;

HeldClock::Sleeper::Sleeper(std::list<Sleeper*>& all, std::chrono::sys_seconds then, asio::steady_timer timer)
    : until(then), bell(std::move(timer)), all_(all), place_(all.insert(all.end(), this)) {
  bell.expires_at(asio::steady_timer::time_point::max());
}

HeldClock::Sleeper::~Sleeper() { all_.erase(place_); }

asio::awaitable<void> HeldClock::sleep_until(std::chrono::sys_seconds then) {
  if (now_ >= then) co_return;
  auto executor = co_await asio::this_coro::executor;
  Sleeper sleeper(sleepers_, then, asio::steady_timer(executor));
  boost::system::error_code error;
  co_await sleeper.bell.async_wait(asio::redirect_error(asio::use_awaitable, error));
  if (now_ < then) throw boost::system::system_error(error);  // cancelled, not woken
}

void HeldClock::set(std::chrono::sys_seconds now) {
  now_ = now;
  for (Sleeper* sleeper : sleepers_) {
    if (sleeper->until <= now_) sleeper->bell.cancel();
  }
}

}  // namespace knownby
