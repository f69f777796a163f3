#include "adapters/net/pacer.hpp"

#include <algorithm>

namespace knownby::net {
namespace {

std::string key_of(std::string_view method, std::string_view place) {
  std::string key(method);
  return key.append(1, '\n').append(place);
}

}  // namespace

Pacer::Time Pacer::may_go(std::string_view method, std::string_view place, Time now) const {
  // A token is there once the bucket lacks at most burst - 1 of being full.
  const auto ready = [](Time full, const Pace& pace) { return full - pace.every * (pace.burst - 1); };
  const auto known = [](const Times& times, const std::string& key) {
    const auto found = times.find(key);
    return found == times.end() ? Time{} : found->second;
  };
  const std::string of_method(method);
  const std::string of_place(place);
  return std::max({now, ready(workspace_, paces_.workspace), ready(known(full_, of_method), pace_of(method)),
                   ready(known(full_places_, of_place), paces_.place), known(held_, of_method),
                   known(held_places_, key_of(method, place))});
}

void Pacer::went(std::string_view method, std::string_view place, Time now) {
  const auto take = [now](Time& full, const Pace& pace) { full = std::max(full, now) + pace.every; };
  take(workspace_, paces_.workspace);
  take(full_[std::string(method)], pace_of(method));
  if (!place.empty()) take(full_places_[std::string(place)], paces_.place);
  if (full_places_.size() + held_places_.size() >= forget_at_) forget_idle(now);
}

void Pacer::hold(std::string_view method, std::string_view place, Time now, Time until) {
  const std::string key = key_of(method, place);
  const std::string of_method = key_of(method, "");
  const bool another_waits = std::any_of(held_places_.begin(), held_places_.end(), [&](const auto& entry) {
    return entry.first != key && entry.first.starts_with(of_method) && entry.second > now;
  });
  Time& held = another_waits || place.empty() ? held_[std::string(method)] : held_places_[key];
  held = std::max(held, until);
}

const Pace& Pacer::pace_of(std::string_view method) const {
  const auto own = paces_.methods.find(method);
  return own == paces_.methods.end() ? paces_.method : own->second;
}

// What is over says nothing: ten thousand direct messages leave no trace.
void Pacer::forget_idle(Time now) {
  const auto is_over = [now](const auto& entry) { return entry.second <= now; };
  std::erase_if(full_places_, is_over);
  std::erase_if(held_places_, is_over);
  forget_at_ = std::max<std::size_t>(1024, 2 * (full_places_.size() + held_places_.size()));
}

}  // namespace knownby::net
