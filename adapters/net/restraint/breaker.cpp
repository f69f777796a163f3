#include "adapters/net/restraint/breaker.hpp"

#include <algorithm>

namespace knownby::net {

Breaker::Leave Breaker::leave(Time now) const {
  if (!is_open_) return Leave::any;
  return !asking_ && now >= next_ ? Leave::one : Leave::none;
}

void Breaker::went(Time now) {
  if (!is_open_) return;
  asking_ = true;
  next_ = std::max(next_, now);
}

void Breaker::succeeded(Time now) {
  in_a_row_ = 0;
  if (is_open_) {  // it is back: what failed before says nothing any more
    is_open_ = false;
    asking_ = false;
    calls_.clear();
    failures_ = 0;
    return;
  }
  forget_before_window(now);
  calls_.emplace_back(now, false);
}

void Breaker::failed(Time now) {
  if (is_open_) {
    if (!asking_) return;  // it was on its way when the others failed
    asking_ = false;
    wait_ = std::min(wait_ * 2, limits_.longest_wait);
    next_ = now + wait_;
    return;
  }
  forget_before_window(now);
  calls_.emplace_back(now, true);
  ++failures_;
  ++in_a_row_;
  const bool half = calls_.size() >= limits_.enough && failures_ * 2 >= calls_.size();
  if (in_a_row_ >= limits_.in_a_row || half) open(now);
}

void Breaker::said_nothing() { asking_ = false; }

Breaker::State Breaker::state(Time now) const {
  if (!is_open_) return State::closed;
  return asking_ || now >= next_ ? State::half_open : State::open;
}

void Breaker::forget_before_window(Time now) {
  while (!calls_.empty() && now - calls_.front().first >= limits_.window) {
    if (calls_.front().second) --failures_;
    calls_.pop_front();
  }
}

void Breaker::open(Time now) {
  is_open_ = true;
  asking_ = false;
  in_a_row_ = 0;
  calls_.clear();
  failures_ = 0;
  opened_ = now;
  wait_ = limits_.first_wait;
  next_ = now + wait_;
}

}  // namespace knownby::net
