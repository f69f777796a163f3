#pragma once
// The HTTP door on a thread of its own, and callers who speak to it in raw bytes.

#include <boost/asio/io_context.hpp>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "adapters/net/http_server.hpp"

namespace knownby::net {

class Door {
 public:
  // Without serve: answers 200 with "METHOD target body", and keeps every request for served().
  explicit Door(HttpLimits limits = {}, Serve serve = {});
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;
  ~Door();

  unsigned short port() const { return port_; }
  std::vector<HttpRequest> served();
  HttpCounts counts();
  // Looks at the counts until they are as wanted; false when five seconds were not enough.
  bool becomes(const std::function<bool(const HttpCounts&)>& wanted);
  // Begins to finish; the future holds once it has.
  std::future<void> finish(std::chrono::milliseconds at_most);
  boost::asio::io_context& io() { return io_; }

 private:
  boost::asio::awaitable<HttpResponse> keep(HttpRequest request);

  boost::asio::io_context io_{1};
  std::mutex mutex_;
  std::vector<HttpRequest> served_;
  std::unique_ptr<HttpServer> server_;
  unsigned short port_ = 0;
  std::thread thread_;
};

// One connection. Every wait ends after ten seconds, so that a test fails and does not hang.
class Caller {
 public:
  explicit Caller(unsigned short port);
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;
  ~Caller();

  bool say(std::string_view bytes);  // false when the other side has gone
  void stop_talking();
  std::string hear();                          // one whole response
  std::string hear_the_rest();                 // until the other side closes
  bool was_closed() const { return closed_; }  // in order, without a reset

 private:
  bool hear_more();

  int socket_ = -1;
  std::string heard_;
  bool closed_ = false;
};

// A literal with every byte of it, NULs too.
template <std::size_t size>
std::string raw(const char (&text)[size]) {
  return {text, size - 1};
}

std::string post(std::string_view target, std::string_view body, std::string_view more_headers = "");
unsigned status_of(std::string_view response);
std::string body_of(std::string_view response);

}  // namespace knownby::net
