#include "adapters/teams/dialogs/dialogs.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <utility>

#include "adapters/apologies.hpp"
#include "adapters/teams/asking.hpp"
#include "adapters/teams/dialogs/sheet.hpp"
#include "adapters/teams/words.hpp"
#include "commands/words/card_text.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;

std::string too_late(const Heard& heard) {
  if (std::holds_alternative<Opens>(heard)) return dialog_words(did_not_open);
  if (std::holds_alternative<Submitted>(heard)) return dialog_words(working);
  if (std::holds_alternative<Typing>(heard)) return names_found({});
  if (std::holds_alternative<Picks>(heard)) return picked();
  return search_words(type_a_name);
}

}  // namespace

struct Dialogs::Work {
  Heard heard;
  std::shared_ptr<Pending> pending{};
  std::string body{};
};

Dialogs::Dialogs(asio::any_io_executor executor, Overdue& overdue, Wire& wire, TeamsCounts& counts,
                 Clock& clock)
    : executor_(std::move(executor)), overdue_(overdue), wire_(wire), counts_(counts), clock_(clock) {}

bool Dialogs::is_theirs(const Heard& heard) {
  return std::holds_alternative<Opens>(heard) || std::holds_alternative<Submitted>(heard) ||
         std::holds_alternative<Typing>(heard) || std::holds_alternative<Searching>(heard) ||
         std::holds_alternative<Picks>(heard);
}

// The work goes on by itself: what took too long is told all the same.
asio::awaitable<std::string> Dialogs::answer(Heard theirs) {
  const std::string late = too_late(theirs);
  const auto work = std::make_shared<Work>(Work{std::move(theirs)});
  work->pending = overdue_.begin();
  asio::co_spawn(executor_, work_on(work), asio::detached);
  co_await overdue_.wait(work->pending);
  if (!work->pending->is_late()) co_return std::move(work->body);
  ++counts_.late;
  co_return late;
}

asio::awaitable<void> Dialogs::work_on(std::shared_ptr<Work> work) {
  ++under_way_;
  try {
    if (std::holds_alternative<Opens>(work->heard)) {
      co_await open(work);
    } else if (std::holds_alternative<Submitted>(work->heard)) {
      co_await take(work);
    } else if (std::holds_alternative<Picks>(work->heard)) {
      co_await pick(work);
    } else {
      co_await find(work);
    }
  } catch (const std::exception&) {
    ++counts_.failed;  // the call that would have told the person failed itself
  }
  overdue_.settle(work->pending);
  --under_way_;
}

asio::awaitable<void> Dialogs::open(std::shared_ptr<Work> work) {
  ++counts_.dialogs;
  auto& opens = std::get<Opens>(work->heard);
  const std::string name = opens.request.event;
  Reply reply = co_await answer_to(ask_, std::move(opens.request), counts_);
  work->body = show(std::move(reply), name, opens.back.key);
}

// A form, or the words where there is none: only the person sees a dialog.
std::string Dialogs::show(Reply reply, const std::string& name, const std::string& key) {
  if (reply.silent()) return dialog_words(done);
  InDialog parts{name};
  std::string body = dialog(reply.card, parts);
  if (!reply.opens_form || !has_form(reply.card)) return body;
  if (open_.size() >= limits::open_dialogs) open_.clear();
  open_[name] = {std::move(reply.card), key};
  return body;
}

// What was typed is not lost where it could not be taken: the dialog stays, and may be sent again.
asio::awaitable<void> Dialogs::take(std::shared_ptr<Work> work) {
  ++counts_.submissions;
  auto& sent = std::get<Submitted>(work->heard);
  const Fields answers = sent.request.fields;
  const std::string event = sent.request.event;
  Reply reply = co_await answer_to(ask_, std::move(sent.request), counts_);
  const bool is_wrong = reply.unkept || !reply.errors.empty();
  const bool is_in_time = !work->pending->is_late();
  if (is_wrong && is_in_time) {
    work->body = still_open(sent, answers, std::move(reply));
    co_return;
  }
  if (reply.opens_form && is_in_time) {
    work->body = show(std::move(reply), event, sent.back.key);
    co_return;
  }
  if (!is_wrong) open_.erase(sent.dialog);
  if (reply.silent() || !taken_.is_new(event, clock_.now())) co_return;
  const Card card = reply.card;
  const Wire::Told told = co_await tell(sent.back, std::move(reply));
  if (told == Wire::Told::no) work->body = dialog(card, InDialog());  // here at least they read it
}

std::string Dialogs::still_open(const Submitted& sent, const Fields& answers, Reply reply) {
  if (reply.silent()) reply.card = nothing_saved().card;
  const auto kept = open_.find(sent.dialog);
  const bool is_theirs = kept != open_.end() && kept->second.key == sent.back.key;
  if (!is_theirs) return dialog(reply.card, InDialog());
  if (reply.errors.empty()) reply.errors.emplace_back("", card_text(reply.card));
  const InDialog parts{sent.dialog, std::move(reply.errors)};
  return dialog(filled_in(kept->second.card, answers, offered_[sent.back.key]), parts);
}

asio::awaitable<Wire::Told> Dialogs::tell(Back back, Reply reply) {
  const bool is_aloud = reply.seen == Reply::Seen::everyone && !reply.opens_form;
  const bool is_there = !back.address.empty() && (back.direct || is_aloud);
  if (is_there) {
    const Wire::Told told = co_await wire_.tell(std::move(back), std::move(reply.card));
    co_return told;
  }
  const Wire::Told told = co_await wire_.tell_alone(std::move(back), std::move(reply.card));
  co_return told;
}

asio::awaitable<void> Dialogs::find(std::shared_ptr<Work> work) {
  ++counts_.suggestions;
  const bool searches = std::holds_alternative<Searching>(work->heard);
  Request request =
      searches ? std::get<Searching>(work->heard).request : std::get<Typing>(work->heard).request;
  const std::string key = request.speaker.key;
  if (searches && request.field("typed").empty()) {
    work->body = search_words(type_a_name);
    co_return;
  }
  Reply reply = co_await answer_to(ask_, std::move(request), counts_);
  remember(key, reply.choices);
  work->body = searches ? search_found(reply.choices) : names_found(reply.choices);
}

void Dialogs::remember(const std::string& key, const Fields& offered) {
  if (offered_.size() >= limits::open_dialogs) offered_.clear();
  Fields& known = offered_[key];
  if (known.size() + offered.size() > limits::offered_names) known.clear();
  known.insert(known.end(), offered.begin(), offered.end());
}

asio::awaitable<void> Dialogs::pick(std::shared_ptr<Work> work) {
  ++counts_.presses;
  auto& picks = std::get<Picks>(work->heard);
  const bool is_new = taken_.is_new(picks.request.event, clock_.now());
  work->body = picked();
  if (!is_new) co_return;
  Reply reply = co_await answer_to(ask_, std::move(picks.request), counts_);
  if (reply.silent()) co_return;
  const Wire::Told told = co_await wire_.tell_alone(picks.back, std::move(reply.card));
  if (told == Wire::Told::no) work->body = search_words(not_reached);
}

}  // namespace knownby::teams
