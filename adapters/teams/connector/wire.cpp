#include "adapters/teams/connector/wire.hpp"

#include <utility>

#include "adapters/net/retry.hpp"
#include "adapters/teams/address.hpp"
#include "adapters/teams/connector/result.hpp"
#include "adapters/teams/show.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;
using Act = Outgoing::Act;
using Ends = Never::Ends;
using Called = Connector::Called;

const char* method_of(Act act) { return act == Act::post ? "POST" : act == Act::redraw ? "PUT" : "DELETE"; }

}  // namespace

struct Wire::Errand {
  Outgoing outgoing;  // what result_of needs: the act, the key, the reference
  std::string service_url;
  std::string conversation;  // empty: the one with this person, begun if need be
  std::string activity{};
  bool is_targeted = false;
  std::string body{};
  std::string key{};   // the person's
  std::string user{};  // and the account
};

Wire::Wire(const TeamsSettings& settings, TeamsCounts& counts, Clock& clock, Tokens tokens, Send send)
    : settings_(settings),
      counts_(counts),
      clock_(clock),
      connector_(settings, counts, clock, std::move(tokens), std::move(send)) {}

std::variant<Wire::Errand, Never> Wire::errand_of(const Outgoing& outgoing) const {
  const std::optional<Address> address = address_in(outgoing.place.address);
  if (!address || address->tenant != lower(settings_.tenant_id)) return Never{"no place of this tenant"};
  if (whereabouts_.is_closed(to_text(*address)))
    return Never{"Teams lets nothing in there until somebody writes to Knownby there", Ends::place};
  Errand errand{outgoing, whereabouts_.service_url_of(to_text(*address)), address->id};
  if (errand.service_url.empty()) errand.service_url = settings_.service_url;
  if (outgoing.act == Act::post) {
    errand.body = message(outgoing.card);
    if (address->scope != Address::Scope::person) return errand;
    errand.conversation.clear();
    errand.user = address->id;
    errand.key = key_of(address->tenant, address->id);
    return errand;
  }
  const std::optional<Named> named = named_in(outgoing.reference);
  const bool is_there = named && (address->scope == Address::Scope::person ||
                                  without_thread(named->conversation) == address->id);
  if (!is_there) return Never{"no message of ours there"};
  errand.conversation = named->conversation;
  errand.activity = named->activity;
  if (outgoing.act == Act::redraw) errand.body = message(outgoing.card);
  return errand;
}

asio::awaitable<Delivery> Wire::deliver(Outgoing outgoing) {
  std::variant<Errand, Never> made = errand_of(outgoing);
  if (const auto* never = std::get_if<Never>(&made)) co_return *never;
  Errand errand = std::get<Errand>(std::move(made));
  if (is_refused()) co_return Later{*refused_until_ - clock_.now(), "Teams refuses our app"};
  const auto wait = connector_.wait_for(errand.conversation.empty() ? errand.key : errand.conversation);
  if (wait.count() > 0) co_return Later{std::chrono::ceil<std::chrono::seconds>(wait), "keeping Teams' pace"};
  Delivery delivery = co_await run(std::move(errand));
  co_return learned(std::move(delivery), outgoing.place.address);
}

asio::awaitable<Delivery> Wire::run(Errand errand) {
  if (errand.conversation.empty()) {
    Chat chat = co_await chat_with(errand.key, errand.user, errand.service_url);
    if (const auto* later = std::get_if<Later>(&chat)) co_return *later;
    if (const auto* never = std::get_if<Never>(&chat)) co_return *never;
    errand.conversation = std::get<std::string>(chat);
  }
  std::string url = connector_url(errand.service_url, errand.conversation, errand.activity);
  if (errand.is_targeted) url += "?isTargetedActivity=true";
  Called called = co_await connector_.call(method_of(errand.outgoing.act), std::move(url), errand.body,
                                           errand.conversation);
  if (const auto* later = std::get_if<Later>(&called)) co_return *later;
  if (const auto* never = std::get_if<Never>(&called)) co_return *never;
  Delivery delivery = result_of(std::get<net::Answer>(called), errand.outgoing, errand.conversation);
  const auto* never = std::get_if<Never>(&delivery);
  if (never != nullptr && never->ends == Ends::place && !errand.key.empty()) {
    whereabouts_.forget_chat(errand.key);
    if (reach_) reach_(errand.key, how_to_be_reached);
  }
  co_return delivery;
}

// One message a week is given up, so that somebody hears of it, in a later week once more; the others wait.
Delivery Wire::learned(Delivery delivery, const std::string& address) {
  if (std::holds_alternative<Sent>(delivery)) refused_until_.reset();
  const auto* never = std::get_if<Never>(&delivery);
  if (never != nullptr && never->ends == Ends::place) whereabouts_.close(address);
  if (never == nullptr || never->ends != Ends::installation) return delivery;
  const auto today = std::chrono::floor<std::chrono::days>(clock_.now());
  const auto monday = today - (std::chrono::weekday(today) - std::chrono::Monday);
  const bool is_known = refused_until_ && gave_up_in_ == monday;
  gave_up_in_ = monday;
  refused_until_ = clock_.now() + limits::refusal;
  if (is_known) return Later{limits::refusal, never->reason};
  return delivery;
}

asio::awaitable<Wire::Told> Wire::tell(Back back, Card card) {
  Errand errand{Outgoing(), back.service_url, back.conversation};
  errand.body = message(card, back.activity);
  co_return co_await tell_with(std::move(errand));
}

// Once: what Teams does not take so goes to the conversation of two.
asio::awaitable<Wire::Told> Wire::tell_there_alone(Back back, Card card) {
  const bool may = (settings_.targets_messages || back.aside) && !back.direct && !is_refused() &&
                   !(targets_nobody_until_ && clock_.now() < *targets_nobody_until_);
  if (!may) co_return Told::no;
  Errand errand{Outgoing(), back.service_url, back.conversation};
  errand.is_targeted = true;
  errand.body = message_for(back.user, card, back.activity);
  const bool may_go = co_await connector_.turn_comes(errand.conversation);
  if (!may_go) co_return Told::no;
  const Delivery delivery = co_await run(std::move(errand));
  if (std::holds_alternative<Sent>(delivery)) co_return Told::yes;
  if (std::holds_alternative<Unknown>(delivery)) {
    ++counts_.replies_in_doubt;
    co_return Told::perhaps;
  }
  if (std::holds_alternative<Never>(delivery)) targets_nobody_until_ = clock_.now() + limits::refusal;
  co_return Told::no;
}

asio::awaitable<Wire::Told> Wire::tell_alone(Back back, Card card) {
  Errand errand{Outgoing(), back.service_url, {}};
  errand.body = message(card);
  errand.key = back.key;
  errand.user = back.user;
  co_return co_await tell_with(std::move(errand));
}

asio::awaitable<void> Wire::redraw(Back back, Card card) {
  Errand errand{Outgoing(), back.service_url, back.conversation};
  errand.outgoing.act = Act::redraw;
  errand.activity = back.pressed;
  errand.body = message(card);
  co_await tell_with(std::move(errand));
}

asio::awaitable<Wire::Told> Wire::tell_with(Errand errand) {
  const std::string place = errand.conversation.empty() ? errand.key : errand.conversation;
  std::string why;
  for (int attempt = 1; attempt <= limits::tellings; ++attempt) {
    const bool may_go = co_await connector_.turn_comes(place);
    why = is_refused() ? "Teams refuses our app" : "no turn in time";
    if (!may_go || is_refused()) break;
    const Delivery delivery = co_await run(errand);
    if (std::holds_alternative<Sent>(delivery)) co_return Told::yes;
    if (std::holds_alternative<Unknown>(delivery)) {
      ++counts_.replies_in_doubt;  // what may have arrived is not said twice
      co_return Told::perhaps;
    }
    if (const auto* never = std::get_if<Never>(&delivery)) {
      why = never->reason;
      break;
    }
    const Later& later = std::get<Later>(delivery);
    why = later.reason;
    if (attempt == limits::tellings || later.wait > limits::telling_wait) break;
    const bool is_asked = later.wait.count() > 0;  // Teams names the wait; else it is ours
    const auto ours = std::chrono::ceil<std::chrono::seconds>(net::wait_after(attempt, place));
    const std::chrono::sys_seconds then = clock_.now() + (is_asked ? later.wait : ours);
    co_await clock_.sleep_until(then);
  }
  ++counts_.replies_lost;
  if (settings_.note) settings_.note("an answer could not be given: " + why, true);
  co_return Told::no;
}

}  // namespace knownby::teams
