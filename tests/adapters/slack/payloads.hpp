#pragma once
// Payloads as Slack sends them (shapes taken from recorded traffic of Slack's own SDK tests), for Lincoln
// Middle School.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/slack/hear.hpp"
#include "commands/words/card.hpp"

namespace knownby::slack {

inline const Ours lincoln{"A1KNOWNBY", "T1LINCOLN"};
inline constexpr std::chrono::sys_seconds wednesday{
    std::chrono::seconds(1792012320)};  // 14 Oct 2026 10:12 Chicago

using FormFields = std::vector<std::pair<std::string, std::string>>;

std::string encoded(const FormFields& fields);
FormFields command_fields(const std::string& text);  // Ms. Rivera types /checkin in #grade-7-team
std::string command_body(const std::string& text);
void set(FormFields& fields, const std::string& key, const std::string& value);

nlohmann::json action(const std::string& action_id, const std::string& verb, const Fields& fields,
                      const std::string& action_ts = "1596530385.194939");
nlohmann::json presses_payload(const nlohmann::json& actions);  // Ms. Rivera presses them in one message
std::string payload_body(const nlohmann::json& payload);

}  // namespace knownby::slack
