#pragma once
// Lines that must never be logged although a name may stand in them.

#include <optional>

#include "commands/language/intent.hpp"
#include "commands/language/names/names.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/understand.hpp"

namespace knownby::language {

// Orders about a student that are no check-in (take, release, know, ...), negations, a colleague's check-in,
// thanks (each as NotUnderstood) and bare answers. Nothing: the line may tell of a check-in.
std::optional<Intent> no_checkin_in(const Setting& setting, const Line& line, Names& names);

// Who is meant, once, where it is beyond doubt.
void add_if_sure(const Named& named, std::vector<StudentId>& students);

// "bobby no", "bobby - not today": the words from `at` on take back what the name seemed to say.
bool takes_back(const Line& line, std::uint32_t at);

}  // namespace knownby::language
