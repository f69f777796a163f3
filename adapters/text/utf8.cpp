#include "adapters/text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace knownby::utf8 {

char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t start = at++;
  const unsigned char lead = byte(start);
  if (lead < 0x80) return lead;
  if (lead < 0xC2 || lead > 0xF4) return bad;
  if (lead < 0xE0 && at < text.size() && continues(text[at]))  // nearly every letter with an accent
    return (lead & 0x1Fu) << 6 | (byte(at++) & 0x3Fu);
  const std::size_t more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  if (text.size() - start <= more) return bad;
  // The second byte's range is what rules out overlong forms, surrogates and values above U+10FFFF.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(start + 1) < low || byte(start + 1) > high) return bad;
  char32_t code_point = lead & (0x3Fu >> more);
  for (std::size_t k = 1; k <= more; ++k) {
    if (!continues(text[start + k])) return bad;
    code_point = code_point << 6 | (byte(start + k) & 0x3Fu);
  }
  at = start + more + 1;
  return code_point;
}

void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    put(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  put((more == 1 ? 0xC0u : more == 2 ? 0xE0u : 0xF0u) | c >> (6 * more));
  for (int k = more - 1; k >= 0; --k) put(0x80 | (c >> (6 * k) & 0x3F));
}

bool is_ascii(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::uint64_t seen = 0;
  std::uint64_t eight = 0;
  for (; text.size() >= sizeof eight; text.remove_prefix(sizeof eight)) {
    std::memcpy(&eight, text.data(), sizeof eight);
    seen |= eight;
  }
  for (const char byte : text) seen |= static_cast<unsigned char>(byte);
  return (seen & high_bits) == 0;
}

bool is_valid(std::string_view text) {
  if (is_ascii(text)) return true;
  for (std::size_t at = 0; at < text.size();) {
    if (next(text, at) == bad) return false;
  }
  return true;
}

std::size_t code_points(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues));
}

}  // namespace knownby::utf8
