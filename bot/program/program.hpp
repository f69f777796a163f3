#pragma once
// The program as people start it: subcommands, their options, and what each exits with.

#include <string>

#include "store/db.hpp"

namespace knownby {

// Exit statuses, after sysexits where it has a word for it.
namespace exits {
inline constexpr int fine = 0;
inline constexpr int missing = 1;       // check: something is not set up yet; admin, import: not done
inline constexpr int usage = 64;        // a subcommand or an option there is none of
inline constexpr int unfit_store = 65;  // another program's, a newer one's, damaged: no restart mends it
inline constexpr int broken_disk = 70;  // the supervisor may start it again a few times
inline constexpr int in_use = 75;       // another process has the store: later
inline constexpr int bad_config = 78;
inline constexpr int stopped_at_once = 130;  // a second signal
}  // namespace exits

int program(int argc, char** argv);

// What is wrong with the store, and which command mends it where one does. Without a full stop at its end.
std::string trouble_words(const StoreError& trouble);

}  // namespace knownby
