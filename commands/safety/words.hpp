#pragma once
// The words the safety guard looks for (words.txt), read once.

#include <span>
#include <string>
#include <string_view>

namespace knownby::safety {

// Folded, as the guard compares them; sorted by their first two letters.
std::span<const std::string> listed();
// Those of scripts that write words together: looked for anywhere in a word.
std::span<const std::string> listed_anywhere();
// Phrases within which a word of listed() stops nothing.
std::span<const std::string> harmless();

}  // namespace knownby::safety
