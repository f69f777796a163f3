#pragma once
// An activity as Teams sends it, read strictly into the fields we need (PROTOCOL T-08). Nothing in it is
// believed before whoever sent it was vouched for.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/teams/claimed.hpp"

namespace knownby::teams {

struct Mention {
  std::string id{};
  std::string text{};  // as it stands in the activity's text, such as "<at>Knownby</at>"
};

struct Attached {
  std::string name{};
  std::string url{};  // good for some minutes, for whoever has it
};

struct Activity {
  std::string type{};
  std::string id{};      // may be empty where Teams names none
  std::string name{};    // an invoke's
  std::string action{};  // an installationUpdate's
  std::string service_url{};
  std::string channel_id{};    // "msteams"
  std::string from_id{};       // 29:…
  std::string from_object{};   // the account's object id in Entra
  std::string recipient_id{};  // 28:… for a bot
  bool is_targeted = false;    // nobody else in the conversation sees it (D9)
  std::string conversation{};  // with the thread, where it is one
  std::string scope{};         // personal, groupChat, channel
  std::string tenant{};        // wherever it stands
  std::string other_tenant{};  // the second place it stands in; empty: only one
  std::string channel{};       // of channelData
  std::string channel_name{};
  std::string team{};  // of channelData
  std::string event_type{};
  std::string reply_to{};
  std::string text{};
  std::vector<Mention> mentions{};
  std::vector<Attached> files{};     // in a conversation of two; elsewhere Teams hands none to a bot
  std::vector<std::string> added{};  // members, by id
  std::vector<std::string> removed{};
  nlohmann::json value{};
};

// Throws Malformed unless this is an object with type, serviceUrl, conversation.id and from.id, whose other
// fields, where they are there, have the types that Teams gives them.
Activity read_activity(std::string_view body);

Claimed claimed_by(const Activity& activity);

}  // namespace knownby::teams
