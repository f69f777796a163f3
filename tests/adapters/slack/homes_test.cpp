// Everybody's page in the app: PROTOCOL S-17, and presses there, S-08 and S-13.
#include "adapters/slack/events/homes.hpp"

#include <gmock/gmock.h>

#include "tests/adapters/slack/event_payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

json opened(const std::string& user = "U1RIVERA", const std::string& tab = "home") {
  return callback({{"type", "app_home_opened"}, {"user", user}, {"channel", "D1RIVERA"}, {"tab", tab}});
}

json pressed_at_home(const json& actions, const std::string& view = "V1HOME") {
  json payload = presses_payload(actions);
  for (const char* part : {"channel", "response_url", "state"}) payload.erase(part);
  payload["container"] = {{"type", "view"}, {"view_id", view}};
  payload["view"] = {{"id", view}, {"type", "home"}, {"state", {{"values", json::object()}}}};
  return payload;
}

std::string method_called(const net::Call& call) { return call.url.substr(call.url.rfind('/') + 1); }

unsigned press(Workspace& school, const json& payload) {
  const unsigned status = school.send(school.signed_request(payload_body(payload))).status;
  school.settle();
  return status;
}

TEST(Homes, S17_A_whoever_opens_it_gets_their_own_page) {
  Workspace school;
  EXPECT_EQ(bring(school, opened()), 200U);
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "home");
  EXPECT_EQ(school.asked[0].speaker.key, "T1LINCOLN:U1RIVERA");
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].url, "https://slack.com/api/views.publish");
  const json body = json::parse(school.calls[0].body);
  EXPECT_EQ(body["user_id"], "U1RIVERA");
  EXPECT_EQ(body["view"]["type"], "home");
  EXPECT_EQ(body["view"]["blocks"][0]["text"]["text"], "home");
  EXPECT_EQ(school.slack->counts().homes, 1U);
  EXPECT_EQ(school.slack->under_way(), 0U);
}

TEST(Homes, S17_R_another_tab_publishes_nothing) {
  Workspace school;
  EXPECT_EQ(bring(school, opened("U1RIVERA", "messages")), 200U);
  EXPECT_TRUE(school.calls.empty());
}

TEST(Homes, S17_at_most_once_in_five_seconds_and_what_comes_meanwhile_is_one_page) {
  Workspace school;
  school.is_slow = true;
  for (int i = 0; i < 4; ++i) bring(school, opened());
  EXPECT_EQ(school.asked.size(), 1U);
  bring(school, opened("U1PARK"));
  EXPECT_EQ(school.asked.size(), 2U) << "nobody waits for another's page";
  school.is_slow = false;
  school.release();
  school.settle();
  ASSERT_EQ(school.asked.size(), 3U) << "what was asked for meanwhile, once";
  EXPECT_EQ(school.asked[2].speaker.key, "T1LINCOLN:U1RIVERA");
  EXPECT_EQ(school.asked[2].now - school.asked[0].now, std::chrono::seconds(5));
  EXPECT_EQ(school.calls.size(), 3U);
  EXPECT_EQ(school.slack->under_way(), 0U);
}

std::size_t published(const Workspace& school) {
  return static_cast<std::size_t>(
      std::count_if(school.calls.begin(), school.calls.end(),
                    [](const net::Call& call) { return method_called(call) == "views.publish"; }));
}

void type(Workspace& school, const std::string& text) {
  school.type(text);
  school.settle();
}

TEST(Homes, S17_A_what_somebody_types_elsewhere_stands_on_their_page_at_once) {
  Workspace school;
  bring(school, opened());
  school.clock.advance(std::chrono::minutes(10));
  type(school, "bobby at lunch");
  ASSERT_EQ(published(school), 2U);
  EXPECT_EQ(school.asked[1].text, "bobby at lunch");
  EXPECT_EQ(school.asked[2].verb, "home");
  EXPECT_EQ(school.asked[2].speaker.key, school.asked[1].speaker.key);
  EXPECT_EQ(school.slack->under_way(), 0U);
}

TEST(Homes, S17_R_whoever_never_opened_their_page_or_did_long_ago_has_none_built) {
  Workspace school;
  type(school, "bobby at lunch");
  EXPECT_EQ(published(school), 0U);
  bring(school, opened());
  school.clock.advance(std::chrono::hours(13));
  type(school, "maya");
  EXPECT_EQ(published(school), 1U);
}

TEST(Homes, S17_R_lines_in_a_hurry_build_no_page_within_five_seconds_of_the_last) {
  Workspace school;
  bring(school, opened());
  for (int i = 0; i < 5; ++i) type(school, "bobby " + std::to_string(i));
  std::vector<std::chrono::sys_seconds> built;
  for (const Request& request : school.asked) {
    if (request.verb == "home") built.push_back(request.now);
  }
  ASSERT_GE(built.size(), 2U);
  for (std::size_t i = 1; i < built.size(); ++i) EXPECT_GE(built[i] - built[i - 1], std::chrono::seconds(5));
  EXPECT_EQ(published(school), built.size());
}

TEST(Homes, S15_A_the_page_takes_the_place_of_the_one_it_knows) {
  Workspace school;
  school.answers.push_back(
      {net::Trouble::none, 200, {}, R"({"ok":true,"view":{"hash":"156772938.1827394"}})"});
  bring(school, opened());
  EXPECT_FALSE(json::parse(school.calls[0].body).contains("hash"));
  bring(school, opened());
  EXPECT_EQ(json::parse(school.calls[1].body)["hash"], "156772938.1827394");
}

TEST(Homes, S15_R_where_another_page_stands_it_is_built_anew_once) {
  Workspace school;
  school.answers.push_back({net::Trouble::none, 200, {}, R"({"ok":true,"view":{"hash":"1.1"}})"});
  bring(school, opened());
  school.answers.push_back({net::Trouble::none, 200, {}, R"({"ok":false,"error":"hash_conflict"})"});
  school.answers.push_back({net::Trouble::none, 200, {}, R"({"ok":false,"error":"hash_conflict"})"});
  bring(school, opened());
  ASSERT_EQ(school.asked.size(), 3U) << "what is true by now is asked again";
  ASSERT_EQ(school.calls.size(), 3U);
  EXPECT_EQ(json::parse(school.calls[1].body)["hash"], "1.1");
  EXPECT_FALSE(json::parse(school.calls[2].body).contains("hash"));
  EXPECT_EQ(school.slack->counts().homes_lost, 1U) << "and a second conflict ends it";
}

TEST(Homes, S17_a_page_that_does_not_arrive_is_counted_and_built_anew_the_next_time) {
  Workspace school;
  school.answers.emplace_back().trouble = net::Trouble::not_connected;
  bring(school, opened());
  EXPECT_EQ(school.slack->counts().homes_lost, 1U);
  bring(school, opened());
  EXPECT_EQ(school.slack->counts().homes, 1U);
}

TEST(Homes, S17_a_busy_or_closed_desk_publishes_nothing) {
  Workspace school;
  school.reply = [](const Request&) -> Reply { throw Busy{}; };
  EXPECT_EQ(bring(school, opened()), 200U);
  school.slack->stop_hearing();
  EXPECT_EQ(bring(school, opened()), 200U);
  EXPECT_TRUE(school.calls.empty());
  EXPECT_EQ(school.slack->under_way(), 0U);
}

TEST(Homes, S13_A_a_press_on_the_page_is_answered_alone_and_the_page_is_built_anew) {
  Workspace school;
  const json payload = pressed_at_home(json::array({action("button0", "undo", {{"batch", "7"}})}));
  EXPECT_EQ(press(school, payload), 200U);
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].verb, "undo");
  EXPECT_EQ(school.asked[0].event, "slack:press:T1LINCOLN:U1RIVERA:view/V1HOME:button0:1596530385.194939");
  EXPECT_EQ(school.asked[0].place.address, "");
  EXPECT_EQ(school.asked[1].verb, "home");
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(method_called(school.calls[0]), "chat.postMessage");
  EXPECT_EQ(json::parse(school.calls[0].body)["channel"], "U1RIVERA");
  EXPECT_EQ(method_called(school.calls[1]), "views.publish");
}

TEST(Homes, S01_a_replayed_press_is_not_answered_twice) {
  Workspace school;
  const json payload = pressed_at_home(json::array({action("button0", "undo", {{"batch", "7"}})}));
  press(school, payload);
  press(school, payload);
  const auto posted = std::count_if(school.calls.begin(), school.calls.end(), [](const net::Call& call) {
    return method_called(call) == "chat.postMessage";
  });
  EXPECT_EQ(posted, 1);
}

TEST(Homes, S13_A_a_form_on_the_page_brings_its_answers) {
  Workspace school;
  json payload = pressed_at_home(json::array({action("form0", "log", {})}));
  payload["view"]["state"]["values"]["form0:lines"]["form0:lines"] = {{"type", "plain_text_input"},
                                                                      {"value", "bobby at lunch"}};
  press(school, payload);
  EXPECT_EQ(school.asked.at(0).field("lines"), "bobby at lunch");
}

TEST(Homes, S13_R_a_press_in_a_view_that_is_nobodys_page_is_not_for_us) {
  Workspace school;
  json modal = pressed_at_home(json::array({action("button0", "undo", {})}));
  modal["view"]["type"] = "modal";
  EXPECT_EQ(press(school, modal), 200U);
  json nameless = pressed_at_home(json::array({action("button0", "undo", {})}));
  nameless["container"].erase("view_id");
  EXPECT_EQ(press(school, nameless), 400U);
  EXPECT_TRUE(school.asked.empty());
  EXPECT_EQ(school.slack->counts().not_for_us, 1U);
}

}  // namespace
}  // namespace knownby::slack
