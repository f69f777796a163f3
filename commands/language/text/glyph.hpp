#pragma once
// One code point of a text and what it is to somebody cutting the text into words.

#include <cstdint>
#include <string_view>

namespace knownby::language {

// One code point: what it is to a tokeniser. Bytes that are no UTF-8 are symbols one by one.
struct Glyph {
  enum class Kind { letter, digit, apostrophe, space, line_end, mark, symbol };
  Kind kind = Kind::symbol;
  char plain = 0;  // marks, also the curly kinds, as ASCII
  bool upper = false;
  std::uint32_t end = 0;
};

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }

// The code point at byte `at`, which is within the text.
Glyph glyph_at(std::string_view text, std::uint32_t at);

}  // namespace knownby::language
