#pragma once
// Of an activity: who said it, where, and the way back. Pure.

#include <chrono>

#include "adapters/teams/address.hpp"
#include "adapters/teams/hear.hpp"

namespace knownby::teams {

inline constexpr const char* platform = "teams";

// Where no kind of conversation is named it is one with many: what is private is not said there.
Address address_of(const Activity& activity);
// The channel's name with its '#'; empty where Teams leaves it out, as it does for a team's first channel.
std::string name_of(const Activity& activity);
Back back_of(const Activity& activity);

// Without its words. Throws Malformed where the activity has no identity.
Request request_of(const Activity& activity, std::chrono::sys_seconds now);

}  // namespace knownby::teams
