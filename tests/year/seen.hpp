#pragma once
// Who was seen when, as the store has it at the year's end, and what that means week by week.

#include <map>
#include <string>
#include <vector>

#include "commands/calendar/calendar.hpp"
#include "store/db.hpp"
#include "tests/year/people.hpp"
#include "tests/year/year.hpp"

namespace knownby::year {

using Seen =
    std::map<std::string, std::vector<local_days>>;  // by the pupil's id; the days of counted check-ins

Seen read_seen(Db& db);
// The year's weeks and its longest stretch unseen.
void sum_up(Year& year, const Seen& seen, const People& people, const Calendar& calendar);

// Spearman's rank correlation of places with the numbers that stand in them; 0 where all are alike.
double rank_correlation(const std::vector<int>& values);

}  // namespace knownby::year
