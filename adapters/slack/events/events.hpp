#pragma once
// Answers what the Events API brings, whatever it came by: first it is kept, then Slack is told so, then the
// person hears. On one thread.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <memory>

#include "adapters/clock.hpp"
#include "adapters/overdue.hpp"
#include "adapters/platform.hpp"
#include "adapters/slack/events/ledger.hpp"
#include "adapters/slack/files/files.hpp"
#include "adapters/slack/hear.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/slack/wire.hpp"

namespace knownby::slack {

// What to tell Slack of an event: have_it, or bring_it_again because it could not be kept (S-06).
enum class Receipt { have_it, bring_it_again };

class Events {
 public:
  // Everything given outlives it, and it outlives the loop behind `executor`.
  Events(boost::asio::any_io_executor executor, Overdue& overdue, Wire& wire, Files& files,
         SlackCounts& counts, Clock& clock);

  void start(Ask ask) { ask_ = std::move(ask); }
  void stop() { ask_ = nullptr; }  // what comes after this is to be brought again

  // Returns when the event is on disk, needs no keeping, or cannot be kept in time; never waits for an answer
  // to be delivered.
  boost::asio::awaitable<Receipt> take(Happened happened);

  std::size_t under_way() const { return under_way_; }  // events not answered to the end yet

 private:
  using Line = std::shared_ptr<Ledger::Line>;

  boost::asio::awaitable<void> work(Line line, Happened happened);
  boost::asio::awaitable<Reply> reply_to(Request request, std::vector<Kept> files);
  boost::asio::awaitable<Reply> ask_with_files(Request request, std::vector<Kept> files);
  boost::asio::awaitable<void> tell(Line line, Back back, Reply reply);
  void say_what_was_left(const Line& line, Back back);

  boost::asio::any_io_executor executor_;
  Overdue& overdue_;
  Wire& wire_;
  Files& files_;
  SlackCounts& counts_;
  Clock& clock_;
  Ledger ledger_;
  Ask ask_;
  std::size_t under_way_ = 0;
};

}  // namespace knownby::slack
