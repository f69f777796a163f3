#pragma once
// What is recorded, read into the pool that choose.hpp gives seats to.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "commands/school.hpp"
#include "commands/week/choose.hpp"
#include "store/db.hpp"

namespace knownby::week {

// Everybody of the group who is enrolled on `today`, for the card of that week: with the cards of the weeks
// before it, never with its own, so that it stays the same once that is made.
Pool pool_of(Db& db, const School& school, GroupId group, std::chrono::local_days today);

// This person's own students, for what is suggested to them alone: `most` seats, no cards, and those left off
// whom they asked to leave off.
Pool pool_for(Db& db, const School& school, StaffId person, std::chrono::local_days today, int most);

const Candidate* find(const Pool& pool, StudentId student);  // null: not in it

// Those standing with the group whom the card may count on: not who is out or wants to be asked nothing.
std::vector<StaffId> counted_on(Db& db, const School& school, GroupId group, std::chrono::local_days today);

// Within 20 school days, and not with everybody else on the year's first day.
bool arrived_lately(const School& school, const Student& student, std::chrono::local_days today);

// Whole school days since the last counted check-in. Where there is none: since the student came, the year
// began or people began to log here, whichever was last. `today` is not over and does not count.
int days_waited(Db& db, const School& school, const Student& student,
                std::optional<std::chrono::local_days> last, std::chrono::local_days today);

// Neutral, and true of anybody in the same position: "no check-in logged for 4 weeks", "new this month", "no
// adult named yet". Never a group.
std::string reason(const School& school, const Student& student, std::optional<std::chrono::local_days> last,
                   std::chrono::local_days today, Candidate::Adult adult = Candidate::Adult::active);

}  // namespace knownby::week
