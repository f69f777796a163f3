#pragma once
// Visible exactly once: whether a message of unknown fate is there after all, and that it is there no
// more than once.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "adapters/platform.hpp"
#include "adapters/slack/once/conversations.hpp"
#include "adapters/slack/settings.hpp"
#include "adapters/slack/wire.hpp"

namespace knownby::slack {

class Once {
 public:
  // All outlive it.
  Once(const SlackSettings& settings, SlackCounts& counts, Wire& wire, Clock& clock);

  // Through the wire, and to a person in the conversation of two (S-25).
  boost::asio::awaitable<Delivery> deliver(Outgoing outgoing);

  // Reads the conversation's history since the message was first sent, at Slack's pace, and looks for its
  // mark. Of several the earliest stays and the others are deleted. Later where Slack cannot be asked now;
  // CannotTell where it does not let us read there.
  boost::asio::awaitable<Sought> seek(Outgoing outgoing);
  // The conversation of two with this person.
  boost::asio::awaitable<Conversations::Where> conversation_with(std::string person) {
    return conversations_.of(std::move(person));
  }
  void forget() { conversations_.forget(); }  // our app is gone, and its conversations with it

 private:
  struct Search;  // one search, page by page

  boost::asio::awaitable<Sought> search(Search search);
  boost::asio::awaitable<Sought> keep_one(std::string channel, std::vector<std::string> ours);

  const SlackSettings& settings_;
  SlackCounts& counts_;
  Wire& wire_;
  Conversations conversations_;
};

}  // namespace knownby::slack
