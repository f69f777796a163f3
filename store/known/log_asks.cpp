#include "store/known/log_asks.hpp"

namespace knownby::log_asks {

std::int64_t put(Db& db, const LogAsk& ask) {
  db.run("DELETE FROM log_asks WHERE student_id = $1 AND asker_id = $2 AND asked_id = $3", ask.student,
         ask.asker, ask.asked);
  db.run("INSERT INTO log_asks (student_id, asker_id, asked_id, day) VALUES ($1, $2, $3, $4)", ask.student,
         ask.asker, ask.asked, ask.day);
  return db.last_id();
}

std::optional<LogAsk> find(Db& db, std::int64_t id) {
  Query row(db, "SELECT id, student_id, asker_id, asked_id, day FROM log_asks WHERE id = $1", id);
  if (!row.next()) return std::nullopt;
  return LogAsk{row.number(0), row.id<StudentTag>(1), row.id<StaffTag>(2), row.id<StaffTag>(3), row.day(4)};
}

void remove(Db& db, std::int64_t id) { db.run("DELETE FROM log_asks WHERE id = $1", id); }

}  // namespace knownby::log_asks
