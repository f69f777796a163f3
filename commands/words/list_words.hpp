#pragma once
// Several things as one says them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace knownby {

// "Ana, Bobby and TJ"; with `last` "or": "Ana, Bobby or TJ".
std::string list_words(const std::vector<std::string>& things, std::string_view last = "and");

// "Ms. Park, Mr. Dunn and 3 more": so many of them, and how many more there are.
std::string some_of(const std::vector<std::string>& things, std::size_t most = 8);

}  // namespace knownby
