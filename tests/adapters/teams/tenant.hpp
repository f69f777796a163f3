#pragma once
// Lincoln Middle School's Teams, played by the test: it brings activities, vouches for them or not, and keeps
// what the room sends back.

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "adapters/teams/teams.hpp"
#include "tests/adapters/teams/activities.hpp"

namespace knownby::teams {

class StandingClock final : public Clock {
 public:
  std::chrono::sys_seconds now() const override { return now_; }
  boost::asio::awaitable<void> sleep_until(std::chrono::sys_seconds then) override {
    now_ = std::max(now_, then);
    co_return;
  }
  void advance(std::chrono::seconds by) { now_ += by; }

 private:
  std::chrono::sys_seconds now_ = wednesday;
};

class Tenant {
 public:
  explicit Tenant(std::chrono::milliseconds answer_within = std::chrono::seconds(60),
                  bool targets_messages = false);

  net::HttpRequest request(std::string body) const;
  net::HttpResponse send(net::HttpRequest request);
  // Brings it, and lets everything that comes of it come to its end.
  net::HttpResponse bring(const nlohmann::json& activity);

  // Runs until everything under way has come to its end, or waits for something.
  void settle();
  template <class T>
  T run(boost::asio::awaitable<T> work);

  boost::asio::io_context loop;
  StandingClock clock;
  Doors doors;

  // Who answers: by default at once, repeating what was asked.
  std::vector<Request> asked;
  std::vector<Request> reached;  // what the desk was told of whom we can write to alone
  std::function<void(const Request&)> on_reached{};
  std::function<Reply(const Request&)> reply = [](const Request& request) {
    return said(request.verb + request.text);
  };
  bool is_slow = false;  // the answer waits until it is released
  void release() { gate_.cancel(); }

  Vouch vouches = Vouch::good;
  int forgotten = 0;  // tokens
  std::vector<Claimed> claimed;
  std::vector<std::string> authorizations;

  std::variant<std::string, Later, Never> token = std::string("loopback-token");
  std::function<std::string()> next_token{};  // where it changes

  std::vector<net::Call> calls;  // what left the room
  std::vector<net::Call> reads;  // what it asked about people
  std::function<net::Answer(const net::Call&)>
      tells{};                      // what the Connector knows of them; by default nothing
  std::deque<net::Answer> answers;  // what the Connector says; an id when nothing is left
  void says(unsigned status, std::string body = {});
  std::function<net::Answer(const net::Call&)> outside{};  // who answers instead

  std::vector<std::string> warnings;  // for whoever runs the server

  static Reply said(const std::string& words);

 private:
  boost::asio::awaitable<Reply> ask(Request request);
  boost::asio::awaitable<Vouch> vouch(std::string authorization, Claimed its_claims);
  boost::asio::awaitable<std::variant<std::string, Later, Never>> give_token();
  boost::asio::awaitable<net::Answer> call(net::Call call);

  boost::asio::steady_timer gate_;

 public:
  std::optional<Teams> teams;
};

template <class T>
T Tenant::run(boost::asio::awaitable<T> work) {
  std::optional<T> result;
  boost::asio::co_spawn(loop, std::move(work), [&](std::exception_ptr error, T value) {
    if (error) std::rethrow_exception(error);
    result = std::move(value);
  });
  loop.restart();
  while (!result && loop.run_one() > 0) {
  }
  return std::move(result.value());
}

// Everything a person can read in the message of this call.
std::string words_in(const net::Call& call);
std::string header(const net::Call& call, std::string_view name);

}  // namespace knownby::teams
