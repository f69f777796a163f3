#include "adapters/slack/once/conversations.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "adapters/malformed.hpp"
#include "adapters/platform.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/result.hpp"
#include "adapters/strict_json.hpp"

namespace knownby::slack {

namespace asio = boost::asio;

namespace {

// The conversation's id in an answer of conversations.open; empty where it names none.
std::string conversation_in(const net::Answer& answer) {
  try {
    const nlohmann::json object = strict_json(answer.body);
    const auto channel = object.is_object() ? object.find("channel") : object.end();
    if (channel == object.end() || !channel->is_object()) return {};
    const auto id = channel->find("id");
    const std::string text = id != channel->end() && id->is_string() ? id->get<std::string>() : std::string();
    return is_id(text) ? text : std::string();
  } catch (const Malformed&) {
    return {};
  }
}

}  // namespace

bool is_person(std::string_view id) { return id.starts_with('U') || id.starts_with('W'); }

Conversations::Conversations(const SlackSettings& settings, Wire& wire, Clock& clock)
    : notebook_(settings.notebook), team_(settings.team_id), wire_(wire), clock_(clock) {}

asio::awaitable<Conversations::Where> Conversations::of(std::string channel_or_person) {
  if (!is_person(channel_or_person)) co_return channel_or_person;
  const auto known = known_.find(channel_or_person);
  if (known != known_.end()) co_return known->second;
  const std::optional<std::string> kept = co_await noted(channel_or_person);
  if (kept) {
    known_[channel_or_person] = *kept;
    co_return *kept;
  }
  if (refused_until_ && clock_.now() < *refused_until_) co_return channel_or_person;
  Where where = co_await open(channel_or_person);
  co_return where;
}

asio::awaitable<Conversations::Where> Conversations::open(std::string person) {
  std::string form = "users=" + person;
  const std::string nowhere;
  const net::Answer answer = co_await wire_.read("conversations.open", nowhere, std::move(form));
  Delivery delivery = result_of(answer, Wire::reading(), limits::tellings);
  if (auto* later = std::get_if<Later>(&delivery)) co_return *later;
  if (auto* never = std::get_if<Never>(&delivery)) {
    if (never->ends == Never::Ends::place) co_return *never;
    refused_until_ = clock_.now() + limits::refusal;
    co_return person;
  }
  std::string conversation = conversation_in(answer);
  if (conversation.empty()) co_return Later{std::chrono::seconds(0), "Slack did not name the conversation"};
  known_[person] = conversation;
  co_await note(person, conversation);
  co_return conversation;
}

asio::awaitable<std::optional<std::string>> Conversations::noted(std::string person) {
  if (!notebook_.find) co_return std::nullopt;
  try {
    std::optional<std::string> found = co_await notebook_.find(key_of(team_, person));
    co_return found;
  } catch (const std::exception&) {
  } catch (const Busy&) {  // the store is closing or has no room: asking Slack again does no harm
  }
  co_return std::nullopt;
}

asio::awaitable<void> Conversations::note(std::string person, std::string conversation) {
  if (!notebook_.keep) co_return;
  try {
    co_await notebook_.keep(key_of(team_, person), std::move(conversation));
  } catch (const std::exception&) {
  } catch (const Busy&) {  // it is asked for again after a restart
  }
}

}  // namespace knownby::slack
