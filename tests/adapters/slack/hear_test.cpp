// What Slack sends becomes what we understand by it: PROTOCOL S-04, S-05, S-08, S-09, S-10, S-13 by their
// ids.
#include "adapters/slack/hear.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/press.hpp"
#include "tests/adapters/slack/payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

Heard hear(const std::string& body) { return hear_form(body, wednesday, lincoln); }

Command command_with(const FormFields& fields) { return std::get<Command>(hear(encoded(fields))); }
Command command_saying(const std::string& text) { return command_with(command_fields(text)); }
Presses presses_of(const json& payload) { return std::get<Presses>(hear(payload_body(payload))); }

bool is_not_ours(const Heard& heard) {
  const auto* ignored = std::get_if<Ignored>(&heard);
  return ignored != nullptr && ignored->why == Ignored::Why::not_ours;
}
bool is_not_for_us(const Heard& heard) {
  const auto* ignored = std::get_if<Ignored>(&heard);
  return ignored != nullptr && ignored->why == Ignored::Why::not_for_us;
}

TEST(Hear, a_slash_command_becomes_a_request_of_whoever_typed_it_where_they_did) {
  const Command heard = command_saying("talked to Bobby at lunch");
  EXPECT_EQ(heard.request.verb, "");
  EXPECT_EQ(heard.request.text, "talked to Bobby at lunch");
  EXPECT_EQ(heard.request.now, wednesday);
  EXPECT_EQ(heard.request.speaker.platform, "slack");
  EXPECT_EQ(heard.request.speaker.key, "T1LINCOLN:U1RIVERA");
  EXPECT_EQ(heard.request.place.platform, "slack");
  EXPECT_EQ(heard.request.place.address, "T1LINCOLN:C1GRADE7");
  EXPECT_EQ(heard.request.place.name, "#grade-7-team");
  EXPECT_FALSE(heard.request.place.direct);
  EXPECT_EQ(heard.back.channel, "C1GRADE7");
  EXPECT_EQ(heard.back.user, "U1RIVERA");
}

TEST(Hear, a_direct_message_is_a_direct_place_without_a_name) {
  FormFields fields = command_fields("bobby");
  set(fields, "channel_id", "D1RIVERA");
  set(fields, "channel_name", "directmessage");
  const Command heard = command_with(fields);
  EXPECT_TRUE(heard.request.place.direct);
  EXPECT_EQ(heard.request.place.name, "");
}

TEST(Hear, the_way_back_never_stands_in_the_request) {
  const Command heard = command_saying("bobby");
  EXPECT_EQ(heard.back.response_url,
            "https://hooks.slack.com/commands/T1LINCOLN/397700885554/96rGlfmibIGlgcZRskXaIFfN");
  EXPECT_TRUE(heard.request.fields.empty());
}

TEST(Hear, S08_a_command_is_known_by_its_trigger) {
  const std::string event = command_saying("bobby").request.event;
  EXPECT_NE(event.find("398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"), std::string::npos);
  EXPECT_EQ(command_saying("bobby").request.event, event);
  FormFields again = command_fields("bobby");
  set(again, "trigger_id", "398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703d");
  EXPECT_NE(command_with(again).request.event, event);
}

TEST(Hear, S09_R_another_app_or_team_is_ignored) {
  for (const char* key : {"api_app_id", "team_id"}) {
    FormFields fields = command_fields("bobby");
    set(fields, key, "T9ELSEWHERE");
    EXPECT_TRUE(is_not_ours(hear(encoded(fields)))) << key;
    json payload = presses_payload(json::array({action("button0", "undo", {{"batch", "7"}})}));
    if (std::string(key) == "team_id") {
      payload["team"]["id"] = "T9ELSEWHERE";
    } else {
      payload[key] = "A9ELSEWHERE";
    }
    EXPECT_TRUE(is_not_ours(hear(payload_body(payload)))) << key;
  }
}

TEST(Hear, S10_A_tokens_are_read_before_escapes_are_undone) {
  EXPECT_EQ(command_saying("<@U123|ann> present").request.text, "@ann present");
  EXPECT_EQ(command_saying("<@U123> and <#C1|staff> and <!subteam^S1|@team7>").request.text,
            "@U123 and #staff and @team7");
  EXPECT_EQ(command_saying("<!here> <https://lincoln.example/a&amp;b|click>").request.text,
            "@here https://lincoln.example/a&b");
  EXPECT_EQ(command_saying("Tom &amp; &lt;Jerry&gt; 2 &lt; 3").request.text, "Tom & <Jerry> 2 < 3");
}

TEST(Hear, S10_A_what_was_typed_is_never_taken_for_slacks_markup) {
  EXPECT_EQ(command_saying("&lt;@U123|ann&gt;").request.text, "<@U123|ann>");
  EXPECT_EQ(command_saying("&amp;lt;").request.text, "&lt;");
  EXPECT_EQ(command_saying("a < b > c <d> <3").request.text, "a < b > c <d> <3");
}

TEST(Hear, S10_R_text_of_16_KiB_with_NULs_or_not_utf8_is_unreadable) {
  for (const std::string& text :
       {std::string(16 * 1024, 'x'), std::string("bob\0by", 6), std::string("bob\xFF")}) {
    EXPECT_TRUE(std::holds_alternative<Unreadable>(hear(command_body(text))));
  }
  EXPECT_TRUE(
      std::holds_alternative<Unreadable>(hear(command_body(std::string(limits::command_text + 1, 'x')))));
  EXPECT_EQ(command_saying(std::string(limits::command_text, 'x')).request.text.size(), limits::command_text);
}

TEST(Hear, R_a_command_without_identity_or_with_ids_that_are_none_is_malformed) {
  for (const auto& [key, value] : FormFields{{"trigger_id", ""},
                                             {"trigger_id", "a b"},
                                             {"channel_id", ""},
                                             {"user_id", "U1;drop"},
                                             {"user_id", std::string(65, 'U')}}) {
    FormFields fields = command_fields("bobby");
    set(fields, key, value);
    EXPECT_THROW(hear(encoded(fields)), Malformed) << key << ' ' << value;
  }
}

TEST(Hear, S04_R_a_repeated_payload_ssl_check_or_command) {
  const std::string press = payload_body(presses_payload(json::array({action("button0", "undo", {})})));
  EXPECT_THROW(hear(press + '&' + press), Malformed);
  EXPECT_THROW(hear(command_body("bobby") + "&command=%2Fother"), Malformed);
  EXPECT_THROW(hear("ssl_check=1&ssl_check=1"), Malformed);
  EXPECT_THROW(hear(command_body("bobby") + '&' + press), Malformed);
  EXPECT_THROW(hear("token=x"), Malformed);
}

TEST(Hear, S04_A_a_certificate_check_is_nothing_else) {
  EXPECT_TRUE(std::holds_alternative<SslCheck>(hear("ssl_check=1&token=x")));
  EXPECT_TRUE(is_ssl_check("ssl_check=1&token=x"));
  EXPECT_TRUE(is_ssl_check("ssl_check=1&payload=%7B%7D"));
}

TEST(Hear, S04_R_what_only_looks_like_a_certificate_check) {
  for (const char* body : {"ssl_check=true", "ssl_check=01", "ssl_check=10", "ssl_check=1&ssl_check=1",
                           "ssl_check=", "text=ssl_check=1", "ssl_check=1&x=%", "", "xssl_check=1"}) {
    EXPECT_FALSE(is_ssl_check(body)) << body;
  }
}

TEST(Hear, S05_A_a_challenge_and_R_one_too_long_or_not_text) {
  const auto challenge = [](const json& text) {
    return hear_json(json{{"type", "url_verification"}, {"token", "x"}, {"challenge", text}}.dump(),
                     wednesday, lincoln);
  };
  EXPECT_EQ(std::get<Challenge>(challenge("3eZbrw1aBm2r")).text, "3eZbrw1aBm2r");
  EXPECT_EQ(std::get<Challenge>(challenge(std::string(1024, 'c'))).text.size(), 1024U);
  EXPECT_THROW(challenge(std::string(1025, 'c')), Malformed);
  EXPECT_THROW(challenge(7), Malformed);
  EXPECT_THROW(challenge(nullptr), Malformed);
  EXPECT_THROW(hear_json(R"({"type":"url_verification"})", wednesday, lincoln), Malformed);
}

TEST(Hear, S07_R_a_rate_limit_notice_without_an_event_harms_nothing) {
  const json notice = {{"token", "x"},
                       {"type", "app_rate_limited"},
                       {"team_id", lincoln.team_id},
                       {"minute_rate_limited", 1518467820},
                       {"api_app_id", lincoln.app_id}};
  EXPECT_TRUE(is_not_for_us(hear_json(notice.dump(), wednesday, lincoln)));
}

TEST(Hear, S09_R_an_event_of_another_team_is_not_ours) {
  EXPECT_TRUE(is_not_ours(
      hear_json(R"({"type":"event_callback","team_id":"T9","api_app_id":"A9"})", wednesday, lincoln)));
}

TEST(Hear, S13_A_a_pressed_button_is_the_same_request_as_a_typed_command) {
  const Presses heard =
      presses_of(presses_payload(json::array({action("button0", "undo", {{"batch", "7"}})})));
  ASSERT_EQ(heard.requests.size(), 1U);
  const Request& request = heard.requests[0];
  EXPECT_EQ(request.verb, "undo");
  EXPECT_EQ(request.field("batch"), "7");
  EXPECT_EQ(request.text, "");
  EXPECT_EQ(request.speaker.key, "T1LINCOLN:U1RIVERA");
  EXPECT_EQ(request.place.address, "T1LINCOLN:C1GRADE7");
  EXPECT_EQ(heard.back.response_url, "https://hooks.slack.com/actions/T1LINCOLN/2/abc");
}

TEST(Hear, S13_A_two_actions_are_two_requests_in_order) {
  const Presses heard = presses_of(presses_payload(json::array(
      {action("button0", "claim", {{"student", "3"}}), action("button1", "undo", {{"batch", "7"}})})));
  ASSERT_EQ(heard.requests.size(), 2U);
  EXPECT_EQ(heard.requests[0].verb, "claim");
  EXPECT_EQ(heard.requests[1].verb, "undo");
  EXPECT_NE(heard.requests[0].event, heard.requests[1].event);
}

TEST(Hear, S08_a_press_is_known_by_team_user_message_action_and_time) {
  const json payload = presses_payload(json::array({action("button0", "undo", {{"batch", "7"}})}));
  const std::string event = presses_of(payload).requests[0].event;
  EXPECT_EQ(presses_of(payload).requests[0].event, event);
  const auto changed = [&](const std::string& pointer, const char* value) {
    json other = payload;
    other[json::json_pointer(pointer)] = value;
    return presses_of(other).requests[0].event;
  };
  EXPECT_NE(changed("/user/id", "U1PARK"), event);
  EXPECT_NE(changed("/container/message_ts", "1596530361.000101"), event);
  EXPECT_NE(changed("/channel/id", "C1GRADE8"), event);
  EXPECT_NE(changed("/actions/0/action_id", "button1"), event);
  EXPECT_NE(changed("/actions/0/action_ts", "1596530385.194940"), event);
  EXPECT_EQ(changed("/trigger_id", "1.2.other"), event);
}

TEST(Hear, a_sent_form_brings_its_answers_with_the_buttons_own_fields) {
  json payload = presses_payload(json::array({action("form1", "note", {{"batch", "7"}})}));
  payload["state"]["values"] = {
      {"form1:note", {{"form1:note", {{"type", "plain_text_input"}, {"value", "made the team & <grins>"}}}}},
      {"form1:kind",
       {{"form1:kind",
         {{"type", "static_select"},
          {"selected_option",
           {{"text", {{"type", "plain_text"}, {"text", "Call home"}}}, {"value", "call"}}}}}}},
      {"form1:day", {{"form1:day", {{"type", "datepicker"}, {"selected_date", "2026-10-13"}}}}},
      {"form1:more", {{"form1:more", {{"type", "plain_text_input"}, {"value", nullptr}}}}},
      {"form0:note", {{"form0:note", {{"type", "plain_text_input"}, {"value", "of another form"}}}}},
      {"form11:note", {{"form11:note", {{"type", "plain_text_input"}, {"value", "of yet another"}}}}}};
  const Request request = presses_of(payload).requests.at(0);
  EXPECT_EQ(request.field("batch"), "7");
  EXPECT_EQ(request.field("note"), "made the team & <grins>");
  EXPECT_EQ(request.field("kind"), "call");
  EXPECT_EQ(request.field("day"), "2026-10-13");
  EXPECT_EQ(request.field("more"), "");
  EXPECT_EQ(request.fields.size(), 5U);
}

TEST(Hear, a_plain_button_beside_a_form_leaves_the_answers_alone) {
  json payload = presses_payload(json::array({action("button0", "cancel", {})}));
  payload["state"]["values"] = {
      {"form0:note", {{"form0:note", {{"type", "plain_text_input"}, {"value", "x"}}}}}};
  EXPECT_TRUE(presses_of(payload).requests.at(0).fields.empty());
}

TEST(Hear, a_link_button_or_a_changed_select_is_nothing_to_do) {
  json link = action("button0", "x", {});
  link.erase("value");
  EXPECT_TRUE(is_not_for_us(hear(payload_body(presses_payload(json::array({link}))))));
  const json select = {{"type", "static_select"}, {"action_id", "form0:kind"}, {"action_ts", "1.2"}};
  EXPECT_TRUE(is_not_for_us(hear(payload_body(presses_payload(json::array({select}))))));
}

TEST(Hear, S13_A_other_kinds_of_payload_are_acknowledged_and_left) {
  for (const char* type : {"view_submission", "view_closed", "shortcut", "message_action",
                           "interactive_message", "dialog_submission", "something_new"}) {
    json payload = presses_payload(json::array());
    payload["type"] = type;
    EXPECT_TRUE(is_not_for_us(hear(payload_body(payload)))) << type;
  }
}

TEST(Hear, S13_R_a_button_value_that_is_not_ours) {
  const auto with_value = [](const json& value) {
    json pressed = action("button0", "undo", {});
    pressed["value"] = value;
    return payload_body(presses_payload(json::array({pressed})));
  };
  for (const json& value :
       std::vector<json>{"click_me_123", "", "[]", "{}", R"({"v":"undo"})", R"({"v":"","f":{}})",
                         R"({"v":7,"f":{}})", R"({"v":"undo","f":{"a":1}})", R"({"v":"undo","f":{},"x":1})",
                         R"({"v":"undo","v":"claim","f":{}})", R"({"v":"un\u0000do","f":{}})",
                         R"({"v":"undo","f":{"":"x"}})", 7, nullptr}) {
    EXPECT_THROW(hear(with_value(value)), Malformed) << value;
  }
  EXPECT_THROW(hear(with_value(R"({"v":"undo","f":{"n":")" + std::string(2'000, 'x') + "\"}}")), Malformed);
  EXPECT_THROW(hear(with_value(json{{"v", std::string(65, 'v')}, {"f", json::object()}}.dump())), Malformed);
}

TEST(Hear, S13_R_payloads_that_are_not_what_slack_sends) {
  const json sound = presses_payload(json::array({action("button0", "undo", {})}));
  for (const char* pointer : {"/actions", "/user/id", "/container/message_ts", "/actions/0/action_id",
                              "/actions/0/action_ts", "/actions/0"}) {
    json broken = sound;
    broken[json::json_pointer(pointer)] = 7;
    EXPECT_THROW(hear(payload_body(broken)), Malformed) << pointer;
  }
  EXPECT_THROW(hear(encoded({{"payload", "[1]"}})), Malformed);
  EXPECT_THROW(hear(encoded({{"payload", "{\"type\":"}})), Malformed);
  json crowd = json::array();
  for (int i = 0; i < 26; ++i) crowd.push_back(action("button" + std::to_string(i), "undo", {}));
  EXPECT_THROW(hear(payload_body(presses_payload(crowd))), Malformed);
}

TEST(Hear, a_press_in_a_view_is_left_since_we_have_none) {
  json payload = presses_payload(json::array({action("button0", "undo", {})}));
  payload.erase("channel");
  payload["container"] = {{"type", "view"}, {"view_id", "V111"}};
  EXPECT_TRUE(is_not_for_us(hear(payload_body(payload))));
}

TEST(Hear, S41_A_a_command_in_an_envelope_is_the_same_as_in_a_form) {
  const FormFields fields = command_fields("<@U2PARK|park> &amp; Bobby");
  json payload = json::object();
  for (const auto& [key, value] : fields) payload[key] = value;
  const Command form = command_with(fields);
  const Command heard = std::get<Command>(hear_command(payload, wednesday, lincoln));
  EXPECT_EQ(heard.request.event, form.request.event);
  EXPECT_EQ(heard.request.text, "@park & Bobby");
  EXPECT_EQ(heard.request.speaker.key, form.request.speaker.key);
  EXPECT_EQ(heard.request.place.address, form.request.place.address);
  EXPECT_EQ(heard.request.place.name, form.request.place.name);
  EXPECT_EQ(heard.back.response_url, form.back.response_url);
}

TEST(Hear, S41_R_commands_in_envelopes_that_slack_does_not_send) {
  json payload = json::object();
  for (const auto& [key, value] : command_fields("bobby")) payload[key] = value;
  for (const char* key : {"channel_id", "user_id", "trigger_id"}) {
    json odd = payload;
    odd[key] = {{"id", "C1"}};
    EXPECT_THROW(hear_command(odd, wednesday, lincoln), Malformed) << key;
  }
  payload["team_id"] = "T2OTHER";
  EXPECT_TRUE(is_not_ours(hear_command(payload, wednesday, lincoln)));
  EXPECT_TRUE(is_not_ours(hear_command(json::object(), wednesday, lincoln)));
  EXPECT_TRUE(is_not_for_us(hear_interaction(json::object(), wednesday, lincoln)));
}

TEST(Press, what_is_packed_is_unpacked_and_survives_slacks_escaping) {
  const Press press{"note", {{"batch", "7"}, {"text", "Tom & <Jerry> \"x\" \\ é\n\t"}}};
  const std::string value = pack(press).value();
  EXPECT_EQ(value.find_first_of("&<>"), std::string::npos);
  const Press back = unpack(value);
  EXPECT_EQ(back.verb, press.verb);
  EXPECT_EQ(back.fields, press.fields);
}

TEST(Press, S18_a_value_of_2000_characters_is_packed_and_one_of_2001_is_not) {
  const auto sized = [](std::size_t size) { return Press{"note", {{"t", std::string(size, 'x')}}}; };
  const std::size_t frame = pack(sized(0)).value().size();
  EXPECT_EQ(pack(sized(2'000 - frame)).value().size(), 2'000U);
  EXPECT_FALSE(pack(sized(2'001 - frame)).has_value());
}

TEST(Press, what_could_not_be_read_back_is_not_packed) {
  EXPECT_FALSE(pack(Press{"", {}}).has_value());
  EXPECT_FALSE(pack(Press{"undo", {{"a", "1"}, {"a", "2"}}}).has_value());
  EXPECT_FALSE(pack(Press{"undo", {{"a", "\xFF"}}}).has_value());
}

}  // namespace
}  // namespace knownby::slack
