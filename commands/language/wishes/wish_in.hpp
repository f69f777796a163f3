#pragma once
// Lines that wish for something besides a log and an answer.

#include <optional>

#include "commands/language/intent.hpp"
#include "commands/language/names/names.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/understand.hpp"

namespace knownby::language {

// Nothing: the line wishes for nothing of these. None of them is ever logged.
std::optional<Intent> wish_in(const Setting& setting, const Line& line, Names& names);

// The parts of it, by what they are about.
std::optional<Intent> correction_in(const Setting& setting, const Line& line, Names& names);
std::optional<Intent> about_a_student(const Line& line, Names& names);
std::optional<Intent> claim_in(const Setting& setting, const Line& line, Names& names);
std::optional<Intent> thanks_in(const Setting& setting, const Line& line, Names& names);
std::optional<Intent> for_those_who_lead(const Setting& setting, const Line& line);
std::optional<Intent> about_oneself(const Setting& setting, const Line& line, Names& names);

}  // namespace knownby::language
