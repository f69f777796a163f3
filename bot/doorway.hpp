#pragma once
// The HTTP server with doors in it: who answers at which path, and how much is taken in there.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "adapters/doors.hpp"
#include "adapters/net/http_server.hpp"
#include "bot/config/config.hpp"

namespace knownby {

// An answer that needs no waiting, as a door gives it.
boost::asio::awaitable<net::HttpResponse> give(net::HttpResponse response);

// Listening, not accepting yet. doors outlives it; more may be hung until it starts. Throws
// std::runtime_error, saying why, for an address that cannot be taken.
net::HttpServer server_at(boost::asio::io_context& io, const Address& address, const Doors& doors);

}  // namespace knownby
