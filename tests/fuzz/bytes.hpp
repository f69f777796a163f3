#pragma once
// What the fuzz targets share: the bytes given, and what must hold whatever they are.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace knownby::fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

// Takes the first byte off, to choose by; 0 where there is none.
inline unsigned choice(std::string_view& text) {
  if (text.empty()) return 0;
  const auto first = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  return first;
}

// Takes off what stands before the next line's end.
inline std::string_view line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

inline void expect(bool holds) {
  if (!holds) std::abort();
}

}  // namespace knownby::fuzz
