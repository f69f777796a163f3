#pragma once
// Upper case ASCII letters as lower case ones, all else as it is: for what is spelled by machines (file
// names, domains, headers) and for our own words. People's names are folded
// (commands/language/text/fold.hpp).

#include <string>
#include <string_view>

namespace knownby {

constexpr char lower_case(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

inline std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) letter = lower_case(letter);
  return lower;
}

}  // namespace knownby
