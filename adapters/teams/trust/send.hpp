#pragma once
// What sends a call and brings its answer: net::HttpsClient in service, the test's own hands in tests.

#include <boost/asio/awaitable.hpp>
#include <functional>

#include "adapters/net/call.hpp"

namespace knownby::teams {

using Send = std::function<boost::asio::awaitable<net::Answer>(net::Call)>;

}  // namespace knownby::teams
