#include "tests/adapters/slack/views/form_room.hpp"

namespace knownby::slack {

using nlohmann::json;

Reply log_form() {
  Reply reply;
  reply.opens_form = true;
  reply.card.title = "Log a check-in";
  reply.card.blocks.emplace_back(quietly("Only you see the note here."));
  Form form;
  form.inputs.push_back({"students", "Students", Input::Kind::students});
  form.inputs.push_back({"day", "Day", Input::Kind::date, "2026-10-14"});
  form.inputs.push_back({"note", "Note", Input::Kind::lines, "", {}, true});
  form.submit = {"Log it", "log", {{"sent", "yes"}}};
  reply.card.blocks.emplace_back(form);
  reply.opener = {"Open the form", "log_form"};
  return reply;
}

json sent_form(const std::string& hash) {
  json view = json::parse(modal(log_form().card, {"C1GRADE7", ""}).value());
  view["id"] = "V1FORM";
  view["hash"] = hash;
  view["state"]["values"] = {
      {"students",
       {{"students",
         {{"type", "multi_external_select"},
          {"selected_options",
           {{{"text", {{"type", "plain_text"}, {"text", "Bobby Chen (7A)"}}}, {"value", "7"}},
            {{"text", {{"type", "plain_text"}, {"text", "Zoë van der Berg (7B)"}}}, {"value", "21"}}}}}}}},
      {"day", {{"day", {{"type", "datepicker"}, {"selected_date", "2026-10-13"}}}}},
      {"note", {{"note", {{"type", "plain_text_input"}, {"value", "at lunch"}}}}}};
  return {{"type", "view_submission"},
          {"team", {{"id", lincoln.team_id}, {"domain", "lincolnms"}}},
          {"user", {{"id", "U1RIVERA"}, {"username", "rivera"}, {"team_id", lincoln.team_id}}},
          {"api_app_id", lincoln.app_id},
          {"token", "verification_token"},
          {"trigger_id", a_trigger},
          {"view", view},
          {"response_urls", json::array()},
          {"is_enterprise_install", false},
          {"enterprise", nullptr}};
}

json typed_name(const std::string& typed) {
  return {{"type", "block_suggestion"},
          {"user", {{"id", "U1RIVERA"}, {"name", "rivera"}, {"team_id", lincoln.team_id}}},
          {"container", {{"type", "view"}, {"view_id", "V1FORM"}}},
          {"api_app_id", lincoln.app_id},
          {"token", "verification_token"},
          {"action_id", "students"},
          {"block_id", "students"},
          {"value", typed},
          {"team", {{"id", lincoln.team_id}, {"domain", "lincolnms"}}},
          {"view", {{"id", "V1FORM"}, {"type", "modal"}}}};
}

// Slack names no app in a shortcut's payload.
json chosen(const std::string& callback_id) {
  return {{"type", "shortcut"},
          {"token", "verification_token"},
          {"action_ts", "1581106241.371594"},
          {"team", {{"id", lincoln.team_id}, {"domain", "lincolnms"}}},
          {"user", {{"id", "U1RIVERA"}, {"username", "rivera"}, {"team_id", lincoln.team_id}}},
          {"callback_id", callback_id},
          {"trigger_id", a_trigger}};
}

json chosen_at(const std::string& text) {
  json payload = chosen("log_message");
  payload["type"] = "message_action";
  payload["message_ts"] = "1792012000.000100";
  payload["channel"] = {{"id", "C1GRADE7"}, {"name", "grade-7-team"}};
  payload["response_url"] = "https://hooks.slack.com/app/T1LINCOLN/2/abc";
  payload["message"] = {{"type", "message"}, {"user", "U1PARK"}, {"ts", "1792012000.000100"}, {"text", text}};
  return payload;
}

std::string method_of(const net::Call& call) { return call.url.substr(call.url.rfind('/') + 1); }
json body_of(const net::Call& call) { return json::parse(call.body); }

net::HttpResponse bring_payload(Workspace& school, const json& payload) {
  net::HttpResponse response = school.send(school.signed_request(payload_body(payload)));
  school.settle();
  return response;
}

}  // namespace knownby::slack
