#include "commands/language/names/sounds.hpp"

#include <algorithm>

namespace knownby::language {
namespace {

// Vowels are one sound, doubled letters single, and the usual pairs fold: ph f, ck k, soft c s, silent h.
// Stops when `hear` has heard enough.
template <class Hear>
void each_sound(std::string_view folded, Hear hear) {
  char last = 0;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char next = i + 1 < folded.size() ? folded[i + 1] : '\0';
    const bool soft = next == 'e' || next == 'i' || next == 'y';
    char c = folded[i];
    if (c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y') c = 'a';
    if (c == 'p' && next == 'h') c = 'f';
    if (c == 'c') c = soft ? 's' : 'k';
    if (c == 'q') c = 'k';
    if (c == 'z' || c == 'x') c = 's';
    if (c == 'g' && soft) c = 'j';
    if ((c == 'h' || c == 'w') && i > 0) continue;
    if (c != last && !hear(c)) return;
    last = c;
  }
}

// FNV-1a, a letter at a time: the sound need not be spelled out.
constexpr std::uint32_t nothing_heard = 2166136261U;
constexpr std::uint32_t heard_also(std::uint32_t hash, char letter) {
  return (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
}

}  // namespace

std::string sound_of(std::string_view folded) {
  std::string sound;
  each_sound(folded, [&sound](char c) {
    sound += c;
    return true;
  });
  return sound;
}

bool sounds_as(std::string_view folded, std::string_view sound) {
  std::size_t heard = 0;
  bool same = true;
  each_sound(folded, [&](char c) {
    same = heard < sound.size() && sound[heard] == c;
    ++heard;
    return same;
  });
  return same && heard == sound.size();
}

Sounds::Sounds(const Vocabulary& vocabulary) {
  by_hash_.reserve(vocabulary.size());
  for (std::uint32_t word = 0; word < vocabulary.size(); ++word) {
    std::uint32_t hash = nothing_heard;
    each_sound(vocabulary.text(word), [&hash](char c) {
      hash = heard_also(hash, c);
      return true;
    });
    by_hash_.emplace_back(hash, word);
  }
  std::sort(by_hash_.begin(), by_hash_.end());
}

std::vector<std::uint32_t> Sounds::words(const Vocabulary& vocabulary, std::string_view sound) const {
  std::uint32_t hash = nothing_heard;
  for (const char c : sound) hash = heard_also(hash, c);
  std::vector<std::uint32_t> found;
  for (auto at = std::lower_bound(by_hash_.begin(), by_hash_.end(), std::pair(hash, 0U));
       at != by_hash_.end() && at->first == hash; ++at)
    if (sounds_as(vocabulary.text(at->second), sound)) found.push_back(at->second);
  return found;
}

}  // namespace knownby::language
