#pragma once
// Events as Slack sends them (shapes taken from recorded traffic of Slack's own SDK tests), for Lincoln
// Middle School. Our own account there is U1KNOWNBY.

#include <nlohmann/json.hpp>
#include <string>

#include "tests/adapters/slack/workspace.hpp"

namespace knownby::slack {

inline constexpr const char* json_type = "application/json";

nlohmann::json callback(const nlohmann::json& event, const std::string& event_id = "Ev08MFMKH6");
// Ms. Rivera speaks to us in #grade-7-team ("<@U1KNOWNBY> bobby"), or alone.
nlohmann::json mention(const std::string& text, const std::string& event_id = "Ev08MFMKH6",
                       const std::string& ts = "1792012319.000200");
nlohmann::json direct(const std::string& text, const std::string& event_id = "Ev08MFMKH6",
                      const std::string& ts = "1792012319.000200");

// The same, brought to the door as Slack does, and what the door answers.
net::HttpRequest brought(const Workspace& school, const nlohmann::json& payload);
unsigned bring(Workspace& school, const nlohmann::json& payload);

// Brings it without waiting for the answer: what comes is written down where it says.
void begin(Workspace& school, const nlohmann::json& payload, std::optional<unsigned>& status);

}  // namespace knownby::slack
