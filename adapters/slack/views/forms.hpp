#pragma once
// Forms as modals (PROTOCOL S-12 to S-16): opened while their trigger lasts, answered when they are sent, and
// helped while a name is being typed. On one thread.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>
#include <variant>

#include "adapters/clock.hpp"
#include "adapters/overdue.hpp"
#include "adapters/platform.hpp"
#include "adapters/recent.hpp"
#include "adapters/slack/events/homes.hpp"
#include "adapters/slack/hear.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/slack/wire.hpp"

namespace knownby::slack {

class Forms {
 public:
  // Everything given outlives it, and it outlives the loop behind `executor`.
  Forms(boost::asio::any_io_executor executor, Overdue& overdue, Wire& wire, Homes& homes,
        SlackCounts& counts, Clock& clock);

  void start(Ask ask) { ask_ = std::move(ask); }
  void stop() { ask_ = nullptr; }  // what comes after this is told that nothing was saved

  // Shows the form of this reply, at once and once: a trigger lasts three seconds, serves one form and is
  // never kept. What is left to say: nothing, or the way to the form where it did not open; the reply itself
  // where it opens none.
  boost::asio::awaitable<Reply> open(Back back, Reply reply);

  // A modal that was sent, or a name being typed.
  static bool is_theirs(const Heard& heard) {
    return std::holds_alternative<Submitted>(heard) || std::holds_alternative<Typing>(heard);
  }
  // The body that Slack is answered with. To a modal: empty closes it; errors keep it open, with everything
  // in it; anything else is told to the person where they were. To a name: whose it may become.
  boost::asio::awaitable<std::string> answer(Heard theirs, bool takes_body);

  std::size_t under_way() const { return under_way_; }

 private:
  struct Sending;  // one form that was sent
  struct Looking;  // one question for names

  boost::asio::awaitable<std::string> take(Submitted submitted, bool takes_body);
  boost::asio::awaitable<std::string> suggest(Typing typing);
  boost::asio::awaitable<void> work(std::shared_ptr<Sending> sending);
  boost::asio::awaitable<void> look(std::shared_ptr<Looking> looking);
  boost::asio::awaitable<Reply> reply_to(Request request);

  boost::asio::any_io_executor executor_;
  Overdue& overdue_;
  Wire& wire_;
  Homes& homes_;
  SlackCounts& counts_;
  Clock& clock_;
  Recent taken_{limits::replay};
  Ask ask_;
  std::size_t under_way_ = 0;
};

}  // namespace knownby::slack
