#pragma once
// What stands in the inputs of a message, of a page or of a modal (Slack's state.values). Pure.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "commands/words/request.hpp"

namespace knownby::slack {

// Whichever kind of input it is; several choices one a line. An emptied one is an empty text.
std::string answer_in(const nlohmann::json& element);

// Adds the answer. Throws Malformed where there would be too many, or one is too large.
void add_answer(Request& request, std::string name, const nlohmann::json& element);

}  // namespace knownby::slack
