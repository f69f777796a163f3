#pragma once
// Notes that ask for a reminder, which nobody gives yet: known by their words, so that it can be said.

#include <string_view>

namespace knownby::language {

// "remind me friday", "remind fri", "set a reminder"; not "he asked me to remind his mom".
bool asks_to_be_reminded(std::string_view note);

}  // namespace knownby::language
