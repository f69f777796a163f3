#pragma once
// A card in plain words: Slack's fallback text, Teams' summary, what a screen reader says, what tests read.

#include <string>

#include "commands/words/card.hpp"

namespace knownby {

// Title and blocks a line or more each, buttons as [Label], without styles. Ends without a newline.
std::string card_text(const Card& card);

}  // namespace knownby
