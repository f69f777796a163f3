// Opening forms: PROTOCOL S-12, and shortcuts, S-13.
#include "adapters/slack/views/shortcuts.hpp"
#include "adapters/text/utf8.hpp"
#include "tests/adapters/slack/views/form_room.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class Opening : public testing::Test {
 protected:
  Opening() {
    school.reply = [](const Request&) { return log_form(); };
  }
  void refuse(const std::string& error) {
    net::Answer refusal;
    refusal.status = 200;
    refusal.body = R"({"ok":false,"error":")" + error + "\"}";
    school.answers.push_back(refusal);
  }
  json pressed() { return presses_payload(json::array({action("button0", "log_form", {})})); }
  // The one call that was made opened the form with this trigger.
  void expect_opened(const std::string& trigger) {
    ASSERT_EQ(school.calls.size(), 1U);
    EXPECT_EQ(school.calls[0].url, "https://slack.com/api/views.open");
    EXPECT_EQ(body_of(school.calls[0])["trigger_id"], trigger);
    EXPECT_EQ(body_of(school.calls[0])["view"]["title"]["text"], "Log a check-in");
    EXPECT_EQ(school.slack->counts().forms, 1U);
  }
  Origin origin() {
    const json view = body_of(school.calls.at(0))["view"];
    return unpack_metadata(view["private_metadata"].get<std::string>()).origin;
  }
  static bool offers_the_form(const json& body) {
    return body["blocks"].back()["elements"][0]["value"].get<std::string>().find("log_form") !=
           std::string::npos;
  }

  Workspace school;
};

TEST_F(Opening, S12_A_a_press_opens_the_form_and_says_nothing_else) {
  EXPECT_EQ(bring_payload(school, pressed()).body, "");
  expect_opened(a_trigger);
  EXPECT_EQ(origin().channel, "C1GRADE7");
}

TEST_F(Opening, S12_A_a_slash_command_opens_it_and_is_acknowledged_bare) {
  const auto response = school.type("log");
  school.settle();
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.body, "");
  expect_opened("398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");
}

TEST_F(Opening, S12_A_a_press_in_a_thread_remembers_the_thread) {
  json payload = pressed();
  payload["container"]["thread_ts"] = "1792012000.000100";
  bring_payload(school, payload);
  EXPECT_EQ(origin().thread, "1792012000.000100");
}

TEST_F(Opening, S12_A_on_ones_page_it_opens_there_and_belongs_to_no_channel) {
  json payload = pressed();
  for (const char* part : {"channel", "response_url"}) payload.erase(part);
  payload["container"] = {{"type", "view"}, {"view_id", "V1HOME"}};
  payload["view"] = {{"id", "V1HOME"}, {"type", "home"}};
  bring_payload(school, payload);
  ASSERT_GE(school.calls.size(), 1U);
  EXPECT_EQ(method_of(school.calls[0]), "views.open");
  EXPECT_EQ(origin().channel, "");
}

TEST_F(Opening, S12_R_a_trigger_that_ran_out_is_not_tried_again_and_the_person_gets_a_button) {
  for (const char* error :
       {"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "fatal_error"}) {
    school.calls.clear();
    refuse(error);
    json payload = pressed();
    payload["actions"][0]["action_ts"] = error + std::string(".1");
    EXPECT_EQ(bring_payload(school, payload).status, 200U);
    ASSERT_EQ(school.calls.size(), 2U) << error;
    EXPECT_EQ(school.calls[1].url, "https://hooks.slack.com/actions/T1LINCOLN/2/abc");
    const json body = body_of(school.calls[1]);
    EXPECT_EQ(body["response_type"], "ephemeral");
    EXPECT_TRUE(offers_the_form(body));
    EXPECT_THAT(body["text"].get<std::string>(), HasSubstr("Nothing was saved."));
  }
  EXPECT_EQ(school.slack->counts().forms_lost, 4U);
  school.clock.advance(std::chrono::seconds(10));
  school.settle();
  EXPECT_EQ(school.calls.size(), 2U) << "never again by itself";
}

TEST_F(Opening, S12_R_when_Slack_is_not_reached_the_person_gets_a_button) {
  net::Answer nothing;
  nothing.trouble = net::Trouble::timed_out_after_send;
  school.answers.push_back(nothing);
  school.type("log");
  school.settle();
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_TRUE(offers_the_form(body_of(school.calls[1])));
}

TEST_F(Opening, S12_R_where_nothing_gave_a_trigger_a_button_does) {
  bring(school, mention("<@U1KNOWNBY> log"));
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(method_of(school.calls[0]), "chat.postEphemeral");
  EXPECT_TRUE(offers_the_form(body_of(school.calls[0])));
}

TEST_F(Opening, S12_R_one_trigger_opens_one_form) {
  bring_payload(school, presses_payload(json::array({action("button0", "log_form", {}),
                                                     action("button1", "log_form", {}, "1596530385.2")})));
  EXPECT_EQ(school.asked.size(), 2U);
  ASSERT_EQ(school.calls.size(), 2U) << "Slack says that the second is exchanged";
}

TEST_F(Opening, S01_a_press_brought_twice_opens_one_form) {
  bring_payload(school, pressed());
  bring_payload(school, pressed());
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST_F(Opening, S12_a_form_that_Slack_would_refuse_is_drawn_into_a_private_answer) {
  school.reply = [](const Request&) {
    Reply reply = log_form();
    for (int i = 0; i < 100; ++i) reply.card.blocks.emplace_back(says("line"));
    return reply;
  };
  bring_payload(school, pressed());
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(body_of(school.calls[0])["response_type"], "ephemeral");
}

TEST_F(Opening, S13_A_the_shortcut_asks_for_the_form_wherever_one_is) {
  EXPECT_EQ(bring_payload(school, chosen("log")).status, 200U);
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "log_form");
  EXPECT_EQ(school.asked[0].speaker.key, "T1LINCOLN:U1RIVERA");
  EXPECT_TRUE(school.asked[0].fields.empty());
  expect_opened(a_trigger);
  EXPECT_EQ(origin().channel, "");
}

TEST_F(Opening, S13_A_a_messages_words_come_along_as_people_read_them) {
  bring_payload(school, chosen_at("Talked to Bobby &amp; <@U1PARK|park> &lt;3"));
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "log_form");
  EXPECT_EQ(school.asked[0].field("text"), "Talked to Bobby & @park <3");
  EXPECT_EQ(school.asked[0].place.name, "#grade-7-team");
  expect_opened(a_trigger);
  EXPECT_EQ(origin().channel, "C1GRADE7");
  EXPECT_THAT(body_of(school.calls[0])["view"]["private_metadata"].get<std::string>(),
              Not(HasSubstr("Bobby")));
}

TEST_F(Opening, S13_A_a_long_message_comes_shortened) {
  bring_payload(school, chosen_at(std::string(5'000, 'x')));
  EXPECT_EQ(utf8::code_points(school.asked.at(0).field("text")), 1'000U);
}

TEST_F(Opening, S13_R_a_failed_shortcut_without_a_channel_is_told_alone) {
  refuse("expired_trigger_id");
  bring_payload(school, chosen("log"));
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(method_of(school.calls[1]), "chat.postMessage");
  EXPECT_EQ(body_of(school.calls[1])["channel"], "U1RIVERA");
}

TEST_F(Opening, S13_R_shortcuts_that_are_not_ours_do_nothing) {
  EXPECT_EQ(bring_payload(school, chosen("other")).status, 200U);
  EXPECT_EQ(bring_payload(school, chosen("log_message")).status, 200U) << "that is a message's";
  json foreign = chosen("log");
  foreign["team"]["id"] = "T2OTHER";
  EXPECT_EQ(bring_payload(school, foreign).status, 200U);
  json app = chosen("log");
  app["api_app_id"] = "A2OTHER";
  EXPECT_EQ(bring_payload(school, app).status, 200U);
  EXPECT_TRUE(school.asked.empty());
  EXPECT_EQ(school.slack->counts().not_for_us, 2U);
  EXPECT_EQ(school.slack->counts().not_ours, 2U);
}

TEST_F(Opening, S13_R_a_form_that_was_closed_and_kinds_nobody_knows_are_200_and_nothing_more) {
  for (const char* type : {"view_closed", "dialog_submission", "interactive_message", "something_new"}) {
    json payload = sent_form();
    payload["type"] = type;
    EXPECT_EQ(bring_payload(school, payload).status, 200U) << type;
  }
  EXPECT_TRUE(school.asked.empty());
}

TEST_F(Opening, S13_what_the_menus_offer_keeps_Slacks_limits) {
  for (const Shortcut& one : shortcuts) {
    EXPECT_LE(one.name.size(), 24U);
    EXPECT_LE(one.description.size(), 150U);
    EXPECT_LE(one.callback_id.size(), 255U);
  }
}

}  // namespace
}  // namespace knownby::slack
