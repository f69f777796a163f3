#pragma once
// Who takes a student for a week, and what colleagues ask each other about one. Several may take the same
// student together. Whoever left the staff has nobody any more.

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Claim {
  StudentId student;
  StaffId staff;
  std::chrono::local_days until;  // the first day on which it no longer holds
};

namespace claims {

bool put(Db& db, const Claim& claim);  // false: taken by them for as long already
bool remove(Db& db, StudentId student, StaffId staff,
            std::chrono::local_days today);  // false: it did not hold
std::vector<Claim> of_student(Db& db, StudentId student, std::chrono::local_days today);  // active staff
std::vector<Claim> of_staff(Db& db, StaffId staff, std::chrono::local_days today);
std::vector<StudentId> taken(Db& db, std::chrono::local_days today);  // by anybody active; by id, each once

}  // namespace claims

struct Offer {
  enum class What { take, log };
  std::int64_t id = 0;
  What what = What::take;
  StudentId student;
  StaffId asker, asked;
  std::chrono::local_days day;
};

namespace offers {

std::int64_t put(Db& db, const Offer& offer);  // asked again: a new one, and the old one is gone
std::optional<Offer> find(Db& db, std::int64_t id);
void remove(Db& db, std::int64_t id);

}  // namespace offers
}  // namespace knownby
