#pragma once
// How the tables spell the values of an enum: one word each, the same that the schema's CHECKs admit.

#include <array>
#include <string_view>

#include "store/db.hpp"

namespace knownby {

// The words stand in the order of the enum's values.
template <class Enum, std::size_t Count>
struct Spelling {
  std::array<std::string_view, Count> words;

  std::string_view of(Enum value) const { return words.at(static_cast<std::size_t>(value)); }

  Enum read(std::string_view word) const {
    for (std::size_t at = 0; at < Count; ++at)
      if (words[at] == word) return static_cast<Enum>(at);
    throw StoreError(StoreError::Kind::broken, "a table holds a word this program does not know");
  }
};

}  // namespace knownby
