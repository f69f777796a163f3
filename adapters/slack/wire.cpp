#include "adapters/slack/wire.hpp"

#include <optional>
#include <utility>

#include "adapters/slack/ids.hpp"
#include "adapters/slack/result.hpp"
#include "adapters/slack/show.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;

constexpr std::string_view json_type = "application/json; charset=utf-8";

// One delivery as a call: which method, about which channel, saying what.
struct Errand {
  std::string method;
  std::string channel;
  std::string body;
};

// Nothing where the row names no place of this workspace, or no message that we posted there.
std::optional<Errand> errand_of(const Outgoing& outgoing, std::string_view team) {
  const std::string channel(id_in(outgoing.place.address, team));
  if (channel.empty()) return std::nullopt;
  if (outgoing.act == Outgoing::Act::post)
    return Errand{"chat.postMessage", channel, post(outgoing.card, channel)};
  const std::size_t colon = outgoing.reference.find(':');
  const std::string ts = colon == std::string::npos ? std::string() : outgoing.reference.substr(colon + 1);
  // The message's own channel: a direct conversation may be addressed by the person.
  const std::string where = outgoing.reference.substr(0, colon);
  if (!is_id(where) || ts.empty()) return std::nullopt;
  if (outgoing.act == Outgoing::Act::redraw)
    return Errand{"chat.update", where, redraw(outgoing.card, where, ts)};
  return Errand{"chat.delete", where, remove(where, ts)};
}

}  // namespace

Wire::Wire(const SlackSettings& settings, SlackCounts& counts, const Clock& clock, Send send)
    : settings_(settings), counts_(counts), clock_(clock), send_(std::move(send)) {}

asio::awaitable<Delivery> Wire::deliver(Outgoing outgoing) {
  std::optional<Errand> errand = errand_of(outgoing, settings_.team_id);
  if (!errand) co_return Never{"no place or message of this workspace", Never::Ends::message};
  const net::Pacer::Time now = clock_.now();
  const auto wait = pacer_.may_go(errand->method, errand->channel, now) - now;
  if (wait.count() > 0)
    co_return Later{std::chrono::ceil<std::chrono::seconds>(wait), "keeping Slack's pace"};
  const net::Answer answer =
      co_await call(std::move(errand->method), std::move(errand->channel), std::move(errand->body));
  co_return result_of(answer, outgoing);
}

asio::awaitable<void> Wire::respond(ResponseUrl& way, Back back, Reply reply, bool may_replace) {
  net::Answer answer;
  if (way.has_room(clock_.now())) {
    answer = co_await answer_at(way, show(reply, may_replace));
  } else {
    ++counts_.response_urls_used_up;
    std::string body = show_privately(reply, back.channel, back.user);
    answer = co_await call("chat.postEphemeral", back.channel, std::move(body));
  }
  if (answer.trouble == net::Trouble::refused_by_gate) ++counts_.response_urls_refused;
  if (answer.status != 200) ++counts_.replies_lost;
}

// Tries twice where the first certainly did not go out: an answer is worth more than a use of the URL.
asio::awaitable<net::Answer> Wire::answer_at(ResponseUrl& way, std::string body) {
  net::Answer answer;
  for (int attempt = 0; attempt < 2 && way.has_room(clock_.now()); ++attempt) {
    net::Call letter{net::Purpose::slack_response_url, way.url()};
    letter.headers.emplace_back("Content-Type", json_type);
    letter.body = body;
    way.used();
    answer = co_await send_(std::move(letter));
    const bool may_help = answer.is_certainly_not_sent() && answer.trouble != net::Trouble::refused_by_gate;
    if (!may_help) break;
  }
  co_return answer;
}

asio::awaitable<net::Answer> Wire::call(std::string method, std::string channel, std::string body) {
  net::Call letter{net::Purpose::slack_api, settings_.api_base + method};
  letter.headers.emplace_back("Content-Type", json_type);
  letter.headers.emplace_back("Authorization", "Bearer " + std::string(settings_.bot_token.reveal()));
  letter.body = std::move(body);
  pacer_.went(method, channel, clock_.now());
  net::Answer answer = co_await send_(std::move(letter));
  const net::Pacer::Time now = clock_.now();
  if (const auto told = told_to_wait(answer)) pacer_.hold(method, channel, now, now + *told);
  co_return answer;
}

}  // namespace knownby::slack
