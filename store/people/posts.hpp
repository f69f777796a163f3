#pragma once
// Posts that somebody who runs Knownby gave a colleague for a while, over what the roster says.

#include <chrono>
#include <vector>

#include "store/db.hpp"
#include "store/staff.hpp"

namespace knownby {

struct GivenPost {
  StaffId staff;
  Staff::Role role = Staff::Role::staff;
  std::chrono::local_days since{}, until{};  // the first and the last day, in the school's own calendar
  StaffId by{};                              // none: the command line
};

namespace posts {

std::vector<GivenPost> all(Db& db);        // those that are over included, until somebody ends them
void give(Db& db, const GivenPost& post);  // one a person: replaces another
bool end(Db& db, StaffId staff);           // false: there was none

}  // namespace posts
}  // namespace knownby
