#pragma once
// Lincoln Middle School's Slack, played by the test: it signs, sends, and keeps what the room sends back.

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "adapters/slack/slack.hpp"
#include "tests/adapters/slack/payloads.hpp"

namespace knownby::slack {

class StandingClock final : public Clock {
 public:
  std::chrono::sys_seconds now() const override { return now_; }
  boost::asio::awaitable<void> sleep_until(std::chrono::sys_seconds then) override {
    now_ = std::max(now_, then);
    co_return;
  }
  void advance(std::chrono::seconds by) { now_ += by; }
  void set(std::chrono::sys_seconds now) { now_ = now; }

 private:
  std::chrono::sys_seconds now_ = wednesday;
};

inline constexpr const char* form_type = "application/x-www-form-urlencoded";

class Workspace {
 public:
  // `change`: what is otherwise than usual in the settings.
  explicit Workspace(std::chrono::milliseconds answer_within = std::chrono::seconds(60),
                     const std::function<void(SlackSettings&)>& change = {});

  // The request, signed as Slack signs, and what the door answers.
  net::HttpRequest signed_request(std::string body, std::string type = form_type) const;
  net::HttpResponse send(net::HttpRequest request);
  net::HttpResponse type(const std::string& text) { return send(signed_request(command_body(text))); }
  net::HttpResponse press(const nlohmann::json& actions);

  // Runs until everything under way has come to its end, or waits for something.
  void settle();
  template <class T>
  T run(boost::asio::awaitable<T> work);

  boost::asio::io_context loop;
  StandingClock clock;
  Doors doors;

  // Who answers: by default at once, repeating what was asked.
  std::vector<Request> asked;
  std::function<Reply(const Request&)> reply = [](const Request& request) {
    return said(request.verb + request.text);
  };
  bool is_slow = false;  // the answer waits until it is released
  void release() { gate_.cancel(); }

  std::vector<net::Call> calls;     // what left the room
  std::deque<net::Answer> answers;  // what the outside says; {"ok":true} when nothing is left
  std::function<net::Answer(const net::Call&)> outside{};  // or who says it
  int late_answers = 0;  // so many, the next ones, come only once they are released

  std::vector<std::string> warnings;  // for whoever runs the server

  static Reply said(const std::string& words);

 private:
  boost::asio::awaitable<Reply> ask(Request request);
  boost::asio::awaitable<net::Answer> call(net::Call call);

  boost::asio::steady_timer gate_;

 public:
  std::optional<Slack> slack;
};

template <class T>
T Workspace::run(boost::asio::awaitable<T> work) {
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

}  // namespace knownby::slack
