#pragma once
// Which words are ordinary forms of those on the safety list, in any of its languages that write with stars.

#include <string_view>

namespace knownby::safety {

// Whether the word, which fits the pattern, is the list's own or one of its forms ("hits", "beaten",
// "abusada", "golpeándola"): such a word stops whoever is called so. Not so "beatriz" or "killian", of which
// only the beginning fits. Where it is not sure, it is a form.
bool is_form(std::string_view word, std::string_view pattern);

}  // namespace knownby::safety
