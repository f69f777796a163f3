#pragma once
// Students a school chose to look after for a while, each list with the day of its review. Private: it weighs
// in who is on a weekly card, and is shown to counselors and leads alone.

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

using PriorityId = Id<struct PriorityTag>;

struct Priority {
  // asks: they asked to talk, or named nobody in a survey.
  enum class Weight { gentle, strong, asks };
  PriorityId id{};
  StaffId staff{};  // whose list it is
  Weight weight = Weight::gentle;
  std::chrono::local_days since{};
  std::chrono::local_days review{};   // the last day on which it weighs anything
  std::vector<StudentId> students{};  // by id
};

namespace priorities {

PriorityId put(Db& db, const Priority& priority);
std::optional<Priority> find(Db& db, PriorityId id);
std::vector<Priority> all(Db& db);  // the earliest review first
void review_on(Db& db, PriorityId id, std::chrono::local_days day);
// As if it had never been. Of students on hold it stays in the file, weighs nothing and is found no more,
// until the hold is over.
void erase(Db& db, PriorityId id);
int erase_over(Db& db);  // what stayed for holds that are over; how many rows

// Of each student who is on a list that still weighs on that day, and whose keeper still may keep one: what
// their lists say together.
struct Weighs {
  bool gentle = false, strong = false, asks = false;
};
std::map<StudentId, Weighs> weighing(Db& db, std::chrono::local_days day,
                                     const std::function<bool(StaffId)>& may_keep);

}  // namespace priorities
}  // namespace knownby
