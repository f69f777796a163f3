#pragma once
// What the Teams room must be told, and what it counts for the program's metrics.

#include <array>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "adapters/net/call.hpp"
#include "adapters/teams/claimed.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/teams/trust/send.hpp"
#include "commands/words/outgoing.hpp"

namespace knownby::teams {

// The bearer tokens for the Connector (T-06): OutboundToken in service.
struct Tokens {
  // One, when there may be one, or why there is none.
  std::function<boost::asio::awaitable<std::variant<std::string, Later, Never>>()> take{};
  std::function<void()> forget{};  // the Connector refused it
};

// What this room needs of the world around it.
struct Ways {
  Vouches vouches;
  Tokens tokens;
  Send send;
};

struct TeamsSettings {
  std::string app_id{};      // the bot's, a GUID
  std::string tenant_id{};   // the school's, a GUID
  net::Purpose connector{};  // what the gate knows the hosts of service URLs as
  // Where a conversation is reached that has not been heard since the start (T-13).
  std::string service_url = "https://smba.trafficmanager.net/teams/";
  // Answers to one person alone are shown to them in the channel itself, where Teams takes such messages
  // (D9); else, and without this, in the chat with them.
  bool targets_messages = false;
  std::chrono::milliseconds answer_within = limits::answer_within;
  // For the log: what whoever runs Knownby must know, in words of ours alone.
  std::function<void(std::string_view words, bool is_trouble)> note{};
};

// Numbers without names: nothing here tells who spoke or what was said.
struct TeamsCounts {
  std::uint64_t wrong_type = 0;    // a Content-Type Teams does not send
  std::uint64_t unauthorized = 0;  // no single token, or nobody vouched for it
  std::uint64_t malformed = 0;
  std::uint64_t not_ours = 0;    // another tenant or bot
  std::uint64_t not_for_us = 0;  // kinds of activity we do nothing with
  std::uint64_t messages = 0;
  std::uint64_t presses = 0;
  std::uint64_t repeated = 0;    // heard before
  std::uint64_t unreadable = 0;  // presses that were none of ours
  std::uint64_t unknown_invokes = 0;
  std::uint64_t dialogs = 0;      // asked for
  std::uint64_t submissions = 0;  // dialogs that were sent
  std::uint64_t suggestions = 0;  // names looked up while they were typed
  std::uint64_t joined = 0;
  std::uint64_t left = 0;
  std::uint64_t busy = 0;                               // answered that nothing was saved
  std::uint64_t failed = 0;                             // asking or telling threw
  std::uint64_t late = 0;                               // not there in time, answered afterwards
  std::uint64_t chats_opened = 0;                       // conversations of two begun by us
  std::uint64_t unreachable = 0;                        // people we could not write to alone
  std::uint64_t replies_lost = 0;                       // nothing would take them
  std::uint64_t replies_in_doubt = 0;                   // nobody can tell whether they were shown
  std::array<std::uint64_t, net::troubles> troubles{};  // calls that went wrong on the way, by net::Trouble
};

}  // namespace knownby::teams
