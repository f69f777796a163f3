#pragma once
// What time it is elsewhere, as a platform told it, and how far our clock stands from that: the one witness
// against a clock that was set wrong.

#include <chrono>
#include <optional>
#include <utility>

#include "adapters/uptime.hpp"

namespace knownby {

class TimeTold {
 public:
  void told(std::chrono::sys_seconds theirs) { told_.emplace(theirs, uptime()); }

  // Ours minus theirs, as if it were told now: a clock that is set later shows too. None: nobody told it yet.
  std::optional<std::chrono::seconds> ahead(std::chrono::sys_seconds ours) const {
    if (!told_) return std::nullopt;
    return ours - (told_->first + (uptime() - told_->second));
  }

 private:
  std::optional<std::pair<std::chrono::sys_seconds, std::chrono::seconds>> told_;
};

}  // namespace knownby
