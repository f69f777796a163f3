#pragma once
// What “check” found: how things stand, what is to be done, and what one press does.

#include <cstdint>
#include <string>
#include <vector>

#include "commands/visit.hpp"

namespace knownby::admin {

struct Findings {
  Facts facts;
  std::vector<std::string> to_do;
  Buttons at_hand{};
};

std::string count_words(std::int64_t count, const std::string& one);  // "1 thing", "2 things"

// Which staff have an account, whose e-mail fits one, and whose no longer is one.
void look_at_posts(const Visit& visit, Findings& findings);
void look_at_staff(const Visit& visit, Findings& findings);
// Of when the roster is, and what of it is not in.
void look_at_roster(const Visit& visit, Findings& findings);
// Whose weekly card comes where and when, and which grade has no channel.
void look_at_channels(const Visit& visit, Findings& findings);
// Whom a platform does not let us write to, and what mends it.
void look_at_reach(const Visit& visit, Findings& findings);
// What is in the way of this mapped channel's card.
void look_at_audience(const Visit& visit, const KnownPlace& place, Findings& findings);

}  // namespace knownby::admin
