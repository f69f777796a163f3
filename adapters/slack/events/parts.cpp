#include "adapters/slack/events/parts.hpp"

#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/strict_json.hpp"
#include "adapters/text/letters.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {

using nlohmann::json;

json object_in(std::string_view body) {
  try {
    json object = strict_json(body);
    return object.is_object() ? object : json::object();
  } catch (const Malformed&) {
    return json::object();
  }
}

const json& object_at(const json& object, const char* key) {
  static const json nothing = json::object();
  const auto found = object.find(key);
  return found != object.end() && found->is_object() ? *found : nothing;
}

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string_view id_or_throw(std::string_view text) {
  if (!is_id(text)) throw Malformed("an id is not one");
  return text;
}

std::string token_or_throw(std::string_view text) {
  const bool printable = printable_run(text) == text.size() && text.find(' ') == std::string_view::npos;
  if (text.empty() || text.size() > limits::id || !printable) throw Malformed("an event has no identity");
  return std::string(text);
}

Place place_of(std::string_view team, std::string_view channel, std::string_view name) {
  Place place{std::string(platform), key_of(team, channel), channel.starts_with('D'), {}};
  // Slack names private groups and direct messages "privategroup" and "directmessage": no name at all.
  const bool is_named = !place.direct && name != "privategroup" && name != "directmessage";
  if (is_named && !name.empty() && name.size() <= limits::place_name && utf8::is_valid(name)) {
    place.name = '#' + cleaned(name, limits::place_name);
  }
  return place;
}

}  // namespace knownby::slack
