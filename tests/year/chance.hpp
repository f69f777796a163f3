#pragma once
// Chance that can be asked again: the same question about the same seed has the same answer, whatever was
// asked before. So three schools with the same people and different cards have the same days, moods and
// colds.

#include <cstdint>
#include <string>
#include <string_view>

namespace knownby::year {

class Chance {
 public:
  explicit Chance(unsigned seed) : seed_(std::to_string(seed)) {}

  // Evenly from 0 up to 1.
  template <class... Words>
  double of(const Words&... words) const {
    std::uint64_t hash = 14695981039346656037U;
    add(hash, seed_);
    (add(hash, words), ...);
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBU;
    hash ^= hash >> 31U;
    return static_cast<double>(hash >> 11U) / 9007199254740992.0;  // 2 to the 53rd
  }
  template <class... Words>
  int up_to(int most, const Words&... words) const {
    return static_cast<int>(of(words...) * (most + 1));
  }

 private:
  static void add(std::uint64_t& hash, std::string_view word) {
    for (const char letter : word) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    hash = (hash ^ 0x1FU) * 1099511628211U;
  }
  static void add(std::uint64_t& hash, int number) { add(hash, std::string_view(std::to_string(number))); }

  std::string seed_;
};

}  // namespace knownby::year
