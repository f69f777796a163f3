#include "store/week/asks.hpp"

#include "store/query.hpp"

namespace knownby::asks {

namespace {

std::map<StaffId, int> counts(Query& rows) {
  std::map<StaffId, int> found;
  while (rows.next()) found.emplace(rows.id<StaffTag>(0), static_cast<int>(rows.number(1)));
  return found;
}

}  // namespace

void put(Db& db, WeekId week, const std::vector<AskOf>& asked) {
  for (const AskOf& one : asked)
    db.run("INSERT INTO asks (week_card_id, staff_id, student_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
           week, one.staff, one.student);
}

std::vector<StudentId> of_staff(Db& db, WeekId week, StaffId staff) {
  Query rows(db, "SELECT student_id FROM asks WHERE week_card_id = $1 AND staff_id = $2", week, staff);
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

std::vector<AskOf> of_week(Db& db, WeekId week) {
  Query rows(db, "SELECT staff_id, student_id FROM asks WHERE week_card_id = $1", week);
  std::vector<AskOf> found;
  while (rows.next()) found.push_back({rows.id<StaffTag>(0), rows.id<StudentTag>(1)});
  return found;
}

int open_asks(Db& db, StaffId staff, const std::string& week) {
  Query row(
      db,
      "SELECT count(*) FROM week_cards w CROSS JOIN asks a ON a.week_card_id = w.id AND a.staff_id = $1 "
      "WHERE w.week = $2",
      staff, week);
  row.next();
  return static_cast<int>(row.number(0));
}

std::map<StaffId, int> offered_since(Db& db, std::chrono::sys_seconds since) {
  Query rows(db,
             "SELECT a.staff_id, count(*) FROM week_cards w CROSS JOIN asks a ON a.week_card_id = w.id "
             "WHERE w.made >= $1 GROUP BY a.staff_id",
             since);
  return counts(rows);
}

std::map<StaffId, int> taken_since(Db& db, std::chrono::sys_seconds since) {
  Query rows(db, "SELECT staff_id, count(*) FROM claims WHERE at >= $1 GROUP BY +staff_id", since);
  return counts(rows);
}

void pass(Db& db, WeekId week, StaffId staff) {
  db.run("INSERT INTO passes (week_card_id, staff_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", week, staff);
}

bool unpass(Db& db, WeekId week, StaffId staff) {
  return db.run("DELETE FROM passes WHERE week_card_id = $1 AND staff_id = $2", week, staff) > 0;
}

bool passed(Db& db, WeekId week, StaffId staff) {
  Query row(db, "SELECT 1 FROM passes WHERE week_card_id = $1 AND staff_id = $2", week, staff);
  return row.next();
}

void allow(Db& db, StaffId staff, std::optional<int> most) {
  if (!most) {
    db.run("DELETE FROM fewer_asks WHERE staff_id = $1", staff);
    return;
  }
  db.run(
      "INSERT INTO fewer_asks (staff_id, most) VALUES ($1, $2) "
      "ON CONFLICT (staff_id) DO UPDATE SET most = excluded.most",
      staff, *most);
}

void lower(Db& db, StaffId staff, std::optional<int> most, StaffId by) {
  if (!most) {
    db.run("DELETE FROM lowered_asks WHERE staff_id = $1", staff);
    return;
  }
  db.run(
      "INSERT INTO lowered_asks (staff_id, most, by_id) VALUES ($1, $2, $3) "
      "ON CONFLICT (staff_id) DO UPDATE SET most = excluded.most, by_id = excluded.by_id",
      staff, *most, by);
}

std::map<StaffId, int> allowed(Db& db) {
  Query rows(db,
             "SELECT staff_id, min(most) FROM (SELECT staff_id, most FROM fewer_asks UNION ALL "
             "SELECT staff_id, most FROM lowered_asks) GROUP BY staff_id");
  return counts(rows);
}

}  // namespace knownby::asks
