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
  std::optional<std::chrono::local_days> kept{};  // when somebody last said that it still holds
};

namespace facts {

std::int64_t add(Db& db, const Fact& fact);           // the same of the same student again: the old one's id
bool remove(Db& db, std::int64_t id, StaffId staff);  // false: not this person's, or there is a hold
std::vector<Fact> of_student(Db& db, StudentId student);  // in the order told

// Told by this person, of students who are here and whose record nobody holds, and neither told nor kept
// since that day; at most so many.
std::vector<Fact> to_review(Db& db, StaffId staff, std::chrono::local_days since, std::size_t most);
std::vector<StaffId> with_facts_to_review(Db& db, std::chrono::local_days since);  // active staff
void keep(Db& db, std::int64_t id, std::chrono::local_days today);
std::optional<Fact> find(Db& db, std::int64_t id);

}  // namespace facts
}  // namespace knownby
