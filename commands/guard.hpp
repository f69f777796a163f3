#pragma once
// The safety guard (PRODUCT E.4). It looks for some words only, before anything is stored; it never forwards,
// counts or logs.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace knownby::guard {

// A word that fits a pattern of the list, with its neighbours, all of them folded.
struct Heard {
  std::string_view word, before, after, pattern;
};
// Whether the word is a name and nothing else.
using IsName = std::function<bool(const Heard&)>;

// Within a phrase of the list: up to three words, or none.
inline constexpr std::string_view some_words = "…";

// A pattern with its first word measured: by that alone it is known, of nearly every word of a line, that it
// does not begin there.
struct Phrase {
  explicit Phrase(std::string pattern);

  std::string text;       // all of it
  std::string rest;       // what stands behind the first word
  std::size_t first = 0;  // bytes of the first word, without its star
  bool is_open = false;   // that word may have any ending
  int beginning = 0;      // beginning_of() the first word
};

// The first two letters as one number, to find by.
int beginning_of(std::string_view word);

// Whether the text holds a word or phrase of the safety list (commands/safety/words.txt) or one of the
// school's own (Policy::safety_words). Recall over precision; a single word that is nothing but a name is
// none, and neither is what lies within one of the list's harmless phrases.
bool trips(std::string_view text, const std::vector<std::string>& own = {}, const IsName& is_name = {});

// A school's own word or phrase, typed as people type it, as Policy::safety_words holds it.
std::string as_pattern(std::string_view typed);
bool is_run_together(std::string_view pattern);  // of a script without spaces, or with words before a word

}  // namespace knownby::guard
