#pragma once
// How wide the columns of a table are, which Adaptive Cards take as weights of one row.

#include <cstddef>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby::teams {

// By the letters in each column, since on a phone a name needs the room that "7A" leaves. Of the cells that
// hold words three in four stand on one line, so that one long name does not break all that is beside it.
// Where a phone has no room for that, each column has its longest word, which cannot break and would be
// written over its neighbour, and what is left goes to those who wish for most.
std::vector<std::size_t> widths_of(const Table& table);

}  // namespace knownby::teams
