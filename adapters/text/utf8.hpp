#pragma once
// UTF-8 read strictly: no overlong forms, no surrogates, nothing above U+10FFFF.

#include <cstddef>
#include <string>
#include <string_view>

namespace knownby::utf8 {

inline constexpr char32_t bad = 0xFFFFFFFF;

// The code point at `at`, which moves past it; `bad` for a byte that begins none, which is passed alone.
char32_t next(std::string_view text, std::size_t& at);

void append(std::string& out, char32_t code_point);

bool is_ascii(std::string_view text);
bool is_valid(std::string_view text);

// Of valid text.
std::size_t code_points(std::string_view text);

// The byte goes on with a code point begun before it.
inline bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace knownby::utf8
