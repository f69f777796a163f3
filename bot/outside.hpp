#pragma once
// The outside world as the configuration describes it: what stands in for it in a rehearsal, and our account
// at Slack.

#include "adapters/net/gate.hpp"
#include "adapters/slack/settings.hpp"
#include "bot/config/config.hpp"
#include "bot/config/secrets.hpp"

namespace knownby {

net::Loopback stand_ins(const Config& config);
slack::SlackSettings slack_settings(const Config& config, SlackSecrets secrets,
                                    const net::Loopback& loopback);

}  // namespace knownby
