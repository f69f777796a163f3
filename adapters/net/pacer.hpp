#pragma once
// When the next send may go: token buckets for the workspace, for each method and for each place (S-21).
// Pure: now is a value; whoever sends asks, waits, and says that it went.

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace knownby::net {

// A bucket of `burst` tokens; a new one each `every`.
struct Pace {
  std::chrono::milliseconds every;
  int burst = 1;
};

// Slack's, as S-21 has them. The bursts are ours: small enough that a full bucket and a minute's refill stay
// below every figure Slack names.
struct Paces {
  Pace workspace{std::chrono::milliseconds(300), 20};  // 200 a minute
  Pace place{std::chrono::milliseconds(1000), 1};      // one message a second in a channel
  Pace method{std::chrono::milliseconds(1200), 5};     // tier 3, 50 a minute, where methods says nothing
  std::map<std::string, Pace, std::less<>> methods{
      {"chat.postMessage", {std::chrono::milliseconds(300), 20}},
      {"chat.postEphemeral", {std::chrono::milliseconds(600), 10}},  // tier 4, 100 a minute
      {"conversations.members", {std::chrono::milliseconds(600), 10}},
      {"users.info", {std::chrono::milliseconds(600), 10}},
      {"users.list", {std::chrono::milliseconds(3750), 4}},  // tier 2, 20 a minute
  };
};

class Pacer {
 public:
  using Time = std::chrono::sys_time<std::chrono::milliseconds>;

  explicit Pacer(Paces paces = {}) : paces_(std::move(paces)) {}

  // The earliest time at which a send by this method to this place may go; now, if it may go at once. A place
  // has one bucket for all methods.
  // place may be empty: then only method and workspace count.
  Time may_go(std::string_view method, std::string_view place, Time now) const;
  void went(std::string_view method, std::string_view place, Time now);
  // The platform said 429: nothing by this method to this place before `until`. The platform does not say
  // whether it meant the place or the method; when a second place is told to wait while a first one does, it
  // was the method, and the method waits.
  void hold(std::string_view method, std::string_view place, Time now, Time until);

 private:
  using Times = std::unordered_map<std::string, Time>;

  const Pace& pace_of(std::string_view method) const;
  void forget_idle(Time now);

  Paces paces_;
  // One number a bucket: when it will be full again (now or earlier: it is full).
  Time workspace_{};
  Times full_;         // by method
  Times full_places_;  // by place
  // Told by 429 to wait until then.
  Times held_;         // by method
  Times held_places_;  // by method and place
  std::size_t forget_at_ = 1024;
};

}  // namespace knownby::net
