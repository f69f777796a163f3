#pragma once
// Whether an outgoing webhook of Teams signed a request, and when it says that it did (PROTOCOL T-19). Pure.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace knownby::teams {

// The bytes of the security token that Teams shows once, when the webhook is made; none: it is no such token.
std::optional<std::string> webhook_key(std::string_view token);

// authorization: the header's value, "HMAC " and the digest over the raw body. No digest tells by the time it
// takes how far it is right.
bool is_signed(std::string_view key, std::string_view authorization, std::string_view body);

// "2026-10-14T15:12:00.000Z", in UTC; none: it is no such time.
std::optional<std::chrono::sys_seconds> time_in(std::string_view text);

}  // namespace knownby::teams
