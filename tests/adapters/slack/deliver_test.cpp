// What the outbox holds goes out through the Web API: PROTOCOL S-20 to S-23, and once over real
// sockets.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "adapters/net/http_server.hpp"
#include "adapters/net/https_client.hpp"
#include "tests/adapters/cards.hpp"
#include "tests/adapters/slack/api_errors.hpp"
#include "tests/adapters/slack/workspace.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using Act = Outgoing::Act;

Outgoing weekly_post(Act act = Act::post, std::string channel = "C1GRADE7") {
  Outgoing outgoing;
  outgoing.id = 1;
  outgoing.place = {"slack", "T1LINCOLN:" + channel};
  outgoing.act = act;
  outgoing.card = weekly_card();
  outgoing.key = "nudge:1:2026-W42";
  outgoing.attempt = 1;
  if (act != Act::post) outgoing.reference = channel + ":1503435956.000247";
  return outgoing;
}

std::string header(const net::Call& call, std::string_view name) {
  for (const auto& [key, value] : call.headers) {
    if (net::same_header(key, name)) return value;
  }
  return {};
}

TEST(Deliver, S22_A_a_post_carries_its_token_in_the_header_alone_and_is_named_by_channel_and_time) {
  Workspace school;
  const Delivery delivery = school.run(school.slack->deliver(weekly_post()));
  ASSERT_TRUE(std::holds_alternative<Sent>(delivery));
  EXPECT_EQ(std::get<Sent>(delivery).reference, "C1GRADE7:1503435956.000247");
  ASSERT_EQ(school.calls.size(), 1U);
  const net::Call& call = school.calls[0];
  EXPECT_EQ(call.method, "POST");
  EXPECT_EQ(call.purpose, net::Purpose::slack_api);
  EXPECT_EQ(call.url, "https://slack.com/api/chat.postMessage");
  EXPECT_EQ(header(call, "Authorization"), "Bearer loopback-token");
  EXPECT_EQ(header(call, "Content-Type"), "application/json; charset=utf-8");
  EXPECT_EQ((call.url + call.body).find("loopback-token"), std::string::npos);
  EXPECT_EQ(json::parse(call.body)["channel"], "C1GRADE7");
}

TEST(Deliver, S23_A_our_own_message_is_redrawn_and_removed_by_its_name) {
  Workspace school;
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.slack->deliver(weekly_post(Act::redraw)))));
  school.clock.advance(std::chrono::seconds(1));
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.slack->deliver(weekly_post(Act::remove)))));
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(school.calls[0].url, "https://slack.com/api/chat.update");
  EXPECT_EQ(school.calls[1].url, "https://slack.com/api/chat.delete");
  for (const net::Call& call : school.calls) {
    EXPECT_EQ(json::parse(call.body)["ts"], "1503435956.000247");
    EXPECT_EQ(json::parse(call.body)["channel"], "C1GRADE7");
  }
}

TEST(Deliver, R_places_and_messages_that_are_not_ours_are_never_called) {
  Workspace school;
  for (const char* address :
       {"", "C1GRADE7", "T9ELSEWHERE:C1GRADE7", "T1LINCOLN:", "T1LINCOLN:C1/../x", "T1LINCOLN:C1:2"}) {
    Outgoing outgoing = weekly_post();
    outgoing.place.address = address;
    EXPECT_TRUE(std::holds_alternative<Never>(school.run(school.slack->deliver(outgoing)))) << address;
  }
  for (const char* reference : {"", "C1GRADE7", "C1GRADE7:", ":1503435956.000247"}) {
    Outgoing outgoing = weekly_post(Act::redraw);
    outgoing.reference = reference;
    EXPECT_TRUE(std::holds_alternative<Never>(school.run(school.slack->deliver(outgoing)))) << reference;
  }
  EXPECT_TRUE(school.calls.empty());
}

TEST(Deliver, S21_A_one_message_a_second_in_a_channel_and_another_channel_at_once) {
  Workspace school;
  school.run(school.slack->deliver(weekly_post()));
  const Delivery second = school.run(school.slack->deliver(weekly_post()));
  ASSERT_TRUE(std::holds_alternative<Later>(second));
  EXPECT_EQ(std::get<Later>(second).wait, std::chrono::seconds(1));
  EXPECT_TRUE(
      std::holds_alternative<Sent>(school.run(school.slack->deliver(weekly_post(Act::post, "C1GRADE8")))));
  EXPECT_EQ(school.calls.size(), 2U);
  school.clock.advance(std::chrono::seconds(1));
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.slack->deliver(weekly_post()))));
}

TEST(Deliver, S21_R_a_429_stops_that_channel_alone_for_as_long_as_slack_says) {
  Workspace school;
  net::Answer& busy = school.answers.emplace_back();
  busy.status = 429;
  busy.headers = {{"Retry-After", "60"}};
  ASSERT_TRUE(std::holds_alternative<Later>(school.run(school.slack->deliver(weekly_post()))));
  school.clock.advance(std::chrono::seconds(59));
  EXPECT_TRUE(std::holds_alternative<Later>(school.run(school.slack->deliver(weekly_post()))));
  EXPECT_TRUE(
      std::holds_alternative<Sent>(school.run(school.slack->deliver(weekly_post(Act::post, "C1GRADE8")))));
  EXPECT_EQ(school.calls.size(), 2U);
  school.clock.advance(std::chrono::seconds(1));
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.slack->deliver(weekly_post()))));
}

net::Answer refusal(const std::string& error) {
  net::Answer answer;
  answer.status = 200;
  answer.body = R"({"ok":false,"error":")" + error + "\"}";
  return answer;
}

// The mailroom counts no attempt where it is told how long to wait, so the tries are counted here.
TEST(Deliver, S20_R_an_error_nobody_knows_ends_the_message_after_three_tries_over_15_minutes) {
  Workspace school;
  for (int i = 0; i < 3; ++i) school.answers.push_back(refusal("brand_new_error"));
  const auto began = school.clock.now();
  for (int tries = 1; tries < 3; ++tries) {
    const Delivery delivery = school.run(school.slack->deliver(weekly_post()));
    ASSERT_TRUE(std::holds_alternative<Later>(delivery)) << tries;
    school.clock.advance(std::get<Later>(delivery).wait);
  }
  const Delivery third = school.run(school.slack->deliver(weekly_post()));
  ASSERT_TRUE(std::holds_alternative<Never>(third));
  EXPECT_EQ(std::get<Never>(third).ends, Never::Ends::message);
  EXPECT_EQ(school.clock.now() - began, std::chrono::minutes(15));
}

TEST(Deliver, S20_A_three_tries_are_three_in_a_row_of_one_message) {
  Workspace school;
  const auto deliver = [&school](const char* error, const char* key) {
    if (error != nullptr) school.answers.push_back(refusal(error));
    Outgoing outgoing = weekly_post();
    outgoing.key = key;
    Delivery delivery = school.run(school.slack->deliver(std::move(outgoing)));
    school.clock.advance(std::chrono::minutes(10));
    return delivery;
  };
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(std::holds_alternative<Later>(deliver("brand_new_error", "a")));
    EXPECT_TRUE(std::holds_alternative<Later>(deliver("brand_new_error", "b")));
    EXPECT_TRUE(std::holds_alternative<Sent>(deliver(nullptr, "a")));
    EXPECT_TRUE(std::holds_alternative<Sent>(deliver(nullptr, "b")));
  }
}

TEST(Deliver, S20_R_an_installation_that_slack_refuses_is_left_alone_and_asked_once_an_hour) {
  Workspace school;
  school.answers.push_back(refusal("token_revoked"));
  const Delivery first = school.run(school.slack->deliver(weekly_post()));
  ASSERT_TRUE(std::holds_alternative<Never>(first)) << "one is given up, so that somebody hears of it";
  EXPECT_EQ(std::get<Never>(first).ends, Never::Ends::installation);
  const Delivery second = school.run(school.slack->deliver(weekly_post(Act::post, "C1GRADE8")));
  ASSERT_TRUE(std::holds_alternative<Later>(second)) << "the others wait for a new token";
  EXPECT_GT(std::get<Later>(second).wait, std::chrono::seconds(0)) << "and waiting is no attempt";
  EXPECT_EQ(school.calls.size(), 1U) << "no more calls";

  school.clock.advance(std::chrono::hours(1));
  school.answers.push_back(refusal("token_revoked"));
  EXPECT_TRUE(
      std::holds_alternative<Later>(school.run(school.slack->deliver(weekly_post(Act::post, "C1GRADE8")))));
  EXPECT_TRUE(
      std::holds_alternative<Later>(school.run(school.slack->deliver(weekly_post(Act::post, "C1GRADE6")))));
  EXPECT_EQ(school.calls.size(), 2U);

  school.clock.advance(std::chrono::hours(1));
  EXPECT_TRUE(
      std::holds_alternative<Sent>(school.run(school.slack->deliver(weekly_post(Act::post, "C1GRADE8")))));
  EXPECT_TRUE(
      std::holds_alternative<Sent>(school.run(school.slack->deliver(weekly_post(Act::post, "C1GRADE6")))));
}

TEST(Deliver, S20_A_a_conversation_that_ends_does_not_end_the_others) {
  Workspace school;
  school.answers.push_back(refusal("is_archived"));
  const Delivery first = school.run(school.slack->deliver(weekly_post()));
  ASSERT_TRUE(std::holds_alternative<Never>(first));
  EXPECT_EQ(std::get<Never>(first).ends, Never::Ends::place);
  EXPECT_TRUE(
      std::holds_alternative<Sent>(school.run(school.slack->deliver(weekly_post(Act::post, "C1GRADE8")))));
}

TEST(Deliver, X05_R_what_went_wrong_on_the_way_is_counted_by_its_kind) {
  Workspace school;
  school.answers.emplace_back().trouble = net::Trouble::tls_failed;
  school.run(school.slack->deliver(weekly_post()));
  school.answers.emplace_back().trouble = net::Trouble::refused_by_gate;
  school.press(json::array({action("button0", "undo", {})}));
  school.settle();
  const auto& counted = school.slack->counts().troubles;
  EXPECT_EQ(counted.at(static_cast<std::size_t>(net::Trouble::tls_failed)), 1U);
  EXPECT_EQ(counted.at(static_cast<std::size_t>(net::Trouble::refused_by_gate)), 1U);
  EXPECT_EQ(counted.at(static_cast<std::size_t>(net::Trouble::none)), 0U);
}

// A stand-in Web API that remembers and answers, behind real sockets.
class StandIn {
 public:
  explicit StandIn(boost::asio::io_context& loop)
      : server_(loop.get_executor(), "127.0.0.1", 0, limits(),
                [this](net::HttpRequest request) { return serve(std::move(request)); }) {
    server_.start();
  }
  std::string base() const { return "http://127.0.0.1:" + std::to_string(server_.port()) + "/api/"; }

  std::vector<net::HttpRequest> heard;
  net::HttpResponse says{200, "application/json",
                         R"({"ok":true,"channel":"C1GRADE7","ts":"1503435956.000247"})"};

 private:
  static net::HttpLimits limits() {
    net::HttpLimits made;
    made.body = [](std::string_view) { return std::size_t{64 * 1024}; };
    return made;
  }
  boost::asio::awaitable<net::HttpResponse> serve(net::HttpRequest request) {
    heard.push_back(std::move(request));
    co_return says;
  }
  net::HttpServer server_;
};

// A workspace whose calls go over real sockets, to a stand-in for Slack.
struct OverSockets {
  static net::Loopback to(const StandIn& api) {
    net::Loopback loopback;
    loopback.stand_in(net::Purpose::slack_api, api.base());
    return loopback;
  }
  Delivery deliver(Outgoing outgoing) { return school.run(slack.deliver(std::move(outgoing))); }

  Workspace school;
  StandIn api{school.loop};
  net::HttpsClient client{school.loop.get_executor(), to(api)};
  Doors doors;
  static SlackSettings settings_to(const StandIn& outside) {
    SlackSettings settings;
    settings.app_id = lincoln.app_id;
    settings.team_id = lincoln.team_id;
    settings.signing_secrets = {Secret("secret")};
    settings.tokens.access = Secret("loopback-token");
    settings.api_base = outside.base();
    return settings;
  }
  Slack slack{settings_to(api), school.loop.get_executor(), doors, school.clock,
              [this](net::Call call) { return client.send(std::move(call)); }};
};

TEST(Deliver, S20_over_real_sockets_a_stand_in_hears_what_slack_would_and_its_answers_are_understood) {
  OverSockets way;

  const Delivery sent = way.deliver(weekly_post());
  ASSERT_TRUE(std::holds_alternative<Sent>(sent));
  EXPECT_EQ(std::get<Sent>(sent).reference, "C1GRADE7:1503435956.000247");
  ASSERT_EQ(way.api.heard.size(), 1U);
  EXPECT_EQ(way.api.heard[0].target, "/api/chat.postMessage");
  EXPECT_EQ(way.api.heard[0].only("Authorization"), "Bearer loopback-token");
  EXPECT_EQ(json::parse(way.api.heard[0].body)["text"].get<std::string>().substr(0, 17), "Grade 7 this week");

  way.api.says = {429, "", "", {{"Retry-After", "7"}}};
  const Delivery held = way.deliver(weekly_post(Act::post, "C1GRADE8"));
  ASSERT_TRUE(std::holds_alternative<Later>(held));
  EXPECT_GE(std::get<Later>(held).wait, std::chrono::seconds(7));

  way.api.says = {302, "", "", {{"Location", "https://evil.example/"}}};
  EXPECT_TRUE(std::holds_alternative<Unknown>(way.deliver(weekly_post(Act::post, "C1GRADE6"))));
  EXPECT_EQ(way.api.heard.size(), 3U) << "S-22: no redirect is followed";
}

// What becomes of the card where a stand-in Slack answers with this error, over real sockets.
Delivery delivered_to(const std::string& error) {
  OverSockets way;
  way.api.says.body = R"({"ok":false,"error":")" + error + "\"}";
  return way.deliver(weekly_post());
}

TEST(Deliver, S20_R_every_error_a_stand_in_slack_can_answer_with_has_its_class) {
  for (const Ending& ending : endings()) {
    for (const char* name : ending.names) {
      const Delivery delivery = delivered_to(name);
      ASSERT_TRUE(std::holds_alternative<Never>(delivery)) << name;
      EXPECT_EQ(std::get<Never>(delivery).ends, ending.ends) << name;
    }
  }
  for (const char* name : limiting) EXPECT_TRUE(std::holds_alternative<Later>(delivered_to(name))) << name;
  for (const char* name : moving) EXPECT_TRUE(std::holds_alternative<Later>(delivered_to(name))) << name;
  for (const char* name : doubtful) EXPECT_TRUE(std::holds_alternative<Unknown>(delivered_to(name))) << name;
  EXPECT_TRUE(std::holds_alternative<Later>(delivered_to("brand_new_error")));
}

}  // namespace
}  // namespace knownby::slack
