#include "adapters/forms.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "adapters/malformed.hpp"
#include "adapters/text/utf8.hpp"

// Our own decoder, since Boost.URL 1.81 refuses raw bytes that browsers leave in forms, decodes a pair at a
// time into strings of its own, and knows neither our limits nor fields that may stand only once.

namespace knownby {
namespace {

constexpr std::size_t most_pairs = 100;
constexpr std::size_t longest_key = 128;

constexpr std::array<std::int8_t, 256> hex_digits = [] {
  std::array<std::int8_t, 256> digits{};
  digits.fill(-1);
  for (std::uint8_t i = 0; i < 10; ++i)
    digits[static_cast<std::size_t>('0' + i)] = static_cast<std::int8_t>(i);
  for (std::uint8_t i = 0; i < 6; ++i) {
    digits[static_cast<std::size_t>('a' + i)] = static_cast<std::int8_t>(10 + i);
    digits[static_cast<std::size_t>('A' + i)] = static_cast<std::int8_t>(10 + i);
  }
  return digits;
}();

int hex(char c) { return hex_digits[static_cast<unsigned char>(c)]; }

}  // namespace

FormBody::FormBody(std::string_view body) {
  decoded_.reserve(body.size());  // decoding never grows, so nothing moves below
  pairs_.reserve(16);             // what a slash command brings
  while (!body.empty()) {
    const std::size_t end = body.find('&');
    const std::string_view pair = body.substr(0, end);
    body = end == std::string_view::npos ? std::string_view() : body.substr(end + 1);
    if (pairs_.size() == most_pairs) throw Malformed("too many form fields");
    const std::size_t equals = pair.find('=');
    const std::string_view key = decode(pair.substr(0, equals));
    if (key.size() > longest_key) throw Malformed("form field name too long");
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : decode(pair.substr(equals + 1));
    pairs_.emplace_back(key, value);
  }
}

std::string_view FormBody::bytes(std::string_view key) const {
  const std::string_view* found = nullptr;
  for (const auto& [name, value] : pairs_) {
    if (name != key) continue;
    if (found != nullptr) throw Malformed("form field given twice");
    found = &value;
  }
  return found == nullptr ? std::string_view() : *found;
}

std::string_view FormBody::text(std::string_view key) const {
  const std::string_view value = bytes(key);
  if (!utf8::is_valid(value) || value.find('\0') != std::string_view::npos)
    throw Malformed("form field is not text");
  return value;
}

bool FormBody::has(std::string_view key) const {
  for (const auto& pair : pairs_) {
    if (pair.first == key) return true;
  }
  return false;
}

std::string_view FormBody::decode(std::string_view part) {
  const bool is_plain = part.find('%') == std::string_view::npos && part.find('+') == std::string_view::npos;
  if (is_plain) return part;
  const std::size_t start = decoded_.size();
  while (true) {
    const auto coded = std::find_if(part.begin(), part.end(), [](char c) { return c == '+' || c == '%'; });
    decoded_.insert(decoded_.end(), part.begin(), coded);
    part.remove_prefix(static_cast<std::size_t>(coded - part.begin()));
    if (part.empty()) break;
    if (part.front() == '+') {
      decoded_.push_back(' ');
      part.remove_prefix(1);
      continue;
    }
    if (part.size() < 3 || hex(part[1]) < 0 || hex(part[2]) < 0) throw Malformed("bad escape in a form");
    decoded_.push_back(static_cast<char>(hex(part[1]) * 16 + hex(part[2])));
    part.remove_prefix(3);
  }
  return {decoded_.data() + start, decoded_.size() - start};
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  constexpr std::string_view plain = "-._~";
  std::string out;
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_letter || plain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', hex[byte >> 4], hex[byte & 15]};
  }
  return out;
}

}  // namespace knownby
