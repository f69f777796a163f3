#pragma once
// What becomes of a weekly card: who takes whom for the week, gives a student back, hands one on, and how it
// went. All of it is answered privately; the team's message says counts only.

#include "commands/visit.hpp"
#include "store/schedules.hpp"
#include "store/week/claims.hpp"

namespace knownby::claim {

Reply take(Visit& visit);  // typed: "take zoe", "claim 2"; fields student, week (the list it stands in), join
Reply release(Visit& visit);   // typed: "release zoe"; fields claim, and week
Reply give(Visit& visit);      // typed: "give zoe to @dunn"; field claim; field to, once sent
Reply gift(Visit& visit);      // fields gift, and answer: yes or no; without one it says who it is about
Reply pass(Visit& visit);      // field week, and back: "not for me this week"
Reply own_week(Visit& visit);  // typed: "my week"
Reply went(Visit& visit);  // the one question at the week's end; fields claim, and answer: yes, keep, release

// A lead has a colleague of their team asked less often; typed: "cap Ms. Park 1". Never more often (D.4).
Reply cap(Visit& visit);

// This week's private list for whoever asks, under a sentence about what they just did (empty: nothing).
Reply list_of(Visit& visit, const WeekCard& week, const std::string& said);

// To whoever would give back or hand on somebody they have not taken: so, and the ways on.
Reply not_yours(const Visit& visit, StudentId student);

// To whoever would give back or hand on and has not said whom: the sentence, how it is said, and who is
// theirs, each with the buttons for it.
Reply which_of_own(const Visit& visit, std::string sentence, std::string hint);

// "Ms. Park has her this week", for those who may know.
std::string holder_words(const Visit& visit, const std::vector<Claim>& open);

// Suggests this new card's students, each to one of those who stand with the group; shown to that person
// alone, on their own list, and to nobody else.
void ask_around(const Visit& visit, const WeekCard& week, GroupId group);

// On a person's own page: who is theirs this week, each with a way on, and whom they might take.
void add_own_week(const Visit& visit, std::vector<Block>& blocks);

// The one open claim the speaker has of those a typed name may mean; none: there is none, or several.
std::optional<Claim> own_claim_of(const Visit& visit, const language::Named& named);

// The week has closed: whoever holds a claim is asked once, ever, how it went. Says nothing in quiet hours.
void ask_how_it_went(Visit& visit);

// Whoever is away for the rest of the week holds nobody; the team's lists have them again. How many.
int release_all(Visit& visit, StaffId staff);

std::chrono::local_days week_end(
    std::chrono::local_days today);  // the first day a claim of today holds no more

}  // namespace knownby::claim
