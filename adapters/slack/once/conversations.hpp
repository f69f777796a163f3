#pragma once
// The conversation of two that Slack keeps for each person (S-25): asked for once per person, ever. Its own
// id, not the person's, is what a history is known by.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "adapters/clock.hpp"
#include "adapters/slack/wire.hpp"
#include "commands/words/outgoing.hpp"

namespace knownby::slack {

class Conversations {
 public:
  // All outlive it. Without a notebook it remembers until the program ends.
  Conversations(const SlackSettings& settings, Wire& wire, Clock& clock);

  // Where this is posted: the channel itself, or the conversation with the person it names. A refusal is
  // Never for that person, and Later where nobody could be asked. Where our app may not open conversations,
  // it is the person's own id: Slack takes that for a message, though not for a history.
  using Where = std::variant<std::string, Later, Never>;
  boost::asio::awaitable<Where> of(std::string channel_or_person);
  void forget() { known_.clear(); }  // what the notebook holds is forgotten elsewhere

 private:
  boost::asio::awaitable<Where> open(std::string person);
  boost::asio::awaitable<std::optional<std::string>> noted(std::string person);
  boost::asio::awaitable<void> note(std::string person, std::string conversation);

  const Notebook& notebook_;
  const std::string& team_;
  Wire& wire_;
  Clock& clock_;
  std::unordered_map<std::string, std::string> known_;
  std::optional<std::chrono::sys_seconds> refused_until_;  // our app lacks the right
};

// Whether this id is a person's.
bool is_person(std::string_view id);

}  // namespace knownby::slack
