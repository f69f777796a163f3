#include "tests/adapters/slack/event_payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

json said(const std::string& type, const std::string& text, const std::string& channel,
          const std::string& ts) {
  const json words = {{"type", "rich_text_section"},
                      {"elements", json::array({{{"type", "text"}, {"text", text}}})}};
  const json rich = {{"type", "rich_text"}, {"block_id", "rarsi"}, {"elements", json::array({words})}};
  return {{"client_msg_id", "9cbd4c5b-7ddf-4ede-b479-ad21fca66d63"},
          {"type", type},
          {"text", text},
          {"user", "U1RIVERA"},
          {"ts", ts},
          {"team", lincoln.team_id},
          {"blocks", json::array({rich})},
          {"channel", channel},
          {"event_ts", ts}};
}

}  // namespace

json callback(const json& event, const std::string& event_id) {
  const json installation = {{"enterprise_id", nullptr},
                             {"team_id", lincoln.team_id},
                             {"user_id", "U1KNOWNBY"},
                             {"is_bot", true},
                             {"is_enterprise_install", false}};
  return {{"token", "verification_token"},      {"team_id", lincoln.team_id},
          {"context_team_id", lincoln.team_id}, {"context_enterprise_id", nullptr},
          {"api_app_id", lincoln.app_id},       {"event", event},
          {"type", "event_callback"},           {"event_id", event_id},
          {"event_time", 1792012319},           {"authorizations", json::array({installation})},
          {"is_ext_shared_channel", false},     {"event_context", "4-eyJldCI6ImFwcF9tZW50aW9uIn0"}};
}

json mention(const std::string& text, const std::string& event_id, const std::string& ts) {
  return callback(said("app_mention", text, "C1GRADE7", ts), event_id);
}

json direct(const std::string& text, const std::string& event_id, const std::string& ts) {
  json event = said("message", text, "D1RIVERA", ts);
  event["channel_type"] = "im";
  return callback(event, event_id);
}

net::HttpRequest brought(const Workspace& school, const json& payload) {
  return school.signed_request(payload.dump(), json_type);
}

unsigned bring(Workspace& school, const json& payload) {
  const unsigned status = school.send(brought(school, payload)).status;
  school.settle();
  return status;
}

void begin(Workspace& school, const json& payload, std::optional<unsigned>& status) {
  boost::asio::co_spawn(
      school.loop, school.doors.at("/slack/events")->serve(brought(school, payload)),
      [&status](std::exception_ptr, net::HttpResponse response) { status = response.status; });
  school.settle();
}

}  // namespace knownby::slack
