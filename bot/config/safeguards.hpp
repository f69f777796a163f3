#pragma once
// What a school decides about its children's data and safety: [safety], [retention] and [privacy].

#include "bot/config/section.hpp"

namespace knownby {

// Throws ConfigError, with the line and, where a length is refused, why it has that floor or ceiling.
void read_safeguards(ConfigFile& given, Config& config);

}  // namespace knownby
