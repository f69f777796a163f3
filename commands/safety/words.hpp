#pragma once
// The words the safety guard looks for (words.txt), read once.

#include <span>
#include <string>
#include <string_view>

#include "commands/guard.hpp"

namespace knownby::safety {

// Folded, as the guard compares them.
std::span<const guard::Phrase> listed();
// Those of listed() whose first word begins with the same two letters.
std::span<const guard::Phrase> listed_like(std::string_view word);
// Those of scripts that write words together: looked for anywhere in a word.
std::span<const std::string> listed_anywhere();
// Phrases within which a word of listed() stops nothing.
std::span<const std::string> harmless();

}  // namespace knownby::safety
