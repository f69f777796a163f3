#pragma once
// A student's record as a whole, for those who look after the whole school: held, answered by the family,
// deleted for good; and what grows too old to be kept. Whoever sits at the command line may hold and delete,
// by the student system's id, and reads no name there.

#include "commands/visit.hpp"

namespace knownby::records {

Reply record(Visit& visit);     // typed: "export TJ"; fields student, and from: a later page
Reply forget(Visit& visit);     // fields student, or id on the command line; sure
Reply hold(Visit& visit);       // fields student or id; reason: asked for where it is absent; end
Reply statement(Visit& visit);  // fields student; words: asked for where they are absent

// What may be done with a whole record, for its card.
Buttons choices(const Visit& visit, StudentId student);

// Each night from three o'clock, a step a minute, each small enough that nobody waits (PRODUCT E.5).
void age(Visit& visit);

}  // namespace knownby::records
