// PROTOCOL T-21: the manifest keeps Teams' limits, and asks for no more than is used.
#include "adapters/teams/package/manifest.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/adapters/teams/activities.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

ManifestFacts knownby_facts() {
  return {lincoln.app_id,
          "0.1.0",
          "Knownby",
          "Makes sure every student is known by at least one adult.",
          "Log a check-in in one line.",
          "Knownby",
          "https://bot.lincoln.example/knownby",
          {{"undo", "take back what you logged last"}, {"help", "see what you can type"}},
          {{"help", "see what you can type"}}};
}

TEST(Manifest, T21_A_all_that_teams_requires_and_no_more_rights_than_a_bot_needs) {
  const json made = json::parse(manifest(knownby_facts()));
  for (const char* key : {"$schema", "manifestVersion", "version", "id", "developer", "name", "description",
                          "icons", "accentColor", "bots", "validDomains"}) {
    EXPECT_TRUE(made.contains(key)) << key;
  }
  EXPECT_EQ(made["id"], lincoln.app_id);
  ASSERT_EQ(made["bots"].size(), 1U);
  const json& bot = made["bots"][0];
  EXPECT_EQ(bot["botId"], lincoln.app_id);
  EXPECT_EQ(bot["scopes"], (json{"personal", "team", "groupChat"}));
  EXPECT_EQ(bot["isNotificationOnly"], false);
  EXPECT_EQ(bot["supportsFiles"], true) << "a roster may be sent to it";
  EXPECT_EQ(made["validDomains"], (json{"bot.lincoln.example"}));
  for (const char* key : {"authorization", "webApplicationInfo", "permissions", "devicePermissions"})
    EXPECT_FALSE(made.contains(key)) << key;
  for (const char* key : {"websiteUrl", "privacyUrl", "termsOfUseUrl"})
    EXPECT_TRUE(made["developer"][key].get<std::string>().starts_with("https://")) << key;
}

TEST(Manifest, T21_A_commands_are_listed_where_they_are_typed) {
  const json made = json::parse(manifest(knownby_facts()));
  const json& lists = made["bots"][0]["commandLists"];
  ASSERT_EQ(lists.size(), 2U);
  EXPECT_EQ(lists[0]["scopes"], (json{"personal"}));
  EXPECT_EQ(lists[0]["commands"][0]["title"], "undo");
  EXPECT_EQ(lists[1]["scopes"], (json{"team", "groupChat"}));
  ASSERT_EQ(lists[1]["commands"].size(), 1U) << "a student's name belongs into the chat";
}

TEST(Manifest, T21_A_forms_and_the_search_stand_in_teams_own_menus_within_its_limits) {
  const json made = json::parse(manifest(knownby_facts()));
  ASSERT_EQ(made["composeExtensions"].size(), 1U);
  const json& commands = made["composeExtensions"][0]["commands"];
  EXPECT_EQ(made["composeExtensions"][0]["botId"], lincoln.app_id);
  ASSERT_LE(commands.size(), 10U);
  for (const json& command : commands) {
    EXPECT_LE(command["id"].get<std::string>().size(), 64U);
    EXPECT_LE(command["title"].get<std::string>().size(), 32U);
    EXPECT_LE(command["description"].get<std::string>().size(), 128U);
    EXPECT_LE(command.value("parameters", json::array()).size(), 5U);
    EXPECT_EQ(command["type"] == "action", command.value("fetchTask", false)) << command["id"];
  }
  EXPECT_EQ(commands[1]["title"], "Log this as a check-in");
  EXPECT_EQ(commands[1]["context"], (json{"message"}));
  EXPECT_EQ(commands[2]["parameters"][0]["name"], "name");
}

TEST(Manifest, D9_A_hearing_what_nobody_else_in_a_channel_sees_needs_a_newer_teams_and_is_asked_for) {
  ManifestFacts facts = knownby_facts();
  const json usual = json::parse(manifest(facts));
  EXPECT_EQ(usual["manifestVersion"], "1.19");
  EXPECT_FALSE(usual["bots"][0].contains("supportsTargetedMessages")) << "1.19 does not know it";
  facts.hears_aside = true;
  const json newer = json::parse(manifest(facts));
  EXPECT_EQ(newer["manifestVersion"], "1.29");
  EXPECT_NE(newer["$schema"].get<std::string>().find("/v1.29/"), std::string::npos);
  EXPECT_EQ(newer["bots"][0]["supportsTargetedMessages"], true);
}

TEST(Manifest, T21_A_every_limit_at_its_maximum) {
  ManifestFacts facts = knownby_facts();
  facts.name = std::string(30, 'n');
  facts.summary.clear();
  for (int i = 0; i < 80; ++i) facts.summary += "é";
  facts.description = std::string(4000, 'd');
  facts.developer = std::string(32, 'd');
  facts.in_chat.assign(12, {std::string(32, 't'), std::string(128, 'd')});
  facts.in_channel = facts.in_chat;
  EXPECT_NO_THROW(manifest(facts));
}

TEST(Manifest, T21_R_every_limit_passed_by_one_and_what_teams_would_not_take) {
  using Break = std::function<void(ManifestFacts&)>;
  const std::vector<Break> breaks = {
      [](ManifestFacts& facts) { facts.name = std::string(31, 'n'); },
      [](ManifestFacts& facts) { facts.name.clear(); },
      [](ManifestFacts& facts) { facts.summary = std::string(81, 's'); },
      [](ManifestFacts& facts) { facts.description = std::string(4001, 'd'); },
      [](ManifestFacts& facts) { facts.developer = std::string(33, 'd'); },
      [](ManifestFacts& facts) { facts.in_chat.assign(13, facts.in_chat[0]); },
      [](ManifestFacts& facts) { facts.in_channel.assign(13, facts.in_chat[0]); },
      [](ManifestFacts& facts) { facts.in_chat[0].title = std::string(33, 't'); },
      [](ManifestFacts& facts) { facts.in_chat[0].description = std::string(129, 'd'); },
      [](ManifestFacts& facts) { facts.bot_id = "knownby"; },
      [](ManifestFacts& facts) { facts.version = "1.02.0"; },
      [](ManifestFacts& facts) { facts.version = "1.2"; },
      [](ManifestFacts& facts) { facts.version = "1.2.3.4"; },
      [](ManifestFacts& facts) { facts.version = "1.2.x"; },
      [](ManifestFacts& facts) { facts.version = "1.2."; },
      [](ManifestFacts& facts) { facts.url = "http://bot.lincoln.example"; },
      [](ManifestFacts& facts) { facts.url = "https://"; },
      [](ManifestFacts& facts) { facts.url = "https://a b/"; },
  };
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    ManifestFacts facts = knownby_facts();
    breaks[i](facts);
    EXPECT_THROW(manifest(facts), std::invalid_argument) << i;
  }
}

}  // namespace
}  // namespace knownby::teams
