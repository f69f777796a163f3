#include <exception>
#include <memory>
#include <utility>

#include "adapters/apologies.hpp"
#include "adapters/slack/slack.hpp"

namespace knownby::slack {

namespace asio = boost::asio;

// The desk's door, and what this room does behind it.
Ask Slack::asking(Ask ask) {
  // Shared: to copy a door is to copy every door behind it.
  auto shared = std::make_shared<const Ask>(std::move(ask));
  return
      [this, ask = std::move(shared)](Request&& request) { return ask_and_follow(ask, std::move(request)); };
}

asio::awaitable<Reply> Slack::ask_and_follow(std::shared_ptr<const Ask> ask, Request&& request) {
  const Request asked = request;
  Reply reply = co_await (*ask)(std::move(request));
  if (asked.verb == "import" && asked.field("apply") == "yes") lookout_.count_soon();
  if (reply.look_at && asked.speaker.platform != "clock")
    reply = co_await lookout_.look_first(ask, asked, std::move(reply));
  exports_.give(asked.speaker, std::exchange(reply.files, {}));
  homes_.keep_fresh(asked, reply);
  co_return reply;
}

// Never throws: whoever spoke always hears what became of it.
asio::awaitable<Reply> Slack::reply_to(Request&& request) {
  if (!ask_) {
    ++counts_.busy;
    co_return nothing_saved();
  }
  try {
    Reply reply = co_await ask_(std::move(request));
    co_return reply;
  } catch (const Busy&) {
    ++counts_.busy;
    co_return nothing_saved();
  } catch (const std::exception&) {
    ++counts_.failed;
    co_return cannot_say();
  }
}

}  // namespace knownby::slack
