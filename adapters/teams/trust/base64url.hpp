#pragma once
// base64url as tokens and key sets write it (RFC 7515, section 2), read strictly.

#include <optional>
#include <string>
#include <string_view>

namespace knownby::teams {

// The bytes. Nothing where the text holds padding, white space or another character, has a length no encoder
// makes, or ends in bits that are not zero: one value has one spelling.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace knownby::teams
