#pragma once
// What the Slack room must be told, and what it counts for the program's metrics.

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/net/call.hpp"
#include "adapters/secret.hpp"
#include "adapters/slack/installation/tokens.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/once/notebook.hpp"
#include "adapters/slack/socket/counts.hpp"

namespace knownby::slack {

struct SlackSettings {
  std::string app_id{};
  std::string team_id{};
  std::vector<Secret> signing_secrets{};  // over HTTP: one, or two while they are being exchanged
  Tokens tokens{};  // the bot token, and what renews it; the room takes them out of here
  Keys keys{};
  AppCredentials app{};                             // where tokens are renewed
  std::string api_base = "https://slack.com/api/";  // another only for a stand-in on this machine
  std::chrono::milliseconds answer_within = limits::answer_within;
  bool is_socket = false;  // Socket Mode: no door is hung, and nothing needs a signature
  Secret app_token{};      // then
  // For the log: what whoever runs Knownby must know, in words of ours alone.
  std::function<void(std::string_view words, bool is_trouble)> note{};
  Notebook notebook{};
};

// Numbers without names: nothing here tells who spoke or what was said.
struct SlackCounts {
  std::array<std::uint64_t, 7> signatures{};    // by Signed
  std::array<std::uint64_t, 2> signing_keys{};  // good ones, by which of the live secrets it was
  std::uint64_t wrong_type = 0;                 // a Content-Type Slack does not send
  std::uint64_t malformed = 0;
  std::uint64_t unreadable = 0;  // slash commands whose text was not text
  std::uint64_t not_ours = 0;    // another app or team
  std::uint64_t not_for_us = 0;  // kinds of payload we do nothing with
  std::uint64_t ssl_checks = 0;
  std::uint64_t commands = 0;
  std::uint64_t presses = 0;
  std::uint64_t events = 0;           // mentions, direct messages and what else the Events API brings us
  std::uint64_t events_repeated = 0;  // heard before, under either identity
  std::uint64_t events_refused = 0;   // not kept in time: to be brought again
  std::uint64_t homes = 0;            // people's pages published
  std::uint64_t homes_lost = 0;       // and not
  std::uint64_t forms = 0;            // modals opened
  std::uint64_t forms_lost = 0;       // and not
  std::uint64_t submissions = 0;      // modals sent
  std::uint64_t suggestions = 0;      // names looked up while they were typed
  std::uint64_t revoked = 0;          // our app or our token was taken away
  std::uint64_t tokens_renewed = 0;
  std::uint64_t tokens_not_renewed = 0;                 // Slack refused, or was not reached
  std::uint64_t exports = 0;                            // files given to people
  std::uint64_t exports_lost = 0;                       // and not, or not for certain
  std::uint64_t poison = 0;                             // signed events that could not be read
  std::uint64_t busy = 0;                               // answered that nothing was saved
  std::uint64_t failed = 0;                             // asking threw
  std::uint64_t late = 0;                               // not there within two seconds, answered afterwards
  std::uint64_t response_urls_refused = 0;              // not Slack's: not called
  std::uint64_t response_urls_used_up = 0;              // a sixth use, or too old
  std::uint64_t replies_lost = 0;                       // nothing would take them
  std::uint64_t history_pages = 0;                      // read, to find what may have been shown
  std::uint64_t duplicates_removed = 0;                 // messages that were there twice
  std::uint64_t replies_in_doubt = 0;                   // nobody can tell whether they were shown
  std::array<std::uint64_t, net::troubles> troubles{};  // calls that went wrong on the way, by net::Trouble
  SocketCounts socket{};
};

}  // namespace knownby::slack
