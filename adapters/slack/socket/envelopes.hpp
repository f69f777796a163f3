#pragma once
// Which envelopes are under way and which were acknowledged: each is acknowledged once, and never before it
// was answered. Pure.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "adapters/slack/socket/happenings.hpp"

namespace knownby::slack {

class Envelopes {
 public:
  enum class Taken {
    now,
    already,  // it came again, while it is under way or after it was acknowledged here
    no_room,
  };
  Taken take(Line line, const Envelope& envelope);

  struct Due {
    Line line;  // where it came, the last time
    bool takes_payload;
  };
  // It was answered: what may be acknowledged now. Nothing where nothing is under way.
  std::optional<Due> answered(const std::string& id);
  // Said on this line, whose peer does not send it again.
  void acknowledged(const std::string& id, Line line);
  void give_up(const std::string& id) { under_way_.erase(id); }
  // What was said there may not have arrived: if it comes again, it is taken again.
  void line_ended(Line line);

  std::size_t under_way() const { return under_way_.size(); }

 private:
  std::unordered_map<std::string, Due> under_way_;
  std::unordered_map<std::string, Line> acknowledged_;
  std::deque<std::string> order_;  // of these, the oldest first
};

}  // namespace knownby::slack
