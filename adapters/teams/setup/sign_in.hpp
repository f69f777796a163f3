#pragma once
// Signs in at Microsoft and looks whether all is as the configuration says: for `knownby check`. Asks only;
// nothing is said to anybody.

#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

#include "adapters/clock.hpp"
#include "adapters/finding.hpp"
#include "adapters/teams/settings.hpp"
#include "adapters/teams/trust/outbound_token.hpp"
#include "commands/words/place.hpp"

namespace knownby::teams {

struct Registration {
  TeamsSettings room{};
  LoginSettings login{};
  std::string keys_base{};  // where Microsoft publishes the keys it signs with
};

// The keys, the login, and of the channels whether Knownby is in them and who else is. Never throws for what
// Microsoft says. clock outlives it.
boost::asio::awaitable<Findings> sign_in(Registration ours, Send send, Clock& clock,
                                         std::vector<Place> channels);

}  // namespace knownby::teams
