#pragma once
// Names that look like words of the safety list: Beatriz, Killian, Ms. Burns.

#include "commands/guard.hpp"
#include "commands/visit.hpp"

namespace knownby::safety {

// Whether the word is part of a name: a colleague's, or that of a student whom the speaker may know of
// anyway; of other students only where it stands beside the rest of their name. Valid while the visit is.
guard::IsName is_name_to(const Visit& visit);

}  // namespace knownby::safety
