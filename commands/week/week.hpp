#pragma once
// The weekly card: when it is due, whom it asks about, what it says.

#include "commands/visit.hpp"

namespace knownby::week {

Reply tick(Visit& visit);  // the clock struck: whatever is due becomes a card in the outbox
Reply see(Visit& visit);   // field week: who is on this week's card, privately
// Typed "questions": this week's and the school's own; fields add, drop or back: the words.
Reply questions(Visit& visit);
// A place took none of our messages, the parcel in field key among them; fields reason, and fix where
// something would mend it. Field ends "installation": nothing on its platform is taken.
Reply refused(Visit& visit);

}  // namespace knownby::week
