#pragma once
// Names that begin as words of the safety list do: Beatriz, Killian, Mr. Hittson.

#include <string>
#include <string_view>
#include <unordered_set>

#include "commands/guard.hpp"
#include "commands/visit.hpp"

namespace knownby::safety {

// Whether the word is part of a name and no form of a word of the list: a colleague's name, or that of a
// student whom the speaker may know of anyway; of other students only where it stands beside the rest of
// their name. Who is called Burns stops as burns do: rather a name is stopped than a report let through.
// For one text after the other, while the visit is.
guard::IsName is_name_to(const Visit& visit);

// "chen" and "bobby" of "Bobby Chen", folded.
void put_parts(std::string_view name, std::unordered_set<std::string>& parts);

}  // namespace knownby::safety
