#pragma once
// The days that exports told: a term that begins, a move, a role with an end. They come without an export.

#include "commands/aside.hpp"
#include "commands/visit.hpp"
#include "store/roster/unfinished.hpp"

namespace knownby::admin {

// The clock asks now and then; once a day there is something to look at. Says nothing to anybody.
Reply dates(Visit& visit);
Aside dates_of_today(Visit& visit);
bool is_of_dates(const Unfinished& part);  // their rest comes by itself, too
Reply dates_came(Visit& visit, const Found& found);

}  // namespace knownby::admin
