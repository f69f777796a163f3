#pragma once
// A card drawn for a terminal, or for a file that reads like one.

#include <cstddef>
#include <string>

#include "commands/words/card.hpp"
#include "commands/words/place.hpp"
#include "commands/words/reply.hpp"

namespace knownby::console {

struct Look {
  bool styled =
      false;  // bold and dimmed, as terminals understand it (ECMA-48 SGR); else plain characters only
  std::size_t width = 0;  // columns to break lines at; 0: lines are never broken
};

// Every line begins with a bar of ours, so that nothing inside a card can pass for anything outside it; every
// line ends with a newline. Buttons carry the number :press takes, counted through the card.
std::string show(const Card& card, const Look& look);

// Who sees what is said there: "only you", "#grade-7-team, everyone".
std::string seen_by(Reply::Seen seen, const Place& place);

// One line of our own, outside any card.
std::string aside(const std::string& words, const Look& look);

}  // namespace knownby::console
