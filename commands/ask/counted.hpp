#pragma once
// Of which groups a number may be told where everybody reads (PRODUCT E.7), so that no sum and no difference
// of such numbers tells of fewer than five students. Of grades it always may. Of homerooms where they, and
// what is left of the grade beside all that may be told, are five or nobody; else the next smallest is left
// out too. Of other groups, which cut across those, never: whoever may ask about them reads their names in a
// direct message.

#include "commands/school.hpp"

namespace knownby {

inline constexpr int fewest_counted = 5;  // E.7's floor

bool may_be_counted(const School& school, GroupId group);

}  // namespace knownby
