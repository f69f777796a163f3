#pragma once
// What Microsoft publishes about its keys, read. Pure (PROTOCOL T-02).

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "adapters/teams/trust/signing_key.hpp"

namespace knownby::teams {

using KeySet = std::map<std::string, std::shared_ptr<const SigningKey>, std::less<>>;  // by key id

// Where the OpenID metadata says the keys lie. Throws Malformed for more than 256 KiB, for what is no such
// document, and where it is another issuer's.
std::string keys_url(std::string_view metadata, std::string_view issuer);

// The keys that may sign: RSA, for signatures, with an id, long enough (SigningKey). Others are passed over.
// Throws Malformed for more than 256 KiB or 100 keys, for what is no key set, where one id stands twice, and
// where no key is left.
KeySet read_keys(std::string_view key_set);

}  // namespace knownby::teams
