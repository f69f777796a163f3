#pragma once
// A card as an Adaptive Card.

#include <string>

#include "adapters/teams/blocks/runs.hpp"
#include "commands/words/card.hpp"

namespace knownby::teams {

// At most limits::card bytes and the words for clients that cannot show it. Where the whole is too long,
// words give way before buttons and inputs, and a line says that there was more. A button or an input that
// Teams would refuse is left out; buttons that do not fit side by side go on in the next row.
Json draw(const Card& card);

// The same as it stands in a dialog, whose bar shows the title: the first form with the words around it, and
// no other buttons.
struct InDialog {
  std::string name;  // comes back with what is sent
  Fields errors{};   // by input
};
Json draw(const Card& card, const InDialog& dialog);

}  // namespace knownby::teams
