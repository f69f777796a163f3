#pragma once
// The words of one language, as data: what each can be in a sentence. Another language is another such table.

#include <span>
#include <string_view>

#include "commands/language/text/words.hpp"

namespace knownby::language {

struct WordGroup {
  Senses senses;
  int number;
  std::string_view words;  // folded, each between spaces
};

std::span<const WordGroup> spanish_words();
std::span<const WordGroup> words_of_notes();
// A few words of days of ten more.
std::span<const WordGroup> words_of_other_languages();

}  // namespace knownby::language
