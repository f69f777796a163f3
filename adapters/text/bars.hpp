#pragma once
// Numbers as bars of block characters, where a platform draws none of its own.

#include <string>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby {

// A bar with its number for each row, the longest as long as the largest number. To be shown before the
// label: its characters are equally wide in any typeface, so the bars line up without monospace.
std::vector<std::string> bars_of(const Bars& bars);

}  // namespace knownby
