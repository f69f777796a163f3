#pragma once
// The weekly card: when it is due, whom it asks about, what it says.

#include "commands/visit.hpp"

namespace knownby::week {

Reply tick(Visit& visit);  // the clock struck: whatever is due becomes a card in the outbox
Reply see(Visit& visit);   // field week: who is on this week's card, privately

}  // namespace knownby::week
