#pragma once
// Whether a word is one of a short list.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace knownby::roster {

template <std::size_t n>
bool among(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace knownby::roster
