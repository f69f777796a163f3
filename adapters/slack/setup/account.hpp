#pragma once
// What Slack's answers say of our set-up, in words for whoever runs Knownby. Pure; nothing of a token or of
// an answer's free text is repeated.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/finding.hpp"
#include "adapters/net/call.hpp"

namespace knownby::slack {

// The answer to a method: whether Slack answered, and whether it said yes.
struct Word {
  bool is_yes = false;
  std::string error;     // else: Slack's name of it, or what went wrong on the way
  bool is_heard = true;  // false: nothing came from Slack
};
Word word_of(const net::Answer& answer);

// Whose token this is, from auth.test.
struct Account {
  std::string team, team_name, bot, app;           // the app only of an app-level token
  std::optional<std::vector<std::string>> scopes;  // none: Slack does not say
};
Account account_of(const net::Answer& answer);

std::string app_of_bot(const net::Answer& answer);  // from bots.info; empty: it does not say

Findings look_at_rights(const Account& account);

// When the answer was given, by its Date header.
std::optional<std::chrono::sys_seconds> time_in(const net::Answer& answer);

// Slack's Date header against our clock: a minute is worth a word, and beyond S-03's five minutes Slack's
// requests are refused.
std::optional<Finding> look_at_clock(const net::Answer& answer, std::chrono::sys_seconds now);

// From conversations.info: what keeps Knownby from posting to this channel; none: nothing does.
std::optional<Finding> look_at_channel(const net::Answer& answer, const std::string& name);

// Whether this error means that the token itself is not, or no longer, good.
bool is_of_token(std::string_view error);

}  // namespace knownby::slack
