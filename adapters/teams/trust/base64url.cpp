#include "adapters/teams/trust/base64url.hpp"

#include <cstdint>

// Our own, since OpenSSL's decoder knows the other alphabet only, wants padding and takes white space.

namespace knownby::teams {
namespace {

constexpr std::uint32_t none = 64;

std::uint32_t value_of(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a') + 26;
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0') + 52;
  if (c == '-') return 62;
  return c == '_' ? 63 : none;
}

}  // namespace

std::optional<std::string> from_base64url(std::string_view text) {
  if (text.size() % 4 == 1) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 2);
  std::uint32_t held = 0;  // bits not yet written
  unsigned bits = 0;
  for (const char c : text) {
    const std::uint32_t value = value_of(c);
    if (value == none) return std::nullopt;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(static_cast<unsigned char>(held >> bits));
    held &= (1U << bits) - 1;
  }
  if (held != 0) return std::nullopt;
  return bytes;
}

}  // namespace knownby::teams
