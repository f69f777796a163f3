#include "adapters/flight.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace knownby {

namespace asio = boost::asio;

void Flight::begin(asio::awaitable<void> errand) {
  under_way_ = true;
  asio::co_spawn(executor_, fly(std::move(errand)), asio::detached);
}

asio::awaitable<void> Flight::fly(asio::awaitable<void> errand) {
  try {
    co_await std::move(errand);
  } catch (const std::exception&) {  // those who wait see that it brought nothing
  }
  land();
}

void Flight::land() {
  under_way_ = false;
  const auto woken = std::exchange(waiting_, {});
  for (const auto& timer : woken) timer->cancel();
}

asio::awaitable<void> Flight::landing(std::chrono::milliseconds patience) {
  if (!under_way_) co_return;
  auto timer = std::make_shared<asio::steady_timer>(executor_, patience);
  waiting_.push_back(timer);
  boost::system::error_code woken;
  co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, woken));
  std::erase(waiting_, timer);
}

}  // namespace knownby
