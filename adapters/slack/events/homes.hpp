#pragma once
// Everybody's page in the app (PROTOCOL S-17): built from that person's own rights when they open it, after
// they pressed something there, and after whatever else they did while it may be in sight; at most once in
// five seconds. On one thread.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <string>
#include <unordered_map>

#include "adapters/clock.hpp"
#include "adapters/platform.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/slack/wire.hpp"

namespace knownby::slack {

class Homes {
 public:
  // Everything given outlives it, and it outlives the loop behind `executor`.
  Homes(boost::asio::any_io_executor executor, Wire& wire, SlackCounts& counts, Clock& clock);

  void start(Ask ask) { ask_ = std::move(ask); }
  void stop() { ask_ = nullptr; }

  // Publishes this account's page soon. What is asked for meanwhile is the same page.
  void show(Speaker whose);
  // After what was asked and answered: where whoever asked lately looked at their page, it is built anew.
  // What is pressed on the page itself is left to show(), so that the answer comes first.
  void keep_fresh(const Request& asked, const Reply& reply);

  std::size_t under_way() const { return under_way_; }

 private:
  struct Page {
    std::chrono::sys_seconds looked_at{};
    std::chrono::sys_seconds begun{};  // the last time it was built
    std::string hash{};                // Slack's, of what stands there; empty: whatever it is may go
    bool coming = false;
    bool again = false;  // asked for since it was begun: what is being built may not show what is new
  };

  void build_again(Speaker whose);
  boost::asio::awaitable<void> keep_up(Speaker whose);
  boost::asio::awaitable<void> publish(Speaker whose);
  void forget_old();

  boost::asio::any_io_executor executor_;
  Wire& wire_;
  SlackCounts& counts_;
  Clock& clock_;
  Ask ask_;
  std::unordered_map<std::string, Page> pages_;  // by the account's key
  std::size_t under_way_ = 0;
};

}  // namespace knownby::slack
