#include "store/roster/classes.hpp"

#include "store/engine/spelling.hpp"

namespace knownby::classes {

namespace {

constexpr Spelling<ClassPerson::Part, 3> parts{{"student", "teacher", "helper"}};

}  // namespace

std::vector<SchoolClass> all(Db& db) {
  Query rows(db, "SELECT id, homeroom, title, begins, ends FROM classes ORDER BY id");
  std::vector<SchoolClass> found;
  while (rows.next())
    found.push_back({rows.text(0), rows.number(1) != 0, rows.text(2), rows.maybe_day(3), rows.maybe_day(4)});
  return found;
}

std::vector<ClassPerson> people(Db& db) {
  Query rows(db, "SELECT id, class_id, person_id, part, begins, ends FROM class_people ORDER BY id");
  std::vector<ClassPerson> found;
  while (rows.next())
    found.push_back({rows.text(0), rows.text(1), rows.text(2), parts.read(rows.view(3)), rows.maybe_day(4),
                     rows.maybe_day(5)});
  return found;
}

void put(Db& db, const SchoolClass& one) {
  db.run(
      "INSERT INTO classes (id, homeroom, title, begins, ends) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (id) DO UPDATE SET homeroom = excluded.homeroom, title = excluded.title, "
      "begins = excluded.begins, ends = excluded.ends",
      one.id, one.homeroom, one.title, one.begins, one.ends);
}

void put(Db& db, const ClassPerson& one) {
  db.run(
      "INSERT INTO class_people (id, class_id, person_id, part, begins, ends) "
      "VALUES ($1, $2, $3, $4, $5, $6) "
      "ON CONFLICT (id) DO UPDATE SET class_id = excluded.class_id, person_id = excluded.person_id, "
      "part = excluded.part, begins = excluded.begins, ends = excluded.ends",
      one.id, one.class_id, one.person_id, parts.of(one.part), one.begins, one.ends);
}

void drop(Db& db, std::string_view id) { db.run("DELETE FROM classes WHERE id = $1", id); }
void drop_person(Db& db, std::string_view id) { db.run("DELETE FROM class_people WHERE id = $1", id); }

int drop_all(Db& db) { return db.run("DELETE FROM class_people") + db.run("DELETE FROM classes"); }

void take_seat(Db& db, std::string_view class_id, std::string_view student) {
  db.run(
      "INSERT INTO group_students (group_id, student_id) SELECT g.id, s.id FROM groups g, students s "
      "WHERE g.kind = 'section' AND g.code = $1 AND s.sis_id = $2 AND s.left_on IS NULL "
      "ON CONFLICT DO NOTHING",
      class_id, student);
}

void leave_seat(Db& db, std::string_view class_id, std::string_view student) {
  db.run(
      "DELETE FROM group_students WHERE group_id = (SELECT id FROM groups WHERE kind = 'section' "
      "AND code = $1) AND student_id = (SELECT id FROM students WHERE sis_id = $2)",
      class_id, student);
}

void outdate(Db& db) { db.run("UPDATE roster SET version = version + 1"); }

}  // namespace knownby::classes
