// Conversations of two: begun once, with whoever has added Knownby (PROTOCOL T-13).

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "adapters/teams/address.hpp"
#include "adapters/teams/connector/result.hpp"
#include "adapters/teams/connector/wire.hpp"
#include "adapters/teams/show.hpp"

namespace knownby::teams {

namespace asio = boost::asio;
using Act = Outgoing::Act;
using Ends = Never::Ends;
using Called = Connector::Called;

struct Wire::Opening {
  explicit Opening(const asio::any_io_executor& executor)
      : done(executor, asio::steady_timer::time_point::max()) {}
  asio::steady_timer done;
  Chat chat = Later{std::chrono::seconds(0), "the conversation could not be begun"};
};

asio::awaitable<void> Wire::find(std::string key) {
  std::string user(account_in(key, settings_.tenant_id));
  if (user.empty() || is_refused() || !whereabouts_.chat_with(key).empty()) co_return;
  const bool may_go = co_await connector_.turn_comes(key);
  if (may_go) co_await chat_with(key, std::move(user), settings_.service_url);
}

// Two who want to write to the same person begin one conversation (T-13).
asio::awaitable<Wire::Chat> Wire::chat_with(std::string key, std::string user, std::string service_url) {
  const std::string known = whereabouts_.chat_with(key);
  if (!known.empty()) co_return known;
  const auto found = openings_.find(key);
  if (found != openings_.end()) {
    const std::shared_ptr<Opening> opening = found->second;
    boost::system::error_code opened;
    co_await opening->done.async_wait(asio::redirect_error(asio::use_awaitable, opened));
    co_return opening->chat;
  }
  const auto executor = co_await asio::this_coro::executor;
  const auto opening = std::make_shared<Opening>(executor);
  openings_.emplace(key, opening);
  try {
    opening->chat = co_await open_chat(key, std::move(user), std::move(service_url));
  } catch (const std::exception&) {
    ++counts_.failed;
  }
  openings_.erase(key);
  opening->done.cancel();
  co_return opening->chat;
}

// Beginning it twice brings the same conversation, so that nothing here is in doubt.
asio::awaitable<Wire::Chat> Wire::open_chat(std::string key, std::string user, std::string service_url) {
  std::string url = connector_url(std::move(service_url), {}, {});
  std::string body = conversation_with(user, settings_.app_id, settings_.tenant_id);
  Called called = co_await connector_.call("POST", std::move(url), std::move(body), key);
  if (const auto* later = std::get_if<Later>(&called)) co_return *later;
  if (const auto* never = std::get_if<Never>(&called)) co_return *never;
  const auto& answer = std::get<net::Answer>(called);
  const std::string conversation = conversation_in(answer);
  if (!conversation.empty()) {
    ++counts_.chats_opened;
    whereabouts_.begun(key, conversation);
    if (reach_) reach_(key, {});
    co_return conversation;
  }
  Outgoing harmless;
  harmless.act = Act::redraw;
  harmless.key = key;
  const Delivery delivery = result_of(answer, harmless, {});
  if (const auto* later = std::get_if<Later>(&delivery)) co_return *later;
  const auto* never = std::get_if<Never>(&delivery);
  if (never == nullptr) co_return Later{std::chrono::seconds(0), "Teams did not name the conversation"};
  if (never->ends != Ends::place) co_return *never;
  ++counts_.unreachable;
  if (reach_) reach_(key, how_to_be_reached);
  co_return Never{"this person has not added Knownby in Teams (" + never->reason + ")", Ends::place,
                  how_to_be_reached};
}

}  // namespace knownby::teams
