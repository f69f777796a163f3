#pragma once
// What an activity says of its origin, for whoever looks at the token that came with it (PROTOCOL T-01).

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <string>

#include "adapters/teams/trust/vouch.hpp"

namespace knownby::teams {

// Nothing of it is believed before the token bears it out.
struct Claimed {
  std::string service_url, channel_id, tenant_id;
};

// Whether the token in this Authorization header shows that the Connector sent an activity that claims this:
// Trust::look in service.
using Vouches = std::function<boost::asio::awaitable<Vouch>(std::string authorization, Claimed claimed)>;

}  // namespace knownby::teams
