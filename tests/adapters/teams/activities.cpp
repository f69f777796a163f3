#include "tests/adapters/teams/activities.hpp"

#include "adapters/teams/press.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

json activity() {
  return {{"type", "message"},
          {"id", "1700000000001"},
          {"timestamp", "2026-10-14T15:12:00.000Z"},
          {"channelId", "msteams"},
          {"serviceUrl", service_url},
          {"from", {{"id", rivera_id}, {"name", "Ms. Rivera"}, {"aadObjectId", rivera_object}}},
          {"recipient", {{"id", bot_id}, {"name", "Knownby"}}},
          {"locale", "en-US"}};
}

}  // namespace

json in_chat(const std::string& text) {
  json made = activity();
  made["conversation"] = {
      {"id", rivera_chat}, {"conversationType", "personal"}, {"tenantId", lincoln.tenant_id}};
  made["channelData"] = {{"tenant", {{"id", lincoln.tenant_id}}}};
  made["textFormat"] = "plain";
  made["text"] = text;
  return made;
}

json in_channel(const std::string& text) {
  json made = activity();
  made["conversation"] = {{"id", grade_7_thread},
                          {"isGroup", true},
                          {"conversationType", "channel"},
                          {"tenantId", lincoln.tenant_id}};
  made["channelData"] = {{"tenant", {{"id", lincoln.tenant_id}}},
                         {"team", {{"id", "19:lincoln@thread.tacv2"}}},
                         {"channel", {{"id", grade_7}}}};
  made["text"] = "<at>Knownby</at> " + text;
  made["entities"] = json::array({{{"type", "clientInfo"}, {"locale", "en-US"}},
                                  {{"type", "mention"},
                                   {"text", "<at>Knownby</at>"},
                                   {"mentioned", {{"id", bot_id}, {"name", "Knownby"}}}}});
  return made;
}

json invoke(json in, const std::string& name, json value) {
  in["type"] = "invoke";
  in["name"] = name;
  in["id"] = "f:5b1d0c6e";
  in.erase("text");
  in.erase("entities");
  in["value"] = std::move(value);
  return in;
}

json press(json in, const std::string& verb, const Fields& fields) {
  in["replyToId"] = "1699999999999";
  const json action{{"type", "Action.Execute"}, {"verb", verb}, {"data", pack({verb, fields}).value()}};
  return invoke(std::move(in), "adaptiveCard/action", {{"action", action}, {"trigger", "manual"}});
}

json added_to(json in) {
  in["type"] = "conversationUpdate";
  in["id"] = "f:added";
  in.erase("text");
  in.erase("entities");
  in["membersAdded"] = json::array({{{"id", bot_id}}});
  return in;
}

}  // namespace knownby::teams
