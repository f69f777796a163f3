#pragma once
// A line that is no order, no question and tells of no check-in: why, so that the answer can be kind and
// true.

#include <string>

#include "store/ids.hpp"

namespace knownby::language {

// Nothing is saved for it. `unknown` holds what looked like a name, if anything did.
struct NotUnderstood {
  enum class Why {
    no_student,   // nobody is named whom the roster knows
    no_checkin,   // somebody is, and no check-in is told: "didn't talk to bobby", "take zoe"
    a_colleague,  // "coach dunn talked to bobby"
    thanks,
    an_answer,  // a bare "yes": to which question?
  };
  std::string unknown{};
  Why why = Why::no_student;
  StaffId colleague{};  // whose check-in it would be, where the roster knows one
  StudentId about{};    // whom the colleague talked with, where that is clear
};

}  // namespace knownby::language
