#pragma once
// Which events were heard lately. What a platform brings twice within a while (PROTOCOL S-01, T-08) the desk
// saves once; here nothing is said twice.

#include <chrono>
#include <deque>
#include <string>
#include <unordered_set>
#include <utility>

namespace knownby {

class Recent {
 public:
  // Each is remembered for so long.
  explicit Recent(std::chrono::seconds a_while) : a_while_(a_while) {}

  // False for an event heard before.
  bool is_new(const std::string& event, std::chrono::sys_seconds now) {
    while (!order_.empty() && now - order_.front().first > a_while_) {
      events_.erase(order_.front().second);
      order_.pop_front();
    }
    const bool is_fresh = events_.insert(event).second;
    if (is_fresh) order_.emplace_back(now, event);
    return is_fresh;
  }

 private:
  std::chrono::seconds a_while_;
  std::unordered_set<std::string> events_;
  std::deque<std::pair<std::chrono::sys_seconds, std::string>> order_;  // oldest first
};

}  // namespace knownby
