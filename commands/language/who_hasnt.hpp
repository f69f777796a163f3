#pragma once
// "who's left in 7A", "7A no adult not seen since october": scope, period and what is lacking, in any order.

#include <optional>

#include "commands/language/intent.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/understand.hpp"

namespace knownby::language {

// None: no such question. Words of it that meant nothing are named in it, never passed over.
std::optional<Intent> who_hasnt(const Setting& setting, const Line& line);

// Begins with "who" or its like.
bool asks_who(const Line& line);

}  // namespace knownby::language
