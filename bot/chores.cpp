#include "bot/chores.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace knownby {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::minutes between_looks{20};  // a role ends that night, not at the stroke of twelve

constexpr std::chrono::seconds longest_wait{5};

}  // namespace

Chores::Chores(Desk& desk, const Config& config, const std::function<void(std::string_view, bool)>& note)
    : ask_([&desk](Request request) { return desk.ask(std::move(request)); }) {
  if (!config.store.copies.empty()) copies_.emplace(desk, config.store.copies, config.school.time_zone, note);
  if (!config.roster.watch.empty()) drops_.emplace(config.roster.watch, ask_, note);
}

void Chores::look(asio::io_context& io, std::chrono::sys_seconds now) {
  if (copies_) copies_->look(io, now);
  if (drops_) drops_->look(io, now);
  if (dates_under_way_ || closing_ || now - dates_looked_at_ < between_looks) return;
  dates_looked_at_ = now;
  dates_under_way_ = true;
  asio::co_spawn(io, look_at_dates(now), asio::detached);
}

asio::awaitable<void> Chores::look_at_dates(std::chrono::sys_seconds now) {
  Request request;
  request.now = now;
  request.speaker = Speaker{"clock", "dates"};
  request.verb = "dates";
  try {
    co_await ask_(std::move(request));
  } catch (const Busy&) {  // another time
  }
  dates_under_way_ = false;
}

asio::awaitable<void> Chores::finish() {
  closing_ = true;
  if (drops_) co_await drops_->finish();
  asio::steady_timer breath(co_await asio::this_coro::executor);
  const auto until = std::chrono::steady_clock::now() + longest_wait;
  while (dates_under_way_ && std::chrono::steady_clock::now() < until) {
    breath.expires_after(std::chrono::milliseconds(5));
    co_await breath.async_wait(asio::use_awaitable);
  }
  if (copies_) co_await copies_->finish();
}

}  // namespace knownby
