#pragma once
// A line that is no order, no question and tells of no check-in: why, and what of it was understood, so that
// the answer can be kind and true.

#include <string>
#include <vector>

#include "commands/language/named.hpp"
#include "store/ids.hpp"
#include "store/kind.hpp"

namespace knownby::language {

// Nothing is saved for it.
struct NotUnderstood {
  enum class Why {
    no_student,   // nobody is named
    no_checkin,   // somebody may be, and no check-in is told: "didn't talk to bobby", "everyone but tj"
    a_colleague,  // "coach dunn talked to bobby"
    thanks,
  };
  std::string unknown{};  // what looks like a name and nobody is called: "card xqzt", "add me to xqzt"
  Why why = Why::no_student;
  StaffId colleague{};                // whose check-in it would be, where the roster knows one
  std::vector<StudentId> students{};  // who is named beyond doubt, in their order
  Day day{};                          // with `heard` empty: none was said
  Kind kind = Kind::conversation;     // of a moment told without a name: "called home yesterday"
};

}  // namespace knownby::language
