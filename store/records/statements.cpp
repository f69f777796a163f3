#include "store/records/statements.hpp"

namespace knownby::statements {

void add(Db& db, const Statement& statement) {
  db.run("INSERT INTO statements (student_id, staff_id, words, at) VALUES ($1, $2, $3, $4)",
         statement.student, statement.staff, statement.words, statement.at);
}

std::vector<Statement> of_student(Db& db, StudentId student) {
  Query rows(db, "SELECT student_id, staff_id, words, at FROM statements WHERE student_id = $1 ORDER BY id",
             student);
  std::vector<Statement> found;
  while (rows.next()) {
    found.push_back({rows.id<StudentTag>(0), rows.id<StaffTag>(1), rows.text(2), rows.time(3)});
  }
  return found;
}

}  // namespace knownby::statements
