#include "bot/program/told_clock.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdint>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <utility>

namespace knownby {
namespace {

constexpr std::chrono::milliseconds between_looks{5};

std::optional<std::chrono::sys_seconds> told_by(const std::string& file) {
  std::ifstream words(file);
  std::int64_t seconds = 0;
  if (!(words >> seconds)) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

}  // namespace

ToldClock::ToldClock(std::string file) : file_(std::move(file)) {
  const auto told = told_by(file_);
  if (!told) throw std::runtime_error(file_ + " does not say what time it is, in seconds since 1970");
  last_ = *told;
}

std::chrono::sys_seconds ToldClock::now() const {
  last_ = told_by(file_).value_or(last_);
  return last_;
}

std::unique_ptr<Clock> clock_of(const Config& config) {
  if (config.loopback.clock.empty()) return std::make_unique<SystemClock>();
  return std::make_unique<ToldClock>(config.loopback.clock);
}

boost::asio::awaitable<void> ToldClock::sleep_until(std::chrono::sys_seconds then) {
  const auto executor = co_await boost::asio::this_coro::executor;
  boost::asio::steady_timer timer(executor);
  while (now() < then) {
    timer.expires_after(between_looks);
    co_await timer.async_wait(boost::asio::use_awaitable);
  }
}

}  // namespace knownby
