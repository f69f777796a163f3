#include "bot/mail/doubts.hpp"

#include <algorithm>
#include <utility>

namespace knownby {

using std::chrono::sys_seconds;

namespace {

constexpr sys_seconds in_hand = sys_seconds::max();
constexpr sys_seconds never = sys_seconds::max() - std::chrono::seconds(1);
// What is this long past its time is history: nobody would act on it, and a school reads no more of Slack's.
constexpr std::chrono::hours worth_knowing{24};

}  // namespace

void Doubts::begin(const Parcel& parcel, sys_seconds now) {
  look_at_[parcel.id] = parcel.last_sent.value_or(now) + settle_time_;
  reckon();
}

std::vector<Parcel> Doubts::take(std::vector<Parcel> doubted, sys_seconds now, std::size_t most) {
  std::vector<Parcel> due;
  has_looked_ = true;
  for (Parcel& parcel : doubted) {
    const sys_seconds settles = parcel.last_sent.value_or(now) + settle_time_;
    sys_seconds& when = look_at_.try_emplace(parcel.id, settles).first->second;
    if (when < never && parcel.deadline + worth_knowing < now) when = never;
    if (when > now || due.size() >= most) continue;
    when = in_hand;
    due.push_back(std::move(parcel));
  }
  reckon();
  return due;
}

void Doubts::resolved(std::int64_t id) {
  look_at_.erase(id);
  reckon();
}

bool Doubts::look_again(const Parcel& parcel, sys_seconds then) {
  const bool worth_it = then <= parcel.deadline;
  look_at_[parcel.id] = worth_it ? then : never;
  reckon();
  return worth_it;
}

void Doubts::give_up(std::int64_t id) {
  look_at_[id] = never;
  reckon();
}

void Doubts::reckon() {
  if (!has_looked_) return;
  next_.reset();
  for (const auto& [id, when] : look_at_) {
    if (when < never) next_ = std::min(next_.value_or(when), when);
  }
}

}  // namespace knownby
