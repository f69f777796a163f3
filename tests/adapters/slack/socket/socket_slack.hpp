#pragma once
// Slack's side of Socket Mode on this machine: apps.connections.open, the sockets behind it, and whatever
// else is called.

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tests/adapters/net/door.hpp"
#include "tests/adapters/net/socket_peer.hpp"

namespace knownby::slack {

class SocketSlack {
 public:
  SocketSlack();

  // For [loopback].
  std::string api_url() const { return "http://127.0.0.1:" + std::to_string(door_.port()) + "/api/"; }
  std::string response_url() const {
    return "http://127.0.0.1:" + std::to_string(door_.port()) + "/respond/1";
  }
  std::string socket_url() const { return sockets_.url("/"); }

  // The next connection, greeted; null when none came in ten seconds.
  std::unique_ptr<net::SocketPeer> next();
  std::unique_ptr<net::SocketPeer> next_ungreeted() { return sockets_.next(); }
  bool is_asked_within(std::chrono::milliseconds time);  // for a connection

  // What apps.connections.open says the next times, instead of an address that is good once.
  void say_instead(net::HttpResponse response);
  std::vector<net::HttpRequest> opens();                     // calls of apps.connections.open
  std::vector<net::HttpRequest> others(std::size_t wanted);  // any other; waits for so many

 private:
  boost::asio::awaitable<net::HttpResponse> serve(net::HttpRequest request);
  net::HttpResponse ticket();

  net::SocketServer sockets_;
  std::mutex mutex_;
  std::deque<net::HttpResponse> instead_;
  std::vector<net::HttpRequest> opens_;
  std::vector<net::HttpRequest> others_;
  net::Door door_;
};

}  // namespace knownby::slack
