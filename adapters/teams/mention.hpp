#pragma once
// What people typed in Teams: our own name in front of it taken out, tags and entities undone (PROTOCOL
// T-11). Pure.

#include <string>
#include <string_view>
#include <vector>

#include "adapters/teams/activity.hpp"

namespace knownby::teams {

// Whether one of these mentions is of this account.
bool mentions(const std::vector<Mention>& mentions, std::string_view account);

// The text without our own mentions, other people's by their names, entities as the characters they stand
// for, without white space around. What looks like a mention and is none stays as it was typed.
std::string words_of(std::string_view text, const std::vector<Mention>& mentions, std::string_view ours);

}  // namespace knownby::teams
