#pragma once
// What staff know of students and are to them: whose adults, what a student would be glad we know, whom to
// talk to next; and what one wishes to be asked oneself. All of it is answered privately.

#include <optional>
#include <string>

#include "commands/visit.hpp"

namespace knownby::known {

Reply person(Visit& visit);     // typed: "I'm Bobby's person"; fields student, and end
Reply who_knows(Visit& visit);  // typed: "who does José have"; field student
Reply named(Visit& visit);      // typed: "josé named coach dunn"; fields student, staff, and end
Reply watch(Visit& visit);      // field student, and end: one keeps an eye on them
Reply know(Visit& visit);       // typed: "know zoe: climbing"; fields draft and keep, or forget: ids of facts
Reply review(Visit& visit);     // fields keep or drop: ids of facts: what one told in an earlier school year
Reply last_year(Visit& visit);  // fields keep or drop: of whom one was an adult last year; from: a page
Reply leave_off(Visit& visit);  // typed: "don't need to talk to bobby"; fields student, and answer
Reply suggest(Visit& visit);    // typed: "who should I talk to"
Reply pause(Visit& visit);      // typed: "out until Nov 30", "stop", "I'm back"; field what
Reply thanks(Visit& visit);     // typed: "thanks @dunn"
Reply later(Visit& visit);      // typed: what is known and not built yet
Reply ask_for_a_word(Visit& visit);    // field student: a letter to their counselor, without a reason
Reply asked_for_a_word(Visit& visit);  // fields student, asker: whom the letter is about
// By which the student's counselor is asked; none: nobody but the speaker looks after them as counselor.
std::optional<Button> word_button(const Visit& visit, StudentId student);

// On the school year's first days, once: a word to everybody who has told something in an earlier one.
void ask_what_still_holds(const Visit& visit);
// On the first school day after a new year's roster, once: a word to last year's adults, and to the new
// homerooms of their students.
void ask_of_last_year(const Visit& visit);

std::string possessive(const std::string& name);  // Zoë's, Marcus'

}  // namespace knownby::known
