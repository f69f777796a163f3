#pragma once
// When to look for what may have been shown. Pure: the time and what is in doubt go in, what to look
// for now comes out.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "store/outbox.hpp"

namespace knownby {

class Doubts {
 public:
  // A request on its way may still land this long after it was sent.
  explicit Doubts(std::chrono::seconds settle_time) : settle_time_(settle_time) {}

  // A delivery has just become one of unknown fate.
  void begin(const Parcel& parcel, std::chrono::sys_seconds now);
  // Of those in doubt, at most so many whose time has come; they are in hand until one of the three below.
  std::vector<Parcel> take(std::vector<Parcel> doubted, std::chrono::sys_seconds now, std::size_t most);
  void resolved(std::int64_t id);
  // It could not be looked for: again then, or, where it would not be worth showing any more, never.
  // False for never.
  bool look_again(const Parcel& parcel, std::chrono::sys_seconds then);
  void give_up(std::int64_t id);  // the same question would have the same answer, until the next start

  // When take() may have something, if ever.
  std::optional<std::chrono::sys_seconds> next() const { return next_; }
  void ask_again_at(std::chrono::sys_seconds then) { next_ = then; }

 private:
  void reckon();

  std::chrono::seconds settle_time_;
  std::map<std::int64_t, std::chrono::sys_seconds> look_at_;
  bool has_looked_ = false;
  // At once: what an earlier run left.
  std::optional<std::chrono::sys_seconds> next_ = std::chrono::sys_seconds{};
};

}  // namespace knownby
