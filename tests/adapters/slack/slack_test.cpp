// The whole room as Slack meets it, without sockets: PROTOCOL S-01 to S-06, S-09 to S-11, S-13 by their ids.
#include "adapters/slack/slack.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "adapters/slack/limits.hpp"
#include "tests/adapters/slack/workspace.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

std::string& header(net::HttpRequest& request, const std::string& name) {
  for (auto& [key, value] : request.headers) {
    if (key == name) return value;
  }
  throw std::out_of_range(name);
}

std::uint64_t counted(const Workspace& school, Signed what) {
  return school.slack->counts().signatures.at(static_cast<std::size_t>(what));
}

TEST(SlackRoom, Ms_Rivera_types_and_is_answered_in_the_same_breath_and_alone) {
  Workspace school;
  const auto response = school.type("bobby at lunch");
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.content_type, "application/json; charset=utf-8");
  const json body = json::parse(response.body);
  EXPECT_EQ(body["response_type"], "ephemeral");
  EXPECT_EQ(body["text"], "bobby at lunch");
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].now, wednesday);
  EXPECT_TRUE(school.calls.empty());
  EXPECT_EQ(school.slack->counts().commands, 1U);
  EXPECT_EQ(school.slack->under_way(), 0U);
}

TEST(SlackRoom, the_door_takes_bodies_of_256_KiB_by_post) {
  Workspace school;
  EXPECT_EQ(school.doors.at("/slack/events")->method, "POST");
  EXPECT_EQ(school.doors.at("/slack/events")->body_limit, 256U * 1024);
}

TEST(SlackRoom, a_reply_with_nothing_to_say_is_an_empty_200) {
  Workspace school;
  school.reply = [](const Request&) { return Reply{}; };
  const auto response = school.type("tick");
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.body, "");
}

TEST(SlackRoom, S01_R_a_forged_request_is_401_with_an_empty_body_and_changes_nothing) {
  Workspace school;
  net::HttpRequest request = school.signed_request(command_body("bobby"));
  request.body += "&x=1";
  const auto response = school.send(request);
  EXPECT_EQ(response.status, 401U);
  EXPECT_EQ(response.body, "");
  EXPECT_TRUE(school.asked.empty());
  EXPECT_EQ(counted(school, Signed::mismatch), 1U);
}

TEST(SlackRoom, S01_A_a_byte_exact_replay_gets_the_same_answer_under_the_same_identity) {
  Workspace school;
  const net::HttpRequest request = school.signed_request(command_body("bobby"));
  const auto first = school.send(request);
  const auto second = school.send(request);
  EXPECT_EQ(first.body, second.body);
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].event, school.asked[1].event);
}

TEST(SlackRoom, S03_R_a_request_of_301_seconds_ago) {
  Workspace school;
  const net::HttpRequest request = school.signed_request(command_body("bobby"));
  school.clock.advance(std::chrono::seconds(300));
  EXPECT_EQ(school.send(request).status, 200U);
  school.clock.advance(std::chrono::seconds(1));
  EXPECT_EQ(school.send(request).status, 401U);
  EXPECT_EQ(counted(school, Signed::stale), 1U);
}

TEST(SlackRoom, S04_R_repeated_or_missing_headers) {
  for (const char* name : {"X-Slack-Signature", "X-Slack-Request-Timestamp"}) {
    Workspace school;
    net::HttpRequest twice = school.signed_request(command_body("bobby"));
    twice.headers.emplace_back(name, header(twice, name));
    EXPECT_EQ(school.send(twice).status, 401U) << name;
    net::HttpRequest without = school.signed_request(command_body("bobby"));
    std::erase_if(without.headers, [&](const auto& h) { return h.first == name; });
    EXPECT_EQ(school.send(without).status, 401U) << name;
    net::HttpRequest empty = school.signed_request(command_body("bobby"));
    header(empty, name).clear();
    EXPECT_EQ(school.send(empty).status, 401U) << name;
    EXPECT_TRUE(school.asked.empty());
  }
}

TEST(SlackRoom, S04_A_header_names_in_any_case_and_a_charset) {
  Workspace school;
  net::HttpRequest request =
      school.signed_request(command_body("bobby"), "Application/X-WWW-Form-Urlencoded; charset=UTF-8");
  for (auto& [name, value] : request.headers) {
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  EXPECT_EQ(school.send(request).status, 200U);
  EXPECT_EQ(school.asked.size(), 1U);
}

TEST(SlackRoom, S04_R_bodies_of_other_kinds) {
  Workspace school;
  for (const char* type : {"", "text/plain", "multipart/form-data; boundary=x", "application/jsonx",
                           "application/x-www-form-urlencoded; charset=latin1"}) {
    EXPECT_EQ(school.send(school.signed_request(command_body("bobby"), type)).status, 415U) << type;
  }
  net::HttpRequest twice = school.signed_request(command_body("bobby"));
  twice.headers.emplace_back("Content-Type", form_type);
  EXPECT_EQ(school.send(twice).status, 415U);
  EXPECT_EQ(school.slack->counts().wrong_type, 6U);
  EXPECT_TRUE(school.asked.empty());
}

TEST(SlackRoom, S04_R_a_repeated_command_is_400_once_it_is_known_to_be_slacks) {
  Workspace school;
  const std::string body = command_body("bobby") + "&command=%2Fother";
  EXPECT_EQ(school.send(school.signed_request(body)).status, 400U);
  net::HttpRequest forged = school.signed_request(body);
  forged.body += "x";
  EXPECT_EQ(school.send(forged).status, 401U);
  EXPECT_EQ(school.slack->counts().malformed, 1U);
}

TEST(SlackRoom, S04_A_a_certificate_check_gets_an_empty_200_signed_or_not) {
  Workspace school;
  net::HttpRequest unsigned_check{"POST", "/slack/events", "ssl_check=1&token=x"};
  unsigned_check.headers = {{"Content-Type", form_type}};
  for (const net::HttpRequest& request : {unsigned_check, school.signed_request("ssl_check=1&token=x")}) {
    const auto response = school.send(request);
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.body, "");
  }
  EXPECT_EQ(school.slack->counts().ssl_checks, 2U);
  EXPECT_TRUE(school.asked.empty());
}

TEST(SlackRoom, S04_R_a_certificate_check_is_no_way_round_the_signature) {
  Workspace school;
  const std::string pressed =
      payload_body(presses_payload(json::array({action("button0", "undo", {{"batch", "7"}})})));
  net::HttpRequest request{"POST", "/slack/events", "ssl_check=1&" + pressed};
  request.headers = {{"Content-Type", form_type}};
  EXPECT_EQ(school.send(request).status, 200U);
  for (const char* body : {"ssl_check=true", "ssl_check=01", "ssl_check=1&ssl_check=1"}) {
    request.body = std::string(body) + '&' + pressed;
    EXPECT_EQ(school.send(request).status, 401U) << body;
  }
  request.body = "ssl_check=1";
  request.headers = {{"Content-Type", "application/json"}};
  EXPECT_EQ(school.send(request).status, 401U);
  school.settle();
  EXPECT_TRUE(school.asked.empty());
  EXPECT_TRUE(school.calls.empty());
}

TEST(SlackRoom, S05_A_a_signed_challenge_is_echoed_and_R_an_unsigned_one_is_not) {
  Workspace school;
  const std::string body = R"({"type":"url_verification","token":"x","challenge":"3eZ\"<b>é"})";
  net::HttpRequest request = school.signed_request(body, "application/json");
  EXPECT_EQ(json::parse(school.send(request).body)["challenge"], "3eZ\"<b>é");
  header(request, "X-Slack-Signature").back() = 'x';
  const auto refused = school.send(request);
  EXPECT_EQ(refused.status, 401U);
  EXPECT_EQ(refused.body.find("3eZ"), std::string::npos);
  const std::string long_one = R"({"type":"url_verification","challenge":")" + std::string(1025, 'c') + "\"}";
  EXPECT_EQ(school.send(school.signed_request(long_one, "application/json")).status, 400U);
}

TEST(SlackRoom, S06_R_a_slow_answer_is_promised_in_time_and_given_at_the_response_url) {
  Workspace school(std::chrono::milliseconds(20));
  school.is_slow = true;
  const auto response = school.type("bobby");
  EXPECT_EQ(response.status, 200U);
  const json promised = json::parse(response.body);
  EXPECT_EQ(promised["response_type"], "ephemeral");
  EXPECT_EQ(promised["text"], "Working on it…");
  EXPECT_TRUE(school.calls.empty());
  EXPECT_EQ(school.slack->under_way(), 1U);
  school.release();
  school.settle();
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].purpose, net::Purpose::slack_response_url);
  EXPECT_EQ(school.calls[0].url,
            "https://hooks.slack.com/commands/T1LINCOLN/397700885554/96rGlfmibIGlgcZRskXaIFfN");
  const json given = json::parse(school.calls[0].body);
  EXPECT_EQ(given["text"], "bobby");
  EXPECT_EQ(given["replace_original"], true);
  EXPECT_EQ(given["response_type"], "ephemeral");
  EXPECT_EQ(school.slack->counts().late, 1U);
  EXPECT_EQ(school.slack->under_way(), 0U);
}

TEST(SlackRoom, S06_A_whoever_comes_in_time_is_answered_while_another_waits) {
  Workspace school(std::chrono::milliseconds(200));
  school.is_slow = true;
  std::optional<net::HttpResponse> slow;
  boost::asio::co_spawn(school.loop,
                        school.doors.at("/slack/events")->serve(school.signed_request(command_body("a"))),
                        [&](std::exception_ptr, net::HttpResponse response) { slow = std::move(response); });
  school.settle();
  school.is_slow = false;
  EXPECT_EQ(json::parse(school.type("b").body)["text"], "b");
  EXPECT_FALSE(slow.has_value());
  school.release();
  school.settle();
  ASSERT_TRUE(slow.has_value());
  EXPECT_EQ(json::parse(slow->body)["text"], "a");
  EXPECT_TRUE(school.calls.empty());
}

TEST(SlackRoom, S06_a_busy_desk_says_kindly_that_nothing_was_saved) {
  Workspace school;
  school.reply = [](const Request&) -> Reply { throw Busy{}; };
  const json body = json::parse(school.type("bobby").body);
  EXPECT_EQ(body["response_type"], "ephemeral");
  EXPECT_NE(body["text"].get<std::string>().find("nothing was saved"), std::string::npos);
  EXPECT_EQ(school.slack->counts().busy, 1U);
}

TEST(SlackRoom, a_failure_is_told_without_its_cause) {
  Workspace school;
  school.reply = [](const Request&) -> Reply { throw std::runtime_error("disk of Bobby Chen"); };
  const auto response = school.type("bobby");
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.body.find("disk"), std::string::npos);
  EXPECT_EQ(school.slack->counts().failed, 1U);
}

TEST(SlackRoom, after_the_last_call_everybody_is_told_that_nothing_was_saved) {
  Workspace school;
  school.slack->stop_hearing();
  EXPECT_NE(school.type("bobby").body.find("nothing was saved"), std::string::npos);
  EXPECT_TRUE(school.asked.empty());
}

TEST(SlackRoom, S09_R_another_apps_signed_request_has_no_effect) {
  Workspace school;
  FormFields fields = command_fields("bobby");
  set(fields, "team_id", "T9ELSEWHERE");
  const auto response = school.send(school.signed_request(encoded(fields)));
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.body, "");
  EXPECT_EQ(school.slack->counts().not_ours, 1U);
  EXPECT_TRUE(school.asked.empty());
}

TEST(SlackRoom, S10_R_text_that_cannot_be_read_is_told_so_and_nothing_is_stored) {
  Workspace school;
  for (const std::string& text :
       {std::string(16 * 1024, 'x'), std::string("b\0b", 3), std::string("b\xFF")}) {
    const auto response = school.type(text);
    EXPECT_EQ(response.status, 200U);
    const json body = json::parse(response.body);
    EXPECT_EQ(body["response_type"], "ephemeral");
    EXPECT_NE(body["text"].get<std::string>().find("could not read that"), std::string::npos);
  }
  EXPECT_TRUE(school.asked.empty());
  EXPECT_EQ(school.slack->counts().unreadable, 3U);
}

TEST(SlackRoom, S13_A_two_presses_are_asked_in_order_acknowledged_once_and_answered_in_order) {
  Workspace school;
  const auto response = school.press(
      json::array({action("button0", "claim", {{"student", "3"}}), action("button1", "undo", {})}));
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.body, "");
  school.settle();
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].verb, "claim");
  EXPECT_EQ(school.asked[1].verb, "undo");
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(json::parse(school.calls[0].body)["text"], "claim");
  EXPECT_EQ(json::parse(school.calls[1].body)["text"], "undo");
  EXPECT_EQ(school.slack->counts().presses, 2U);
}

TEST(SlackRoom, S06_R_a_press_is_acknowledged_only_once_it_is_saved) {
  Workspace school;
  school.is_slow = true;
  std::optional<net::HttpResponse> response;
  const std::string body = payload_body(presses_payload(json::array({action("button0", "undo", {})})));
  boost::asio::co_spawn(school.loop, school.doors.at("/slack/events")->serve(school.signed_request(body)),
                        [&](std::exception_ptr, net::HttpResponse made) { response = std::move(made); });
  school.settle();
  EXPECT_FALSE(response.has_value());
  school.release();
  school.settle();
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->status, 200U);
}

TEST(SlackRoom, S11_A_a_press_replaces_its_card_only_where_the_reply_says_so) {
  Workspace school;
  school.reply = [](const Request& request) {
    Reply reply = Workspace::said("done");
    reply.replaces_pressed = request.verb == "undo";
    return reply;
  };
  school.press(json::array({action("button0", "undo", {}), action("button1", "see", {})}));
  school.settle();
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(json::parse(school.calls[0].body)["replace_original"], true);
  EXPECT_EQ(json::parse(school.calls[1].body)["replace_original"], false);
  for (const net::Call& call : school.calls) {
    EXPECT_EQ(json::parse(call.body)["response_type"], "ephemeral");
    EXPECT_EQ(json::parse(call.body)["delete_original"], false);
  }
}

TEST(SlackRoom, S11_A_five_uses_of_a_response_url_and_R_the_sixth_goes_another_way) {
  Workspace school;
  json actions = json::array();
  for (int i = 0; i < 6; ++i) actions.push_back(action("button" + std::to_string(i), "see", {}));
  school.press(actions);
  school.settle();
  ASSERT_EQ(school.calls.size(), 6U);
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(school.calls[static_cast<std::size_t>(i)].purpose, net::Purpose::slack_response_url);
  EXPECT_EQ(school.calls[5].url, "https://slack.com/api/chat.postEphemeral");
  EXPECT_EQ(json::parse(school.calls[5].body)["user"], "U1RIVERA");
  EXPECT_EQ(json::parse(school.calls[5].body)["channel"], "C1GRADE7");
  EXPECT_EQ(school.slack->counts().response_urls_used_up, 1U);
}

TEST(SlackRoom, S11_R_a_response_url_older_than_29_minutes_is_not_used) {
  Workspace school(std::chrono::milliseconds(20));
  school.is_slow = true;
  school.type("bobby");
  school.clock.advance(std::chrono::minutes(29) + std::chrono::seconds(1));
  school.release();
  school.settle();
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].url, "https://slack.com/api/chat.postEphemeral");
}

TEST(SlackRoom, S11_R_a_response_url_elsewhere_is_refused_by_the_gate_and_counted) {
  Workspace school;
  school.answers.emplace_back().trouble = net::Trouble::refused_by_gate;
  json payload = presses_payload(json::array({action("button0", "undo", {})}));
  payload["response_url"] = "https://hooks.slack.com.evil.example/actions/T1/2/abc";
  EXPECT_EQ(school.send(school.signed_request(payload_body(payload))).status, 200U);
  school.settle();
  EXPECT_EQ(school.calls.size(), 1U) << "asked of the gate once, not again";
  EXPECT_EQ(school.slack->counts().response_urls_refused, 1U);
  EXPECT_EQ(school.slack->counts().replies_lost, 1U);
}

TEST(SlackRoom, an_answer_that_certainly_did_not_go_out_is_sent_once_more) {
  Workspace school;
  school.answers.emplace_back().trouble = net::Trouble::not_connected;
  school.press(json::array({action("button0", "undo", {})}));
  school.settle();
  EXPECT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(school.slack->counts().replies_lost, 0U);
  school.answers.emplace_back().trouble = net::Trouble::lost;
  school.press(json::array({action("button0", "undo", {}, "1596530386.000100")}));
  school.settle();
  EXPECT_EQ(school.calls.size(), 3U) << "what may have arrived is not said twice";
  EXPECT_EQ(school.slack->counts().replies_lost, 1U);
}

TEST(SlackRoom, no_setting_that_would_leave_the_door_open) {
  boost::asio::io_context loop;
  StandingClock clock;
  Doors doors;
  const auto build = [&](std::string app, std::string team, std::string secret) {
    SlackSettings settings{std::move(app), std::move(team), {Secret(std::move(secret))}};
    Slack room(std::move(settings), loop.get_executor(), doors, clock, Send{});
  };
  EXPECT_NO_THROW(build("A1", "T1", "secret"));
  EXPECT_THROW(build("", "T1", "secret"), std::invalid_argument);
  EXPECT_THROW(build("A1", "T 1", "secret"), std::invalid_argument);
  EXPECT_THROW(build("A1", "T1", "  "), std::invalid_argument);
}

}  // namespace
}  // namespace knownby::slack
