#pragma once
// A word to whoever runs Knownby, unasked: to each of them alone, once, and never in the evening.

#include <string>

#include "commands/visit.hpp"

namespace knownby::admin {

// `key` names the occasion: the same is told once, ever. Of those with an account on `platform`; where nobody
// has one there, of all with any account.
void tell_who_runs_it(const Visit& visit, const std::string& platform, const std::string& key,
                      const Card& card);

}  // namespace knownby::admin
