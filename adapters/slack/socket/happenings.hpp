#pragma once
// The words between the session and whoever runs it: what happened, and what is to be done.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "adapters/slack/socket/frame.hpp"

namespace knownby::slack {

using Line = std::uint32_t;  // one connection, from the wish for it to its end; a number is used once

struct Begun {};
struct Opened {
  Line line;
};
struct NotOpened {
  Line line;
  std::string error{};  // Slack's name of it, or what went wrong on the way
  std::optional<std::chrono::seconds> told_to_wait{};
};
struct TextCame {
  Line line;
  std::string text;
};
struct BinaryCame {
  Line line;
  std::size_t bytes;
};
struct PingCame {  // answered already
  Line line;
};
struct PongCame {
  Line line;
};
struct Closed {  // whoever ended it
  Line line;
};
struct Answered {  // what the answer says was saved is on disk
  std::string envelope;
  std::string payload{};  // JSON; empty where there is nothing to say
};
struct Failed {  // it could not be served: Slack sends it again
  std::string envelope;
};
struct Waited {};   // the time that next() named has come
struct Leaving {};  // nothing new is taken from here on; what is under way is finished
struct HungUp {};   // every connection ends
using Happening = std::variant<Begun, Opened, NotOpened, TextCame, BinaryCame, PingCame, PongCame, Closed,
                               Answered, Failed, Waited, Leaving, HungUp>;

struct Open {  // ask Slack for an address and connect to it: Opened or NotOpened comes of it
  Line line;
};
struct Say {
  Line line;
  std::string text;
};
struct Ping {
  Line line;
};
struct Close {  // Closed comes of it
  Line line;
};
struct Serve {  // Answered or Failed comes of it
  Envelope envelope;
};
struct Tell {  // whoever runs Knownby
  std::string words;
  bool is_trouble = true;
};
using Action = std::variant<Open, Say, Ping, Close, Serve, Tell>;
using Actions = std::vector<Action>;

}  // namespace knownby::slack
