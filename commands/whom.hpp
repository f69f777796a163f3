#pragma once
// Which student is meant: a student in a button's field or in a form's answer, and back again. Such a value
// comes back from the client, where it may have been edited: it never tells more about a student than its
// bearer may know anyway.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "commands/visit.hpp"

namespace knownby {

// For the person of this visit, who may ask about the student or has just named them in full. In the second
// case the value holds a mark that nobody can make who does not know the name.
std::string whom_field(const Visit& visit, StudentId student);

// None: no such student, or one whom the person may not ask about and has not named. Where the field names
// one, the visit is told that it was edited.
std::optional<StudentId> whom(const Visit& visit, std::string_view field);

// The one student a typed name or, without one, a pressed button means, of those with whom the speaker has
// the right; else what to answer: nobody such, or which of these? Whoever left is no longer meant, but for
// the record that is still held of them.
std::variant<StudentId, Reply> meant(const Visit& visit, Right right, const language::Named* named,
                                     std::string_view verb);

// The one of these who is still here; null: nobody, or several.
const Staff* only_one(const Visit& visit, const std::vector<StaffId>& called_so);
// The colleague a line means: by the account it mentions, else the only one of these.
const Staff* colleague(const Visit& visit, const std::vector<StaffId>& called_so);

// The answer to a name that is nobody's, or somebody's of whom the speaker may know nothing: the same words,
// found by the same steps, so that it tells neither from the other.
// heard: the name as it was typed; verb: what was wished, for the words about what did not come of it.
Reply nobody_called(const Visit& visit, Right right, const std::string& heard, std::string_view verb);
// The same of a typed name; null: the student of a pressed button, who is not found any more.
Reply nobody_such(const Visit& visit, Right right, const language::Named* named, std::string_view verb);

}  // namespace knownby
