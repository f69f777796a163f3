#pragma once
// Words by which a note tells of a hard time. For an offer to its writer alone; nothing is decided by them.

#include <string_view>

namespace knownby::language {

bool tells_of_a_hard_time(std::string_view note);

}  // namespace knownby::language
