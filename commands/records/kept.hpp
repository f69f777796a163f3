#pragma once
// How long what is kept, and what the last night took because it was older, in words for whoever runs it.

#include <string>

#include "commands/visit.hpp"
#include "store/records/age.hpp"

namespace knownby::records {

std::string kept_words(const Retention& retention);
std::string taken_words(const age::Pass& pass);   // "check-ins 12, notes 3", of what is not none
std::string last_pass_words(const Visit& visit);  // "Wed 14 Oct: notes 3", "Wed 14 Oct: nothing"

}  // namespace knownby::records
