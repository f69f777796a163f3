#pragma once
// One group's weekly card: what it says, and when the next one comes.

#include "commands/visit.hpp"
#include "store/schedules.hpp"

namespace knownby::week {

// The root message: counts, no student's name (PRODUCT D.2). counts_only: without a button, where not only
// staff may read along (E.2).
Card root_card(Db& db, const School& school, GroupId group, std::chrono::local_days today,
               const WeekCard& week, bool counts_only);

// What its message is called in the outbox: the same schedule and week is posted once, ever.
std::string card_key(const WeekCard& week);

// When this schedule's next card comes: a week that has its card already gets no second one, whatever its
// slot.
std::optional<std::chrono::sys_seconds> next_card(Db& db, const Calendar& calendar, const Schedule& schedule,
                                                  std::chrono::sys_seconds after);

// How the audit's “card skipped” ends where it was only a part of a roster that was in.
inline constexpr std::string_view for_the_roster = ", part of a roster";

std::string number_word(int number);  // "six"; digits from thirteen on

}  // namespace knownby::week
