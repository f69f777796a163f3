#include "adapters/slack/wire.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "adapters/net/retry.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/result.hpp"
#include "adapters/slack/show.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;

constexpr std::string_view json_type = "application/json; charset=utf-8";

}  // namespace

struct Wire::Errand {
  std::string method;
  std::string channel;
  std::string body;
};

// Nothing where the row names no place of this workspace, or no message that we posted there.
std::optional<Wire::Errand> Wire::errand_of(const Outgoing& outgoing, std::string_view team) {
  const std::string channel(id_in(outgoing.place.address, team));
  if (channel.empty()) return std::nullopt;
  if (outgoing.act == Outgoing::Act::post)
    return Errand{"chat.postMessage", channel, post(outgoing.card, channel, {}, outgoing.mark)};
  const std::size_t colon = outgoing.reference.find(':');
  const std::string ts = colon == std::string::npos ? std::string() : outgoing.reference.substr(colon + 1);
  // The message's own channel: a direct conversation may be addressed by the person.
  const std::string where = outgoing.reference.substr(0, colon);
  if (!is_id(where) || ts.empty()) return std::nullopt;
  if (outgoing.act == Outgoing::Act::redraw)
    return Errand{"chat.update", where, redraw(outgoing.card, where, ts)};
  return Errand{"chat.delete", where, remove(where, ts)};
}

Wire::Wire(const SlackSettings& settings, Installation& installation, SlackCounts& counts, Clock& clock,
           Send send)
    : settings_(settings),
      installation_(installation),
      counts_(counts),
      clock_(clock),
      send_(std::move(send)) {}

asio::awaitable<Delivery> Wire::deliver(Outgoing outgoing) {
  std::optional<Errand> errand = errand_of(outgoing, settings_.team_id);
  if (!errand) co_return Never{"no place or message of this workspace", Never::Ends::message};
  const net::Pacer::Time now = clock_.now();
  const std::chrono::seconds refused = refused_for(clock_.now());
  if (refused.count() > 0) co_return Later{refused, "Slack refuses our app"};
  const auto wait = pacer_.may_go(errand->method, errand->channel, now) - now;
  if (wait.count() > 0)
    co_return Later{std::chrono::ceil<std::chrono::seconds>(wait), "keeping Slack's pace"};
  const net::Answer answer =
      co_await call(std::move(errand->method), std::move(errand->channel), std::move(errand->body));
  co_return learned(answer, outgoing);
}

// What the answer means for this message, and what it tells about those to come.
Delivery Wire::learned(const net::Answer& answer, const Outgoing& outgoing) {
  const int tries = is_unheard_of(answer) ? ++unheard_of_[outgoing.key] : 0;
  Delivery delivery = result_of(answer, outgoing, tries);
  if (tries == 0 || std::holds_alternative<Never>(delivery)) unheard_of_.erase(outgoing.key);
  if (std::holds_alternative<Sent>(delivery)) went_well();
  const auto* never = std::get_if<Never>(&delivery);
  if (never == nullptr || never->ends != Never::Ends::installation) {
    if (answer.status == 200) refused_until_.reset();
    return delivery;
  }
  // One message a week is given up, so that somebody hears of it, in a later week once more; the others wait.
  // An app that is installed again may keep its token, so nothing but asking tells that it was.
  const auto today = std::chrono::floor<std::chrono::days>(clock_.now());
  const auto monday = today - (std::chrono::weekday(today) - std::chrono::Monday);
  const bool is_known = refused_until_ && gave_up_in_ == monday;
  gave_up_in_ = monday;
  refused_until_ = clock_.now() + limits::refusal;
  if (is_known) return Later{limits::refusal, never->reason};
  return delivery;
}

asio::awaitable<void> Wire::respond(ResponseUrl& way, Back back, Reply reply, bool may_replace) {
  if (way.url().empty()) {
    co_await tell(std::move(back), std::move(reply));
    co_return;
  }
  net::Answer answer;
  if (way.has_room(clock_.now())) {
    answer = co_await answer_at(way, show(reply, may_replace, back.thread));
  } else {
    ++counts_.response_urls_used_up;
    answer = co_await whisper(std::move(back), std::move(reply));
  }
  if (answer.trouble == net::Trouble::refused_by_gate) ++counts_.response_urls_refused;
  if (!is_taken(answer)) ++counts_.replies_lost;
}

Wire::Errand Wire::telling(const Back& back, const Reply& reply) {
  const bool for_everyone = reply.seen == Reply::Seen::everyone && !reply.opens_form;
  if (back.direct || for_everyone)
    return {"chat.postMessage", back.channel, post(reply.card, back.channel, back.thread)};
  return {"chat.postEphemeral", back.channel, show_privately(reply, back.channel, back.user, back.thread)};
}

asio::awaitable<Wire::Told> Wire::tell(Back back, Reply reply) {
  Errand errand = telling(back, reply);
  const Errand directly{"chat.postMessage", back.user, post(reply.card, back.user)};
  std::string why;
  for (int attempt = 1; attempt <= limits::tellings; ++attempt) {
    const Delivery delivery = co_await try_to_tell(errand);
    if (std::holds_alternative<Sent>(delivery)) co_return Told::yes;
    if (std::holds_alternative<Unknown>(delivery)) {
      ++counts_.replies_in_doubt;  // what may have arrived is not said twice
      co_return Told::perhaps;
    }
    if (const auto* never = std::get_if<Never>(&delivery)) {
      why = never->reason;
      const bool may_help =
          never->ends == Never::Ends::place && errand.channel == back.channel && !back.direct;
      if (!may_help) break;
      errand = directly;
    }
    const auto* later = std::get_if<Later>(&delivery);
    if (later == nullptr) continue;
    why = later->reason;
    if (attempt == limits::tellings) break;
    if (later->wait > limits::telling_wait) break;
    const bool is_asked = later->wait.count() > 0;  // Slack names the wait; else it is ours
    const auto ours = std::chrono::ceil<std::chrono::seconds>(net::wait_after(attempt, back.user));
    const std::chrono::sys_seconds then = clock_.now() + (is_asked ? later->wait : ours);
    co_await clock_.sleep_until(then);
  }
  ++counts_.replies_lost;
  if (settings_.note) settings_.note("an answer could not be given: " + why, true);
  co_return Told::no;
}

asio::awaitable<Wire::Page> Wire::publish(std::string user, Card card, std::string hash) {
  Errand errand{"views.publish", {}, slack::publish(card, user, hash)};
  const Delivery delivery = co_await try_to_tell(std::move(errand));
  Page page;
  if (const auto* sent = std::get_if<Sent>(&delivery)) {
    ++counts_.homes;
    page.hash = sent->reference;
    co_return page;
  }
  const auto* never = std::get_if<Never>(&delivery);
  page.stood_another = never != nullptr && never->reason == "hash_conflict" && !hash.empty();
  if (!page.stood_another) ++counts_.homes_lost;
  co_return page;
}

asio::awaitable<bool> Wire::open(std::string trigger, std::string view) {
  const std::string method = "views.open", no_channel;
  const net::Pacer::Time now = clock_.now();
  if (is_refused(clock_.now()) || pacer_.may_go(method, no_channel, now) > now) co_return false;
  std::string body = open_view(trigger, view);
  const net::Answer answer = co_await call(method, no_channel, std::move(body));
  co_return is_taken(answer);
}

asio::awaitable<Delivery> Wire::try_to_tell(Errand errand) {
  if (is_refused(clock_.now())) co_return Never{"Slack refuses our app", Never::Ends::installation};
  const bool may_go = co_await turn_comes(errand.method, errand.channel, limits::turn);
  if (!may_go) co_return Later{std::chrono::hours(1), "no turn in time"};
  const net::Answer answer =
      co_await call(std::move(errand.method), std::move(errand.channel), std::move(errand.body));
  if (is_taken(answer)) co_return Sent{page_hash(answer)};
  co_return result_of(answer, Outgoing(), limits::tellings);
}

// Tries twice where the first certainly did not go out: an answer is worth more than a use of the URL.
asio::awaitable<net::Answer> Wire::answer_at(ResponseUrl& way, std::string body) {
  net::Answer answer;
  for (int attempt = 0; attempt < 2 && way.has_room(clock_.now()); ++attempt) {
    net::Call letter{net::Purpose::slack_response_url, way.url()};
    letter.headers.emplace_back("Content-Type", json_type);
    letter.body = body;
    way.used();
    answer = co_await count(std::move(letter));
    const bool may_help = answer.is_certainly_not_sent() && answer.trouble != net::Trouble::refused_by_gate;
    if (!may_help) break;
  }
  co_return answer;
}

// An answer without a status where it could not be said at all.
asio::awaitable<net::Answer> Wire::whisper(Back back, Reply reply) {
  if (is_refused(clock_.now())) co_return net::Answer();
  const std::string method = "chat.postEphemeral";
  const bool may_go = co_await turn_comes(method, back.channel, limits::turn);
  if (!may_go) co_return net::Answer();
  std::string body = show_privately(reply, back.channel, back.user, back.thread);
  net::Answer answer = co_await call(method, back.channel, std::move(body));
  co_return answer;
}

// False where it would take longer than anybody waits for an answer.
asio::awaitable<bool> Wire::turn_comes(std::string method, std::string channel,
                                       std::chrono::seconds patience) {
  const net::Pacer::Time end = clock_.now() + patience;
  for (;;) {
    const net::Pacer::Time now = clock_.now();
    const net::Pacer::Time turn = pacer_.may_go(method, channel, now);
    if (turn <= now) co_return true;
    if (turn > end) co_return false;
    const auto then = std::chrono::ceil<std::chrono::seconds>(turn);
    co_await clock_.sleep_until(then);
  }
}

asio::awaitable<net::Answer> Wire::call(std::string method, std::string channel, std::string body,
                                        std::string type) {
  net::Call letter{net::Purpose::slack_api, settings_.api_base + method};
  letter.headers.emplace_back("Content-Type", std::move(type));
  letter.body = std::move(body);
  pacer_.went(method, channel, clock_.now());
  net::Answer answer = co_await sign_and_send(std::move(letter));
  const net::Pacer::Time now = clock_.now();
  if (const auto told = told_to_wait(answer)) pacer_.hold(method, channel, now, now + *told);
  co_return answer;
}

asio::awaitable<net::Answer> Wire::count(net::Call letter) {
  net::Answer answer = co_await send_(std::move(letter));
  if (answer.trouble != net::Trouble::none) ++counts_.troubles.at(static_cast<std::size_t>(answer.trouble));
  co_return answer;
}

}  // namespace knownby::slack
