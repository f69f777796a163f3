// Every call to the Web API carries the installation's token, and waits for none where there is no
// installation.

#include <algorithm>
#include <utility>

#include "adapters/slack/limits.hpp"
#include "adapters/slack/result.hpp"
#include "adapters/slack/wire.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;

net::Call signed_with(net::Call letter, const Secret& token) {
  letter.headers.emplace_back("Authorization", "Bearer " + std::string(token.reveal()));
  return letter;
}

}  // namespace

std::chrono::seconds Wire::refused_for(std::chrono::sys_seconds now) const {
  if (installation_.is_silent()) return limits::until_installed;
  return refused_until_ ? std::max(*refused_until_ - now, std::chrono::seconds(0)) : std::chrono::seconds(0);
}

// Without a token nothing leaves, as if nobody listened there. An expired one is exchanged, and the call made
// once more: certainly nothing was done (S-20).
asio::awaitable<net::Answer> Wire::sign_and_send(net::Call letter) {
  net::Answer unsent;
  unsent.trouble = net::Trouble::not_connected;
  std::optional<Secret> token = co_await installation_.token();
  if (!token) co_return unsent;
  net::Call signed_letter = signed_with(letter, *token);
  net::Answer answer = co_await count(std::move(signed_letter));
  if (!is_expired(answer) || !installation_.renews()) co_return answer;
  const bool is_renewed = co_await installation_.renew_after(*token);
  if (is_renewed) token = co_await installation_.token();
  if (!is_renewed || !token) co_return unsent;
  signed_letter = signed_with(letter, *token);
  answer = co_await count(std::move(signed_letter));
  co_return answer;
}

}  // namespace knownby::slack
