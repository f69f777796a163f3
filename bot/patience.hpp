#pragma once
// Patience with one person: so many requests a minute, then a kind answer, and nothing is saved.

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include "adapters/platform.hpp"

namespace knownby {

// How many requests each person made in the minute that is running. Pure: now is a value.
class Patience {
 public:
  explicit Patience(int a_minute) : a_minute_(a_minute) {}  // 0: no limit

  // Whether this request may still pass; counts it.
  bool has_room(const Speaker& speaker, std::chrono::sys_seconds now);
  int a_minute() const { return a_minute_; }

 private:
  std::unordered_map<std::string, int> counts_;  // of this minute alone, so it cannot grow for ever
  std::chrono::sys_time<std::chrono::minutes> minute_{};
  int a_minute_;
};

// The same door with patience in front of it; what is refused calls `refused` and never reaches the door.
Ask patient(Ask ask, std::shared_ptr<Patience> patience, std::function<void()> refused);

}  // namespace knownby
