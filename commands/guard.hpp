#pragma once
// The safety guard (PRODUCT E.4). It looks for some words only, before anything is stored; it never forwards,
// counts or logs.

#include <string>
#include <string_view>

#include "commands/policy.hpp"
#include "commands/words/reply.hpp"

namespace knownby::guard {

// Whether the text holds a word or phrase of the safety list (English and Spanish). Recall over precision.
bool trips(std::string_view text);

// What its sender sees: nothing was saved, nobody was told, whom to call. `draft` names the held request.
Reply card(const SafetyNumbers& numbers, const std::string& draft, bool names_a_student);

}  // namespace knownby::guard
