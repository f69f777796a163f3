#pragma once
// Buttons that are called alike on one card ("Already talked"), told apart for whoever hears a button and
// does not see what it stands below.

#include <map>
#include <string>

#include "adapters/teams/blocks/runs.hpp"
#include "commands/words/card.hpp"

namespace knownby::teams {

class Labels {
 public:
  explicit Labels(const Card& card);

  // What the buttons after it stand below: its bold words, where it has some.
  void go_below(const Text& text);
  // Adds a tooltip, which newer clients show and screen readers say.
  void tell_apart(Json& action) const;

 private:
  std::map<std::string, int> times_;  // each label stands there
  std::string above_;
};

}  // namespace knownby::teams
