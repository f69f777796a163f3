#pragma once
// Who says of themselves that they are a student's person, and whom the student names. Two separate facts,
// kept apart. Whoever left the staff is nobody's any more.

#include <chrono>
#include <map>
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
// Whom the student names, as `told_by` heard it.
bool put_named(Db& db, const Adult& adult, StaffId told_by);  // false: noted already
bool remove_named(Db& db, StudentId student, StaffId staff);
std::vector<Adult> named_by(Db& db, StudentId student);  // active staff; by since
// Active members nobody active is noted for by either; by id.
std::vector<StudentId> without(Db& db, GroupId group);
// Active members with an adult of either kind, none of whom has a counted check-in with them since that day.
std::vector<StudentId> quiet(Db& db, GroupId group, std::chrono::local_days since);
// Of each active member of the group somebody active is noted for: the day of their last counted check-in
// with one of these adults; none: no such talk is logged. By id; who is missing has no adult noted.
struct LastTalk {
  StudentId student;
  std::optional<std::chrono::local_days> day;
};
std::vector<LastTalk> last_talks(Db& db, GroupId group);
std::map<StaffId, int> counts(
    Db& db);  // of how many active students each is noted; whoever of none is absent

}  // namespace adults
}  // namespace knownby
