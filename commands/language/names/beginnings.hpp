#pragma once
// Students found while their name is still being typed.

#include <string_view>
#include <vector>

#include "commands/language/roster.hpp"

namespace knownby::language {

// The active students in whose name every typed word begins a word ("ro", "maya r", "rod maya", "vand"), by
// the names index and in the roster's order. A word that begins with a digit narrows it to homerooms that
// begin so ("jordan 7c"). Nobody for a text without letters or with a sign that no name
// has: % and _ are what they are. About 1 ms for one letter in a school of 50,000.
std::vector<StudentId> beginning_with(const Roster& roster, std::string_view typed);

}  // namespace knownby::language
