#pragma once
// The parts of a card that people press and fill in, as Adaptive Card actions and inputs.

#include <optional>
#include <string>
#include <string_view>

#include "adapters/teams/blocks/runs.hpp"
#include "commands/words/card.hpp"

namespace knownby::teams {

// An Action.Execute (with an Action.Submit for clients that do not know it), or an Action.OpenUrl. Nothing
// where it carries too much or leads anywhere but to https. `form`: the form it sends, empty for none.
std::optional<Json> action_of(const Button& button, std::string_view form = {});

// Nothing where there is nothing to choose from. Choices after the hundredth, and those whose value is too
// long, are left out.
std::optional<Json> input_of(const Input& input, std::string_view form);

}  // namespace knownby::teams
