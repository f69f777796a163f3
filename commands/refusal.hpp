#pragma once
// What could not be done, kindly: a sentence that says what was understood and what was not saved, and the
// nearest thing that can be done.

#include <chrono>
#include <string>
#include <vector>

#include "commands/visit.hpp"
#include "store/kind.hpp"

namespace knownby {

// `hint` holds a line to type, in small print; it or the ways on may be empty, never both.
Reply refusal(std::string sentence, std::string hint, std::vector<Button> ways_on = {});

// No, since it is not theirs by their groups: `said`, and on record. of: what was asked for, in ids, never
// whom.
Reply out_of_reach(const Visit& visit, std::string of, Reply said);

// To a typed "undo", where what its sender changed last has no button that says so.
Reply no_way_back();

namespace way_on {

Button help();
Button form();                                        // the log form
Button form(std::chrono::local_days day, Kind kind);  // with these filled in
Button mine();                                        // one's own last check-ins
Button suggest();                                     // whom one might talk to next
Button left();                                        // who has none this week, where it is pressed
Button search(const std::string& name);               // in the whole school, to look at
Button card(const Visit& visit, StudentId student);
Button talked(const Visit& visit, StudentId student);  // logs it for today

// For each of the first four: to be taken for the week, where that is the person's to do, and logged for
// today.
std::vector<Button> about(const Visit& visit, const std::vector<StudentId>& students);

}  // namespace way_on

// Each as one says it: by the given name, in full where two of them share it.
std::string called_among(const Visit& visit, StudentId student, const std::vector<StudentId>& all);

}  // namespace knownby
