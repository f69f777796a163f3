#pragma once
// Where something is said, and by whom, in words every platform shares.

#include <string>

namespace knownby {

// A conversation. The address is minted by the adapter that owns it and is read by nobody else.
struct Place {
  std::string platform;  // "slack", "console"
  std::string address;
  bool direct = false;  // a conversation with one person; everything else is a channel
  std::string name{};   // as people call it ("#grade-7-team"); may be empty, never an identity

  bool operator==(const Place& other) const { return platform == other.platform && address == other.address; }
};

// Whoever speaks: the platform's own key for the account. Who that is on the roster, the store knows.
struct Speaker {
  std::string platform;
  std::string key;
};

}  // namespace knownby
