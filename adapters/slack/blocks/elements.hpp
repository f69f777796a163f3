#pragma once
// The parts of a block that people press and fill in, as Block Kit elements.

#include <cstddef>
#include <string>
#include <string_view>

#include "commands/words/card.hpp"

namespace knownby::slack {

// Puts a plain text object behind what `json` holds; an ellipsis where there is nothing to read, since Slack
// refuses an empty one.
void put_label(std::string& json, std::string_view label, std::size_t limit);

// Puts the button behind what `json` holds, and nothing where Slack would refuse it: a value over 2,000
// characters, a link that is not https or over 3,000. Whether it is there now.
// `heard`: what a screen reader says instead of its label, where that does not tell enough.
bool put_button(std::string& json, const Button& button, std::string_view action_id,
                std::string_view heard = {});

// One choice; empty where its value is empty or over 150 characters.
std::string option_json(std::string_view value, std::string_view label);

// Empty where there is nothing to choose from. Choices after the hundredth, and those whose value is over 150
// characters, are left out.
std::string input_json(const Input& input, std::string_view action_id);

}  // namespace knownby::slack
