#pragma once
// What was promised of a student and when they were on a weekly card: for the record a family is given.

#include <string>
#include <vector>

#include "store/db.hpp"
#include "store/week/claims.hpp"

namespace knownby::promises {

std::vector<Claim> of_student(Db& db, StudentId student);            // the newest first
std::vector<std::string> weeks_on_cards(Db& db, StudentId student);  // "2026-W42", the newest first

}  // namespace knownby::promises
