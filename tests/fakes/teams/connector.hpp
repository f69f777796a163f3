#pragma once
// Teams' Connector in one small tenant: conversations, messages, members, and what the real one gets wrong:
// it does what it was asked and says otherwise, says nothing at all, asks for patience, or breaks. Pure.

#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace knownby::fakes {

// What goes wrong with one call that would change something.
enum class Lie {
  none,
  throttled,       // 429, Retry-After: 1
  breaks,          // 500, and nothing is done
  done_then_502,   // it is done, and the gateway says otherwise
  done_then_lost,  // it is done, and the answer never comes
  refused,         // 403
};

struct TeamsMessage {
  std::string conversation;  // without its thread
  std::string id;
  nlohmann::json activity;
  int edits = 0;
};

struct ConnectorAnswer {
  unsigned status = 200;  // 0: none comes
  std::string body{};
  bool asks_for_patience = false;
};

class Connector {
 public:
  // `target`: what follows the service URL, such as /v3/conversations/19%3Aabc/activities.
  ConnectorAnswer call(const std::string& method, const std::string& target, const std::string& body);

  // What stands in a conversation now, the oldest first.
  std::vector<TeamsMessage> seen_in(const std::string& conversation) const;
  // Teams knows people by an id of their conversations and by one of the tenant alike.
  const std::string& chat_of(const std::string& user) { return chats_[same(user)]; }
  // The same, begun if need be: the person has added Knownby.
  std::string chat_with(const std::string& user);

  std::set<std::string> conversations{};            // it was added there
  std::set<std::string> unreachable{};              // people who have not added it
  std::map<std::string, std::string> object_ids{};  // of people, by the id of their conversations
  std::map<std::string, nlohmann::json> members{};  // by conversation; pages of two
  std::deque<Lie> lies{};                           // the next calls, one each
  std::vector<std::string> called{};                // "POST /v3/…", in order

 private:
  std::string same(const std::string& user) const;
  ConnectorAnswer begin(const std::string& body);
  ConnectorAnswer change(const std::string& method, const std::string& conversation, const std::string& id,
                         const std::string& body);
  ConnectorAnswer tell(const std::string& conversation, const std::string& query) const;

  std::vector<TeamsMessage> messages_;
  std::map<std::string, std::string> chats_;  // by the person's id
  int count_ = 0;
};

// Everything a person can read in it.
std::string words_of(const TeamsMessage& message);
// The action of this label, or null.
nlohmann::json action_called(const TeamsMessage& message, const std::string& label);

}  // namespace knownby::fakes
