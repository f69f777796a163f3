#include "adapters/teams/trust/claims.hpp"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "adapters/malformed.hpp"
#include "adapters/strict_json.hpp"
#include "adapters/teams/address.hpp"
#include "adapters/teams/trust/members.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

constexpr std::chrono::seconds leeway{300};
constexpr std::chrono::hours longest_life{24};
constexpr std::int64_t latest = 253'402'300'799;  // the last second of the year 9999

// GUIDs and service URLs are ASCII, and compared without regard to its case.
bool alike(std::string_view a, std::string_view b) { return lower(a) == lower(b); }

std::string_view without_last_slash(std::string_view url) {
  if (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

// A text, or a list of texts with the wanted one among them.
bool is_for(const json& claims, std::string_view app_id) {
  const auto found = claims.find("aud");
  if (found == claims.end()) return false;
  if (found->is_string()) return alike(found->get_ref<const std::string&>(), app_id);
  if (!found->is_array()) return false;
  const auto names_us = [app_id](const json& one) {
    return one.is_string() && alike(one.get_ref<const std::string&>(), app_id);
  };
  return std::any_of(found->begin(), found->end(), names_us);
}

std::optional<std::chrono::sys_seconds> time_in(const json& claims, const char* key) {
  const auto found = claims.find(key);
  if (found == claims.end() || !found->is_number_integer()) return std::nullopt;
  const auto seconds = found->get<std::int64_t>();
  if (seconds < 0 || seconds > latest) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

Vouch check_times(const json& claims, std::chrono::sys_seconds now) {
  const auto ends = time_in(claims, "exp");
  const auto begins = time_in(claims, "nbf");
  if (!ends || !begins) return Vouch::no_times;
  if (now - *ends > leeway) return Vouch::expired;
  if (*begins - now > leeway) return Vouch::not_yet_valid;
  return *ends <= *begins || *ends - *begins > longest_life ? Vouch::odd_life : Vouch::good;
}

// Microsoft's code says "serviceurl", its documents "serviceUrl". Where a token has both, both must fit.
Vouch check_service_url(const json& claims, std::string_view service_url) {
  bool is_named = false;
  for (const char* key : {"serviceurl", "serviceUrl"}) {
    if (!claims.contains(key)) continue;
    const std::string* url = text_in(claims, key);
    if (url == nullptr || url->empty()) return Vouch::no_service_url;
    if (!alike(without_last_slash(*url), without_last_slash(service_url))) return Vouch::wrong_service_url;
    is_named = true;
  }
  return is_named ? Vouch::good : Vouch::no_service_url;
}

// Where the answer would go, with a token with which anybody could speak as Knownby.
bool is_allowed(std::string_view service_url, const Expected& expected) {
  try {
    const net::Destination to = net::admit(net::Purpose::teams_connector, service_url, expected.loopback);
    return to.is_loopback || expected.cloud->has_service(to.host);
  } catch (const net::Refused&) {
    return false;
  }
}

Vouch check(const json& claims, const SigningKey& key, const Claimed& claimed, const Expected& expected,
            std::chrono::sys_seconds now) {
  const std::string* issuer = text_in(claims, "iss");
  if (issuer == nullptr || *issuer != expected.issuer) return Vouch::wrong_issuer;
  if (!is_for(claims, expected.app_id)) return Vouch::wrong_audience;
  if (const Vouch times = check_times(claims, now); times != Vouch::good) return times;
  if (!key.endorses(claimed.channel_id)) return Vouch::not_endorsed;
  if (const Vouch url = check_service_url(claims, claimed.service_url); url != Vouch::good) return url;
  if (claimed.channel_id != "msteams") return Vouch::wrong_channel;
  if (!alike(claimed.tenant_id, expected.tenant_id)) return Vouch::wrong_tenant;
  return is_allowed(claimed.service_url, expected) ? Vouch::good : Vouch::host_not_allowed;
}

}  // namespace

Vouch judge(std::string_view payload, const SigningKey& key, const Claimed& claimed, const Expected& expected,
            std::chrono::sys_seconds now) {
  try {
    const json claims = strict_json(payload);
    return claims.is_object() ? check(claims, key, claimed, expected, now) : Vouch::malformed_claims;
  } catch (const Malformed&) {
    return Vouch::malformed_claims;
  }
}

}  // namespace knownby::teams
