#pragma once
// The parts of what a platform saw, each taken down where it belongs.

#include <string>

#include "commands/visit.hpp"
#include "store/people/audiences.hpp"

namespace knownby::admin {

void take_account(const Visit& visit, const std::string& platform, const SeenAccount& seen);

// Whoever runs Knownby hears once when a mapped channel stops fitting (PRODUCT E.2).
void take_audience(const Visit& visit, const Look& look);

// The title and the sentences that say what is in the way; nothing where nothing is.
std::vector<Block> audience_words(const KnownAudience& seen, const KnownPlace& place);

}  // namespace knownby::admin
