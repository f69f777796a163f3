#include "store/records/statements.hpp"

namespace knownby::statements {

void add(Db& db, const Statement& statement) {
  const std::int64_t id = next_row(db, "SELECT coalesce(max(id), 0) + 1 FROM statements");
  db.run("INSERT INTO statements (id, student_id, staff_id, sealed_words, at) VALUES ($1, $2, $3, $4, $5)",
         id, statement.student, statement.staff, seal(db, fields::statement_words, id, statement.words),
         statement.at);
}

std::vector<Statement> of_student(Db& db, StudentId student) {
  Query rows(
      db,
      "SELECT student_id, staff_id, sealed_words, at, id FROM statements WHERE student_id = $1 ORDER BY id",
      student);
  std::vector<Statement> found;
  while (rows.next()) {
    found.push_back({rows.id<StudentTag>(0), rows.id<StaffTag>(1),
                     rows.opened(2, fields::statement_words, rows.number(4)), rows.time(3)});
  }
  return found;
}

}  // namespace knownby::statements
