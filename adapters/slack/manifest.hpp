#pragma once
// The manifest a school's Slack admin creates our app from (PROTOCOL S-35): no more rights than used.

#include <string>
#include <vector>

namespace knownby::slack {

struct SlashCommand {
  std::string command;  // with its slash
  std::string description;
  std::string usage_hint{};
};

struct ManifestFacts {
  std::string name;         // the app's, at most 35 characters
  std::string description;  // at most 140
  std::string bot_name;     // what the bot is called in Slack: a to z, digits, - _ .
  std::string request_url;  // https://…/slack/events; empty: Socket Mode, nothing of ours is called
  std::vector<SlashCommand> commands;
};

// JSON, indented for people. Throws std::invalid_argument, saying which, where a fact breaks one of Slack's
// limits.
std::string manifest(const ManifestFacts& facts);

}  // namespace knownby::slack
