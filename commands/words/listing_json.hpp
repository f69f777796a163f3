#pragma once
// Plain records as JSON, for another program to read.

#include <string>
#include <utility>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby {

// One kind of record: each row its named values.
struct Listing {
  std::string name;
  std::vector<Fields> rows;
};

// {"check_ins": [{"day": "2026-10-14", …}, …], …}, in order, indented, ending with a newline. UTF-8 that is
// broken comes out as U+FFFD.
std::string to_json(const std::vector<Listing>& listings);

}  // namespace knownby
