#include "store/known/adults.hpp"

#include "store/query.hpp"

namespace knownby::adults {
namespace {

std::vector<Adult> collect(Query& rows) {
  std::vector<Adult> found;
  while (rows.next()) found.push_back({rows.id<StudentTag>(0), rows.id<StaffTag>(1), rows.day(2)});
  return found;
}

std::vector<StudentId> students_of(Query& rows) {
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

}  // namespace

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
  return collect(rows);
}

bool put_named(Db& db, const Adult& adult, StaffId told_by) {
  return db.run(
             "INSERT INTO named_adults (student_id, staff_id, told_by, since) VALUES ($1, $2, $3, $4) "
             "ON CONFLICT DO NOTHING",
             adult.student, adult.staff, told_by, adult.since) > 0;
}

bool remove_named(Db& db, StudentId student, StaffId staff) {
  return db.run("DELETE FROM named_adults WHERE student_id = $1 AND staff_id = $2", student, staff) > 0;
}

std::vector<Adult> named_by(Db& db, StudentId student) {
  Query rows(db,
             "SELECT student_id, staff_id, since FROM named_adults JOIN staff ON staff.id = staff_id "
             "WHERE student_id = $1 AND active = 1 ORDER BY since, staff_id",
             student);
  return collect(rows);
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
             "JOIN staff ON staff.id = a.staff_id WHERE a.student_id = s.id AND active = 1) "
             "AND NOT EXISTS (SELECT 1 FROM named_adults a "
             "JOIN staff ON staff.id = a.staff_id WHERE a.student_id = s.id AND active = 1) ORDER BY s.id",
             group);
  return students_of(rows);
}

std::vector<StudentId> quiet(Db& db, GroupId group, std::chrono::local_days since) {
  Query rows(
      db,
      "SELECT m.student_id FROM group_students m JOIN students s ON s.id = m.student_id "
      "JOIN (SELECT student_id, staff_id FROM adults UNION SELECT student_id, staff_id FROM named_adults) a "
      "ON a.student_id = s.id JOIN staff ON staff.id = a.staff_id "
      "WHERE m.group_id = $1 AND s.left_on IS NULL AND active = 1 GROUP BY m.student_id "
      "HAVING max(EXISTS (SELECT 1 FROM counted c WHERE c.student_id = m.student_id "
      "AND c.staff_id = a.staff_id AND c.day >= $2)) = 0 ORDER BY m.student_id",
      group, since);
  return students_of(rows);
}

std::vector<LastTalk> last_talks(Db& db, GroupId group) {
  Query rows(db,
             "SELECT s.id, max(c.day) FROM group_students m JOIN students s ON s.id = m.student_id "
             "JOIN adults a ON a.student_id = s.id JOIN staff ON staff.id = a.staff_id AND active = 1 "
             "LEFT JOIN counted c ON c.student_id = s.id AND c.staff_id = a.staff_id "
             "WHERE m.group_id = $1 AND s.left_on IS NULL GROUP BY s.id ORDER BY s.id",
             group);
  std::vector<LastTalk> found;
  while (rows.next()) found.push_back({rows.id<StudentTag>(0), rows.maybe_day(1)});
  return found;
}

}  // namespace knownby::adults
