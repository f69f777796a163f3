// PROTOCOL S-35: whatever the manifest says stands among the members that Slack's published manifest rules
// (majors 1 and 2, which agree on all of this) know, is of their kind and within their sizes. Read in
// November 2026.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "adapters/slack/manifest.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

enum class Kind { object, list, text, address, flag, number };
struct Rule {
  Kind kind;
  std::size_t least = 0, most = 0;  // of letters, or of elements
  bool is_required = false;         // where the object it belongs to is there
};

// A list's elements are called "[]".
const std::map<std::string, Rule>& rules() {
  using enum Kind;
  static const std::map<std::string, Rule> all{
      {"", {object}},
      {"/_metadata", {object}},
      {"/_metadata/major_version", {number, 1, 2}},
      {"/display_information", {object, 0, 0, true}},
      {"/display_information/name", {text, 1, 35, true}},
      {"/display_information/description", {text, 1, 140}},
      {"/features", {object}},
      {"/features/app_home", {object}},
      {"/features/app_home/home_tab_enabled", {flag}},
      {"/features/app_home/messages_tab_enabled", {flag}},
      {"/features/app_home/messages_tab_read_only_enabled", {flag}},
      {"/features/bot_user", {object}},
      {"/features/bot_user/display_name", {text, 1, 80, true}},
      {"/features/bot_user/always_online", {flag}},
      {"/features/shortcuts", {list, 1, 10}},
      {"/features/shortcuts/[]", {object}},
      {"/features/shortcuts/[]/name", {text, 1, 24, true}},
      {"/features/shortcuts/[]/type", {text, 6, 7, true}},
      {"/features/shortcuts/[]/callback_id", {text, 1, 255, true}},
      {"/features/shortcuts/[]/description", {text, 1, 150, true}},
      {"/features/slash_commands", {list, 1, 50}},
      {"/features/slash_commands/[]", {object}},
      {"/features/slash_commands/[]/command", {text, 2, 32, true}},
      {"/features/slash_commands/[]/url", {address, 8, 3000}},
      {"/features/slash_commands/[]/description", {text, 1, 2000, true}},
      {"/features/slash_commands/[]/usage_hint", {text, 1, 1000}},
      {"/features/slash_commands/[]/should_escape", {flag}},
      {"/oauth_config", {object}},
      {"/oauth_config/scopes", {object}},
      {"/oauth_config/scopes/bot", {list, 0, 255}},
      {"/oauth_config/scopes/bot/[]", {text, 1, 50}},
      {"/settings", {object}},
      {"/settings/event_subscriptions", {object}},
      {"/settings/event_subscriptions/request_url", {address, 8, 3500}},
      {"/settings/event_subscriptions/bot_events", {list, 0, 100}},
      {"/settings/event_subscriptions/bot_events/[]", {text, 1, 50}},
      {"/settings/interactivity", {object}},
      {"/settings/interactivity/is_enabled", {flag, 0, 0, true}},
      {"/settings/interactivity/request_url", {address, 8, 3500}},
      {"/settings/interactivity/message_menu_options_url", {address, 8, 3500}},
      {"/settings/org_deploy_enabled", {flag}},
      {"/settings/socket_mode_enabled", {flag}},
      {"/settings/token_rotation_enabled", {flag}},
  };
  return all;
}

bool is_within(const Rule& rule, std::size_t size) { return size >= rule.least && size <= rule.most; }

// What breaks a rule, a line each.
std::string broken(const json& value, const std::string& path) {
  const auto found = rules().find(path);
  if (found == rules().end()) return path + " is not known there\n";
  const Rule& rule = found->second;
  const auto text_fits = [&] {
    return value.is_string() && is_within(rule, utf8::code_points(value.get<std::string>()));
  };
  switch (rule.kind) {
    case Kind::flag:
      return value.is_boolean() ? "" : path + " is no flag\n";
    case Kind::number:
      return value.is_number_integer() && is_within(rule, value.get<std::size_t>()) ? "" : path + " is off\n";
    case Kind::text:
      return text_fits() ? "" : path + " is no text of its size\n";
    case Kind::address:
      return text_fits() && value.get<std::string>().starts_with("https://") ? "" : path + " is no address\n";
    case Kind::list: {
      std::string all =
          value.is_array() && is_within(rule, value.size()) ? "" : path + " is no list of its size\n";
      for (const json& element : value) all += broken(element, path + "/[]");
      return all;
    }
    case Kind::object:
      break;
  }
  std::string all = value.is_object() ? "" : path + " is no object\n";
  for (const auto& [name, member] : value.items()) all += broken(member, path + "/" + name);
  for (const auto& [other, its] : rules()) {
    const bool is_member = other.size() > path.size() + 1 && other.starts_with(path + "/") &&
                           other.find('/', path.size() + 1) == std::string::npos;
    if (is_member && its.is_required && !value.contains(other.substr(path.size() + 1)))
      all += other + " is missing\n";
  }
  return all;
}

ManifestFacts facts(const std::string& url) {
  return {"Knownby",
          "Every student known by at least one adult",
          "knownby",
          url,
          {{"/checkin", "Log a check-in with a student", "[student] [what you talked about]"}}};
}

TEST(ManifestRules, S35_A_both_manifests_keep_every_published_rule) {
  for (const char* url : {"https://bot.lincoln.example/slack/events", ""})
    EXPECT_EQ(broken(json::parse(manifest(facts(url))), ""), "") << url;
}

TEST(ManifestRules, S35_A_the_largest_we_take_keeps_them_too) {
  ManifestFacts large = facts("https://" + std::string(2992, 'a'));
  large.name = std::string(35, 'n');
  large.description = std::string(140, 'd');
  large.bot_name = std::string(80, 'b');
  large.commands.assign(50, {"/" + std::string(31, 'c'), std::string(2000, 'd'), std::string(1000, 'u')});
  EXPECT_EQ(broken(json::parse(manifest(large)), ""), "");
  large.request_url += 'a';
  EXPECT_THROW(manifest(large), std::invalid_argument);
}

TEST(ManifestRules, S35_R_what_Slack_does_not_know_or_take_is_noticed_here) {
  json other = json::parse(manifest(facts("https://bot.lincoln.example/slack/events")));
  other["features"]["shortcuts"][0]["name"] = std::string(25, 'n');
  other["settings"]["socket"] = true;
  other["display_information"].erase("name");
  other["settings"]["interactivity"]["request_url"] = "http://bot.lincoln.example/";
  EXPECT_EQ(broken(other, ""),
            "/display_information/name is missing\n"
            "/features/shortcuts/[]/name is no text of its size\n"
            "/settings/interactivity/request_url is no address\n"
            "/settings/socket is not known there\n");
}

}  // namespace
}  // namespace knownby::slack
