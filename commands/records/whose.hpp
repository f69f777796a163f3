#pragma once
// Whose record is meant, and whether this person may decide about it.

#include <optional>
#include <string>
#include <variant>

#include "commands/visit.hpp"
#include "store/students.hpp"

namespace knownby::records {

struct Whose {
  Student student;
  std::string called;  // "T.J. Carter (7B)"; on the command line, where no name is given, "student 7003"
};

// By field "student" of a button, or by field "id" on the command line. Else what to answer, alike for
// everybody who may not and for students who are not there; `what` was not done: "Nothing was deleted."
std::variant<Whose, Reply> whose(const Visit& visit, const std::string& what);

// The audit has it that this person asked for what is kept to others; of whom is not said.
void note_refused(const Visit& visit);

}  // namespace knownby::records
