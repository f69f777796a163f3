#include "store/records/erase.hpp"

#include <vector>

namespace knownby::erase {
namespace {

int count(Query&& rows) {
  rows.next();
  return static_cast<int>(rows.number(0));
}

std::vector<CheckinId> of_student(Db& db, StudentId student) {
  Query rows(db, "SELECT id FROM checkins WHERE student_id = $1 ORDER BY id", student);
  std::vector<CheckinId> found;
  while (rows.next()) found.push_back(rows.id<CheckinTag>(0));
  return found;
}

// A batch is called by its first check-in: where that one goes, the next gives its name.
void hand_on_batch(Db& db, CheckinId first) {
  CheckinId next;
  {
    Query row(db, "SELECT min(id) FROM checkins WHERE batch = $1", first);
    if (row.next() && !row.null(0)) next = row.id<CheckinTag>(0);
  }
  if (!next) return;
  db.run("UPDATE checkins SET batch = NULL WHERE id = $1", next);
  db.run("UPDATE checkins SET batch = $1 WHERE batch = $2", next, first);
}

// All that says more of a student than that somebody talked with them.
void details(Db& db, StudentId student) {
  db.run("DELETE FROM adults WHERE student_id = $1", student);
  db.run("DELETE FROM facts WHERE student_id = $1", student);
  db.run("DELETE FROM statements WHERE student_id = $1", student);
  db.run("DELETE FROM learned_names WHERE student_id = $1", student);
  db.run("DELETE FROM left_off WHERE student_id = $1", student);
  db.run("DELETE FROM gifts WHERE claim_id IN (SELECT id FROM claims WHERE student_id = $1)", student);
  db.run("DELETE FROM claims WHERE student_id = $1", student);
  db.run("DELETE FROM asks WHERE student_id = $1", student);
  db.run("DELETE FROM priority_students WHERE student_id = $1", student);
  db.run("DELETE FROM log_asks WHERE student_id = $1", student);
  db.run("DELETE FROM named_adults WHERE student_id = $1", student);
  db.run("DELETE FROM watched WHERE student_id = $1", student);
  db.run("DELETE FROM week_card_students WHERE student_id = $1", student);
  db.run("DELETE FROM group_students WHERE student_id = $1", student);
}

}  // namespace

Held held(Db& db, StudentId student) {
  return {count(Query(db, "SELECT count(*) FROM checkins WHERE student_id = $1", student)),
          count(Query(db, "SELECT count(*) FROM facts WHERE student_id = $1", student)),
          count(Query(db, "SELECT count(*) FROM adults WHERE student_id = $1", student)),
          count(Query(db, "SELECT count(*) FROM statements WHERE student_id = $1", student))};
}

void checkin(Db& db, CheckinId id) {
  hand_on_batch(db, id);
  db.run("DELETE FROM checkins WHERE id = $1", id);
  db.must_empty_log();
}

void student(Db& db, StudentId student) {
  details(db, student);
  for (const CheckinId id : of_student(db, student)) checkin(db, id);
  db.run("DELETE FROM holds WHERE student_id = $1", student);
  db.run("DELETE FROM students WHERE id = $1", student);
  db.must_empty_log();
}

void identity(Db& db, StudentId student) {
  details(db, student);
  db.run("UPDATE checkins SET note = '', language = '' WHERE student_id = $1", student);
  db.run(
      "UPDATE students SET sis_id = 'former ' || id, shown = 'A former student', given = '', middle = '', "
      "family = '', long_given = '', pronouns = '', homeroom_id = NULL WHERE id = $1",
      student);
  db.must_empty_log();
}

void kept_words(Db& db, std::string_view name, std::string_view instead) {
  db.run("UPDATE seen SET reply = $1", instead);
  db.run(
      "UPDATE outbox SET state = 'expired', trouble = 'withdrawn' "
      "WHERE state = 'pending' AND instr(body, $1) > 0",
      name);
  db.run("UPDATE outbox SET fades = 0 WHERE fades IS NOT NULL AND state = 'sent' AND instr(body, $1) > 0",
         name);
  db.run("UPDATE outbox SET body = '' WHERE state IN ('sent', 'dead', 'expired') AND instr(body, $1) > 0",
         name);
}

}  // namespace knownby::erase
