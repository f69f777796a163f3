#pragma once
// What an activity says of its origin, for whoever checks the token that came with it (PROTOCOL T-01).

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <string>

namespace knownby::teams {

struct Claimed {
  std::string service_url, channel_id, tenant_id;
};

// Whether the token in this Authorization header shows that the Connector sent an activity that claims this.
using Vouches = std::function<boost::asio::awaitable<bool>(std::string authorization, Claimed claimed)>;

}  // namespace knownby::teams
