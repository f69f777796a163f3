#pragma once
// What whoever typed what may be a report of harm is answered (PRODUCT E.4).

#include <string>
#include <string_view>
#include <vector>

#include "commands/policy.hpp"
#include "commands/visit.hpp"
#include "commands/words/card.hpp"
#include "commands/words/reply.hpp"

namespace knownby::safety {

inline constexpr std::string_view often_harmless =
    "I look for some words only, and I often stop at harmless ones.";

// That nothing was saved, nobody was told, and whom to call.
std::vector<Block> whom_to_call(const SafetyNumbers& numbers);
// The shortest of it, for beside a field of a form that stays open (Slack shows two lines there).
std::string whom_to_call_briefly(const SafetyNumbers& numbers);
// Whether the held text may be saved without its words. Never where the sender has no access to students:
// there the answer must not tell whom the school has.
bool names_a_student(const Visit& visit);
// All of it, and what may become of the text. `draft` names the held request.
Reply card(const SafetyNumbers& numbers, const std::string& draft, bool names_a_student);

}  // namespace knownby::safety
