#pragma once
// The weekly card: when it is due, whom it asks about, what it says.

#include "commands/visit.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::week {

Reply tick(Visit& visit);  // the clock struck: whatever is due becomes a card in the outbox
Reply see(Visit& visit);   // field week: who is on this week's card, privately
// Fields week and group: whom that week's card left out after two others, to those who look after them.
Reply handed(Visit& visit);
Reply why(Visit& visit);  // why a student is on the week's card, or is not; typed, or field student
// Typed "questions": this week's and the school's own; fields add, drop or back: the words.
Reply questions(Visit& visit);
// Students a counselor or a lead looks after for a while, each list with a day of review (PRODUCT B.2).
// Typed: "lab"; fields new; or students, weight, review once sent; or list, and go_on or end.
Reply lab(Visit& visit);
// A place took none of our messages, the parcel in field key among them; fields reason, and fix where
// something would mend it. Field ends "installation": nothing on its platform is taken.
Reply refused(Visit& visit);

// A week's card was due and did not come there: whoever runs Knownby hears it, once a week, with the reason
// as it is now (stopped, who reads along, or too late) and what mends it.
void tell_that_none_came(const Visit& visit, const Schedule& schedule, const KnownPlace& place,
                         std::chrono::sys_seconds due);

// Asks whoever keeps a list about it on the morning of its review; erases it when that day is over. A list
// whose keeper may keep none any more is asked about no more and weighs nothing, but stays until then: a
// mistaken roster or a post that returns gives it back.
void review_lists(const Visit& visit);

// Tells whoever looks after the group how many that is, once a card, in private and without a name.
void hand_over(Visit& visit, const KnownPlace& place, const WeekCard& week, std::chrono::local_days today);

}  // namespace knownby::week
