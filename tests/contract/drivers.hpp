#pragma once
// One way to drive any platform in a test: people say and press, and look at what they see. A platform that
// is added brings a driver of its own and passes the same tests (platform_test).

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/console/console.hpp"
#include "commands/words/reply.hpp"
#include "commands/words/request.hpp"
#include "tests/adapters/slack/workspace.hpp"
#include "tests/fakes/slack/web_api.hpp"

namespace knownby {

// Who answers.
using Answers = std::function<Reply(const Request&)>;

// What becomes of a call to the platform instead; `done`: what would have become of it.
using Mishap = std::function<net::Answer(const net::Call&, const std::function<net::Answer()>& done)>;

// Ms. Rivera ("rivera") and Ms. Park ("park") in #grade-7-team.
class ConsoleDriver {
 public:
  explicit ConsoleDriver(Answers desk);
  void say(const std::string& person, const std::string& text, const std::string& event);
  void press(const std::string& person, const std::string& label);  // in what they see, the newest first
  std::vector<std::string> everyone_sees() const;
  std::vector<std::string> alone_sees(const std::string& person) const;
  Delivery deliver(Outgoing outgoing) { return finish(console_.deliver(std::move(outgoing))); }
  Sought seek(Outgoing outgoing) { return finish(console_.seek(std::move(outgoing))); }
  bool can_look() const { return true; }  // whether something was shown
  bool calls_somebody() const {
    return false;
  }  // whether what everyone sees calls anybody; here it is plain words
  Place team() const;
  void it_is(std::chrono::sys_seconds) {}  // it has no clock
  std::vector<Request> heard{};

 private:
  template <class T>
  T finish(boost::asio::awaitable<T> work);
  boost::asio::awaitable<Reply> answer(Request request);

  Answers desk_;
  console::Console console_;
};

// Over HTTP.
class SlackDriver {
 public:
  explicit SlackDriver(Answers desk);
  virtual ~SlackDriver() = default;
  void say(const std::string& person, const std::string& text, const std::string& event);
  void press(const std::string& person, const std::string& label);
  std::vector<std::string> everyone_sees() const;
  std::vector<std::string> alone_sees(const std::string& person) const;
  Delivery deliver(Outgoing outgoing);
  Sought seek(Outgoing outgoing);
  bool can_look() const { return true; }
  bool calls_somebody() const;
  Place team() const { return {"slack", "T1LINCOLN:C1GRADE7"}; }
  void it_is(std::chrono::sys_seconds now) { school_.clock.set(std::max(now, school_.clock.now())); }
  std::vector<Request> heard{};
  Mishap mishap{};

 protected:
  enum class Way { command, press };
  // Brings it to the room, and what the room says at once; empty: nothing.
  virtual std::string bring(Way way, const slack::FormFields& command, const nlohmann::json& press);
  virtual net::Answer take(const net::Call& call);  // what leaves the room, where all is well

  slack::Workspace school_;

 private:
  // What was shown in answer: kept, or put in the place of what was pressed.
  void show(const nlohmann::json& message);

  fakes::WebApi api_;
  std::string speaking_;                                       // who spoke or pressed last
  std::optional<std::pair<bool, std::string>> pressed_;        // for everyone?, and the message's name
  std::vector<std::pair<std::string, nlohmann::json>> alone_;  // by person; the oldest first
};

template <class T>
T ConsoleDriver::finish(boost::asio::awaitable<T> work) {
  boost::asio::io_context loop;
  std::optional<T> result;
  boost::asio::co_spawn(loop, std::move(work), [&](std::exception_ptr error, T value) {
    if (error) std::rethrow_exception(error);
    result = std::move(value);
  });
  loop.run();
  return std::move(result.value());
}

}  // namespace knownby
