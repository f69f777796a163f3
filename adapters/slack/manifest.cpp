#include "adapters/slack/manifest.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

#include "adapters/slack/setup/rights.hpp"
#include "adapters/slack/views/shortcuts.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

using Json = nlohmann::ordered_json;  // people read it: keys stay in the order of Slack's own pages

// What is heard and nothing beyond: people who speak to Knownby, what befalls channels and accounts, and our
// own end.
constexpr const char* events[] = {
    "app_mention",    "message.im",       "app_home_opened",   "member_joined_channel", "channel_rename",
    "group_rename",   "app_uninstalled",  "tokens_revoked",    "member_left_channel",   "channel_left",
    "group_left",     "channel_archive",  "channel_unarchive", "group_archive",         "group_unarchive",
    "channel_shared", "channel_unshared", "team_join",         "user_change",
};

void require(bool holds, const std::string& rule) {
  if (!holds) throw std::invalid_argument("manifest: " + rule);
}

bool has_length(std::string_view text, std::size_t most) {
  return !text.empty() && utf8::is_valid(text) && utf8::code_points(text) <= most;
}

bool is_bot_name(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  return !text.empty() && text.size() <= 80 && std::all_of(text.begin(), text.end(), is_letter);
}

void check(const ManifestFacts& facts) {
  require(has_length(facts.name, 35), "the name needs 1 to 35 characters");
  require(has_length(facts.description, 140), "the description needs 1 to 140 characters");
  require(is_bot_name(facts.bot_name), "the bot's name needs 1 to 80 of a-z, 0-9, - _ .");
  const bool is_socket = facts.request_url.empty();
  require(is_socket || facts.request_url.starts_with("https://"), "Slack calls https addresses only");
  require(facts.request_url.size() <= 3000, "an address has at most 3,000 characters");
  require(!facts.commands.empty() && facts.commands.size() <= 50, "1 to 50 slash commands");
  for (const SlashCommand& command : facts.commands) {
    const bool is_command = command.command.starts_with('/') && command.command.size() > 1 &&
                            command.command.size() <= 32 && command.command.find(' ') == std::string::npos;
    require(is_command, "a slash command is a slash and 1 to 31 characters");
    require(has_length(command.description, 2000),
            "a slash command's description needs 1 to 2,000 characters");
    require(command.usage_hint.empty() || has_length(command.usage_hint, 1000),
            "a usage hint has at most 1,000");
  }
}

Json command_json(const SlashCommand& command, const std::string& url) {
  Json json;
  json["command"] = command.command;
  if (!url.empty()) json["url"] = url;
  json["description"] = command.description;
  if (!command.usage_hint.empty()) json["usage_hint"] = command.usage_hint;
  json["should_escape"] = true;  // hear undoes Slack's escaping, so it must be there
  return json;
}

Json shortcut_json(const Shortcut& shortcut) {
  Json json;
  json["name"] = shortcut.name;
  json["type"] = shortcut.of_message ? "message" : "global";
  json["callback_id"] = shortcut.callback_id;
  json["description"] = shortcut.description;
  return json;
}

}  // namespace

std::string manifest(const ManifestFacts& facts) {
  check(facts);
  Json json;
  json["_metadata"]["major_version"] = 1;
  json["display_information"]["name"] = facts.name;
  json["display_information"]["description"] = facts.description;
  Json& features = json["features"];
  // Where people write to us and are written to.
  features["app_home"]["home_tab_enabled"] = true;
  features["app_home"]["messages_tab_enabled"] = true;
  features["app_home"]["messages_tab_read_only_enabled"] = false;
  features["bot_user"]["display_name"] = facts.bot_name;
  features["bot_user"]["always_online"] = true;
  for (const SlashCommand& command : facts.commands) {
    features["slash_commands"].push_back(command_json(command, facts.request_url));
  }
  for (const Right& right : rights()) json["oauth_config"]["scopes"]["bot"].push_back(right.scope);
  for (const Shortcut& shortcut : shortcuts) features["shortcuts"].push_back(shortcut_json(shortcut));
  Json& settings = json["settings"];
  if (!facts.request_url.empty()) settings["event_subscriptions"]["request_url"] = facts.request_url;
  settings["event_subscriptions"]["bot_events"] = events;
  settings["interactivity"]["is_enabled"] = true;
  if (!facts.request_url.empty()) {
    settings["interactivity"]["request_url"] = facts.request_url;
    settings["interactivity"]["message_menu_options_url"] = facts.request_url;  // names while they are typed
  }
  settings["org_deploy_enabled"] = false;
  settings["socket_mode_enabled"] = facts.request_url.empty();
  settings["token_rotation_enabled"] = false;
  return json.dump(2);
}

}  // namespace knownby::slack
