#include "bot/desk/tray.hpp"

namespace knownby {

bool Tray::must_ring() {
  if (!asleep_ || promised_) return false;
  promised_ = true;
  return true;
}

bool Tray::put_if_open(Asked& asked, bool& must_ring_too) {
  const std::lock_guard lock(mutex_);
  if (closed_) return false;
  load_.asked.push_back(std::move(asked));
  must_ring_too = must_ring();
  return true;
}

void Tray::ring() {
  {
    const std::lock_guard lock(mutex_);
    promised_ = false;
  }
  bell_.notify_one();
}

void Tray::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  bell_.notify_one();
}

void Tray::empty_into(Load& load, std::chrono::milliseconds at_most) {
  load.asked.clear();
  load.errands.clear();
  std::unique_lock lock(mutex_);
  asleep_ = load_.empty() && !closed_;
  if (asleep_) bell_.wait_for(lock, at_most, [this] { return (!load_.empty() && !promised_) || closed_; });
  asleep_ = false;
  std::swap(load.asked, load_.asked);  // both keep their room, so a busy desk allocates nothing here
  std::swap(load.errands, load_.errands);
}

bool Tray::closed() {
  const std::lock_guard lock(mutex_);
  return closed_;
}

}  // namespace knownby
