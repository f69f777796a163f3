// PROTOCOL S-35: the manifest keeps Slack's limits, and asks for no more than is used.
#include "adapters/slack/manifest.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace knownby::slack {
namespace {

ManifestFacts knownby_facts() {
  return {"Knownby",
          "Every student known by at least one adult",
          "knownby",
          "https://bot.lincoln.example/slack/events",
          {{"/checkin", "Log a check-in with a student", "[student] [what you talked about]"},
           {"/whohasnt", "Who has had no check-in logged", {}}}};
}

void expect_refused(const ManifestFacts& facts) { EXPECT_THROW(manifest(facts), std::invalid_argument); }

TEST(Manifest, S35_A_commands_and_presses_come_to_one_address) {
  const auto json = nlohmann::json::parse(manifest(knownby_facts()));
  const auto& commands = json.at("features").at("slash_commands");
  ASSERT_EQ(commands.size(), 2U);
  EXPECT_EQ(commands[0].at("command"), "/checkin");
  for (const auto& command : commands) {
    EXPECT_EQ(command.at("url"), "https://bot.lincoln.example/slack/events");
    EXPECT_EQ(command.at("should_escape"), true);
  }
  EXPECT_FALSE(commands[1].contains("usage_hint"));
  EXPECT_EQ(json.at("settings").at("interactivity").at("request_url"),
            "https://bot.lincoln.example/slack/events");
  EXPECT_EQ(json.at("settings").at("socket_mode_enabled"), false);
}

TEST(Manifest, S35_A_without_an_address_it_is_socket_mode_and_names_none) {
  ManifestFacts facts = knownby_facts();
  facts.request_url.clear();
  const std::string text = manifest(facts);
  EXPECT_EQ(text.find("url"), std::string::npos);
  const auto json = nlohmann::json::parse(text);
  EXPECT_EQ(json.at("settings").at("socket_mode_enabled"), true);
  EXPECT_EQ(json.at("settings").at("interactivity"), (nlohmann::json{{"is_enabled", true}}));
  EXPECT_EQ(json.at("settings").at("org_deploy_enabled"), false);
  EXPECT_EQ(json.at("features").at("slash_commands").at(0).at("should_escape"), true);
  for (const auto& scope : json.at("oauth_config").at("scopes").at("bot"))
    EXPECT_NE(scope, "connections:write") << "that is the app-level token's, not the manifest's";
  EXPECT_FALSE(json.at("settings").at("event_subscriptions").at("bot_events").empty());
}

TEST(Manifest, S35_A_it_asks_for_the_least_rights) {
  const auto json = nlohmann::json::parse(manifest(knownby_facts()));
  const auto scopes = json.at("oauth_config").at("scopes").at("bot").get<std::vector<std::string>>();
  EXPECT_EQ(scopes, (std::vector<std::string>{"commands", "chat:write", "app_mentions:read", "im:history",
                                              "channels:read", "groups:read", "channels:history",
                                              "groups:history", "im:write"}));
  EXPECT_FALSE(json.at("oauth_config").at("scopes").contains("user"));
}

TEST(Manifest, S35_A_events_come_to_the_same_address_and_only_those_that_are_heard) {
  const auto json = nlohmann::json::parse(manifest(knownby_facts()));
  const auto& subscriptions = json.at("settings").at("event_subscriptions");
  EXPECT_EQ(subscriptions.at("request_url"), "https://bot.lincoln.example/slack/events");
  const auto events = subscriptions.at("bot_events").get<std::vector<std::string>>();
  EXPECT_EQ(events, (std::vector<std::string>{"app_mention", "message.im", "app_home_opened",
                                              "member_joined_channel", "channel_rename", "group_rename",
                                              "app_uninstalled", "tokens_revoked"}));
  EXPECT_LE(events.size(), 100U);
  for (const std::string& event : events) {
    EXPECT_FALSE(event == "message.channels" || event == "message.groups") << "it reads no channel";
  }
  EXPECT_EQ(json.at("features").at("app_home").at("messages_tab_read_only_enabled"), false)
      << "people write there";
  EXPECT_EQ(json.at("features").at("app_home").at("home_tab_enabled"), true);
}

TEST(Manifest, S35_A_every_limit_at_its_maximum) {
  ManifestFacts facts = knownby_facts();
  facts.name = std::string(35, 'n');
  facts.description.clear();
  for (int i = 0; i < 140; ++i) facts.description += "é";
  facts.bot_name = std::string(80, 'b');
  facts.commands.assign(50, {"/" + std::string(31, 'c'), std::string(2000, 'd'), std::string(1000, 'u')});
  EXPECT_NO_THROW(manifest(facts));
}

TEST(Manifest, S35_R_every_limit_passed_by_one) {
  ManifestFacts facts = knownby_facts();
  facts.name = std::string(36, 'n');
  expect_refused(facts);
  facts = knownby_facts();
  facts.description = std::string(141, 'd');
  expect_refused(facts);
  facts = knownby_facts();
  facts.bot_name = std::string(81, 'b');
  expect_refused(facts);
  facts = knownby_facts();
  facts.commands.assign(51, facts.commands[0]);
  expect_refused(facts);
  facts = knownby_facts();
  facts.commands[0].command = "/" + std::string(32, 'c');
  expect_refused(facts);
  facts = knownby_facts();
  facts.commands[0].description = std::string(2001, 'd');
  expect_refused(facts);
  facts = knownby_facts();
  facts.commands[0].usage_hint = std::string(1001, 'u');
  expect_refused(facts);
}

TEST(Manifest, S35_R_facts_slack_would_not_take) {
  ManifestFacts facts = knownby_facts();
  facts.request_url = "http://bot.lincoln.example/slack/events";
  expect_refused(facts);
  facts = knownby_facts();
  facts.bot_name = "Known By";
  expect_refused(facts);
  facts = knownby_facts();
  facts.commands[0].command = "checkin";
  expect_refused(facts);
  facts = knownby_facts();
  facts.commands.clear();
  expect_refused(facts);
}

}  // namespace
}  // namespace knownby::slack
