#pragma once
// What stands before a name: the words that lead in to it ("talked to", "checked in with"), and what kind of
// moment they tell of.

#include <cstdint>
#include <vector>

#include "commands/language/intent.hpp"
#include "commands/language/names/names.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/when/dates.hpp"

namespace knownby::language {

// A verb that says a moment with somebody follows.
inline constexpr Senses kTells =
    sense::contact | sense::calls | sense::helps | sense::tries | sense::celebrates;

struct Lead {
  std::uint32_t end = 0;  // past the last token; grammatical only, so no part of a note
  Senses seen = 0;
  std::vector<Day> days;  // "mon/wed:", in the order said
};

// As many lead-in words as follow each other from `at`, a day among them ("yesterday I talked to").
Lead lead_from(const Setting& setting, const Line& line, std::uint32_t at);

// Does an entry of a list begin at `at`, the first of its line? "- ", "1. ", "✅ ".
bool is_list_sign(const Line& line, std::uint32_t at);

// Past bullets, numbering, emoji and the like at the beginning of a line: "- ", "1. ", "✅ ".
std::uint32_t past_bullets(const Line& line, std::uint32_t at);

// The kind of moment: `after` is the first token past the names.
Kind kind_of(const Line& line, Senses lead, std::uint32_t after);

// "was absent", "wasn't here", "out sick": no moment with the student.
bool tells_absence(const Line& line, std::uint32_t at);

// "couldn't", "could not", "tried", "no answer": before a name, that nobody was reached.
bool in_vain(const Line& line, std::uint32_t at);

// Is "sat", a day or a verb, the verb here? Not in "sat to sun".
bool is_verb_here(const Line& line, std::uint32_t at);

}  // namespace knownby::language
