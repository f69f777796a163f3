#pragma once
// The HTTP/1.1 door: plain TCP, for loopback or behind a reverse proxy that speaks TLS. Everything PROTOCOL
// asks of a server facing strangers happens here, before whoever answers sees a request.

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "adapters/net/http_message.hpp"
#include "adapters/net/http_rules.hpp"

namespace knownby::net {

// Answers one request. What it throws becomes a 500 with a fixed body, and the connection closes.
using Serve = std::function<boost::asio::awaitable<HttpResponse>(HttpRequest)>;

struct HttpCounts {
  std::size_t connections = 0;                    // now
  std::size_t running = 0;                        // requests being answered now
  std::uint64_t accepted = 0;                     // connections ever
  std::uint64_t requests = 0;                     // handed to Serve ever
  std::uint64_t failed = 0;                       // of these, Serve threw
  std::array<std::uint64_t, refusals> refused{};  // by Refusal; name() gives the label
};

struct HttpHall;

// Lives on one thread: the executor must not run handlers in parallel, and every call comes from there.
class HttpServer {
 public:
  // Binds and listens; port 0 takes a free one. Throws boost::system::system_error when it cannot.
  HttpServer(boost::asio::any_io_executor executor, const std::string& address, unsigned short port,
             HttpLimits limits, Serve serve);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();  // closes every connection at once

  void start();
  unsigned short port() const;
  void stop_accepting();
  // Stops accepting, closes idle connections, lets running requests finish for at most so long, then closes
  // what is left. Answers given meanwhile say "Connection: close".
  boost::asio::awaitable<void> finish(std::chrono::milliseconds at_most);
  HttpCounts counts() const;

 private:
  std::shared_ptr<HttpHall> hall_;
};

}  // namespace knownby::net
