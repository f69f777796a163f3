#pragma once
// Signs in to Slack and looks whether all is as the configuration says: for `knownby check`. Asks only;
// nothing is said to anybody, and no connection of Socket Mode is used up.

#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

#include "adapters/clock.hpp"
#include "adapters/slack/send.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/slack/setup/account.hpp"
#include "adapters/slack/setup/standing.hpp"
#include "commands/words/place.hpp"

namespace knownby::slack {

// Token, team, app, rights, clock, the app-level token, and of the channels whether Knownby may post there.
// Never throws for what Slack says. settings and clock outlive it.
boost::asio::awaitable<Findings> sign_in(const SlackSettings& settings, Send send, Clock& clock,
                                         std::vector<Place> channels);

}  // namespace knownby::slack
