#pragma once
// The manifest a school's Teams admin creates our app from (PROTOCOL T-21): no more scopes and rights than
// used.

#include <string>
#include <vector>

namespace knownby::teams {

struct ListedCommand {
  std::string title;        // what it puts into the line, at most 32 characters
  std::string description;  // at most 128
};

struct ManifestFacts {
  std::string bot_id;       // a GUID; the app takes the same
  std::string version;      // such as 0.1.0
  std::string name;         // at most 30
  std::string summary;      // at most 80
  std::string description;  // at most 4,000
  std::string developer;    // at most 32
  std::string url;          // https://…, where this server is reached; its host is the app's domain
  std::vector<ListedCommand> in_chat;     // at most 12
  std::vector<ListedCommand> in_channel;  // at most 12
  bool hears_aside = false;               // in a channel, what nobody else there sees: a newer Teams
};

// JSON, indented for people. Throws std::invalid_argument, saying which, where a fact breaks one of Teams'
// limits.
std::string manifest(const ManifestFacts& facts);

}  // namespace knownby::teams
