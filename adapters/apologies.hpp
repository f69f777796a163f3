#pragma once
// What a platform says by itself, when the desk could not.

#include <string>

#include "commands/words/reply.hpp"

namespace knownby {

Reply told(std::string words);
Reply nothing_saved();  // the desk is full or closed
Reply cannot_say();     // nobody knows whether it was saved
Reply cannot_read();

}  // namespace knownby
