#pragma once
// Taking a student for the week, together or alone, giving them back without a reason, handing them on; and
// asking a colleague to log what was theirs. All of it is answered privately; the weekly card shows a count.

#include "commands/visit.hpp"

namespace knownby::claims {

Reply take(
    Visit& visit);  // typed: "take zoe", "claim 2"; fields student, and join: somebody has them already
Reply release(Visit& visit);     // typed: "can't do zoe, sorry"; field student
Reply give(Visit& visit);        // typed: "give zoe to @dunn"
Reply offer(Visit& visit);       // fields offer, and answer: what a colleague asked of one
Reply ask_to_log(Visit& visit);  // fields student, staff: it was theirs, so they may log it

// Everything one has taken goes back to the team; how many there were.
int release_all(Visit& visit);

// "until Sun 18 Oct" begins where it ends: the Monday after; on a weekend that of the week to come.
std::chrono::local_days end_of_claims(std::chrono::local_days today);

}  // namespace knownby::claims
