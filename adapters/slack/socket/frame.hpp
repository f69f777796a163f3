#pragma once
// What Slack says over a Socket Mode connection, frame by frame, and how it is acknowledged (PROTOCOL S-41).
// Pure.

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <variant>

namespace knownby::slack {

struct Hello {
  std::string app_id{};  // empty: it named none
};
struct Goodbye {  // "disconnect": this connection ends soon
  std::string reason{};
};
struct Envelope {
  enum class Kind : std::uint8_t { command, interaction, event, other };
  std::string id{};
  Kind kind = Kind::other;
  bool takes_payload = false;                       // the acknowledgement may carry an answer
  std::shared_ptr<const nlohmann::json> payload{};  // an object
};
struct Garbage {};  // nothing that Slack says
using Frame = std::variant<Garbage, Hello, Goodbye, Envelope>;

Frame read_frame(std::string_view text);

// payload: JSON; empty where there is none.
std::string acknowledgement(std::string_view envelope_id, std::string_view payload);

}  // namespace knownby::slack
