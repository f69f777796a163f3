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
  pages_[whose.key].looked_at = clock_.now();
  build_again(std::move(whose));
}

void Homes::build_again(Speaker whose) {
  Page& page = pages_[whose.key];
  page.again = true;
  if (std::exchange(page.coming, true)) return;
  ++under_way_;
  asio::co_spawn(executor_, keep_up(std::move(whose)), [this](std::exception_ptr) { --under_way_; });
}

void Homes::keep_fresh(const Request& asked, const Reply& reply) {
  if (asked.place.address.empty() || reply.unkept) return;
  const auto page = pages_.find(asked.speaker.key);
  const bool is_in_sight =
      page != pages_.end() && clock_.now() - page->second.looked_at < limits::home_in_sight;
  if (is_in_sight) build_again(asked.speaker);
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

// Never throws. What went wrong is not told: opening the page again asks again. Where another page than ours
// stands there by now, this one is built once more from what is true by then (S-15).
asio::awaitable<void> Homes::publish(Speaker whose) {
  const std::string user(id_in(whose.key));
  for (bool again = true; again && ask_;) {
    Request request;
    request.now = clock_.now();
    request.speaker = whose;
    request.verb = "home";
    try {
      Reply reply = co_await ask_(std::move(request));
      if (reply.unkept || reply.silent()) co_return;
      std::string hash = std::exchange(pages_[whose.key].hash, {});
      again = !hash.empty();
      Wire::Page page = co_await wire_.publish(user, std::move(reply.card), std::move(hash));
      again = again && page.stood_another;
      pages_[whose.key].hash = std::move(page.hash);
    } catch (const Busy&) {
      ++counts_.busy;
      co_return;
    } catch (const std::exception&) {
      ++counts_.failed;
      co_return;
    }
  }
}

void Homes::forget_old() {
  if (pages_.size() < limits::homes_remembered) return;
  const std::chrono::sys_seconds recent = clock_.now() - limits::between_homes;
  std::erase_if(pages_, [&](const auto& page) { return !page.second.coming && page.second.begun < recent; });
}

}  // namespace knownby::slack
