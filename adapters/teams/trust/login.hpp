#pragma once
// How Knownby asks Microsoft for the token it sends with, and what the answer means. Pure (PROTOCOL T-06).

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "adapters/net/call.hpp"
#include "adapters/secret.hpp"
#include "commands/words/outgoing.hpp"

namespace knownby::teams {

// The form for a token by client credentials; it holds the secret.
std::string login_form(std::string_view app_id, const Secret& password, std::string_view scope);

struct Token {
  Secret text;
  std::chrono::seconds life{};  // as the answer says
};

// A token; Never, which ends with the installation, where Microsoft refuses our app itself, so that asking
// again helps nobody; else Later. A wait of nothing means that Microsoft named none. Reasons are words of
// ours.
std::variant<Token, Later, Never> login_result(const net::Answer& answer);

}  // namespace knownby::teams
