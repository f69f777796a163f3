#pragma once
// One group's week, looked at: who is on the card and what it says.

#include "commands/visit.hpp"
#include "store/schedules.hpp"

namespace knownby::week {

// The students for the week that `today` lies in. Cold start included: with nothing logged at all, a few
// drawn by lot.
std::vector<StudentId> students_for(Db& db, const School& school, GroupId group,
                                    std::chrono::local_days today);

// The root message: counts, no student's name (PRODUCT D.2). counts_only: without a button, where not only
// staff may read along (E.2).
Card root_card(Db& db, const School& school, GroupId group, std::chrono::local_days today,
               const WeekCard& week, bool counts_only);

// School days since the last counted check-in, or since the student or the year began; capped at 30.
int gap_of(const School& school, const Student& student, std::optional<std::chrono::local_days> last,
           std::chrono::local_days today);

// Neutral, and true of anybody in the same position: "no check-in logged for 4 weeks", "new this month".
std::string reason(const School& school, const Student& student, std::optional<std::chrono::local_days> last,
                   std::chrono::local_days today);

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
