#pragma once
// The platforms of a configuration, signed in to and looked at for `knownby check`.

#include <vector>

#include "adapters/finding.hpp"
#include "bot/config/config.hpp"
#include "commands/words/place.hpp"

namespace knownby {

// `channels`: those of this platform that have a weekly card.
Findings look_at_slack(const Config& config, std::vector<Place> channels);
Findings look_at_teams(const Config& config, std::vector<Place> channels);
// What the doors that tell counts only do and cannot do; nobody is called, since each call would post
// something.
Findings look_at_teams_webhooks(const Config& config);

}  // namespace knownby
