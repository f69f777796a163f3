#pragma once
// Numbers as they stand in dates and counts.

#include <cstdint>
#include <string_view>
#include <vector>

#include "commands/language/text/tokens.hpp"

namespace knownby::language {

struct Numbers {
  std::vector<int> values;
  char between = 0;
};

// "10/6", "10-6-26", "2026-10-06": digits with one kind of mark between; nothing else has values.
Numbers numbers_in(std::string_view word);

// "3", "three", "a"; 0: none.
int count_at(const Line& line, std::uint32_t at);

// The day of the month in "6", "6th", "21st"; 0: none.
int month_day_at(const Line& line, std::uint32_t at);

}  // namespace knownby::language
