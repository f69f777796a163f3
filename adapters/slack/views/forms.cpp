#include "adapters/slack/views/forms.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <optional>
#include <utility>

#include "adapters/apologies.hpp"
#include "adapters/slack/views/answers.hpp"
#include "adapters/slack/views/modal.hpp"
#include "commands/words/card_text.hpp"

namespace knownby::slack {

namespace asio = boost::asio;

struct Forms::Sending {
  Submitted submitted;
  bool takes_body;
  std::shared_ptr<Pending> pending{};
  std::string body{};
};

struct Forms::Looking {
  Typing typing;
  std::shared_ptr<Pending> pending{};
  Fields found{};
};

Forms::Forms(asio::any_io_executor executor, Overdue& overdue, Wire& wire, Homes& homes, SlackCounts& counts,
             Clock& clock)
    : executor_(std::move(executor)),
      overdue_(overdue),
      wire_(wire),
      homes_(homes),
      counts_(counts),
      clock_(clock) {}

asio::awaitable<Reply> Forms::open(Back back, Reply reply) {
  if (!reply.opens_form) co_return reply;
  const bool is_alone = back.channel == back.user;  // on the page, or nowhere in particular
  const Origin origin{is_alone ? std::string() : back.channel, back.thread};
  const std::optional<std::string> view = modal(reply.card, origin);
  if (!view) co_return reply;  // drawn as a private card
  if (back.trigger.empty()) co_return without_form(std::move(reply), false);
  const bool opened = co_await wire_.open(back.trigger, *view);
  ++(opened ? counts_.forms : counts_.forms_lost);
  if (opened) co_return Reply();
  co_return without_form(std::move(reply), true);
}

asio::awaitable<std::string> Forms::answer(Heard theirs, bool takes_body) {
  if (auto* submitted = std::get_if<Submitted>(&theirs))
    co_return co_await take(std::move(*submitted), takes_body);
  co_return co_await suggest(std::move(std::get<Typing>(theirs)));
}

asio::awaitable<std::string> Forms::take(Submitted submitted, bool takes_body) {
  ++counts_.submissions;
  const auto sending = std::make_shared<Sending>(Sending{std::move(submitted), takes_body});
  sending->pending = overdue_.begin();
  asio::co_spawn(executor_, work(sending), asio::detached);
  co_await overdue_.wait(sending->pending);
  if (sending->pending->is_late()) {
    ++counts_.late;
    co_return std::string();
  }
  co_return std::move(sending->body);
}

// Goes on by itself: what took too long is told all the same, once the form has closed.
asio::awaitable<void> Forms::work(std::shared_ptr<Sending> sending) {
  ++under_way_;
  Submitted& submitted = sending->submitted;
  const std::string event = submitted.request.event;
  const Speaker whose = submitted.request.speaker;
  Reply reply = co_await reply_to(std::move(submitted.request));
  // What was typed is not lost where it could not be kept: the form stays, and may be sent again.
  if (reply.unkept && reply.silent()) reply.card = nothing_saved().card;
  if (reply.unkept && reply.errors.empty()) reply.errors.emplace_back("", card_text(reply.card));
  const bool may_stay = sending->takes_body && !sending->pending->is_late();
  if (may_stay) sending->body = errors_json(reply.errors, submitted.inputs);
  const bool stays = !sending->body.empty();
  overdue_.settle(sending->pending);
  const bool is_told = !stays && !reply.silent() && taken_.is_new(event, clock_.now());
  if (is_told) {
    Reply words = std::move(reply);
    if (words.opens_form) words = without_form(std::move(words), false);
    try {
      co_await wire_.tell(submitted.back, std::move(words));
    } catch (const std::exception&) {
      ++counts_.failed;
    }
    if (submitted.at_home) homes_.show(whose);
  }
  --under_way_;
}

asio::awaitable<std::string> Forms::suggest(Typing typing) {
  ++counts_.suggestions;
  const auto looking = std::make_shared<Looking>(Looking{std::move(typing)});
  looking->pending = overdue_.begin();
  asio::co_spawn(executor_, look(looking), asio::detached);
  co_await overdue_.wait(looking->pending);
  if (looking->pending->is_late()) ++counts_.late;
  co_return options_json(looking->found);
}

asio::awaitable<void> Forms::look(std::shared_ptr<Looking> looking) {
  ++under_way_;
  Reply reply = co_await reply_to(std::move(looking->typing.request));
  if (!looking->pending->is_late()) looking->found = std::move(reply.choices);
  overdue_.settle(looking->pending);
  --under_way_;
}

// Never throws: whoever sent a form always hears what became of it.
asio::awaitable<Reply> Forms::reply_to(Request request) {
  if (ask_) {
    try {
      Reply reply = co_await ask_(std::move(request));
      co_return reply;
    } catch (const Busy&) {
    } catch (const std::exception&) {
      ++counts_.failed;
      co_return cannot_say();
    }
  }
  ++counts_.busy;
  Reply reply = nothing_saved();
  reply.unkept = true;
  co_return reply;
}

}  // namespace knownby::slack
