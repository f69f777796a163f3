#pragma once
// One code point of a text and what it is to somebody cutting the text into words.

#include <array>
#include <cstddef>
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

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }

constexpr Glyph::Kind ascii_kind(char c) {
  using enum Glyph::Kind;
  if (is_ascii_letter(c)) return letter;
  if (is_digit(c)) return digit;
  if (c == '\'' || c == '`') return apostrophe;
  if (c == '\n' || c == '\r') return line_end;
  if (is_space(c)) return space;
  return std::string_view(",;:.!?&+-/()*|=<>\"_~#@").find(c) == std::string_view::npos ? symbol : mark;
}

// Of every character that people type most.
inline constexpr std::array<Glyph::Kind, 0x80> kAsciiKinds = [] {
  std::array<Glyph::Kind, 0x80> kinds{};
  for (std::size_t at = 0; at < kinds.size(); ++at) kinds[at] = ascii_kind(static_cast<char>(at));
  return kinds;
}();

Glyph wide_glyph_at(std::string_view text, std::uint32_t at);  // beyond ASCII

// The code point at byte `at`, which is within the text.
inline Glyph glyph_at(std::string_view text, std::uint32_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) >= kAsciiKinds.size()) return wide_glyph_at(text, at);
  const Glyph::Kind kind = kAsciiKinds[static_cast<unsigned char>(c)];
  return {kind, kind == Glyph::Kind::mark ? c : '\0', kind == Glyph::Kind::letter && c <= 'Z', at + 1};
}

}  // namespace knownby::language
