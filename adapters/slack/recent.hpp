#pragma once
// Which presses were heard lately. Slack signs no nonce, so whoever has a request may send it again while its
// timestamp is fresh (PROTOCOL S-01): the desk saves nothing twice, and here nothing is said twice.

#include <chrono>
#include <deque>
#include <string>
#include <unordered_set>
#include <utility>

#include "adapters/slack/limits.hpp"

namespace knownby::slack {

class Recent {
 public:
  // False for an event heard before, while a copy of it could still pass the signature check.
  bool is_new(const std::string& event, std::chrono::sys_seconds now) {
    while (!order_.empty() && now - order_.front().first > limits::replay) {
      events_.erase(order_.front().second);
      order_.pop_front();
    }
    const bool is_fresh = events_.insert(event).second;
    if (is_fresh) order_.emplace_back(now, event);
    return is_fresh;
  }

 private:
  std::unordered_set<std::string> events_;
  std::deque<std::pair<std::chrono::sys_seconds, std::string>> order_;  // oldest first
};

}  // namespace knownby::slack
