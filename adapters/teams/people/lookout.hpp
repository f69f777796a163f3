#pragma once
// When Teams is asked who is there: in a channel once a day, before its card and whenever somebody came or
// went, whom a command must know first, who it is that speaks for the first time, and whom we can write to
// alone. On one thread.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <unordered_set>

#include "adapters/clock.hpp"
#include "adapters/platform.hpp"
#include "adapters/teams/connector/wire.hpp"
#include "adapters/teams/people/people.hpp"

namespace knownby::teams {

class Lookout {
 public:
  // Everything given outlives it, and it outlives the loop behind `executor`.
  Lookout(boost::asio::any_io_executor executor, const TeamsSettings& settings, Wire& wire,
          TeamsCounts& counts, Clock& clock);

  void start(Ask ask) { ask_ = std::move(ask); }
  void stop() { ask_ = nullptr; }

  // The same door, where what must be looked at first is looked at.
  Ask looking(Ask ask);

  void minute();                 // once a minute: looks after what is due
  void again(const Back& back);  // somebody came to this team, or left it
  // Somebody speaks to us alone: whether they are on the roster is known by their e-mail, before they are
  // answered. Once for each since the start, if Teams tells.
  boost::asio::awaitable<void> meet(Back back);
  // Somebody is in a conversation of two with us: so they can be written to.
  void heard(const Back& back);

 private:
  void reached(const std::string& key, const std::string& fix);
  boost::asio::awaitable<void> tell_reach(std::string key, std::string fix);
  boost::asio::awaitable<void> go_round();
  boost::asio::awaitable<void> look_again(Back back);
  bool may_be_stirred(const std::string& address, const Back& back) const;
  boost::asio::awaitable<std::shared_ptr<const LookAt>> wanted(Request round);
  boost::asio::awaitable<void> look_in(std::string address);
  boost::asio::awaitable<void> tell(Look look);
  boost::asio::awaitable<Reply> look_first(std::shared_ptr<const Ask> ask, Request&& request);
  boost::asio::awaitable<std::shared_ptr<const Look>> look_at(std::shared_ptr<const LookAt> wanted);
  boost::asio::awaitable<std::optional<SeenThere>> seen_in(std::string address);
  Request strike(std::string verb) const;

  boost::asio::any_io_executor executor_;
  const TeamsSettings& settings_;
  Wire& wire_;
  TeamsCounts& counts_;
  Clock& clock_;
  People people_;
  Ask ask_;
  std::chrono::sys_seconds next_round_{};
  bool is_going_round_ = false;
  std::set<std::string> again_;               // teams, and places in none, about to be looked at
  std::unordered_set<std::string> met_;       // by key
  std::unordered_set<std::string> in_reach_;  // by key: the desk was told
  std::chrono::sys_seconds next_search_{};    // of those we never spoke to
};

}  // namespace knownby::teams
