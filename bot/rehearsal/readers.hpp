#pragma once
// Who reads along in a channel of a rehearsal, as its file says.

#include <string>

#include "commands/words/look.hpp"

namespace knownby {

// everyone, guests, another organisation, nobody (it is archived), without Knownby. Throws
// std::invalid_argument for anything else.
Audience readers_called(const std::string& text);

}  // namespace knownby
