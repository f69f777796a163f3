#pragma once
// A line that tells of moments with students: who, when, what kind, and the rest as a note.

#include "commands/language/intent.hpp"
#include "commands/language/names/names.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/understand.hpp"

namespace knownby::language {

// A Log, or NotUnderstood where no name stands or what is told did not happen ("didn't talk to Bobby").
Intent log_in(const Setting& setting, const Line& line, Names& names);

}  // namespace knownby::language
