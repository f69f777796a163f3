#pragma once
// How long what is kept, and what the last night took because it was older, in words for whoever runs it.

#include <string>

#include "commands/visit.hpp"
#include "store/records/age.hpp"

namespace knownby::records {

// The first day of the school year that `today` is in; where the calendar does not tell, 1 August.
std::chrono::local_days school_year_began(const Calendar& calendar, std::chrono::local_days today);
Midnight midnight(const Calendar& calendar, std::chrono::local_days day);
// So long after it was asked about, what is known of students since an earlier year goes where nobody has
// kept it (PRODUCT E.5).
inline constexpr std::chrono::days facts_reviewed_within{60};

std::string kept_words(const Retention& retention);
std::string taken_words(const age::Pass& pass);   // "check-ins 12, notes 3", of what is not none
std::string last_pass_words(const Visit& visit);  // "Wed 14 Oct: notes 3", "Wed 14 Oct: nothing"

}  // namespace knownby::records
