// Who is who at the HTTP door: one peer cannot take every connection, and nobody is counted who has left
//
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/post.hpp>
#include <boost/system/system_error.hpp>

#include "tests/adapters/net/door.hpp"

namespace knownby::net {
namespace {

namespace asio = boost::asio;

const std::string get = "GET / HTTP/1.1\r\nHost: k\r\n\r\n";

// Connects and is gone with a reset, as the health checks of some proxies do.
void knock_and_run(unsigned short port) {
  const int caller = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in there{};
  there.sin_family = AF_INET;
  there.sin_port = htons(port);
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  void* address = &there;
  ASSERT_EQ(::connect(caller, static_cast<sockaddr*>(address), sizeof there), 0);
  const linger reset{1, 0};
  ::setsockopt(caller, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  ::close(caller);
}

TEST(HttpPeers, X09_R_who_was_gone_before_he_was_let_in_is_not_counted_for_ever) {
  HttpLimits limits;
  limits.connections_per_peer = 2;
  limits.counts_loopback = true;
  Door door(limits);
  std::promise<void> all_gone;
  asio::post(door.io(), [&all_gone] { all_gone.get_future().wait(); });
  for (int n = 0; n < 2; ++n) knock_and_run(door.port());
  all_gone.set_value();
  ASSERT_TRUE(door.becomes([](const HttpCounts& c) { return c.accepted == 2 && c.connections == 0; }));
  Caller honest(door.port());
  honest.say(get);
  EXPECT_EQ(status_of(honest.hear()), 200U);
}

TEST(HttpPeers, X09_A_a_proxy_on_this_machine_is_known_by_either_spelling_of_its_address) {
  asio::io_context io{1};
  HttpLimits limits;
  limits.connections_per_peer = 1;
  std::unique_ptr<HttpServer> server;
  const Serve name_the_peer = [](HttpRequest request) -> asio::awaitable<HttpResponse> {
    HttpResponse response;
    response.body = request.peer;
    co_return response;
  };
  try {
    server = std::make_unique<HttpServer>(io.get_executor(), "::", 0, limits, name_the_peer);
  } catch (const boost::system::system_error&) {
    GTEST_SKIP() << "this machine speaks no IPv6";
  }
  server->start();
  std::thread loop([&io] { io.run(); });
  {
    Caller first(server->port());
    Caller second(server->port());
    for (Caller* caller : {&first, &second}) {
      caller->say(get);
      EXPECT_EQ(body_of(caller->hear()), "127.0.0.1");
    }
  }
  asio::post(io, [&server] { server.reset(); });
  loop.join();
}

}  // namespace
}  // namespace knownby::net
