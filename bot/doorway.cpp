#include "bot/doorway.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace knownby {

namespace asio = boost::asio;
using net::HttpRequest;
using net::HttpResponse;

asio::awaitable<HttpResponse> give(HttpResponse response) { co_return response; }

namespace {

// Whoever hangs at the path; 404 and 405 where nobody does.
asio::awaitable<HttpResponse> route(const Doors& doors, HttpRequest request) {
  const Door* door = doors.at(request.target);
  if (door == nullptr) return give({404, {}, {}, {}});
  if (door->method != request.method) return give({405, {}, {}, {{"Allow", door->method}}});
  return door->serve(std::move(request));
}

net::HttpLimits limits_of(const Doors& doors) {
  net::HttpLimits limits;
  limits.body = [&doors, otherwise = net::HttpLimits().body](std::string_view target) {
    const Door* door = doors.at(target);
    return door == nullptr ? otherwise(target) : door->body_limit;
  };
  return limits;
}

}  // namespace

net::HttpServer server_at(asio::io_context& io, const Address& address, const Doors& doors) {
  try {
    return net::HttpServer(io.get_executor(), address.host, address.port, limits_of(doors),
                           [&doors](HttpRequest request) { return route(doors, std::move(request)); });
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error("cannot listen on " + address.host + ":" + std::to_string(address.port) + ": " +
                             error.code().message());
  }
}

}  // namespace knownby
