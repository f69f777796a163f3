#pragma once
// Writing to one member of staff unasked: alone, never in the evening, and not where they asked for silence.

#include <string>

#include "commands/visit.hpp"

namespace knownby {

// The first moment from now on in which people are written to (PRODUCT D.5).
std::chrono::sys_seconds next_waking(const Calendar& calendar, std::chrono::sys_seconds now);

// To each account of theirs; `key` names the occasion, and the same is told once, ever. The card stands in a
// notification, so it names no student. False: they have no account, or want no messages.
bool write_to(const Visit& visit, StaffId person, const std::string& key, const Card& card);

}  // namespace knownby
