#pragma once
// The weekly card: when it is due, whom it asks about, what it says.

#include "commands/visit.hpp"

namespace knownby::week {

Reply tick(Visit& visit);  // the clock struck: whatever is due becomes a card in the outbox
Reply see(Visit& visit);   // field week: who is on this week's card, privately
Reply why(Visit& visit);   // why a student is on the week's card, or is not; typed, or field student
// A place took none of our messages, the parcel in field key among them; fields reason, and fix where
// something would mend it.
Reply refused(Visit& visit);

}  // namespace knownby::week
