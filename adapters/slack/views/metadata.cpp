#include "adapters/slack/views/metadata.hpp"

#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/strict_json.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {

std::optional<std::string> pack(const Metadata& metadata) {
  const std::optional<std::string> press = pack(metadata.press);
  if (!press) return std::nullopt;
  std::string json = R"({"press":)";
  quote(json, *press);
  json += R"(,"channel":)";
  quote(json, metadata.origin.channel);
  json += R"(,"thread":)";
  quote(json, metadata.origin.thread);
  json += '}';
  if (utf8::code_points(json) > limits::private_metadata) return std::nullopt;
  return json;
}

Metadata unpack_metadata(std::string_view text) {
  if (utf8::code_points(text) > limits::private_metadata) throw Malformed("private_metadata too long");
  const nlohmann::json json = strict_json(text);
  if (!json.is_object() || json.size() != 3) throw Malformed("private_metadata is not ours");
  Metadata metadata{unpack(text_at(json, "press")), {text_at(json, "channel"), text_at(json, "thread")}};
  if (!metadata.origin.channel.empty()) id_or_throw(metadata.origin.channel);
  if (!metadata.origin.thread.empty()) token_or_throw(metadata.origin.thread);
  return metadata;
}

}  // namespace knownby::slack
