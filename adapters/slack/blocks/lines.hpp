#pragma once
// Tables and bars as lines of text, since columns of monospaced text break apart on a phone.

#include <string>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby::slack {

// One row a line, its cells between dots; in as few texts as the size of a section allows. Names that read
// from right to left are spans of their own, so that they can be fenced off.
std::vector<Text> lines_of(const Table& table);
// The same words at once, as put_words() would put them: of a table without a heading whose names all read
// from left to right, and whose rows surely go into one text. False, and nothing put, of any other, and where
// there is nothing to read.
bool put_rows(std::string& json, const Table& table);
// The bar before its label.
std::vector<Text> lines_of(const Bars& bars);

}  // namespace knownby::slack
