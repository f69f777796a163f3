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

}  // namespace knownby::copies
