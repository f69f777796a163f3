#pragma once
// What sends a call of this room's and brings its answer: net::HttpsClient in service.

#include <boost/asio/awaitable.hpp>
#include <functional>

#include "adapters/net/call.hpp"

namespace knownby::slack {

using Send = std::function<boost::asio::awaitable<net::Answer>(net::Call)>;

}  // namespace knownby::slack
