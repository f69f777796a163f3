// How this room asks Slack what became of a message, and takes one away: in its turn, and again where Slack
// asks for patience.

#include <algorithm>
#include <utility>

#include "adapters/slack/limits.hpp"
#include "adapters/slack/result.hpp"
#include "adapters/slack/show.hpp"
#include "adapters/slack/wire.hpp"

namespace knownby::slack {

namespace asio = boost::asio;

Outgoing Wire::reading() {
  Outgoing nothing;
  nothing.act = Outgoing::Act::redraw;
  return nothing;
}

asio::awaitable<net::Answer> Wire::read(std::string method, std::string channel, std::string form,
                                        std::chrono::seconds patience) {
  const std::chrono::sys_seconds end = clock_.now() + patience;
  for (;;) {
    const std::chrono::sys_seconds now = clock_.now();
    const std::chrono::seconds left = std::max(end - now, std::chrono::seconds(0));
    const bool may_go = !is_refused(now) && co_await turn_comes(method, channel, left);
    if (!may_go) co_return not_yet(method, channel);
    net::Answer answer = co_await call(method, channel, form, "application/x-www-form-urlencoded");
    if (!told_to_wait(answer) || clock_.now() >= end) co_return answer;
  }
}

// What Slack would say, said without a call.
net::Answer Wire::not_yet(std::string_view method, std::string_view channel) const {
  const net::Pacer::Time now = clock_.now();
  net::Pacer::Time then = pacer_.may_go(method, channel, now);
  then = std::max<net::Pacer::Time>(then, now + refused_for(clock_.now()));
  net::Answer answer;
  answer.status = 429;
  const auto wait = std::chrono::ceil<std::chrono::seconds>(then - now).count();
  answer.headers.emplace_back("Retry-After", std::to_string(wait));
  return answer;
}

asio::awaitable<Delivery> Wire::take_away(std::string channel, std::string ts) {
  const bool may_go = co_await turn_comes("chat.delete", channel, limits::turn);
  if (!may_go) co_return Later{limits::turn, "no turn in time"};
  Outgoing gone = reading();
  gone.act = Outgoing::Act::remove;
  std::string body = remove(channel, ts);
  const net::Answer answer = co_await call("chat.delete", std::move(channel), std::move(body));
  co_return result_of(answer, gone, limits::tellings);
}

}  // namespace knownby::slack
