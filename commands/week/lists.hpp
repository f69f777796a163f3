#pragma once
// The lists of students somebody looks after for a while: shown to them, and reviewed.

#include <chrono>
#include <string>
#include <vector>

#include "commands/visit.hpp"
#include "store/week/priorities.hpp"

namespace knownby::week {

inline constexpr int most_weeks_of_a_list = 9;  // school weeks, to its review (B.2)

bool may_keep_lists(const Staff& person);
bool may_keep_lists(const School& school, StaffId person);  // false, too: no longer here

// The last school days of this week and of those ahead on which a list may be reviewed; of this week only
// where that day is still to come.
std::vector<std::chrono::local_days> review_days(const Calendar& calendar, std::chrono::local_days today);

// The speaker's own, under a sentence about what they just did (empty: nothing).
Reply lists_of(const Visit& visit, const std::string& said);

// Fields list, and go_on or end: how one of them went.
Reply one_list(Visit& visit);

}  // namespace knownby::week
