#pragma once
// What Slack is told in answer to a modal that was sent and to a name that is being typed. Pure.

#include <string>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby::slack {

// The errors, each at its input; what belongs to none of these inputs stands at the first, since Slack takes
// an error nowhere else (S-14). Empty where there is no error or no input: then the modal closes.
std::string errors_json(const Fields& errors, const std::vector<std::string>& inputs);

// At most 100 options; those that Slack would refuse are left out.
std::string options_json(const Fields& choices);

}  // namespace knownby::slack
