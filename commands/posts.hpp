#pragma once
// Posts given for a while, as they weigh on a day: what somebody may is decided by the one that holds then.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "store/people/posts.hpp"
#include "store/staff.hpp"

namespace knownby {

// The days, both included, on which the staff are as they were made.
struct SameUntil {
  std::chrono::local_days first = std::chrono::local_days::min();
  std::chrono::local_days last = std::chrono::local_days::max();
};

// Gives each the post that holds on that day. Whoever is principal or runs the machines runs Knownby
// meanwhile.
SameUntil with_posts(std::vector<Staff>& staff, const std::vector<GivenPost>& posts,
                     std::chrono::local_days today);

bool runs_it(Staff::Role role);                 // a principal, an IT administrator
std::string_view post_words(Staff::Role role);  // "a counselor"; "the IT administrator"

}  // namespace knownby
