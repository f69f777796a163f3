#include "store/known/wishes.hpp"

#include "store/query.hpp"

namespace knownby::wishes {

void pause(Db& db, StaffId staff, std::optional<std::chrono::local_days> until) {
  db.run(
      "INSERT INTO pauses (staff_id, until) VALUES ($1, $2) "
      "ON CONFLICT (staff_id) DO UPDATE SET until = excluded.until",
      staff, until);
}

bool resume(Db& db, StaffId staff) { return db.run("DELETE FROM pauses WHERE staff_id = $1", staff) > 0; }

bool paused(Db& db, StaffId staff, std::chrono::local_days today) {
  Query row(db, "SELECT 1 FROM pauses WHERE staff_id = $1 AND (until IS NULL OR until > $2)", staff, today);
  return row.next();
}

std::vector<StaffId> paused(Db& db, std::chrono::local_days today) {
  Query rows(db, "SELECT staff_id FROM pauses WHERE until IS NULL OR until > $1", today);
  std::vector<StaffId> found;
  while (rows.next()) found.push_back(rows.id<StaffTag>(0));
  return found;
}

void leave_off(Db& db, StaffId staff, StudentId student, std::chrono::local_days until) {
  db.run(
      "INSERT INTO left_off (staff_id, student_id, until) VALUES ($1, $2, $3) "
      "ON CONFLICT (staff_id, student_id) DO UPDATE SET until = excluded.until",
      staff, student, until);
}

bool put_back(Db& db, StaffId staff, StudentId student) {
  return db.run("DELETE FROM left_off WHERE staff_id = $1 AND student_id = $2", staff, student) > 0;
}

std::vector<StudentId> left_off(Db& db, StaffId staff, std::chrono::local_days today) {
  Query rows(db, "SELECT student_id FROM left_off WHERE staff_id = $1 AND until > $2", staff, today);
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

void watch(Db& db, StaffId staff, StudentId student, std::chrono::local_days until) {
  db.run(
      "INSERT INTO watched (staff_id, student_id, until) VALUES ($1, $2, $3) "
      "ON CONFLICT (staff_id, student_id) DO UPDATE SET until = excluded.until",
      staff, student, until);
}

bool unwatch(Db& db, StaffId staff, StudentId student) {
  return db.run("DELETE FROM watched WHERE staff_id = $1 AND student_id = $2", staff, student) > 0;
}

std::vector<StudentId> watched(Db& db, StaffId staff, std::chrono::local_days today) {
  Query rows(db, "SELECT student_id FROM watched WHERE staff_id = $1 AND until > $2", staff, today);
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

void mute(Db& db, StaffId staff) {
  db.run("INSERT INTO muted (staff_id, what) VALUES ($1, 'messages') ON CONFLICT DO NOTHING", staff);
}

bool is_muted(Db& db, StaffId staff) {
  Query row(db, "SELECT 1 FROM muted WHERE staff_id = $1 AND what = 'messages'", staff);
  return row.next();
}

bool unmute(Db& db, StaffId staff) { return db.run("DELETE FROM muted WHERE staff_id = $1", staff) > 0; }

void learn(Db& db, StaffId staff, std::string_view heard, StudentId student) {
  db.run(
      "INSERT INTO learned_names (staff_id, heard, student_id) SELECT $1, $2, $3 WHERE "
      "(SELECT count(*) FROM learned_names WHERE staff_id = $1) < 200 "
      "ON CONFLICT (staff_id, heard) DO UPDATE SET student_id = excluded.student_id",
      staff, heard, student);
}

std::vector<std::pair<std::string, StudentId>> learned(Db& db, StaffId staff) {
  Query rows(db, "SELECT heard, student_id FROM learned_names WHERE staff_id = $1 ORDER BY heard", staff);
  std::vector<std::pair<std::string, StudentId>> found;
  while (rows.next()) found.emplace_back(rows.text(0), rows.id<StudentTag>(1));
  return found;
}

}  // namespace knownby::wishes
