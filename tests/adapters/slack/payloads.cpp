#include "tests/adapters/slack/payloads.hpp"

#include "adapters/slack/press.hpp"

namespace knownby::slack {

std::string encoded(const FormFields& fields) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string body;
  const auto add = [&](const std::string& text) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.') {
        body += c;
      } else if (c == ' ') {
        body += '+';
      } else {
        body += '%';
        body += hex[byte >> 4];
        body += hex[byte & 15];
      }
    }
  };
  for (const auto& [key, value] : fields) {
    if (!body.empty()) body += '&';
    add(key);
    body += '=';
    add(value);
  }
  return body;
}

FormFields command_fields(const std::string& text) {
  return {
      {"token", "gIkuvaNzQIHg97ATvDxqgjtO"},
      {"team_id", lincoln.team_id},
      {"team_domain", "lincolnms"},
      {"channel_id", "C1GRADE7"},
      {"channel_name", "grade-7-team"},
      {"user_id", "U1RIVERA"},
      {"user_name", "rivera"},
      {"command", "/checkin"},
      {"text", text},
      {"api_app_id", lincoln.app_id},
      {"is_enterprise_install", "false"},
      {"response_url", "https://hooks.slack.com/commands/T1LINCOLN/397700885554/96rGlfmibIGlgcZRskXaIFfN"},
      {"trigger_id", "398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"}};
}

std::string command_body(const std::string& text) { return encoded(command_fields(text)); }

void set(FormFields& fields, const std::string& key, const std::string& value) {
  for (auto& field : fields) {
    if (field.first == key) field.second = value;
  }
}

nlohmann::json action(const std::string& action_id, const std::string& verb, const Fields& fields,
                      const std::string& action_ts) {
  return {{"action_id", action_id},
          {"block_id", "actions1"},
          {"text", {{"type", "plain_text"}, {"text", "Undo"}, {"emoji", true}}},
          {"value", pack({verb, fields}).value()},
          {"type", "button"},
          {"action_ts", action_ts}};
}

nlohmann::json presses_payload(const nlohmann::json& actions) {
  return {{"type", "block_actions"},
          {"user",
           {{"id", "U1RIVERA"}, {"username", "rivera"}, {"name", "rivera"}, {"team_id", lincoln.team_id}}},
          {"api_app_id", lincoln.app_id},
          {"token", "verification_token"},
          {"container",
           {{"type", "message"},
            {"message_ts", "1596530361.000100"},
            {"channel_id", "C1GRADE7"},
            {"is_ephemeral", true}}},
          {"trigger_id", "1388105719492.1379717998065.9bc163894734c1f415a2c504e81dec91"},
          {"team", {{"id", lincoln.team_id}, {"domain", "lincolnms"}}},
          {"enterprise", nullptr},
          {"is_enterprise_install", false},
          {"channel", {{"id", "C1GRADE7"}, {"name", "grade-7-team"}}},
          {"state", {{"values", nlohmann::json::object()}}},
          {"response_url", "https://hooks.slack.com/actions/T1LINCOLN/2/abc"},
          {"actions", actions}};
}

std::string payload_body(const nlohmann::json& payload) { return encoded({{"payload", payload.dump()}}); }

}  // namespace knownby::slack
