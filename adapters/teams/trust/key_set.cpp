#include "adapters/teams/trust/key_set.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "adapters/malformed.hpp"
#include "adapters/strict_json.hpp"
#include "adapters/teams/trust/base64url.hpp"
#include "adapters/teams/trust/members.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

constexpr std::size_t most_bytes = 256 * 1024;
constexpr std::size_t most_keys = 100;

json document(std::string_view text) {
  if (text.size() > most_bytes) throw Malformed("the document is too long");
  json read = strict_json(text);
  if (!read.is_object()) throw Malformed("the document is no object");
  return read;
}

// Text that is not an array of texts endorses nothing.
std::vector<std::string> endorsements_in(const json& key) {
  std::vector<std::string> endorsements;
  const auto found = key.find("endorsements");
  if (found == key.end() || !found->is_array()) return endorsements;
  for (const json& one : *found) {
    if (one.is_string()) endorsements.push_back(one.get<std::string>());
  }
  return endorsements;
}

std::optional<SigningKey> key_in(const json& key) {
  if (text_or_empty(key, "kty") != "RSA" || text_or_empty(key, "use") != "sig") return std::nullopt;
  if (key.contains("alg") && text_or_empty(key, "alg") != "RS256") return std::nullopt;
  const auto modulus = from_base64url(text_or_empty(key, "n"));
  const auto exponent = from_base64url(text_or_empty(key, "e"));
  if (!modulus || !exponent) return std::nullopt;
  return SigningKey::of(*modulus, *exponent, endorsements_in(key));
}

}  // namespace

std::string keys_url(std::string_view metadata, std::string_view issuer) {
  const json read = document(metadata);
  if (text_or_empty(read, "issuer") != issuer) throw Malformed("the metadata is another issuer's");
  std::string url = text_or_empty(read, "jwks_uri");
  if (url.empty()) throw Malformed("the metadata names no keys");
  return url;
}

KeySet read_keys(std::string_view key_set) {
  const json read = document(key_set);
  const auto listed = read.find("keys");
  if (listed == read.end() || !listed->is_array()) throw Malformed("the document is no key set");
  if (listed->size() > most_keys) throw Malformed("the key set is too large");
  KeySet keys;
  std::set<std::string> ids;
  for (const json& one : *listed) {
    if (!one.is_object()) throw Malformed("a key is no object");
    std::string id = text_or_empty(one, "kid");
    if (id.empty()) continue;
    if (!ids.insert(id).second) throw Malformed("a key id is given twice");
    std::optional<SigningKey> key = key_in(one);
    if (key) keys.emplace(std::move(id), std::make_shared<const SigningKey>(std::move(*key)));
  }
  if (keys.empty()) throw Malformed("the key set holds no key that may sign");
  return keys;
}

}  // namespace knownby::teams
