#pragma once
// A student in a button's field or in a form's answer, and back again. Such a value comes back from the
// client, where it may have been edited: it never tells more about a student than its bearer may know anyway.

#include <optional>
#include <string>
#include <string_view>

#include "commands/visit.hpp"

namespace knownby {

// For the person of this visit, who may ask about the student or has just named them in full. In the second
// case the value holds a mark that nobody can make who does not know the name.
std::string whom_field(const Visit& visit, StudentId student);

// None: no such student, or one whom the person may not ask about and has not named. Where the field names
// one, the visit is told that it was edited.
std::optional<StudentId> whom(const Visit& visit, std::string_view field);

}  // namespace knownby
