#include "store/records/holds.hpp"

namespace knownby::holds {

void put(Db& db, const Hold& hold) {
  db.run(
      "INSERT INTO holds (student_id, staff_id, sealed_reason, since) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (student_id) DO UPDATE SET staff_id = excluded.staff_id, sealed_reason = "
      "excluded.sealed_reason, "
      "since = excluded.since",
      hold.student, hold.staff, seal(db, fields::hold_reason, hold.student.value, hold.reason), hold.since);
}

bool end(Db& db, StudentId student) {
  return db.run("DELETE FROM holds WHERE student_id = $1", student) == 1;
}

std::optional<Hold> of(Db& db, StudentId student) {
  Query row(db, "SELECT student_id, staff_id, sealed_reason, since FROM holds WHERE student_id = $1",
            student);
  if (!row.next()) return std::nullopt;
  return Hold{row.id<StudentTag>(0), row.id<StaffTag>(1), row.opened(2, fields::hold_reason, row.number(0)),
              row.day(3)};
}

bool any(Db& db) { return Query(db, "SELECT 1 FROM holds").next(); }

}  // namespace knownby::holds
