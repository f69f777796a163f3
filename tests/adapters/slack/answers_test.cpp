// What comes after the first breath: late presses, retries, used-up response URLs. PROTOCOL S-06 to S-08,
// S-11, S-13, S-21 and X-12 by their ids.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/adapters/slack/workspace.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

json buttons(int count, const std::string& when = "1596530385.194939") {
  json actions = json::array();
  for (int i = 0; i < count; ++i) actions.push_back(action("button" + std::to_string(i), "see", {}, when));
  return actions;
}

net::Answer answers(const std::string& body, unsigned status = 200) {
  net::Answer answer;
  answer.status = status;
  answer.body = body;
  return answer;
}

const std::string taken = R"({"ok":true})";

TEST(SlackAnswers, S06_S11_the_limits_are_two_seconds_five_uses_and_29_minutes) {
  EXPECT_EQ(SlackSettings{}.answer_within, std::chrono::seconds(2));
  EXPECT_EQ(limits::response_uses, 5);
  EXPECT_EQ(limits::response_age, std::chrono::minutes(29));
}

TEST(SlackAnswers, S06_R_a_press_that_takes_long_is_acknowledged_in_time_and_answered_when_it_is_saved) {
  Workspace school(std::chrono::milliseconds(20));
  school.is_slow = true;
  const auto response = school.press(buttons(1));
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.body, "");
  EXPECT_TRUE(school.calls.empty());
  EXPECT_EQ(school.slack->counts().late, 1U);
  school.release();
  school.settle();
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].url, "https://hooks.slack.com/actions/T1LINCOLN/2/abc");
  EXPECT_EQ(school.slack->under_way(), 0U);
}

TEST(SlackAnswers, S06_R_what_is_late_and_was_not_saved_says_so) {
  Workspace school(std::chrono::milliseconds(20));
  school.is_slow = true;
  school.reply = [](const Request&) -> Reply { throw Busy{}; };
  school.type("bobby");
  school.release();
  school.settle();
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_NE(school.calls[0].body.find("nothing was saved"), std::string::npos);
}

TEST(SlackAnswers, S01_R_a_replayed_press_is_acknowledged_and_not_answered_again) {
  Workspace school;
  school.reply = [](const Request& request) {
    Reply reply = Workspace::said(request.verb);
    reply.seen = Reply::Seen::everyone;
    return reply;
  };
  const net::HttpRequest request = school.signed_request(payload_body(presses_payload(buttons(2))));
  school.send(request);
  school.settle();
  ASSERT_EQ(school.calls.size(), 2U);
  school.clock.advance(std::chrono::seconds(300));
  const auto again = school.send(request);
  school.settle();
  EXPECT_EQ(again.status, 200U);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(school.calls.size(), 2U) << "a channel would see it twice";
}

TEST(SlackAnswers, S07_A_a_retry_is_a_request_like_any_other_and_known_by_its_identity_alone) {
  Workspace school;
  net::HttpRequest first = school.signed_request(command_body("bobby"));
  net::HttpRequest retried = first;
  retried.headers.emplace_back("X-Slack-Retry-Num", "1");
  retried.headers.emplace_back("X-Slack-Retry-Reason", "http_timeout");
  EXPECT_EQ(json::parse(school.send(retried).body)["text"], "bobby") << "the first may never have come";
  school.send(first);
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].event, school.asked[1].event) << "and the desk gives the same answer";
}

TEST(SlackAnswers, S08_R_the_same_identity_from_another_team_is_not_ours_to_remember) {
  Workspace school;
  FormFields fields = command_fields("bobby");
  set(fields, "team_id", "T2OTHER");
  EXPECT_EQ(school.send(school.signed_request(encoded(fields))).status, 200U);
  EXPECT_TRUE(school.asked.empty());
  school.type("bobby");
  EXPECT_EQ(school.asked.size(), 1U);
}

TEST(SlackAnswers, S11_R_a_response_url_that_only_looks_like_slacks_does_not_pass_the_gate) {
  for (const char* url : {"https://hooks.slack.com.evil.example/actions/T1/2/abc", "http://127.0.0.1/a"}) {
    Workspace school;
    json payload = presses_payload(buttons(1));
    payload["response_url"] = url;
    EXPECT_EQ(school.send(school.signed_request(payload_body(payload))).status, 200U);
    school.settle();
    for (const net::Call& call : school.calls) {
      EXPECT_THROW(net::admit(call.purpose, call.url, {}), net::Refused) << call.url;
    }
  }
}

TEST(SlackAnswers, S11_R_a_reply_that_slack_did_not_take_is_counted_as_lost) {
  Workspace school;
  school.answers.push_back(answers(R"({"ok":false,"error":"expired_url"})", 404));
  school.press(buttons(1));
  school.settle();
  EXPECT_EQ(school.slack->counts().replies_lost, 1U);
  for (int i = 0; i < 5; ++i) school.answers.push_back(answers("ok"));
  school.answers.push_back(answers(R"({"ok":false,"error":"not_in_channel"})"));
  school.press(buttons(6, "1596530386.000100"));
  school.settle();
  EXPECT_EQ(school.calls.back().url, "https://slack.com/api/chat.postEphemeral");
  EXPECT_EQ(school.slack->counts().replies_lost, 2U);
}

TEST(SlackAnswers, S21_A_beyond_the_response_url_one_reply_a_second_goes_to_a_channel) {
  Workspace school;
  const auto began = school.clock.now();
  school.press(buttons(8));
  school.settle();
  EXPECT_EQ(school.calls.size(), 8U);
  EXPECT_EQ(school.clock.now() - began, std::chrono::seconds(2)) << "the eighth went two after the sixth";
}

TEST(SlackAnswers, S21_R_a_429_is_obeyed_by_replies_as_well) {
  Workspace school;
  for (int i = 0; i < 5; ++i) school.answers.push_back(answers(taken));
  school.answers.push_back(answers("", 429));
  school.answers.back().headers = {{"Retry-After", "600"}};
  school.press(buttons(7));
  school.settle();
  EXPECT_EQ(school.calls.size(), 6U) << "the seventh is given up: nobody waits ten minutes for an answer";
  EXPECT_EQ(school.slack->counts().replies_lost, 2U);
}

TEST(SlackAnswers, S04_X13_R_a_repeated_field_is_400_once_it_is_known_to_be_slacks) {
  Workspace school;
  const std::string press = payload_body(presses_payload(buttons(1)));
  for (const std::string& body :
       {press + '&' + press, command_body("bobby") + "&command=%2Fother",
        std::string("ssl_check=1&ssl_check=1"), command_body("a") + "&text=b",
        command_body("a") + "&user_id=U1PRINCIPAL", std::string("text=%"), std::string("text=%G1")}) {
    EXPECT_EQ(school.send(school.signed_request(body)).status, 400U) << body.substr(0, 40);
  }
  EXPECT_TRUE(school.asked.empty());
  EXPECT_EQ(school.slack->counts().malformed, 7U);
}

TEST(SlackAnswers, X12_R_json_that_two_readers_could_read_in_two_ways_is_400) {
  Workspace school;
  for (const char* body :
       {R"({"type":"url_verification","challenge":"a","challenge":"b"})", "{\"type\":\"\xFF\"}",
        R"({"type":"url_verification","challenge":"a"} x)", "[", ""}) {
    EXPECT_EQ(school.send(school.signed_request(body, "application/json")).status, 400U) << body;
  }
  const std::string twice = R"({"type":"block_actions","type":"view_closed"})";
  EXPECT_EQ(school.send(school.signed_request(encoded({{"payload", twice}}))).status, 400U);
  EXPECT_EQ(school.slack->counts().malformed, 6U);
}

TEST(SlackAnswers, S13_A_kinds_we_do_nothing_with_are_an_empty_200_and_counted) {
  Workspace school;
  for (const char* type : {"view_submission", "view_closed", "shortcut", "dialog_submission", "new_kind"}) {
    json payload = presses_payload(json::array());
    payload["type"] = type;
    const auto response = school.send(school.signed_request(payload_body(payload)));
    EXPECT_EQ(response.status, 200U) << type;
    EXPECT_EQ(response.body, "") << type;
  }
  EXPECT_EQ(school.slack->counts().not_for_us, 5U);
  EXPECT_TRUE(school.asked.empty());
}

TEST(SlackAnswers, S13_R_whoever_pressed_is_taken_from_the_payload_and_never_from_the_button) {
  Workspace school;
  school.press(
      json::array({action("button0", "card", {{"student", "999"}, {"speaker", "T1LINCOLN:U1PRINCIPAL"}})}));
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].speaker.key, "T1LINCOLN:U1RIVERA");
  EXPECT_EQ(school.asked[0].place.address, "T1LINCOLN:C1GRADE7");
}

}  // namespace
}  // namespace knownby::slack
