#pragma once
// What Slack's user objects say of an account (PROTOCOL S-26), and its channel objects of a channel. Pure.

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "commands/words/look.hpp"

namespace knownby::slack {

// `team` is our workspace; the account's key names it, whosever the account is. Throws Malformed where the
// object has no id.
SeenAccount account_in(const nlohmann::json& user, std::string_view team);

// Guests are counted by who is in it, which stands elsewhere.
Audience audience_in(const nlohmann::json& channel);

}  // namespace knownby::slack
