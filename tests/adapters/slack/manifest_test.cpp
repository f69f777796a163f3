// PROTOCOL S-35: the manifest keeps Slack's limits, and asks for no more than is used.
#include "adapters/slack/manifest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "adapters/slack/setup/rights.hpp"

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
  EXPECT_EQ(json.at("settings").at("interactivity").at("message_menu_options_url"),
            "https://bot.lincoln.example/slack/events");
  EXPECT_EQ(json.at("settings").at("socket_mode_enabled"), false);
}

TEST(Manifest, S13_A_the_menus_offer_the_form_in_both_modes) {
  for (const char* url : {"https://bot.lincoln.example/slack/events", ""}) {
    ManifestFacts facts = knownby_facts();
    facts.request_url = url;
    const auto json = nlohmann::json::parse(manifest(facts));
    const auto& offered = json.at("features").at("shortcuts");
    ASSERT_EQ(offered.size(), 2U);
    EXPECT_EQ(offered[0].at("type"), "global");
    EXPECT_EQ(offered[0].at("callback_id"), "log");
    EXPECT_EQ(offered[1].at("type"), "message");
    EXPECT_EQ(offered[1].at("name"), "Log this as a check-in");
  }
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

TEST(Manifest, S35_A_it_asks_for_the_rights_of_the_table_and_no_others) {
  const auto json = nlohmann::json::parse(manifest(knownby_facts()));
  const auto scopes = json.at("oauth_config").at("scopes").at("bot").get<std::vector<std::string>>();
  std::vector<std::string> wanted;
  for (const Right& right : rights()) wanted.emplace_back(right.scope);
  EXPECT_EQ(scopes, wanted);
  EXPECT_EQ(std::set<std::string>(scopes.begin(), scopes.end()).size(), scopes.size());
  EXPECT_LE(scopes.size(), 255U);
  EXPECT_FALSE(json.at("oauth_config").at("scopes").contains("user"));
}

// The README is what an admin reads before saying yes: it gives the reason for each right, word for word.
TEST(Manifest, S35_A_the_readme_names_every_right_with_its_reason) {
  std::ifstream file(std::string(KNOWNBY_SOURCE_DIR) + "/README.md");
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  for (const Right& right : rights()) {
    const std::string row = "| `" + std::string(right.scope) + "` | " + std::string(right.reason) + " |";
    EXPECT_NE(readme.find(row), std::string::npos) << row;
  }
}

// Which right lets an app hear which event, as Slack's event pages say.
TEST(Manifest, S35_A_every_event_is_one_that_a_right_of_ours_lets_us_hear) {
  const std::map<std::string, std::string> needs{{"app_mention", "app_mentions:read"},
                                                 {"message.im", "im:history"},
                                                 {"app_home_opened", ""},
                                                 {"member_joined_channel", "channels:read"},
                                                 {"channel_rename", "channels:read"},
                                                 {"group_rename", "groups:read"},
                                                 {"channel_archive", "channels:read"},
                                                 {"group_archive", "groups:read"},
                                                 {"channel_unarchive", "channels:read"},
                                                 {"group_unarchive", "groups:read"},
                                                 {"member_left_channel", "channels:read"},
                                                 {"channel_left", "channels:read"},
                                                 {"group_left", "groups:read"},
                                                 {"channel_shared", "channels:read"},
                                                 {"channel_unshared", "channels:read"},
                                                 {"user_change", "users:read"},
                                                 {"team_join", "users:read"},
                                                 {"app_uninstalled", ""},
                                                 {"tokens_revoked", ""}};
  const auto json = nlohmann::json::parse(manifest(knownby_facts()));
  const auto& subscriptions = json.at("settings").at("event_subscriptions");
  EXPECT_EQ(subscriptions.at("request_url"), "https://bot.lincoln.example/slack/events");
  const auto events = subscriptions.at("bot_events").get<std::vector<std::string>>();
  EXPECT_EQ(std::set<std::string>(events.begin(), events.end()).size(), events.size());
  EXPECT_LE(events.size(), 100U);
  for (const std::string& event : events) {
    ASSERT_EQ(needs.count(event), 1U) << event;
    const auto has = [&](const Right& right) { return right.scope == needs.at(event); };
    EXPECT_TRUE(needs.at(event).empty() || std::any_of(rights().begin(), rights().end(), has)) << event;
  }
  for (const auto& [event, scope] : needs)
    EXPECT_NE(std::find(events.begin(), events.end(), event), events.end()) << event;
}

TEST(Manifest, S35_A_people_may_write_to_it_and_have_a_page) {
  const auto json = nlohmann::json::parse(manifest(knownby_facts()));
  EXPECT_EQ(json.at("features").at("app_home").at("messages_tab_read_only_enabled"), false);
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
