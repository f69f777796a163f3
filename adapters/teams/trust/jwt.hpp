#pragma once
// The token in an Authorization header, taken apart. Pure; nothing is verified here, and nothing is believed.

#include <string>
#include <string_view>
#include <variant>

#include "adapters/teams/trust/vouch.hpp"

namespace knownby::teams {

struct Jwt {
  std::string key_id;
  std::string signed_bytes;  // header and payload as they came, with the dot between them
  std::string signature;
  std::string payload;  // not to be parsed before the signature was checked
};

// The parts, or the first check that failed. Nowhere is a key taken, or fetched, that the token itself names.
std::variant<Jwt, Vouch> take_apart(std::string_view authorization);

}  // namespace knownby::teams
