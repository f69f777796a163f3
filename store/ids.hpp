#pragma once
// Row ids as distinct types, so that a student is never passed where a group is meant.

#include <compare>
#include <cstdint>

namespace knownby {

template <class Of>
struct Id {
  std::int64_t value = 0;  // 0: none
  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

using StudentId = Id<struct StudentTag>;
using StaffId = Id<struct StaffTag>;
using GroupId = Id<struct GroupTag>;
using PlaceId = Id<struct PlaceTag>;
using BatchId = Id<struct BatchTag>;
using CheckinId = Id<struct CheckinTag>;
using ScheduleId = Id<struct ScheduleTag>;
using WeekId = Id<struct WeekTag>;
using ClaimId = Id<struct ClaimTag>;
using GiftId = Id<struct GiftTag>;

}  // namespace knownby
