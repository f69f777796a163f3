#pragma once
// Of whom an export tells, and who is known already: the words of their names.

#include <string>
#include <unordered_set>

#include "commands/roster/oneroster/files.hpp"
#include "store/db.hpp"

namespace knownby::roster::oneroster {

// "beatrice", "burns": folded, each once; whoever left is among them.
std::unordered_set<std::string> name_parts(Db& db, const Files& files, const Manifest& manifest);

}  // namespace knownby::roster::oneroster
