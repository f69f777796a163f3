#pragma once
// The question of the week: one to ask in person, from a small library that a school may change.

#include <string>
#include <vector>

#include "store/db.hpp"

namespace knownby::week {

std::vector<std::string> library();  // ours, in order

// Ours that the school wants, then its own.
std::vector<std::string> wanted_questions(Db& db);

// One a week, in turn; the same for every team. Empty: the school wants none.
std::string question_of_the_week(Db& db, std::chrono::local_days day);

}  // namespace knownby::week
