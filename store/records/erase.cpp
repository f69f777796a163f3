#include "store/records/erase.hpp"

#include <string>
#include <vector>

#include "store/checkins.hpp"
#include "store/engine/last_days.hpp"
#include "store/sealed/sealed.hpp"

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

std::vector<std::int64_t> all_replies(Db& db) {
  Query rows(db, "SELECT id FROM seen WHERE sealed_reply IS NOT NULL");
  std::vector<std::int64_t> found;
  while (rows.next()) found.push_back(rows.number(0));
  return found;
}

std::vector<std::int64_t> messages_about(Db& db, std::string_view name) {
  Query rows(db, "SELECT id, sealed_body FROM outbox WHERE sealed_body IS NOT NULL");
  std::vector<std::int64_t> found;
  while (rows.next()) {
    const std::string body = rows.opened(1, fields::outbox_body, rows.number(0));
    if (body.find(name) != std::string::npos) found.push_back(rows.number(0));
  }
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
  db.run("DELETE FROM past_adults WHERE student_id = $1", student);
  db.run("DELETE FROM watched WHERE student_id = $1", student);
  db.run("DELETE FROM week_card_students WHERE student_id = $1", student);
  db.run("DELETE FROM group_students WHERE student_id = $1", student);
  db.run("DELETE FROM class_people WHERE person_id = (SELECT sis_id FROM students WHERE id = $1)", student);
  db.run("DELETE FROM roles WHERE person_id = (SELECT sis_id FROM students WHERE id = $1)", student);
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
  checkins::retire_id(db, id);
  StudentId whose;
  Query gone(db, "DELETE FROM checkins WHERE id = $1 RETURNING student_id", id);
  while (gone.next()) whose = gone.id<StudentTag>(0);
  if (whose) last_days::changed(db, whose);  // only now is it gone where no transaction is open
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
  db.run("UPDATE checkins SET sealed_note = NULL, language = '' WHERE student_id = $1", student);
  db.run(
      "UPDATE students SET sis_id = 'former ' || id, shown = 'A former student', given = '', middle = '', "
      "family = '', long_given = '', pronouns = '', homeroom_id = NULL WHERE id = $1",
      student);
  db.must_empty_log();
}

void kept_words(Db& db, std::string_view name, const Instead& instead) {
  for (const std::int64_t id : all_replies(db))
    db.run("UPDATE seen SET sealed_reply = $1 WHERE id = $2", seal(db, fields::seen_reply, id, instead.reply),
           id);
  for (const std::int64_t id : messages_about(db, name)) {
    db.run("UPDATE outbox SET state = 'expired', trouble = 'withdrawn' WHERE id = $1 AND state = 'pending'",
           id);
    db.run("UPDATE outbox SET fades = 0 WHERE id = $1 AND state = 'sent' AND fades IS NOT NULL", id);
    db.run("UPDATE outbox SET sealed_body = NULL WHERE id = $1 AND state IN ('sent', 'dead', 'expired')", id);
    // On its way, or perhaps shown: never sent again, looked for still, and edited once it is found.
    db.run(
        "UPDATE outbox SET sealed_body = $1, fades = 0, deadline = min(deadline, coalesce(last_sent, "
        "deadline)) "
        "WHERE id = $2 AND state IN ('sending', 'ambiguous')",
        seal(db, fields::outbox_body, id, instead.card), id);
  }
}

}  // namespace knownby::erase
