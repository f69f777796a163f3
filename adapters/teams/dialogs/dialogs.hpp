#pragma once
// Forms as dialogs (PROTOCOL T-18): opened, kept open where something is wrong in them, answered once they
// are sent, and helped while a name is being typed; and the search of Teams' menus. On one thread.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>
#include <unordered_map>

#include "adapters/clock.hpp"
#include "adapters/overdue.hpp"
#include "adapters/platform.hpp"
#include "adapters/recent.hpp"
#include "adapters/teams/connector/wire.hpp"
#include "adapters/teams/hear.hpp"
#include "adapters/teams/settings.hpp"

namespace knownby::teams {

class Dialogs {
 public:
  // Everything given outlives it, and it outlives the loop behind `executor`.
  Dialogs(boost::asio::any_io_executor executor, Overdue& overdue, Wire& wire, TeamsCounts& counts,
          Clock& clock);

  void start(Ask ask) { ask_ = std::move(ask); }
  void stop() { ask_ = nullptr; }  // what comes after this is told that nothing was saved

  static bool is_theirs(const Heard& heard);
  // The body Teams is answered with. To a dialog that was sent: empty closes it; whatever is left to say then
  // comes in the chat.
  boost::asio::awaitable<std::string> answer(Heard theirs);

  std::size_t under_way() const { return under_way_; }

 private:
  struct Work;  // one of them being answered
  struct Open {
    Card card;
    std::string key;  // whose it is
  };

  boost::asio::awaitable<void> work_on(std::shared_ptr<Work> work);
  boost::asio::awaitable<void> open(std::shared_ptr<Work> work);
  boost::asio::awaitable<void> take(std::shared_ptr<Work> work);
  boost::asio::awaitable<void> find(std::shared_ptr<Work> work);
  boost::asio::awaitable<void> pick(std::shared_ptr<Work> work);
  boost::asio::awaitable<Wire::Told> tell(Back back, Reply reply);
  std::string show(Reply reply, const std::string& name, const std::string& key);
  std::string still_open(const Submitted& sent, const Fields& answers, Reply reply);
  void remember(const std::string& key, const Fields& offered);

  boost::asio::any_io_executor executor_;
  Overdue& overdue_;
  Wire& wire_;
  TeamsCounts& counts_;
  Clock& clock_;
  Recent taken_{limits::redelivery};
  std::unordered_map<std::string, Open> open_;       // by name
  std::unordered_map<std::string, Fields> offered_;  // to each person, by key
  Ask ask_;
  std::size_t under_way_ = 0;
};

}  // namespace knownby::teams
