#pragma once
// What the Events API tells us, however it came here: a request's body or a frame's payload. Pure.

#include <nlohmann/json_fwd.hpp>

#include "adapters/slack/hear.hpp"

namespace knownby::slack {

// The whole payload ("event_callback" and its like), known to be Slack's. Throws Malformed for an event that
// is ours and not as Slack sends it.
Heard hear_event(const nlohmann::json& payload, std::chrono::sys_seconds now, const Ours& ours);

}  // namespace knownby::slack
