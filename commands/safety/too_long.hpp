#pragma once
// A text that is longer than anybody reads.

#include "commands/visit.hpp"

namespace knownby::safety {

// Its text or a field of it is longer than 4,000 bytes, where Slack itself cuts messages.
bool is_too_long(const Request& request);

// The answer to one that is: nothing was saved, and how to go on. What may be a report is answered as one,
// however long it is; a form stays open, with whom to call at the field itself.
Reply too_long(const Visit& visit);

}  // namespace knownby::safety
