#pragma once
// What befalls accounts and channels, as the Events API tells it: nobody says it. Pure.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/slack/hear.hpp"

namespace knownby::slack {

// None: another kind of event. `event_id` is the payload's. Throws Malformed.
std::optional<Heard> hear_people(const nlohmann::json& event, const std::string& event_id,
                                 std::chrono::sys_seconds now, const Ours& ours);

// The workspace took our app, or the token of `bot_user` (empty: we don't know who we are), away.
Heard hear_revoked(const nlohmann::json& payload, std::string_view bot_user, std::chrono::sys_seconds now);

}  // namespace knownby::slack
