#include "adapters/forms.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "adapters/malformed.hpp"
#include "adapters/text/letters.hpp"
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

FormBody::FormBody(std::string_view body)
    : decoded_(std::make_unique_for_overwrite<char[]>(body.size())),  // decoding never grows
      free_(decoded_.get()) {
  pairs_.reserve(16);  // what a slash command brings
  while (!body.empty()) {
    if (pairs_.size() == most_pairs) throw Malformed("too many form fields");
    const std::string_view key = take(body, true);
    if (key.size() > longest_key) throw Malformed("form field name too long");
    const bool has_value = !body.empty() && body.front() == '=';
    if (has_value) body.remove_prefix(1);
    const std::string_view value = has_value ? take(body, false) : std::string_view();
    if (!body.empty()) body.remove_prefix(1);
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
  if (printable_run(value) == value.size()) return value;  // nearly always, and quickly seen
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

// Takes the decoded key or value that `body` begins with; what ends it stays.
std::string_view FormBody::take(std::string_view& body, bool is_key) {
  std::size_t end = form_run(body);
  while (end < body.size() && body[end] == '=' && !is_key) end += 1 + form_run(body.substr(end + 1));
  const bool is_plain = end == body.size() || body[end] == '&' || body[end] == '=';
  if (!is_plain) end = std::min(is_key ? body.find_first_of("&=", end) : body.find('&', end), body.size());
  const std::string_view part = body.substr(0, end);
  body.remove_prefix(end);
  return is_plain ? part : decode(part);
}

std::string_view FormBody::decode(std::string_view part) {
  const char* const start = free_;
  for (auto next = part.begin(); next != part.end(); ++next) {
    char c = *next;
    if (c == '+') c = ' ';
    if (c == '%') {
      if (part.end() - next < 3 || hex(next[1]) < 0 || hex(next[2]) < 0)
        throw Malformed("bad escape in a form");
      c = static_cast<char>(hex(next[1]) * 16 + hex(next[2]));
      next += 2;
    }
    *free_++ = c;
  }
  return {start, static_cast<std::size_t>(free_ - start)};
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
