#include "adapters/teams/trust/jwt.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "adapters/teams/trust/base64url.hpp"
#include "adapters/teams/trust/members.hpp"

// Debian 12's libraries for tokens were weighed and left. cpp-jwt 1.4 takes a token without exp and JSON in
// which a claim stands twice; libjwt 1.10 and rhonabwy 1.1 bring a second JSON library, the latter GnuTLS and
// curl as well. None knows endorsements or service URLs, so that every check would be ours all the same; what
// is left is one call to OpenSSL.

namespace knownby::teams {
namespace {

using nlohmann::json;

constexpr std::string_view scheme = "Bearer ";
constexpr std::size_t longest_token = 8 * 1024;  // T-01; Microsoft's are about 1.2 KiB
constexpr std::size_t longest_key_id = 128;      // ours; Microsoft's have 27 characters

// Three parts, none of them empty.
std::optional<std::array<std::string_view, 3>> parts_of(std::string_view token) {
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const std::array<std::string_view, 3> parts{
      token.substr(0, first), token.substr(first + 1, last - first - 1), token.substr(last + 1)};
  for (const std::string_view part : parts) {
    if (part.empty() || part.find('.') != std::string_view::npos) return std::nullopt;
  }
  return parts;
}

Vouch check_header(const json& header) {
  const std::string* algorithm = text_in(header, "alg");
  if (algorithm == nullptr || *algorithm != "RS256") return Vouch::wrong_algorithm;
  const std::string* type = text_in(header, "typ");
  const bool is_typed = header.contains("typ");
  if (header.contains("crit") || (is_typed && (type == nullptr || *type != "JWT"))) return Vouch::odd_header;
  const std::string* key_id = text_in(header, "kid");
  const bool is_named = key_id != nullptr && !key_id->empty() && key_id->size() <= longest_key_id;
  return is_named ? Vouch::good : Vouch::no_key_id;
}

}  // namespace

std::variant<Jwt, Vouch> take_apart(std::string_view authorization) {
  if (authorization.empty()) return Vouch::no_token;
  if (!authorization.starts_with(scheme)) return Vouch::not_bearer;
  const std::string_view token = authorization.substr(scheme.size());
  if (token.empty()) return Vouch::no_token;
  if (token.size() > longest_token) return Vouch::too_long;
  const auto parts = parts_of(token);
  if (!parts) return Vouch::malformed;
  const auto& [header_part, payload_part, signature_part] = *parts;
  const auto header_text = from_base64url(header_part);
  auto payload = from_base64url(payload_part);
  auto signature = from_base64url(signature_part);
  if (!header_text || !payload || !signature) return Vouch::malformed;
  const std::optional<json> header = object_in(*header_text);
  if (!header) return Vouch::malformed;
  if (const Vouch vouch = check_header(*header); vouch != Vouch::good) return vouch;
  Jwt jwt;
  jwt.key_id = *text_in(*header, "kid");
  jwt.signed_bytes = token.substr(0, header_part.size() + 1 + payload_part.size());
  jwt.signature = std::move(*signature);
  jwt.payload = std::move(*payload);
  return jwt;
}

}  // namespace knownby::teams
