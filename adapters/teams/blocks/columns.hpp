#pragma once
// How wide the columns of a table are, which Adaptive Cards take as weights of one row.

#include <cstddef>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby::teams {

// By the letters in each column, since on a phone a name needs the room that "7A" leaves. Three of four cells
// stand on one line and the longest may break, so that one long name does not break all that is beside it;
// the longest word of a heading cannot break.
std::vector<std::size_t> widths_of(const Table& table);

}  // namespace knownby::teams
