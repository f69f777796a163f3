#pragma once
// The safety guard (PRODUCT E.4). It looks for some words only, before anything is stored; it never forwards,
// counts or logs.

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

// Whether the text holds a word or phrase of the safety list (commands/safety/words.txt) or one of the
// school's own (Policy::safety_words). Recall over precision; a single word that is nothing but a name is
// none, and neither is what lies within one of the list's harmless phrases.
bool trips(std::string_view text, const std::vector<std::string>& own = {}, const IsName& is_name = {});

// A school's own word or phrase, typed as people type it, as Policy::safety_words holds it.
std::string as_pattern(std::string_view typed);
bool is_run_together(std::string_view pattern);  // of a script without spaces, or with words before a word

}  // namespace knownby::guard
