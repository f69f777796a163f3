#include "adapters/teams/trust/members.hpp"

#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/strict_json.hpp"

namespace knownby::teams {

using nlohmann::json;

std::optional<json> object_in(std::string_view text) {
  try {
    json object = strict_json(text);
    if (object.is_object()) return object;
  } catch (const Malformed&) {  // as good as none
  }
  return std::nullopt;
}

const std::string* text_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

std::string text_or_empty(const json& object, const char* key) {
  const std::string* text = text_in(object, key);
  return text == nullptr ? std::string() : *text;
}

}  // namespace knownby::teams
