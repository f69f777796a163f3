#include "store/students.hpp"

#include <algorithm>

namespace knownby::students {

namespace {

Student student_at(const Query& row) {
  return {.id = row.id<StudentTag>(0),
          .sis_id = row.text(1),
          .shown = row.text(2),
          .given = row.text(3),
          .middle = row.text(4),
          .family = row.text(5),
          .long_given = row.text(6),
          .pronouns = row.text(7),
          .grade = row.id<GroupTag>(8),
          .homeroom = row.id<GroupTag>(9),
          .entered = row.day(10),
          .left = row.maybe_day(11)};
}

StudentId upsert(Db& db, const Student& student) {
  Query put(db,
            "INSERT INTO students (sis_id, shown, given, middle, family, long_given, pronouns, grade_id, "
            "homeroom_id, entered, left_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
            "ON CONFLICT (sis_id) DO UPDATE SET shown = excluded.shown, given = excluded.given, "
            "middle = excluded.middle, family = excluded.family, long_given = excluded.long_given, "
            "pronouns = excluded.pronouns, grade_id = excluded.grade_id, homeroom_id = excluded.homeroom_id, "
            "entered = excluded.entered, left_on = excluded.left_on RETURNING id",
            student.sis_id, student.shown, student.given, student.middle, student.family, student.long_given,
            student.pronouns, student.grade, student.homeroom, student.entered, student.left);
  put.next();
  const auto id = put.id<StudentTag>(0);
  put.finish();
  return id;
}

void belong(Db& db, StudentId student, GroupId group) {
  if (!group) return;
  db.run("INSERT INTO group_students (group_id, student_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", group,
         student);
}

}  // namespace

std::vector<Student> all(Db& db) {
  Query rows(db,
             "SELECT id, sis_id, shown, given, middle, family, long_given, pronouns, grade_id, homeroom_id, "
             "entered, left_on FROM students ORDER BY id");
  std::vector<Student> found;
  while (rows.next()) found.push_back(student_at(rows));
  return found;
}

std::optional<Student> find(Db& db, StudentId id) {
  Query row(db,
            "SELECT id, sis_id, shown, given, middle, family, long_given, pronouns, grade_id, homeroom_id, "
            "entered, left_on FROM students WHERE id = $1",
            id);
  if (!row.next()) return std::nullopt;
  return student_at(row);
}

std::optional<Student> with_sis_id(Db& db, std::string_view sis_id) {
  Query row(db,
            "SELECT id, sis_id, shown, given, middle, family, long_given, pronouns, grade_id, homeroom_id, "
            "entered, left_on FROM students WHERE sis_id = $1",
            sis_id);
  if (!row.next()) return std::nullopt;
  return student_at(row);
}

StudentId put(Db& db, const Student& student) {
  const StudentId id = upsert(db, student);
  db.run(
      "DELETE FROM group_students WHERE student_id = $1 AND group_id <> $2 AND group_id <> $3 AND EXISTS "
      "(SELECT 1 FROM groups g WHERE g.id = group_students.group_id AND g.kind IN ('grade', 'homeroom'))",
      id, student.grade.value, student.homeroom.value);
  belong(db, id, student.grade);
  belong(db, id, student.homeroom);
  return id;
}

std::vector<LastCheckin> without_checkin_since(Db& db, std::span<const StudentId> students,
                                               std::chrono::local_days since) {
  std::vector<LastCheckin> found = last_days::of(db, students);
  std::erase_if(found, [since](const LastCheckin& one) { return one.day && *one.day >= since; });
  std::sort(found.begin(), found.end(), waits_longer);
  return found;
}

bool waits_longer(const LastCheckin& one, const LastCheckin& other) {
  if (one.day != other.day) return one.day < other.day;  // an empty day comes first
  return one.student < other.student;
}

std::vector<LastCheckin> last_checkins(Db& db, std::span<const StudentId> students) {
  return last_days::of(db, students);
}

std::optional<std::chrono::local_days> last_checkin(Db& db, StudentId id) {
  return last_days::of(db, {&id, 1}).front().day;
}

}  // namespace knownby::students
