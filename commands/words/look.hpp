#pragma once
// What a platform sees of accounts and channels. Only adapters fill these in, from their platform's own
// answers; nothing that a person sends becomes one.

#include <optional>
#include <string>
#include <vector>

#include "commands/words/place.hpp"

namespace knownby {

struct SeenAccount {
  // foreign: another organisation's; gone: deactivated.
  enum class Kind { member, guest, bot, gone, foreign };
  std::string key;      // as Speaker::key
  std::string email{};  // of members, where the platform tells it
  Kind kind = Kind::member;
};

// Who can read along in a channel (PRODUCT E.2).
struct Audience {
  bool has_us = true;  // Knownby itself is in it
  bool is_private = true;
  bool is_archived = false;
  bool is_shared = false;                 // with another organisation, or an invitation to one is out
  std::optional<int> guests = 0;          // guests and others' people there; none: they could not be counted
  std::vector<std::string> members = {};  // the keys of the workspace's own people there
};

// What was seen: of accounts, of a channel, or of both.
struct Look {
  std::string platform;
  std::vector<SeenAccount> accounts{};
  std::string address{};  // of the channel
  std::optional<Audience> audience{};
  bool is_whole = false;  // these accounts are the last of a look at all of them: counts say of how many
  int members = 0, guests = 0;
};

// What must be looked at first.
struct LookAt {
  std::vector<Place> places{};
  std::vector<std::string> accounts{};  // keys
};

}  // namespace knownby
