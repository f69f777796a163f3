#pragma once
// What a student would be glad we know: interests, ambitions, strengths, ways they like things done.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Fact {
  enum class Kind { interest, ambition, strength, preference };
  std::int64_t id = 0;
  StudentId student;
  StaffId staff;
  Kind kind = Kind::interest;
  std::string words;
  std::chrono::sys_seconds at{};
  std::optional<std::chrono::local_days> kept{};  // the day on which it was told, or last said to hold
};

// The beginning of a day of the school's, and when that was.
struct Midnight {
  std::chrono::local_days day;
  std::chrono::sys_seconds at;
};

namespace facts {

// The same of the same student again: the old one's id, and it holds from that day on.
std::int64_t add(Db& db, const Fact& fact);
bool remove(Db& db, std::int64_t id, StaffId staff);      // false: not this person's, or there is a hold
std::vector<Fact> of_student(Db& db, StudentId student);  // in the order told

// Told by this person, of students who are here and whose record nobody holds, and neither told nor kept
// since that day; at most so many.
std::vector<Fact> to_review(Db& db, StaffId staff, const Midnight& since, std::size_t most);
std::vector<StaffId> with_facts_to_review(Db& db, const Midnight& since);  // active staff
void keep(Db& db, std::int64_t id, std::chrono::local_days today);
std::optional<Fact> find(Db& db, std::int64_t id);

}  // namespace facts
}  // namespace knownby
