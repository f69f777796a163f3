#pragma once
// The weekly card's message, changed where it stands: who is taken by now, who was reached once the week
// closes.

#include <string>

#include "commands/visit.hpp"
#include "store/schedules.hpp"

namespace knownby::week {

// "4 of 6 taken" (a colleague has the student, or the student was reached); from the week's closing on "5 of
// 6 reached". Empty: there is nothing to be glad about yet, and nothing is said.
std::string standing_of(Db& db, const School& school, const WeekCard& week, std::chrono::sys_seconds now);

// Has the message redrawn where it says something else by now. Never posted again where it was deleted.
// Changes close to each other become one.
void bring_up_to_date(Visit& visit, const WeekCard& week);

// Those of this week's cards the student is on.
void bring_up_to_date(Visit& visit, StudentId student);
void bring_all_up_to_date(Visit& visit);

// On the afternoon of the last school day there is, once.
void tell_of_summer(const Visit& visit);

// This week's card of a group, or of the place spoken in; none where several could be meant.
std::optional<WeekCard> card_meant(const Visit& visit);

}  // namespace knownby::week
