#pragma once
// FNV-1a, 64 bits: the same number for the same words in every build, which std::hash need not give. It draws
// lots and guards against mistakes, not against malice.

#include <cstdint>
#include <string_view>

namespace knownby {

inline constexpr std::uint64_t fnv_of_nothing = 14695981039346656037U;

// Of `words`, after whatever `before` is the number of.
constexpr std::uint64_t fnv(std::string_view words, std::uint64_t before = fnv_of_nothing) {
  for (const char letter : words) before = (before ^ static_cast<unsigned char>(letter)) * 1099511628211U;
  return before;
}

}  // namespace knownby
