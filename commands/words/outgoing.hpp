#pragma once
// What Knownby wants to say unasked: a row of the outbox on its way out, and what became of it.

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>

#include "commands/words/card.hpp"
#include "commands/words/place.hpp"

namespace knownby {

struct Outgoing {
  enum class Act { post, redraw, remove };
  std::int64_t id = 0;
  Place place;
  Act act = Act::post;
  Card card{};
  std::string key;          // unique in the outbox: the same key is never shown twice
  std::string reference{};  // redraw, remove: the platform's name of the message
  std::string mark{};       // an opaque word to find this message by later; empty: it was sent without one
  int attempt = 0;          // 1 for the first
  std::chrono::sys_seconds first_sent{};
};

// What a platform says of one delivery.
struct Sent {
  std::string reference;  // the platform's name of the message, opaque
};
struct Later {
  std::chrono::seconds wait;
  std::string reason;
};
struct Unknown {  // it may have been shown
  std::string reason;
};
struct Never {
  enum class Ends { message, place, installation };  // how far the refusal reaches
  std::string reason;
  Ends ends = Ends::message;
  std::string fix{};  // what somebody can do about it, as a whole sentence; empty: nobody knows
};
using Delivery = std::variant<Sent, Later, Unknown, Never>;

}  // namespace knownby
