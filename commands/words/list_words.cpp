#include "commands/words/list_words.hpp"

namespace knownby {

std::string list_words(const std::vector<std::string>& things, std::string_view last) {
  std::string words;
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (i > 0) words += i + 1 == things.size() ? " " + std::string(last) + " " : ", ";
    words += things[i];
  }
  return words;
}

std::string some_of(const std::vector<std::string>& things, std::size_t most) {
  std::string words;
  for (std::size_t i = 0; i < things.size() && i < most; ++i) words += (i == 0 ? "" : ", ") + things[i];
  if (things.size() > most) words += " and " + std::to_string(things.size() - most) + " more";
  return words;
}

}  // namespace knownby
