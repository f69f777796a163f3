#pragma once
// A platform that answers as the test says, and remembers what it was given.

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "adapters/platform.hpp"

namespace knownby {

class FakePlatform final : public Platform {
 public:
  explicit FakePlatform(std::string name = "console") : name_(std::move(name)) {}

  std::string_view name() const override { return name_; }
  void start(Ask ask) override { ask_ = std::move(ask); }
  void stop_hearing() override { ask_ = nullptr; }

  boost::asio::awaitable<Delivery> deliver(Outgoing outgoing) override {
    given.push_back(outgoing);
    if (!under_way.insert(outgoing.place.address).second) two_at_once = true;
    most_at_once = std::max(most_at_once, under_way.size());
    if (takes.count() > 0) {
      boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, takes);
      co_await timer.async_wait(boost::asio::use_awaitable);
    }
    under_way.erase(outgoing.place.address);
    if (throws) throw std::runtime_error("the line went dead");
    Delivery answer = Sent{"m" + std::to_string(given.size())};
    if (!answers.empty()) {
      answer = answers.front();
      answers.pop_front();
    }
    co_return answer;
  }
  boost::asio::awaitable<Sought> seek(Outgoing outgoing) override {
    sought.push_back(outgoing);
    co_return found;
  }

  bool hears() const { return static_cast<bool>(ask_); }
  Ask ask_;
  std::vector<Outgoing> given, sought;
  std::deque<Delivery> answers;  // one a delivery; afterwards everything is sent
  Sought found = NotShown{};
  std::chrono::milliseconds takes{0};
  bool throws = false;
  std::set<std::string> under_way;
  std::size_t most_at_once = 0;
  bool two_at_once = false;  // in one place

 private:
  std::string name_;
};

}  // namespace knownby
