#pragma once
// The terminal as a platform: one keyboard, any number of people who take turns at it, and everything each
// channel and each person has received, in order.

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "adapters/console/hear.hpp"
#include "adapters/platform.hpp"

namespace knownby::console {

struct Message {
  std::string reference;  // ours, unique
  Place place;
  std::string reader;  // the key of the one who sees it; empty: everyone there
  Card card;
  std::string key{};  // of the delivery; empty: it answered somebody
};

class Console final : public Platform {
 public:
  std::string_view name() const override { return kPlatform; }
  void start(Ask ask) override { ask_ = std::move(ask); }
  void stop_hearing() override { ask_ = nullptr; }
  boost::asio::awaitable<Delivery> deliver(Outgoing outgoing) override;
  // A console shows what it delivers at once or not at all, and knows what it has shown.
  boost::asio::awaitable<Sought> seek(Outgoing outgoing) override;

  // Asks, once more with a look where one is wanted, and keeps the answer where it was shown. `pressed` is
  // the message whose button was pressed, if one was. Throws Busy, as Ask does, and when nothing is heard any
  // more.
  boost::asio::awaitable<Reply> say(Request request, std::string pressed = {});

  // Who reads along in a channel; staff only, if nothing else was said.
  void reads_along(const std::string& address, Audience audience) {
    audiences_[address] = std::move(audience);
  }
  // What this platform sees there: of the first channel, and every account as an ordinary one.
  std::shared_ptr<const Look> look(const LookAt& wanted) const;

  const std::deque<Message>& messages() const { return messages_; }
  // What lies before this person's eyes, newest first; stays true until something is said or delivered.
  std::vector<const Message*> before(const Seat& seat) const;

 private:
  void keep(const Reply& reply, const Place& place, const std::string& reader, const std::string& pressed);
  const std::string& add(Message message);
  std::deque<Message>::iterator called(const std::string& reference);

  Ask ask_;
  std::deque<Message> messages_;
  std::map<std::string, Audience> audiences_;  // by address
  std::uint64_t given_ = 0;                    // references so far
};

}  // namespace knownby::console
