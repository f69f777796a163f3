#pragma once
// Several things as one says them.

#include <string>
#include <string_view>
#include <vector>

namespace knownby {

// "Ana, Bobby and TJ"; with `last` "or": "Ana, Bobby or TJ".
std::string list_words(const std::vector<std::string>& things, std::string_view last = "and");

}  // namespace knownby
