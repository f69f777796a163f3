#pragma once
// What Teams says of a member of a conversation. Pure.

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "commands/words/look.hpp"

namespace knownby::teams {

// `tenant` is the school's. Its own people's e-mail is the one Teams gives or, where it gives none, the name
// they sign in with. Guests are those whom Teams calls so and those whose sign-in name is one from outside;
// somebody without an account at all counts as one. Throws Malformed where the member has no id.
SeenAccount account_in(const nlohmann::json& member, std::string_view tenant);

}  // namespace knownby::teams
