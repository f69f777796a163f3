#include "store/known/facts.hpp"

#include "store/engine/spelling.hpp"
#include "store/query.hpp"

namespace knownby::facts {
namespace {
constexpr Spelling<Fact::Kind, 4> kinds{{"interest", "ambition", "strength", "preference"}};
}

std::int64_t add(Db& db, const Fact& fact) {
  for (const Fact& known : of_student(db, fact.student)) {
    if (known.kind == fact.kind && known.words == fact.words) return known.id;
  }
  const std::int64_t id = next_row(db, "SELECT coalesce(max(id), 0) + 1 FROM facts");
  db.run(
      "INSERT INTO facts (id, student_id, staff_id, kind, sealed_words, at) VALUES ($1, $2, $3, $4, $5, $6)",
      id, fact.student, fact.staff, kinds.of(fact.kind), seal(db, fields::fact_words, id, fact.words),
      fact.at);
  return id;
}

bool remove(Db& db, std::int64_t id, StaffId staff) {
  return db.run("DELETE FROM facts WHERE id = $1 AND staff_id = $2", id, staff) > 0;
}

std::vector<Fact> of_student(Db& db, StudentId student) {
  Query rows(
      db,
      "SELECT id, student_id, staff_id, kind, sealed_words, at FROM facts WHERE student_id = $1 ORDER BY id",
      student);
  std::vector<Fact> found;
  while (rows.next()) {
    found.push_back({rows.number(0), rows.id<StudentTag>(1), rows.id<StaffTag>(2), kinds.read(rows.view(3)),
                     rows.opened(4, fields::fact_words, rows.number(0)), rows.time(5)});
  }
  return found;
}

}  // namespace knownby::facts
