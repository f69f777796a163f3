#pragma once
// A clock that shows what a file says: for rehearsals in which a real program lives through a school week, or
// is killed at the stroke of an hour, without anybody waiting for it.

#include <memory>
#include <string>

#include "adapters/clock.hpp"
#include "bot/config/config.hpp"

namespace knownby {

class ToldClock final : public Clock {
 public:
  // The file holds seconds since 1970, in UTC, and nothing else. Throws std::runtime_error where it does not.
  explicit ToldClock(std::string file);

  std::chrono::sys_seconds now() const override;  // where the file can't be read just now: as it last was
  boost::asio::awaitable<void> sleep_until(std::chrono::sys_seconds then) override;

 private:
  const std::string file_;
  mutable std::chrono::sys_seconds last_{};
};

// The machine's, or, in a rehearsal that says so, the told one. Throws as that does.
std::unique_ptr<Clock> clock_of(const Config& config);

}  // namespace knownby
