#pragma once
// A letter to one member of staff, unasked: in waking hours, to the account they have where the matter is at
// home.

#include <string>
#include <string_view>

#include "commands/visit.hpp"

namespace knownby::claim {

// How the key of the yearly question begins whether what one told of students still holds.
inline constexpr std::string_view asks_about_facts = "facts:";

// `key` names the occasion: the same is written once, ever. The card names no student (it is shown on locked
// screens); what its button opens may, and fades after a week with it; one that names nobody stays. False:
// this person has no account, or wants no messages.
// `from`: not before then.
enum class Names { a_student, nobody };  // what the card or its buttons lead to
bool write_to(const Visit& visit, StaffId person, std::string_view platform, const std::string& key,
              const Card& card, Names names = Names::a_student, std::chrono::sys_seconds from = {});

// What stands where a letter about a student stood.
Card without_a_name();
// Edits the names out of letters a week old (Retention::names_in_chat).
void fade_names(Visit& visit);
// Shows all that may hold a name by now as they were sent, before anybody opened them: nobody in them, and
// their buttons where they were.
void close_letters(Visit& visit);

}  // namespace knownby::claim
