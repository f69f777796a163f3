#include "store/known/past_adults.hpp"

#include "store/query.hpp"

namespace knownby::past_adults {
namespace {

std::vector<Adult> collect(Query& rows) {
  std::vector<Adult> found;
  while (rows.next()) found.push_back({rows.id<StudentTag>(0), rows.id<StaffTag>(1), rows.day(2)});
  return found;
}

}  // namespace

// Of students on hold those of earlier years stay, as what they are.
int begin_year(Db& db, std::chrono::local_days began) {
  db.run("DELETE FROM past_adults WHERE student_id NOT IN (SELECT student_id FROM holds)");
  db.run("UPDATE past_adults SET is_over = 1");
  const int said = db.run(
      "INSERT INTO past_adults (student_id, staff_id, since) SELECT student_id, staff_id, since FROM adults "
      "WHERE since < $1 ON CONFLICT (student_id, staff_id) DO UPDATE SET answered = 0, is_over = 0",
      began);
  const int named = db.run(
      "INSERT INTO past_adults (student_id, staff_id, since) SELECT student_id, staff_id, since "
      "FROM named_adults WHERE since < $1 "
      "ON CONFLICT (student_id, staff_id) DO UPDATE SET answered = 0, is_over = 0 WHERE is_over = 1",
      began);
  db.run("DELETE FROM adults WHERE since < $1", began);
  db.run("DELETE FROM named_adults WHERE since < $1", began);
  return said + named;
}

std::vector<Adult> all(Db& db) {
  Query rows(
      db,
      "SELECT a.student_id, a.staff_id, a.since FROM past_adults a JOIN staff p ON p.id = a.staff_id "
      "JOIN students s ON s.id = a.student_id WHERE a.is_over = 0 AND p.active = 1 AND s.left_on IS NULL "
      "ORDER BY a.student_id, a.staff_id");
  return collect(rows);
}

std::vector<Adult> of_student(Db& db, StudentId student) {
  Query rows(db,
             "SELECT student_id, staff_id, since FROM past_adults JOIN staff ON staff.id = staff_id "
             "WHERE student_id = $1 AND is_over = 0 AND active = 1 ORDER BY since, staff_id",
             student);
  return collect(rows);
}

std::vector<Adult> of_earlier(Db& db, StudentId student) {
  Query rows(db,
             "SELECT student_id, staff_id, since FROM past_adults WHERE student_id = $1 AND is_over = 1 "
             "ORDER BY since, staff_id",
             student);
  return collect(rows);
}

std::vector<StudentId> to_answer(Db& db, StaffId staff) {
  Query rows(db,
             "SELECT a.student_id FROM past_adults a JOIN students s ON s.id = a.student_id "
             "WHERE a.staff_id = $1 AND a.answered = 0 AND a.is_over = 0 AND s.left_on IS NULL ORDER BY "
             "a.student_id",
             staff);
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

bool answer(Db& db, StudentId student, StaffId staff) {
  return db.run("UPDATE past_adults SET answered = 1 WHERE student_id = $1 AND staff_id = $2", student,
                staff) > 0;
}

}  // namespace knownby::past_adults
