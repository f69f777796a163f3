#pragma once
// Names for as many students as a benchmark wants, each full name once, made of syllables.

#include <array>
#include <cstdint>
#include <string>

namespace knownby::bench {

inline std::string syllables(std::uint32_t number, int count) {
  constexpr std::array parts{"Ba", "Ce", "Di", "Fo", "Gu", "Ha", "Je", "Ki",
                             "Lo", "Mu", "Na", "Pe", "Ri", "So", "Tu", "Va"};
  std::string name;
  for (int i = 0; i < count; ++i) {
    std::string part = parts[number % parts.size()];
    if (i > 0) part[0] = static_cast<char>(part[0] - 'A' + 'a');
    name += part;
    number /= static_cast<std::uint32_t>(parts.size());
  }
  return name;
}

inline std::string given_name(std::uint32_t number) { return syllables(number * 7919U, 3) + "n"; }
inline std::string family_name(std::uint32_t number) { return syllables(number, 5) + "s"; }

}  // namespace knownby::bench
