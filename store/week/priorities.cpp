#include "store/week/priorities.hpp"

#include "store/engine/spelling.hpp"
#include "store/query.hpp"

namespace knownby::priorities {
namespace {

using Weight = Priority::Weight;
constexpr Spelling<Weight, 3> weights{{"gentle", "strong", "asks"}};

Priority with_students(Db& db, const Query& row) {
  Priority found{
      row.id<PriorityTag>(0), row.id<StaffTag>(1), weights.read(row.view(2)), row.day(3), row.day(4), {}};
  Query students(db, "SELECT student_id FROM priority_students WHERE priority_id = $1", found.id);
  while (students.next()) found.students.push_back(students.id<StudentTag>(0));
  return found;
}

}  // namespace

PriorityId put(Db& db, const Priority& priority) {
  db.run("INSERT INTO priorities (staff_id, weight, since, review) VALUES ($1, $2, $3, $4)", priority.staff,
         weights.of(priority.weight), priority.since, priority.review);
  const PriorityId id{db.last_id()};
  for (const StudentId student : priority.students)
    db.run("INSERT INTO priority_students (priority_id, student_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
           id, student);
  return id;
}

std::optional<Priority> find(Db& db, PriorityId id) {
  Query row(db, "SELECT id, staff_id, weight, since, review FROM priorities WHERE id = $1 AND is_over = 0",
            id);
  if (!row.next()) return std::nullopt;
  return with_students(db, row);
}

std::vector<Priority> all(Db& db) {
  Query rows(
      db, "SELECT id, staff_id, weight, since, review FROM priorities WHERE is_over = 0 ORDER BY review, id");
  std::vector<Priority> found;
  while (rows.next()) found.push_back(with_students(db, rows));
  return found;
}

void review_on(Db& db, PriorityId id, std::chrono::local_days day) {
  db.run("UPDATE priorities SET review = $1 WHERE id = $2", day, id);
}

void erase(Db& db, PriorityId id) {
  db.run("UPDATE priorities SET is_over = 1 WHERE id = $1", id);
  erase_over(db);
}

int erase_over(Db& db) {
  int gone = db.run(
      "DELETE FROM priority_students WHERE priority_id IN (SELECT id FROM priorities WHERE is_over = 1) "
      "AND student_id NOT IN (SELECT student_id FROM holds)");
  gone += db.run(
      "DELETE FROM priorities WHERE is_over = 1 AND id NOT IN (SELECT priority_id FROM priority_students)");
  if (gone > 0) db.must_empty_log();
  return gone;
}

std::map<StudentId, Weighs> weighing(Db& db, std::chrono::local_days day,
                                     const std::function<bool(StaffId)>& may_keep) {
  Query rows(db,
             "SELECT s.student_id, p.weight, p.staff_id FROM priorities p JOIN priority_students s "
             "ON s.priority_id = p.id WHERE p.is_over = 0 AND p.review >= $1 AND p.since <= $1",
             day);
  std::map<StudentId, Weighs> found;
  while (rows.next()) {
    if (!may_keep(rows.id<StaffTag>(2))) continue;
    Weighs& one = found[rows.id<StudentTag>(0)];
    const Weight weight = weights.read(rows.view(1));
    one.gentle |= weight == Weight::gentle;
    one.strong |= weight == Weight::strong;
    one.asks |= weight == Weight::asks;
  }
  return found;
}

}  // namespace knownby::priorities
