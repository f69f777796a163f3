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

// What a week's card is called in the outbox.
std::string key_of(ScheduleId schedule, const std::string& week);

// This week's card of the channel's group, else of the grade of one's own first group.
std::optional<WeekCard> card_of_this_week(const Visit& visit);
// Those on it whom this person may ask about, in the order shown.
std::vector<StudentId> readable_of(const Visit& visit, const WeekCard& week);
// Somebody took this student or gave them back: the cards of this week that ask about them count anew.
void redraw_cards_with(Visit& visit, StudentId student);

std::string number_word(int number);  // "six"; digits from thirteen on

}  // namespace knownby::week
