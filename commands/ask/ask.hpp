#pragma once
// Questions. They change nothing, and whatever names a student is shown to the asker alone.

#include "commands/visit.hpp"

namespace knownby::ask {

Reply who(Visit& visit);      // typed, or fields scope, since, page ... from a button
Reply share(Visit& visit);    // the counts of a who, for everyone in the channel
Reply student(Visit& visit);  // typed, or field student
Reply mine(Visit& visit);
Reply help(Visit& visit);
Reply find(Visit& visit);     // field typed: whose names begin so, as Reply::choices
Reply search(Visit& visit);   // field name: who in the whole school is called anything like it
Reply privacy(Visit& visit);  // what is kept, and who reads it
Reply home(Visit& visit);     // the person's own page
Reply out_of_remit(Visit& visit);
Reply ranks_staff(Visit& visit);
Reply sorts_students(Visit& visit);
Reply not_understood(Visit& visit);

}  // namespace knownby::ask
