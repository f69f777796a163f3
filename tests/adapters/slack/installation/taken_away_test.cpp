// Slack takes our app or our token away, and a school installs it again: PROTOCOL S-34.
#include <gmock/gmock.h>

#include <boost/asio/detached.hpp>

#include "tests/adapters/slack/event_payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::IsEmpty;

net::Answer says_yes() {
  net::Answer answer;
  answer.status = 200;
  answer.body = R"({"ok":true,"team_id":"T1LINCOLN","channel":"C1GRADE7","ts":"1503435956.000247"})";
  return answer;
}

net::Answer says_no(const std::string& error) {
  net::Answer answer;
  answer.status = 200;
  answer.body = R"({"ok":false,"error":")" + error + "\"}";
  return answer;
}

json uninstalled(const Workspace& school, seconds ago = seconds(0), const std::string& id = "EvGone") {
  json payload = callback({{"type", "app_uninstalled"}}, id);
  payload["event_time"] = (school.clock.now() - ago).time_since_epoch().count();
  return payload;
}

json revoked(const Workspace& school) {
  const json ours = {{"oauth", json::array()}, {"bot", json::array({"U1KNOWNBY"})}};
  json payload = callback({{"type", "tokens_revoked"}, {"tokens", ours}}, "EvRevoked");
  payload["event_time"] = school.clock.now().time_since_epoch().count();
  return payload;
}

// What the keeper of the tokens was told, and what it gives.
struct Drawer {
  Tokens tokens{};
  std::vector<std::string> forgotten{};
  bool is_full = false;
};

class TakenAway : public testing::Test {
 protected:
  TakenAway() {
    drawer.tokens.access = Secret("loopback-token");
    drawer.tokens.is_taken = true;  // unless another one is put there
    // One call went well an hour ago.
    school.answers.push_back(says_yes());
    deliver();
    school.calls.clear();
    school.clock.advance(minutes(60));
  }
  Delivery deliver() {
    Outgoing card;
    card.place = {"slack", "T1LINCOLN:C1GRADE7"};
    card.card.blocks.push_back(says("8 students to reach"));
    card.key = "nudge:1:2026-W43";
    return school.run(school.slack->deliver(std::move(card)));
  }
  void minute() {
    school.clock.advance(seconds(60));
    school.slack->look_around();
    school.settle();
  }
  std::vector<std::string> calls_of(const std::string& method) const {
    std::vector<std::string> tokens;
    for (const net::Call& call : school.calls) {
      if (!call.url.ends_with("/" + method)) continue;
      for (const auto& [name, value] : call.headers)
        if (name == "Authorization") tokens.push_back(value);
    }
    return tokens;
  }
  std::vector<std::string> told() const {  // what the desk was told of our app
    std::vector<std::string> verbs;
    for (const Request& request : school.asked)
      if (request.verb == "taken_away" || request.verb == "installed") verbs.push_back(request.verb);
    return verbs;
  }

  Drawer drawer;
  Workspace school{seconds(60), [this](SlackSettings& settings) {
                     settings.keys.read = [this] { return drawer.tokens; };
                     settings.keys.forget = [this](const Tokens& gone) {
                       if (drawer.is_full) throw std::runtime_error("no space left");
                       drawer.forgotten.emplace_back(gone.access.reveal());
                     };
                   }};
};

TEST_F(TakenAway, S34_A_from_that_moment_nothing_is_asked_of_Slack_and_the_desk_and_the_log_know) {
  school.asked.clear();
  EXPECT_EQ(bring(school, uninstalled(school)), 200U);
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "taken_away");
  EXPECT_EQ(school.asked[0].event, "slack:event:EvGone");
  EXPECT_EQ(school.asked[0].speaker.platform, "clock");
  EXPECT_EQ(school.asked[0].field("event"), "app_uninstalled");
  EXPECT_EQ(school.asked[0].field("platform"), "slack");
  EXPECT_EQ(drawer.forgotten, std::vector<std::string>{"loopback-token"});
  ASSERT_EQ(school.warnings.size(), 1U);
  EXPECT_THAT(school.warnings[0], HasSubstr("Slack says app_uninstalled, so nothing is posted any more"));

  const auto later = std::get<Later>(deliver());
  EXPECT_EQ(later.reason, "Slack refuses our app");
  school.type("bobby");
  bring(school, mention("<@U1KNOWNBY> bobby"));
  for (int i = 0; i < 30; ++i) minute();
  EXPECT_THAT(school.calls, IsEmpty());
}

TEST_F(TakenAway, S34_A_whoever_still_speaks_is_answered_where_no_token_is_needed) {
  bring(school, uninstalled(school));
  EXPECT_THAT(school.type("bobby").body, HasSubstr("bobby"));
}

TEST_F(TakenAway, S34_A_both_notices_in_any_order_and_more_than_once) {
  EXPECT_EQ(bring(school, revoked(school)), 200U);
  EXPECT_EQ(bring(school, uninstalled(school)), 200U);
  EXPECT_EQ(bring(school, revoked(school)), 200U);
  EXPECT_EQ(drawer.forgotten.size(), 1U);
  EXPECT_EQ(told().size(), 2U) << "the third is an event heard before";
  EXPECT_THAT(school.calls, IsEmpty());
}

TEST_F(TakenAway, S34_R_a_late_notice_of_an_installation_before_this_one_changes_nothing) {
  school.answers.push_back(says_yes());  // auth.test: this one lives
  EXPECT_EQ(bring(school, uninstalled(school, minutes(90))), 200U);
  EXPECT_EQ(calls_of("auth.test"), std::vector<std::string>{"Bearer loopback-token"});
  EXPECT_THAT(told(), IsEmpty());
  EXPECT_THAT(drawer.forgotten, IsEmpty());
  EXPECT_THAT(school.warnings, IsEmpty());
  school.answers.push_back(says_yes());
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver()));
}

TEST_F(TakenAway, S34_A_where_Slacks_clock_is_behind_ours_the_token_decides) {
  school.answers.push_back(says_no("account_inactive"));
  EXPECT_EQ(bring(school, uninstalled(school, minutes(61))), 200U);
  EXPECT_EQ(told(), std::vector<std::string>{"taken_away"});
}

TEST_F(TakenAway, S34_R_where_it_may_be_either_and_nobody_can_be_asked_it_is_brought_again) {
  school.answers.push_back(net::Answer{net::Trouble::not_connected});
  EXPECT_EQ(bring(school, uninstalled(school, minutes(90))), 503U);
  EXPECT_THAT(told(), IsEmpty());
  EXPECT_THAT(drawer.forgotten, IsEmpty());
  school.answers.push_back(says_no("token_revoked"));
  EXPECT_EQ(bring(school, uninstalled(school, minutes(90))), 200U);
  EXPECT_EQ(told(), std::vector<std::string>{"taken_away"});
}

TEST_F(TakenAway, S34_R_a_busy_desk_is_told_again_and_meanwhile_nothing_is_posted) {
  const auto usual = school.reply;
  school.reply = [](const Request&) -> Reply { throw Busy{}; };
  EXPECT_EQ(bring(school, uninstalled(school)), 503U);
  EXPECT_TRUE(std::holds_alternative<Later>(deliver()));
  school.reply = usual;
  EXPECT_EQ(bring(school, uninstalled(school)), 200U);
  EXPECT_EQ(told().size(), 2U);
  EXPECT_THAT(school.calls, IsEmpty());
}

TEST_F(TakenAway, S34_A_installed_again_with_another_token_everything_goes_on) {
  bring(school, uninstalled(school));
  drawer.tokens.access = Secret("loopback-next");
  drawer.tokens.is_taken = false;
  school.outside = [](const net::Call&) { return says_yes(); };
  for (int i = 0; i < 6; ++i) minute();
  EXPECT_EQ(calls_of("auth.test"), std::vector<std::string>{"Bearer loopback-next"});
  EXPECT_EQ(told(), (std::vector<std::string>{"taken_away", "installed"}));
  EXPECT_EQ(school.warnings.back(), "Slack has our app again: everything goes on");
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver()));
  EXPECT_EQ(calls_of("chat.postMessage").back(), "Bearer loopback-next");
}

TEST_F(TakenAway, S34_A_installed_again_under_the_same_token_it_is_noticed_within_the_hour) {
  bring(school, uninstalled(school));
  school.outside = [](const net::Call&) { return says_no("account_inactive"); };
  for (int i = 0; i < 61; ++i) minute();
  EXPECT_EQ(calls_of("auth.test").size(), 1U);
  EXPECT_EQ(told().size(), 1U);
  school.outside = [](const net::Call&) { return says_yes(); };
  for (int i = 0; i < 61; ++i) minute();
  EXPECT_EQ(told().back(), "installed");
}

TEST_F(TakenAway, S34_R_another_workspaces_token_does_not_bring_it_back) {
  bring(school, uninstalled(school));
  drawer.tokens.access = Secret("loopback-other");
  drawer.tokens.is_taken = false;
  school.outside = [](const net::Call&) {
    net::Answer answer = says_yes();
    answer.body = R"({"ok":true,"team_id":"T2OTHER"})";
    return answer;
  };
  for (int i = 0; i < 6; ++i) minute();
  EXPECT_EQ(told().size(), 1U);
  EXPECT_TRUE(std::holds_alternative<Later>(deliver()));
}

TEST_F(TakenAway, S34_R_a_second_notice_after_the_return_is_one_of_before) {
  bring(school, uninstalled(school));
  const json again = uninstalled(school, seconds(0), "EvGoneToo");
  drawer.tokens.access = Secret("loopback-next");
  drawer.tokens.is_taken = false;
  school.outside = [](const net::Call&) { return says_yes(); };
  for (int i = 0; i < 6; ++i) minute();
  EXPECT_EQ(bring(school, again), 200U);
  EXPECT_EQ(told(), (std::vector<std::string>{"taken_away", "installed"}));
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver()));
}

TEST_F(TakenAway, S34_R_a_disk_that_keeps_the_tokens_is_told_of_and_nothing_is_posted_all_the_same) {
  drawer.is_full = true;
  EXPECT_EQ(bring(school, uninstalled(school)), 200U);
  EXPECT_THAT(school.warnings[0], HasSubstr("could not be destroyed: no space left"));
  EXPECT_TRUE(std::holds_alternative<Later>(deliver()));
  EXPECT_THAT(school.calls, IsEmpty());
}

TEST(TakenAwayAtTheStart, S34_A_what_was_taken_stays_taken_until_the_token_itself_says_otherwise) {
  Tokens tokens;
  Workspace school(seconds(60), [&](SlackSettings& settings) {
    tokens = settings.tokens;
    tokens.is_taken = settings.tokens.is_taken = true;
    settings.keys.read = [&] { return tokens; };
  });
  const auto sign_in = [&] {
    boost::asio::co_spawn(school.loop, school.slack->sign_in(), boost::asio::detached);
    school.settle();
  };
  school.outside = [](const net::Call&) { return says_no("account_inactive"); };
  sign_in();
  EXPECT_THAT(school.asked, IsEmpty());
  EXPECT_EQ(school.calls.size(), 1U);
  school.clock.advance(minutes(61));
  school.outside = [](const net::Call&) { return says_yes(); };
  sign_in();
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "installed");
}

TEST(TakenAwayAtTheStart, S34_R_a_yes_that_was_on_its_way_when_it_was_taken_brings_nothing_back) {
  Workspace school;
  school.answers = {says_yes(), says_no("account_inactive")};
  school.late_answers = 1;
  boost::asio::co_spawn(school.loop, school.slack->sign_in(), boost::asio::detached);
  school.settle();
  EXPECT_EQ(bring(school, uninstalled(school)), 200U);
  school.release();
  school.settle();
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "taken_away");
  school.calls.clear();
  school.type("bobby");
  EXPECT_THAT(school.calls, IsEmpty());
}

TEST(TakenAwayAtTheStart, S34_A_a_good_token_tells_the_desk_that_we_are_there) {
  Workspace school;
  school.answers.push_back(says_yes());
  boost::asio::co_spawn(school.loop, school.slack->sign_in(), boost::asio::detached);
  school.settle();
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "installed");
  EXPECT_THAT(school.warnings, IsEmpty());
}

}  // namespace
}  // namespace knownby::slack
