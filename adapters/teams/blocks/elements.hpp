#pragma once
// The parts of a card that people press and fill in, as Adaptive Card actions and inputs.

#include <optional>
#include <string>
#include <string_view>

#include "adapters/teams/blocks/runs.hpp"
#include "commands/words/card.hpp"

namespace knownby::teams {

// An Action.Execute (with an Action.Submit for clients that do not know it), an Action.OpenUrl, or where the
// answer is a form an Action.Submit that asks for the dialog (T-18: nothing else can). Nothing where it
// carries too much or leads anywhere but to https. `form`: the form it sends, empty for none.
std::optional<Json> action_of(const Button& button, std::string_view form = {});

// The button that sends the form of a dialog: an Action.Submit, which is all that Teams takes there. `dialog`
// comes back with it.
std::optional<Json> submit_of(const Button& button, std::string_view form, std::string_view dialog);

// Nothing where there is nothing to choose from. Choices after the hundredth, and those whose value is too
// long, are left out.
std::optional<Json> input_of(const Input& input, std::string_view form);

}  // namespace knownby::teams
