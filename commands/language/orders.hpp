#pragma once
// Lines that begin with an order: undo, help, and what admins set.

#include <optional>

#include "commands/language/intent.hpp"
#include "commands/language/names/names.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/understand.hpp"

namespace knownby::language {

// Nothing: the line is no order of these.
std::optional<Intent> order_in(const Setting& setting, const Line& line, Names& names);

}  // namespace knownby::language
