#pragma once
// What a person reads when the world behind the desk is broken: that nothing was saved, what to do, and a
// reference by which the cause is found in the log.

#include <exception>
#include <string>

#include "commands/words/reply.hpp"

namespace knownby {

// `saving`: the request would have changed something.
Reply apology(const std::exception& trouble, bool saving, const std::string& reference);

}  // namespace knownby
