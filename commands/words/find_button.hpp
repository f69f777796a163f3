#pragma once
// A button of a card, looked for by what it is.

#include <functional>

#include "commands/words/card.hpp"

namespace knownby {

// The first of which it is true; null: none is. It lives as long as the card. Those of forms are not looked
// at.
const Button* find_button(const Card& card, const std::function<bool(const Button&)>& is_it);

}  // namespace knownby
