#pragma once
// Who says of themselves that they are a student's person. Whoever left the staff is nobody's any more.

#include <chrono>
#include <map>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Adult {
  StudentId student;
  StaffId staff;
  std::chrono::local_days since;
};

namespace adults {

bool put(Db& db, const Adult& adult);  // false: noted already, nothing changed
bool remove(Db& db, StudentId student, StaffId staff);
std::vector<Adult> of_student(Db& db, StudentId student);  // active staff; by since
std::map<StaffId, int> counts(
    Db& db);  // of how many active students each is noted; whoever of none is absent
std::vector<StudentId> without(Db& db, GroupId group);  // active members nobody active is noted for; by id

}  // namespace adults
}  // namespace knownby
