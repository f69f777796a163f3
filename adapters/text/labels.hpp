#pragma once
// Buttons that are called alike on one card ("Already talked"), told apart for whoever hears a button and
// does not see what it stands below.

#include <map>
#include <string>

#include "commands/words/card.hpp"

namespace knownby {

class Labels {
 public:
  Labels() = default;
  // The card outlives it. `limit` is what one may say, in code points.
  Labels(const Card& card, std::size_t limit);

  // What this button of the card is to be called: its label, and whom or what the words above it are about.
  // Empty where the label alone tells.
  std::string heard(const Button& button) const;

 private:
  std::map<const Button*, std::string> heard_;
};

}  // namespace knownby
