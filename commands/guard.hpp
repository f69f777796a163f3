#pragma once
// The safety guard (PRODUCT E.4). It looks for some words only, before anything is stored; it never forwards,
// counts or logs.

#include <string>
#include <string_view>
#include <vector>

#include "commands/policy.hpp"
#include "commands/words/reply.hpp"

namespace knownby::guard {

// Whether the text holds a word or phrase of the safety list (English and Spanish, some French and
// Portuguese) or one of the school's own (Policy::safety_words). Recall over precision.
bool trips(std::string_view text, const std::vector<std::string>& own = {});

// A school's own word or phrase, typed as people type it, as Policy::safety_words holds it.
std::string as_pattern(std::string_view typed);

// What its sender sees: nothing was saved, nobody was told, whom to call. `draft` names the held request.
Reply card(const SafetyNumbers& numbers, const std::string& draft, bool names_a_student);

}  // namespace knownby::guard
