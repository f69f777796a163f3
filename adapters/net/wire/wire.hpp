#pragma once
// One outgoing connection and its watch: what takes too long loses its socket. For the sources that speak
// over it; the include is a heavy one.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>

#include "adapters/net/tls.hpp"

namespace knownby::net {

struct Wire : std::enable_shared_from_this<Wire> {
  Wire(const boost::asio::any_io_executor& executor, boost::asio::ssl::context& context)
      : stream(executor, context), clock(executor) {}

  boost::asio::ip::tcp::socket& socket() { return stream.next_layer(); }

  void drop() {
    boost::system::error_code ignored;
    socket().close(ignored);
  }
  void watch(std::chrono::steady_clock::time_point until) {
    late = false;
    clock.expires_at(until);
    clock.async_wait([wire = shared_from_this()](boost::system::error_code stopped) {
      if (stopped) return;
      wire->late = true;
      wire->drop();
    });
  }

  TlsStream stream;
  boost::asio::steady_timer clock;
  bool late = false;  // the watch closed it
};

}  // namespace knownby::net
