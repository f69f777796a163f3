#pragma once
// How names sound: who hears one writes "Sophya" for Sofia.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands/language/names/vocabulary.hpp"

namespace knownby::language {

// Two words that sound alike have the same: "maia" and "maya", "sofia" and "sophya".
std::string sound_of(std::string_view folded);
bool sounds_as(std::string_view folded, std::string_view sound);

// The words of a vocabulary, found by their sound.
class Sounds {
 public:
  Sounds() = default;
  explicit Sounds(const Vocabulary& vocabulary);
  // In alphabetical order.
  std::vector<std::uint32_t> words(const Vocabulary& vocabulary, std::string_view sound) const;

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_hash_;  // of the sound, and the word
};

}  // namespace knownby::language
