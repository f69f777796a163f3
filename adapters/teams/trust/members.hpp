#pragma once
// What stands in a JSON object of somebody we do not believe yet.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace knownby::teams {

// None where it is no strict JSON, or no object.
std::optional<nlohmann::json> object_in(std::string_view text);

// The text under `key`, in the object: null where there is none, or something else.
const std::string* text_in(const nlohmann::json& object, const char* key);
std::string text_or_empty(const nlohmann::json& object, const char* key);

}  // namespace knownby::teams
