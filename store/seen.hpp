#pragma once
// Events that changed something, and the reply each one got: a repeat is answered alike and changes nothing
// (S-08).

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "store/db.hpp"

namespace knownby::seen {

std::optional<std::string> reply_to(Db& db, std::string_view event);  // as remembered
void remember(Db& db, std::string_view event, std::string_view reply, std::chrono::sys_seconds now);
// Forgets older events (kept 7 days, S-08): at most 1,000 a call, about 3 ms, so that nobody waits for it.
void sweep(Db& db, std::chrono::sys_seconds before);

}  // namespace knownby::seen
