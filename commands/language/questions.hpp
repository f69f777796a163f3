#pragma once
// Lines that ask: who has no check-in, one student's card, what I logged; and what Knownby will not answer.

#include <optional>

#include "commands/language/intent.hpp"
#include "commands/language/names/names.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/understand.hpp"

namespace knownby::language {

// Nothing: the line asks nothing. A line that asks is never logged.
std::optional<Intent> question_in(const Setting& setting, const Line& line, Names& names);

}  // namespace knownby::language
