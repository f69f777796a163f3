#pragma once
// The days that exports told: a term that begins, a move, a role with an end. They come without an export.

#include "commands/aside.hpp"
#include "commands/visit.hpp"

namespace knownby::admin {

// The clock asks now and then; once a day there is something to look at. Says nothing to anybody.
Reply dates(Visit& visit);
Aside dates_of_today(Visit& visit);
Reply dates_came(Visit& visit, const Found& found);

}  // namespace knownby::admin
