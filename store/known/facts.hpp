#pragma once
// What a student would be glad we know: interests, ambitions, strengths, ways they like things done.

#include <chrono>
#include <cstdint>
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
};

namespace facts {

std::int64_t add(Db& db, const Fact& fact);           // the same of the same student again: the old one's id
bool remove(Db& db, std::int64_t id, StaffId staff);  // false: not this person's
std::vector<Fact> of_student(Db& db, StudentId student);  // in the order told

}  // namespace facts
}  // namespace knownby
