#pragma once
// Exchanging a refresh token for the next pair (PROTOCOL S-33): what is asked, and what the answer brings.
// Pure.

#include <chrono>
#include <string>
#include <variant>

#include "adapters/net/call.hpp"
#include "adapters/slack/hear.hpp"
#include "adapters/slack/installation/tokens.hpp"
#include "commands/words/outgoing.hpp"

namespace knownby::slack {

// The body of oauth.v2.access: the one method that takes its secrets there.
std::string renewal_form(const AppCredentials& app, const Secret& refresh);

// Later names a wait only where Slack does. Never: Slack takes this refresh token no more, or brought what is
// not ours; its reason is for the log, without anything secret.
std::variant<Tokens, Later, Never> renewed_in(const net::Answer& answer, const Ours& ours,
                                              std::chrono::sys_seconds now);

}  // namespace knownby::slack
