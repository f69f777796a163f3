#pragma once
// What comes of looking at a request that says it is from Teams: it is trusted, or the first check it failed.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace knownby::teams {

// In the order of the checks (PROTOCOL T-01).
enum class Vouch : std::uint8_t {
  good,
  no_token,          // no Authorization header, or nothing in it
  not_bearer,        // another scheme, or not "Bearer", one space and the token
  too_long,          // over 8 KiB
  malformed,         // not three parts of base64url, or a header that is no JSON object
  wrong_algorithm,   // anything but RS256
  odd_header,        // asks for extensions nobody here knows, or calls itself something other than a JWT
  no_key_id,         // missing, or not a short text
  unknown_key,       // not among those Microsoft publishes
  keys_unavailable,  // they cannot be had now: nothing is said about the token
  bad_signature,
  malformed_claims,  // signed, but no JSON object
  wrong_issuer,
  wrong_audience,  // meant for another app
  no_times,        // exp or nbf missing, or not a whole number of seconds since 1970
  expired,         // more than 300 s ago
  not_yet_valid,   // begins in more than 300 s
  odd_life,        // ends before it begins, or lives longer than a day
  not_endorsed,    // the key does not speak for the activity's channel
  no_service_url,  // the token names none
  wrong_service_url,
  wrong_channel,  // not Teams
  wrong_tenant,   // another organisation's
  host_not_allowed,
};
inline constexpr std::size_t vouches = 24;

// For logs and metrics, such as "wrong_issuer". The caller is never told.
std::string_view name(Vouch vouch);

// What the door answers: 200; 401 where the token is missing or worth nothing, 403 where it is genuine and
// not allowed here, 503 where the keys cannot be had, so that nothing could be told apart.
unsigned status_of(Vouch vouch);

}  // namespace knownby::teams
