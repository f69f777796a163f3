#pragma once
// Where people and conversations were heard last (PROTOCOL T-13): learned from what was vouched for, and
// forgotten with the process, since Teams tells it again with every activity. Pure.

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "adapters/teams/hear.hpp"

namespace knownby::teams {

class Whereabouts {
 public:
  explicit Whereabouts(std::size_t most) : most_(most) {}

  // Somebody spoke there: it is reached so, and it is spoken to again.
  void heard(const Back& back);
  // We were taken out there: nothing is sent until somebody speaks there again.
  void left(const Back& back);
  // Teams lets nothing of ours in there (T-14): the same.
  void close(const std::string& address);
  bool is_closed(const std::string& address) const { return closed_.count(address) > 0; }

  // Empty where it was not heard since the start.
  std::string service_url_of(const std::string& address) const;
  // The team this channel is in; empty where it was not heard since the start.
  std::string team_of(const std::string& address) const;
  // The conversation of two with this person; empty where none is known.
  std::string chat_with(const std::string& key) const;
  void begun(const std::string& key, const std::string& conversation);
  void forget_chat(const std::string& key) { chats_.erase(key); }

 private:
  void make_room();

  std::size_t most_;
  std::unordered_map<std::string, std::string> service_urls_;  // by address
  std::unordered_map<std::string, std::string> teams_;         // by address
  std::unordered_map<std::string, std::string> chats_;         // by key
  std::unordered_set<std::string> closed_;                     // addresses
};

}  // namespace knownby::teams
