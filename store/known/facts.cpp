#include "store/known/facts.hpp"

#include <utility>

#include "store/engine/spelling.hpp"
#include "store/query.hpp"

namespace knownby::facts {
namespace {
constexpr Spelling<Fact::Kind, 4> kinds{{"interest", "ambition", "strength", "preference"}};

std::vector<Fact> all_of(Query& rows) {
  std::vector<Fact> found;
  while (rows.next()) {
    found.push_back({rows.number(0), rows.id<StudentTag>(1), rows.id<StaffTag>(2), kinds.read(rows.view(3)),
                     rows.opened(4, fields::fact_words, rows.number(0)), rows.time(5), std::nullopt});
    if (!rows.null(6)) found.back().kept = rows.day(6);
  }
  return found;
}
}  // namespace

std::int64_t add(Db& db, const Fact& fact) {
  for (const Fact& known : of_student(db, fact.student)) {
    if (known.kind != fact.kind || known.words != fact.words) continue;
    if (fact.kept) keep(db, known.id, *fact.kept);
    return known.id;
  }
  const std::int64_t id = next_row(db, "SELECT coalesce(max(id), 0) + 1 FROM facts");
  db.run(
      "INSERT INTO facts (id, student_id, staff_id, kind, sealed_words, at, kept) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      id, fact.student, fact.staff, kinds.of(fact.kind), seal(db, fields::fact_words, id, fact.words),
      fact.at, fact.kept);
  return id;
}

bool remove(Db& db, std::int64_t id, StaffId staff) {
  return db.run(
             "DELETE FROM facts WHERE id = $1 AND staff_id = $2 "
             "AND student_id NOT IN (SELECT student_id FROM holds)",
             id, staff) > 0;
}

std::vector<Fact> of_student(Db& db, StudentId student) {
  Query rows(db,
             "SELECT id, student_id, staff_id, kind, sealed_words, at, kept FROM facts WHERE student_id = $1 "
             "ORDER BY id",
             student);
  return all_of(rows);
}

std::vector<Fact> to_review(Db& db, StaffId staff, const Midnight& since, std::size_t most) {
  Query rows(db,
             "SELECT f.id, f.student_id, f.staff_id, f.kind, f.sealed_words, f.at, f.kept FROM facts f "
             "JOIN students s ON s.id = f.student_id WHERE f.staff_id = $1 AND s.left_on IS NULL "
             "AND f.student_id NOT IN (SELECT student_id FROM holds) "
             "AND (f.kept < $2 OR f.kept IS NULL AND f.at < $3) ORDER BY f.student_id, f.id LIMIT $4",
             staff, since.day, since.at, most);
  return all_of(rows);
}

std::vector<StaffId> with_facts_to_review(Db& db, const Midnight& since) {
  Query rows(db,
             "SELECT DISTINCT f.staff_id FROM facts f JOIN students s ON s.id = f.student_id "
             "JOIN staff p ON p.id = f.staff_id WHERE p.active = 1 AND s.left_on IS NULL "
             "AND f.student_id NOT IN (SELECT student_id FROM holds) "
             "AND (f.kept < $1 OR f.kept IS NULL AND f.at < $2) ORDER BY f.staff_id",
             since.day, since.at);
  std::vector<StaffId> found;
  while (rows.next()) found.push_back(rows.id<StaffTag>(0));
  return found;
}

void keep(Db& db, std::int64_t id, std::chrono::local_days today) {
  db.run("UPDATE facts SET kept = $1 WHERE id = $2", today, id);
}

std::optional<Fact> find(Db& db, std::int64_t id) {
  Query rows(db, "SELECT id, student_id, staff_id, kind, sealed_words, at, kept FROM facts WHERE id = $1",
             id);
  std::vector<Fact> found = all_of(rows);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace knownby::facts
