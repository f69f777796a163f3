#pragma once
// A Slack on this machine that lies like the real one can: it does what it was asked and answers 500, it
// resets, hangs, gives half an answer, asks for patience. A test may also have it stand still at any point of
// one call, to look and to kill whoever is calling. Raw sockets, one thread a connection.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "tests/fakes/slack/web_api.hpp"

namespace knownby::fakes {

// The way of one call, in order.
enum class Point { connected, half_request, whole_request, done, half_answer, answered };

// What goes wrong with one call.
enum class Fault {
  none,
  resets_undone,       // the whole request is read, nothing is done, the connection is reset
  fails_undone,        // nothing is done, and 500 says so
  done_then_500,       // it is done, and 500 says otherwise
  done_then_internal,  // it is done, and "internal_error" says otherwise
  done_then_reset,
  done_then_hangs,  // until the caller goes
  done_then_half,   // half of the answer, and a reset
  busy,             // 429, Retry-After: 1
};

class StandIn {
 public:
  StandIn();
  ~StandIn();
  StandIn(const StandIn&) = delete;
  StandIn& operator=(const StandIn&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/api/"; }  // for [loopback]

  // The next calls of this method, one each; afterwards all is well.
  void next(const std::string& method, Fault fault);
  // The next call of this method stands still at this point. Points before the request is read whole are
  // every call's. Until release().
  void stand_still(Point at, const std::string& method = "chat.postMessage");
  bool stands_still(std::chrono::seconds within = std::chrono::seconds(10));  // waits for it
  void release();

  // Looks at the workspace, or changes it, while nobody else does.
  template <class Look>
  auto with(Look look) {
    const std::lock_guard lock(mutex_);
    return look(api_);
  }
  std::size_t seen_in(const std::string& channel) {
    return with([&](WebApi& api) { return api.ledger.everyone_sees(channel).size(); });
  }
  std::size_t calls(const std::string& method);
  // Of those who came before a call that was answered by now.
  bool serves_nobody() {
    const std::lock_guard lock(mutex_);
    return open_.empty();
  }

 private:
  void accept();
  void serve(int socket);
  bool hold(Point at, const std::string& method);  // whether it stood still
  Fault fault_of(const std::string& method);
  bool read_request(int socket, std::string& head, std::string& body);
  std::string answer(const std::string& method, const std::string& head, const std::string& body,
                     Fault fault);

  int socket_ = -1;
  unsigned short port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  WebApi api_;
  std::map<std::string, std::deque<Fault>> faults_;
  std::optional<std::pair<Point, std::string>> still_at_;
  bool stands_still_ = false;
  bool closing_ = false;
  std::set<int> open_;  // connections being served
  std::map<int, std::thread>
      connections_;  // by socket; one that ended is seen off when its number comes again
  std::thread acceptor_;
};

}  // namespace knownby::fakes
