#pragma once
// The parts of Slack's payloads that every kind of them has: ids, identities, places. Pure.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "commands/words/place.hpp"

namespace knownby::slack {

inline constexpr std::string_view platform = "slack";

// What this text says, as an object; an empty one where it is none.
nlohmann::json object_in(std::string_view body);
// The member, or an empty object or text where there is none of that kind.
const nlohmann::json& object_at(const nlohmann::json& object, const char* key);
std::string text_at(const nlohmann::json& object, const char* key);

// Both throw Malformed where the text is not one.
std::string_view id_or_throw(std::string_view text);
// trigger_id, action_ts and their like: short and printable, used only to tell one event from another.
std::string token_or_throw(std::string_view text);

// A conversation of this team, by Slack's name for it where it has one.
Place place_of(std::string_view team, std::string_view channel, std::string_view name);

}  // namespace knownby::slack
