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
  const auto ready = [](const Bucket& bucket, const Pace& pace) {
    return std::max(bucket.full - pace.every * (pace.burst - 1), bucket.held);
  };
  Time at = std::max(now, ready(workspace_, paces_.workspace));
  const auto by_method = methods_.find(std::string(method));
  if (by_method != methods_.end()) at = std::max(at, ready(by_method->second, pace_of(method)));
  const auto by_place = places_.find(key_of(method, place));
  if (by_place != places_.end()) at = std::max(at, ready(by_place->second, paces_.place));
  return at;
}

void Pacer::went(std::string_view method, std::string_view place, Time now) {
  const auto take = [now](Bucket& bucket, const Pace& pace) {
    bucket.full = std::max(bucket.full, now) + pace.every;
  };
  take(workspace_, paces_.workspace);
  take(methods_[std::string(method)], pace_of(method));
  if (!place.empty()) take(places_[key_of(method, place)], paces_.place);
  if (places_.size() >= forget_at_) forget_idle(now);
}

void Pacer::hold(std::string_view method, std::string_view place, Time now, Time until) {
  const std::string key = key_of(method, place);
  const std::string of_method = key_of(method, "");
  const bool another_waits = std::any_of(places_.begin(), places_.end(), [&](const auto& entry) {
    return entry.first != key && entry.first.starts_with(of_method) && entry.second.held > now;
  });
  Bucket& bucket = another_waits || place.empty() ? methods_[std::string(method)] : places_[key];
  bucket.held = std::max(bucket.held, until);
}

const Pace& Pacer::pace_of(std::string_view method) const {
  const auto own = paces_.methods.find(method);
  return own == paces_.methods.end() ? paces_.method : own->second;
}

// A full bucket that nobody holds says nothing: ten thousand direct messages leave no trace.
void Pacer::forget_idle(Time now) {
  std::erase_if(places_,
                [now](const auto& entry) { return entry.second.full <= now && entry.second.held <= now; });
  forget_at_ = std::max<std::size_t>(1024, 2 * places_.size());
}

}  // namespace knownby::net
