#include "adapters/slack/events/events.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <utility>

#include "adapters/apologies.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/views/modal.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;
using State = Ledger::Line::State;

Reply not_kept() {
  Reply reply;
  reply.unkept = true;
  return reply;
}

}  // namespace

Events::Events(asio::any_io_executor executor, Overdue& overdue, Wire& wire, Files& files,
               SlackCounts& counts, Clock& clock)
    : executor_(std::move(executor)),
      overdue_(overdue),
      wire_(wire),
      files_(files),
      counts_(counts),
      clock_(clock),
      ledger_(limits::events_remembered) {}

// Whether it comes with a header of a repeat says nothing: the first one may never have been kept (S-07).
asio::awaitable<Receipt> Events::take(Happened happened) {
  ++counts_.events;
  const Line line = ledger_.line_of(happened.request.event, happened.request.twin, clock_.now());
  if (line->state != State::unheard) ++counts_.events_repeated;
  if (line->state == State::kept) {
    say_what_was_left(line, std::move(happened.back));
    co_return Receipt::have_it;
  }
  const auto pending = overdue_.begin();
  line->waiting.push_back(pending);
  if (line->state == State::unheard) {
    line->state = State::asked;
    asio::co_spawn(executor_, work(line, std::move(happened)), asio::detached);
  }
  co_await overdue_.wait(pending);
  if (pending->is_late()) ++counts_.late;
  if (line->state == State::kept) co_return Receipt::have_it;
  ++counts_.events_refused;
  co_return Receipt::bring_it_again;
}

// Goes on by itself: what took too long is answered all the same, and the event brought again finds it kept.
asio::awaitable<void> Events::work(Line line, Happened happened) {
  ++under_way_;
  const std::string event = happened.request.event;
  const std::string twin = happened.request.twin;
  Reply reply = co_await reply_to(std::move(happened.request), std::move(happened.files));
  line->state = reply.unkept ? State::unheard : State::kept;
  if (reply.unkept) ledger_.strike(event, twin);
  for (const auto& pending : std::exchange(line->waiting, {})) overdue_.settle(pending);
  const bool is_heard = !happened.back.channel.empty();  // a channel's new name is told by nobody
  if (is_heard && !reply.unkept && !reply.silent())
    co_await tell(std::move(line), std::move(happened.back), std::move(reply));
  --under_way_;
}

// Never throws. What could not be kept is said to nobody: Slack brings it again.
asio::awaitable<Reply> Events::reply_to(Request request, std::vector<Kept> files) {
  if (!ask_) {
    ++counts_.busy;
    co_return not_kept();
  }
  try {
    Reply reply;
    if (files.empty())
      reply = co_await ask_(std::move(request));
    else
      reply = co_await ask_with_files(std::move(request), std::move(files));
    co_return reply;
  } catch (const Busy&) {
    ++counts_.busy;
    co_return not_kept();
  } catch (const std::exception&) {
    ++counts_.failed;
    co_return cannot_say();
  }
}

// Asks twice: whoever may not send files hears so before any is fetched.
asio::awaitable<Reply> Events::ask_with_files(Request request, std::vector<Kept> files) {
  Request again = request;
  Reply reply = co_await ask_(std::move(request));
  if (!reply.wants_files) co_return reply;
  again.files = co_await files_.fetch(std::move(again.files), std::move(files));
  again.now = clock_.now();
  if (!ask_) throw Busy();
  Reply answer = co_await ask_(std::move(again));
  co_return answer;
}

asio::awaitable<void> Events::tell(Line line, Back back, Reply reply) {
  Wire::Told told = Wire::Told::perhaps;
  if (reply.opens_form) reply = without_form(std::move(reply), false);  // an event brings no trigger
  try {
    told = co_await wire_.tell(std::move(back), reply);
  } catch (const std::exception&) {
    ++counts_.failed;
  }
  if (told == Wire::Told::no) line->unsaid = std::move(reply);
}

void Events::say_what_was_left(const Line& line, Back back) {
  if (!line->unsaid) return;
  Reply reply = std::move(*std::exchange(line->unsaid, std::nullopt));
  ++under_way_;
  asio::co_spawn(executor_, tell(line, std::move(back), std::move(reply)),
                 [this](std::exception_ptr) { --under_way_; });
}

}  // namespace knownby::slack
