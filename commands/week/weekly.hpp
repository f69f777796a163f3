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

// What the audit says of a card that came not at all: of which schedule, and of which day.
struct Skipped {
  ScheduleId schedule;
  std::chrono::local_days day;
};
std::string skipped_subject(const Skipped& skipped, bool is_for_the_roster);
std::optional<Skipped> read_skipped(std::string_view subject);  // none: written before the day was
inline constexpr std::string_view for_the_roster =
    ", part of a roster";  // how it ends where no more of one was in

std::string number_word(int number);  // "six"; digits from thirteen on

}  // namespace knownby::week
