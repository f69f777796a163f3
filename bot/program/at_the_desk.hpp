#pragma once
// Whoever runs Knownby, at a desk of their own: the same requests as in chat, from the command line. Refused
// while the server has the store.

#include <chrono>
#include <string>

#include "bot/config/config.hpp"
#include "bot/watch/served.hpp"
#include "commands/words/reply.hpp"
#include "commands/words/request.hpp"

namespace knownby {

class AtTheDesk {
 public:
  // goes_on: what the safety card holds is said all the same, after it was shown. Throws InUse, StoreError.
  explicit AtTheDesk(const Config& config, bool goes_on = false);

  // Speaks as the command line and returns what it is told. Throws what the desk could not do.
  Reply say(const std::string& text);
  Reply press(const std::string& verb, const Fields& fields);
  // What was said last was refused, or not understood, or should have changed something and did not.
  bool came_to_nothing() const;

 private:
  Reply ask(Request request);
  Config config_;
  bool goes_on_;
  Served last_{};
};

// As whoever runs Knownby.
Request from_the_command_line(const std::string& verb, const Fields& fields, std::chrono::sys_seconds now);

void print(const Card& card);
// The button or form that says yes to what the card asks; null: it asks nothing.
const Button* yes_button(const Card& card);
// Whether it lists what is missing, as “check” does, in lines that begin with a dot.
bool asks_for_something(const Card& card);
// Where the safety card holds what was said: the button by which it goes on all the same; null: it does not.
const Button* release_button(const Card& card);

}  // namespace knownby
