#pragma once
// The tokens Knownby speaks to Slack with, and where they are kept between two starts.

#include <chrono>
#include <functional>
#include <string>

#include "adapters/secret.hpp"

namespace knownby::slack {

struct Tokens {
  Secret access{};
  Secret refresh{};  // brings the next pair (S-33); blank: this token does not end by itself
  std::chrono::sys_seconds expires{};  // where there is one that brings the next; the epoch: nobody knows
  bool is_taken = false;               // Slack took exactly this access token away (S-34)
  std::string from{};                  // whose successors they are: a mark of whoever keeps them, handed on
};

// What shows Slack that it is our app that asks for the next pair.
struct AppCredentials {
  std::string client_id{};
  Secret client_secret{};
};

// All may throw, and wait for the disk: a pair is written every ten hours or so. Where one is not given,
// nothing is kept.
struct Keys {
  std::function<Tokens()> read{};               // the newest there are
  std::function<void(const Tokens&)> keep{};    // once it returns they are found after a power cut
  std::function<void(const Tokens&)> forget{};  // these were taken away: those we kept are destroyed
};

}  // namespace knownby::slack
