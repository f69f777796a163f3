#pragma once
// People's text made harmless for a terminal: it can neither move the cursor, nor recolour, nor run
// backwards, nor begin a line we did not begin.

#include <cstddef>
#include <string>
#include <string_view>

namespace knownby::console {

enum class Breaks { keep, drop };  // drop: a line break becomes a space

// Without control characters (C0, DEL, C1), bidirectional embeddings, overrides and isolates; tabs and line
// separators become spaces; bytes that are not UTF-8 become U+FFFD.
std::string harmless(std::string_view text, Breaks breaks = Breaks::drop);

// Columns, counted as code points: a combining mark counts too much and a CJK letter too little, which shifts
// a column a little and breaks nothing.
std::size_t columns(std::string_view text);

std::string padded(std::string text, std::size_t to);  // with spaces, to so many columns

}  // namespace knownby::console
