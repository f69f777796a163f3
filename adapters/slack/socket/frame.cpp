#include "adapters/slack/socket/frame.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "adapters/malformed.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/strict_json.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

Envelope::Kind kind_of(std::string_view type) {
  if (type == "slash_commands") return Envelope::Kind::command;
  if (type == "interactive") return Envelope::Kind::interaction;
  if (type == "events_api") return Envelope::Kind::event;
  return Envelope::Kind::other;
}

Frame hello(const json& object) {
  const auto info = object.find("connection_info");
  if (info == object.end() || !info->is_object()) return Hello{};
  return Hello{text_at(*info, "app_id")};
}

Frame envelope(json& object, std::string_view type) {
  Envelope envelope;
  envelope.id = text_at(object, "envelope_id");
  envelope.kind = kind_of(type);
  const auto payload = object.find("payload");
  const bool is_sound = !envelope.id.empty() && envelope.id.size() <= limits::id && payload != object.end() &&
                        payload->is_object();
  if (!is_sound) return Garbage{};
  const auto takes = object.find("accepts_response_payload");
  envelope.takes_payload = takes != object.end() && takes->is_boolean() && takes->get<bool>();
  envelope.payload = std::make_shared<const json>(std::move(*payload));
  return envelope;
}

}  // namespace

Frame read_frame(std::string_view text) {
  try {
    json object = strict_json(text);
    if (!object.is_object()) return Garbage{};
    const std::string type = text_at(object, "type");
    if (type == "hello") return hello(object);
    if (type == "disconnect") return Goodbye{text_at(object, "reason")};
    return envelope(object, type);
  } catch (const Malformed&) {
    return Garbage{};
  }
}

std::string acknowledgement(std::string_view envelope_id, std::string_view payload) {
  std::string text = R"({"envelope_id":)";
  quote(text, envelope_id);
  if (!payload.empty()) text.append(R"(,"payload":)").append(payload);
  return text + '}';
}

}  // namespace knownby::slack
