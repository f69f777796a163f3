#pragma once
// Who says of themselves that they are a student's person. Whoever left the staff is nobody's any more.

#include <chrono>
#include <optional>
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
std::vector<StudentId> without(Db& db, GroupId group);     // active members nobody active is noted for; by id
// Of each active member of the group somebody active is noted for: the day of their last counted check-in
// with one of these adults; none: no such talk is logged. By id; who is missing has no adult noted.
struct LastTalk {
  StudentId student;
  std::optional<std::chrono::local_days> day;
};
std::vector<LastTalk> last_talks(Db& db, GroupId group);

}  // namespace adults
}  // namespace knownby
