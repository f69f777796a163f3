#include "adapters/slack/events/homes.hpp"

#include <boost/asio/co_spawn.hpp>
#include <utility>

#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"

namespace knownby::slack {

namespace asio = boost::asio;

Homes::Homes(asio::any_io_executor executor, Wire& wire, SlackCounts& counts, Clock& clock)
    : executor_(std::move(executor)), wire_(wire), counts_(counts), clock_(clock) {}

void Homes::show(Speaker whose) {
  forget_old();
  Page& page = pages_[whose.key];
  page.again = true;
  if (std::exchange(page.coming, true)) return;
  ++under_way_;
  asio::co_spawn(executor_, keep_up(std::move(whose)), [this](std::exception_ptr) { --under_way_; });
}

// One page after the other, so that none comes late and shows what is old.
asio::awaitable<void> Homes::keep_up(Speaker whose) {
  while (pages_[whose.key].again) {
    const std::chrono::sys_seconds due = pages_[whose.key].begun + limits::between_homes;
    if (due > clock_.now()) co_await clock_.sleep_until(due);
    pages_[whose.key].begun = clock_.now();
    pages_[whose.key].again = false;
    co_await publish(whose);
  }
  pages_[whose.key].coming = false;
}

// Never throws. What went wrong is not told: opening the page again asks again.
asio::awaitable<void> Homes::publish(Speaker whose) {
  if (!ask_) co_return;
  Request request;
  request.now = clock_.now();
  request.speaker = whose;
  request.verb = "home";
  try {
    Reply reply = co_await ask_(std::move(request));
    if (reply.unkept || reply.silent()) co_return;
    const std::string user(id_in(whose.key));
    co_await wire_.publish(user, std::move(reply.card));
  } catch (const Busy&) {
    ++counts_.busy;
  } catch (const std::exception&) {
    ++counts_.failed;
  }
}

void Homes::forget_old() {
  if (pages_.size() < limits::homes_remembered) return;
  const std::chrono::sys_seconds recent = clock_.now() - limits::between_homes;
  std::erase_if(pages_, [&](const auto& page) { return !page.second.coming && page.second.begun < recent; });
}

}  // namespace knownby::slack
