#include "store/known/adults.hpp"

#include "store/query.hpp"

namespace knownby::adults {

bool put(Db& db, const Adult& adult) {
  return db.run("INSERT INTO adults (student_id, staff_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                adult.student, adult.staff, adult.since) > 0;
}

bool remove(Db& db, StudentId student, StaffId staff) {
  return db.run("DELETE FROM adults WHERE student_id = $1 AND staff_id = $2", student, staff) > 0;
}

std::vector<Adult> of_student(Db& db, StudentId student) {
  Query rows(db,
             "SELECT student_id, staff_id, since FROM adults JOIN staff ON staff.id = staff_id "
             "WHERE student_id = $1 AND active = 1 ORDER BY since, staff_id",
             student);
  std::vector<Adult> found;
  while (rows.next()) found.push_back({rows.id<StudentTag>(0), rows.id<StaffTag>(1), rows.day(2)});
  return found;
}

std::map<StaffId, int> counts(Db& db) {
  Query rows(db,
             "SELECT a.staff_id, count(*) FROM adults a JOIN students s ON s.id = a.student_id "
             "WHERE s.left_on IS NULL GROUP BY a.staff_id");
  std::map<StaffId, int> found;
  while (rows.next()) found.emplace(rows.id<StaffTag>(0), static_cast<int>(rows.number(1)));
  return found;
}

std::vector<StudentId> without(Db& db, GroupId group) {
  Query rows(db,
             "SELECT s.id FROM group_students m JOIN students s ON s.id = m.student_id "
             "WHERE m.group_id = $1 AND s.left_on IS NULL AND NOT EXISTS (SELECT 1 FROM adults a "
             "JOIN staff ON staff.id = a.staff_id WHERE a.student_id = s.id AND active = 1) ORDER BY s.id",
             group);
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

}  // namespace knownby::adults
