#pragma once
// A modal that was sent, a name that is being typed, and what was chosen in Slack's menus, as what we
// understand by them. Pure.

#include <chrono>
#include <nlohmann/json_fwd.hpp>

#include "adapters/slack/hear.hpp"

namespace knownby::slack {

// All throw Malformed for what Slack does not send.
Heard hear_submission(const nlohmann::json& payload, std::chrono::sys_seconds now, const Ours& ours);
Heard hear_typing(const nlohmann::json& payload, std::chrono::sys_seconds now, const Ours& ours);
Heard hear_shortcut(const nlohmann::json& payload, std::chrono::sys_seconds now, const Ours& ours);

}  // namespace knownby::slack
