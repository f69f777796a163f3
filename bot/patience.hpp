#pragma once
// Patience with one person: so many requests a minute, then a kind answer, and nothing is saved.

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include "adapters/platform.hpp"

namespace knownby {

// How many requests each person made in the span that is running, a minute unless said otherwise. Pure: now
// is a value.
class Patience {
 public:
  explicit Patience(int most, std::chrono::seconds span = std::chrono::minutes(1))  // 0: no limit
      : most_(most), span_(span) {}

  // Whether this request may still pass; counts it.
  bool has_room(const Speaker& speaker, std::chrono::sys_seconds now);
  int most() const { return most_; }

 private:
  std::unordered_map<std::string, int> counts_;  // of this span alone, so it cannot grow for ever
  std::chrono::seconds::rep running_ = 0;        // which span it is, since 1970
  int most_;
  std::chrono::seconds span_;
};

// The same door with patience in front of it; what is refused calls `refused` and never reaches the door.
// Names that are looked up while somebody types them are counted by themselves: ten a second (PROTOCOL S-16),
// and what is too quick finds nobody.
Ask patient(Ask ask, std::shared_ptr<Patience> patience, std::function<void()> refused);

}  // namespace knownby
