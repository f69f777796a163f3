#pragma once
// Activities as Teams sends them (shapes taken from Microsoft's own documentation and SDK tests), for Lincoln
// Middle School.

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "adapters/teams/hear.hpp"
#include "commands/words/card.hpp"

namespace knownby::teams {

inline const Ours lincoln{"0c9ce8a2-1111-4222-8333-0123456789ab", "5a3b7e10-aaaa-4bbb-8ccc-fedcba987654"};
inline constexpr std::chrono::sys_seconds wednesday{
    std::chrono::seconds(1791990720)};  // 14 Oct 2026 10:12 Chicago

inline constexpr const char* service_url = "https://smba.trafficmanager.net/amer/";
inline constexpr const char* bot_id = "28:0c9ce8a2-1111-4222-8333-0123456789ab";
inline constexpr const char* rivera_id = "29:1rivera-Xyz_";
inline constexpr const char* rivera_object = "7d1c9e55-0001-4aaa-9bbb-00000000000a";
inline constexpr const char* rivera_key =
    "5a3b7e10-aaaa-4bbb-8ccc-fedcba987654:7d1c9e55-0001-4aaa-9bbb-00000000000a";
inline constexpr const char* rivera_chat = "a:1RiveraAndKnownby";
inline constexpr const char* grade_7 = "19:grade7@thread.tacv2";
inline constexpr const char* grade_7_thread = "19:grade7@thread.tacv2;messageid=1700";
inline constexpr const char* chat_address =
    "5a3b7e10-aaaa-4bbb-8ccc-fedcba987654:personal:a:1RiveraAndKnownby";
inline constexpr const char* grade_7_address =
    "5a3b7e10-aaaa-4bbb-8ccc-fedcba987654:channel:19:grade7@thread.tacv2";

nlohmann::json in_chat(const std::string& text);     // Ms. Rivera writes to Knownby alone
nlohmann::json in_channel(const std::string& text);  // says it to @Knownby in a thread of Grade 7
// She presses a button of a card in that conversation.
nlohmann::json press(nlohmann::json in, const std::string& verb, const Fields& fields);
nlohmann::json added_to(nlohmann::json in);  // she adds Knownby there
// Something in that conversation that waits for an answer.
nlohmann::json invoke(nlohmann::json in, const std::string& name, nlohmann::json value);

}  // namespace knownby::teams
