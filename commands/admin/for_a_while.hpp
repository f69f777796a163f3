#pragma once
// Whoever runs Knownby only by a post that was given them for a while: nothing they do makes that, or what
// they give to others, last longer.

#include <chrono>
#include <string>

#include "commands/visit.hpp"

namespace knownby::admin {

// The last day on which they run Knownby: the end of time for whoever does by the staff list or sits at the
// command line, the beginning of time for whoever does not.
std::chrono::local_days runs_it_until(const Visit& visit, StaffId person);

bool runs_it_for_a_while(const Visit& visit);  // the speaker

// Why the speaker may not give this person a post until that day, or end the one they have; empty: they may.
std::string beyond_a_while(const Visit& visit, const Staff& person, std::chrono::local_days until);

// After the post of somebody who ran Knownby by it was ended, changed or cut short: what they gave to others
// ends no later than they do.
void rein_in(const Visit& visit, StaffId giver);

}  // namespace knownby::admin
