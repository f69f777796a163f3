#pragma once
// What homes heard from school, as far as it is recorded: calls that were answered, and whether one brought
// good news.

#include <chrono>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby::home {

// Students whose home was spoken with since that day, and each time without good news.
std::vector<StudentId> without_good_news(Db& db, std::chrono::local_days since);

}  // namespace knownby::home
