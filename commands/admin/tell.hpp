#pragma once
// A word to whoever runs Knownby, unasked: to each of them alone, once, and never in the evening.

#include <string>

#include "commands/visit.hpp"

namespace knownby::admin {

// `key` names the occasion: the same is told once, ever. Of those with an account on `platform`; where nobody
// has one there, of all with any account.
void tell_who_runs_it(const Visit& visit, const std::string& platform, const std::string& key,
                      const Card& card);

// A platform takes nothing of ours, for a reason in words of ours or of its own: those who run Knownby hear
// it on another one, once a week, where they have an account there. The log has it in any case.
void tell_of_shut_out(const Visit& visit, const std::string& platform, const std::string& reason);

// As people write it: "Slack", "Teams".
std::string called(const std::string& platform);

}  // namespace knownby::admin
