#pragma once
// What a person reads when the world behind the desk is broken: that nothing was saved, what to do, and a
// reference by which the cause is found in the log.

#include <exception>
#include <string>

#include "commands/words/reply.hpp"

namespace knownby {

// What the request would have done: told something; saved something; saved the rest of something.
enum class Undone { answer, saving, rest };
Reply apology(const std::exception& trouble, Undone undone, const std::string& reference);

}  // namespace knownby
