#pragma once
// One accepted connection of the HTTP server, and the hall that all of them share. Nobody but the server
// needs these.

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <list>
#include <map>
#include <memory>
#include <string>

#include "adapters/net/http_reader.hpp"
#include "adapters/net/http_server.hpp"

namespace knownby::net {

class HttpConnection;

struct HttpHall {
  HttpHall(const boost::asio::any_io_executor& executor, HttpLimits the_limits, Serve the_serve);

  void refused(Refusal why) { ++counts.refused.at(static_cast<std::size_t>(why)); }

  HttpLimits limits;
  Serve serve;
  boost::asio::ip::tcp::acceptor acceptor;
  boost::asio::steady_timer sweep;  // one timer for every deadline: none is re-armed for a request
  boost::asio::steady_timer left;   // never expires by itself; cancelled whenever a connection ends
  std::list<HttpConnection*> open;
  std::map<boost::asio::ip::address, std::size_t> by_peer;  // of those whom connections_per_peer counts
  HttpCounts counts;
  bool draining = false;
  bool closed = false;
};

class HttpConnection {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // peer: as it was let in. The socket itself no longer knows, where the peer has gone again already.
  HttpConnection(std::shared_ptr<HttpHall> hall, boost::asio::ip::tcp::socket socket,
                 const boost::asio::ip::address& peer);
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;
  ~HttpConnection();

  // Requests in, answers out, in order, until one side has enough.
  boost::asio::awaitable<void> converse();

  void sweep(Time now);  // ends what waits longer than its limit
  void close_if_idle();
  void close();

 private:
  // What the connection waits for; each has its own limit, serving has none here.
  enum class Phase { fresh, idle, head, body, serving, writing, lingering };

  boost::asio::awaitable<bool> receive();
  boost::asio::awaitable<bool> answer();
  boost::asio::awaitable<bool> write(std::string bytes);
  boost::asio::awaitable<void> turn_away(Refusal why);
  boost::asio::awaitable<HttpResponse> serve(HttpRequest request);
  void enter(Phase phase);
  bool is_too_slow(Time now) const;

  std::shared_ptr<HttpHall> hall_;
  boost::asio::ip::tcp::socket socket_;
  HttpReader reader_;
  boost::asio::ip::address peer_;
  std::string peer_name_;
  std::list<HttpConnection*>::iterator place_;
  Phase phase_ = Phase::fresh;
  Time since_{};  // when the phase began
  std::size_t served_ = 0;
  bool late_ = false;
};

}  // namespace knownby::net
