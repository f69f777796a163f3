#pragma once
// When Slack is asked who is there: everybody once a day, a channel before its card and whenever something
// befell it, and what a command must know first. On one thread.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <memory>
#include <set>
#include <string>

#include "adapters/clock.hpp"
#include "adapters/platform.hpp"
#include "adapters/slack/people/people.hpp"

namespace knownby::slack {

class Lookout {
 public:
  // Everything given outlives it, and it outlives the loop behind `executor`.
  Lookout(boost::asio::any_io_executor executor, const SlackSettings& settings, Wire& wire,
          SlackCounts& counts, Clock& clock);

  void start(Ask ask) { ask_ = std::move(ask); }
  void stop() { ask_ = nullptr; }

  // Where an answer wants something looked at first: that is looked at, and the same asked again with what
  // was seen. The reply, where it could not be.
  boost::asio::awaitable<Reply> look_first(std::shared_ptr<const Ask> ask, Request again, Reply reply);

  void minute();                    // once a minute: looks after what is due
  void again(std::string channel);  // something befell this channel
  void learn(const Look& look);     // what an event told
  void count_soon();                // who is new on the roster may have an account here already

 private:
  boost::asio::awaitable<void> tend(bool counts_all, bool goes_round);
  boost::asio::awaitable<void> look_again(std::string channel);
  boost::asio::awaitable<void> go_round(std::string channel);
  boost::asio::awaitable<void> tell(Look look);
  boost::asio::awaitable<std::shared_ptr<const Look>> look_at(std::shared_ptr<const LookAt> wanted);
  Request strike(std::string verb) const;

  boost::asio::any_io_executor executor_;
  const SlackSettings& settings_;
  SlackCounts& counts_;
  Clock& clock_;
  People people_;
  Ask ask_;
  std::chrono::sys_seconds next_census_{}, next_round_{};
  bool is_tending_ = false;
  std::set<std::string> again_;  // channels about to be looked at
};

}  // namespace knownby::slack
