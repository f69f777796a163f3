#pragma once
// What may be a report of harm, whoever sends it and however they are answered.

#include <string>
#include <vector>

#include "commands/guard.hpp"
#include "commands/words/card.hpp"
#include "commands/words/request.hpp"

namespace knownby::safety {

// Whether anything typed in it trips the guard. What a file holds its own reader looks at.
bool holds_a_trigger(const Request& request, const std::vector<std::string>& own,
                     const guard::IsName& is_name = {});

// To whoever said it where others read it, each time: it may name a student, and stands there until then.
Text delete_it();

}  // namespace knownby::safety
