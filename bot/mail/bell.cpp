#include "bot/mail/bell.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace knownby {

namespace asio = boost::asio;
using namespace asio::experimental::awaitable_operators;

Bell::Bell(asio::any_io_executor home) : timer_(home, asio::steady_timer::time_point::max()) {}

void Bell::ring() {
  rung_ = true;
  timer_.cancel();
}

asio::awaitable<void> Bell::wait(Clock& clock, std::optional<std::chrono::sys_seconds> then) {
  if (!rung_ && then) {
    co_await (heard() || clock.sleep_until(*then));  // the one that is late is cancelled
  } else if (!rung_) {
    co_await heard();
  }
  rung_ = false;
}

// Ends well however it ends: with an error, `||` would go on waiting for the clock.
asio::awaitable<void> Bell::heard() {
  boost::system::error_code rung_or_cancelled;
  co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, rung_or_cancelled));
}

}  // namespace knownby
