#include "commands/roster/named/family.hpp"

#include <algorithm>

#include "commands/language/text/fold.hpp"
#include "commands/words/lower_case.hpp"

namespace knownby::roster {
namespace {

// " garcía lópez ", the hyphen gone.
std::string in_words(const std::string& family) {
  std::string words = " " + in_lower_case(family) + " ";
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

bool holds(const std::string& one, const std::string& other) {
  return one.find(other) != std::string::npos || other.find(one) != std::string::npos;
}

}  // namespace

bool is_another_family(const std::string& one, const std::string& other) {
  return language::folded(one) != language::folded(other) && !holds(in_words(one), in_words(other));
}

bool begin_alike(const std::string& one, const std::string& other) {
  constexpr std::size_t enough = 3;
  const std::string a = language::folded(one), b = language::folded(other);
  const std::size_t length = std::min({enough, a.size(), b.size()});
  return length > 1 && a.substr(0, length) == b.substr(0, length);
}

}  // namespace knownby::roster
