#pragma once
// A folder of copies, one a night: what they are called, and which are kept.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace knownby::copies {

struct KeptCopy {
  std::string file;  // with its folder
  std::chrono::sys_seconds made{};
};

// "<folder>/knownby-20261014T074000Z.backup".
std::string file_for(const std::string& folder, std::chrono::sys_seconds made);
// Those called so, the newest first; other files are nobody's business here. Empty where there is no such
// folder.
std::vector<KeptCopy> in(const std::string& folder);

// Of these, the newest first, those that may go: what is neither the newest of one of the last seven days
// that have a copy nor the newest of one of the last five weeks that have one. Days and weeks are UTC's.
std::vector<KeptCopy> superseded(const std::vector<KeptCopy>& all);

// Takes away what a copy left that was ended half-way: it may hold names in the clear. Not while one is being
// made.
void drop_unfinished(const std::string& folder);

// The copies that updates and restores keep beside the database: "<database>.before-…".
std::vector<std::string> beside(const std::string& database);

// Once a copy was made and checked: those beside the database go that are not sealed, as versions made them
// that did not seal, and those that are as old as the oldest nightly copy. What was deleted is in none of
// them then.
void drop_old_beside(const std::string& database, std::chrono::sys_seconds now);

}  // namespace knownby::copies
