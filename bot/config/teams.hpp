#pragma once
// The sections of the configuration that speak of Microsoft Teams.

#include "bot/config/section.hpp"

namespace knownby {

// Both throw ConfigError.
void read_teams(const ConfigSection& section, Config::Teams& teams);
void read_teams_webhooks(const ConfigSection& section, Config::TeamsWebhooks& webhooks);

}  // namespace knownby
