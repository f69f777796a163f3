// Every statement the store keeps prepared, asked how it will be done: no table is read through but the few
// that are meant to be read whole (PERFORMANCE: the query's shape decides).

#include <sqlite3.h>

#include <map>

#include "lincoln.hpp"
#include "store/engine/engine.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"
#include "store/seen.hpp"
#include "store/settings.hpp"
#include "store/week/asks.hpp"
#include "store/week/claims.hpp"

namespace knownby {
namespace {

// Statement text -> plan, one step a line.
std::map<std::string, std::string> plans(Db& db) {
  sqlite3* handle = db.engine().database.getHandle();
  std::vector<std::string> statements;
  for (sqlite3_stmt* at = sqlite3_next_stmt(handle, nullptr); at; at = sqlite3_next_stmt(handle, at))
    statements.emplace_back(sqlite3_sql(at));
  std::map<std::string, std::string> found;
  for (const std::string& sql : statements) {
    SQLite::Statement steps(db.engine().database, "EXPLAIN QUERY PLAN " + sql);
    while (steps.executeStep()) found[sql] += steps.getColumn(3).getString() + "\n";
  }
  return found;
}

bool is_small(const std::string& sql) {
  return sql.find("sqlite_schema") != std::string::npos || sql.find("data_keys") != std::string::npos;
}

TEST_F(School, no_statement_on_the_way_of_a_request_reads_a_table_through) {
  const Checkin logged = talk(rivera, bobby);
  checkins::of_batch(db, logged.batch);
  checkins::last_batch(db, rivera, at_ten);
  checkins::undo(db, rivera, logged.batch, bobby, at_ten);
  checkins::last_undone_batch(db, rivera, at_ten);
  checkins::redo(db, rivera, logged.batch);
  checkins::same(db, logged, at_ten);
  checkins::change(db, rivera, logged);
  checkins::by_staff(db, rivera, 5);
  checkins::of_student(db, bobby, 5);
  checkins::last_by_staff(db, rivera);
  checkins::together(db, grade7, wednesday, wednesday);
  students::find(db, bobby);
  students::put(db, *students::find(db, bobby));
  students::last_checkin(db, bobby);
  staff::by_account(db, "slack", "U1");
  staff::by_email(db, "rivera@lincoln.example");
  groups::of_staff(db, rivera);
  places::at(db, "slack", "C1");
  schedules::due(db, at_ten);
  schedules::earliest_due(db);
  week_cards::of_week(db, ScheduleId{1}, "2026-W42");
  outbox::put(db, {.key = "a", .platform = "slack", .address = "C1", .deadline = at_ten});
  outbox::take(db, at_ten, 10);
  outbox::earliest(db);
  outbox::recover(db);
  outbox::count(db, Parcel::State::ambiguous);
  outbox::in_state(db, Parcel::State::ambiguous, 10);
  outbox::with_key(db, "a");
  outbox::sweep(db, at_ten);
  seen::remember(db, "Ev1", "", at_ten);
  seen::reply_to(db, "Ev1");
  settings::roster_version(db);
  claims::take(db, {.student = jose, .staff = park, .since = wednesday, .until = wednesday, .at = at_ten});
  claims::open_in(db, grade7, wednesday);
  claims::open_of_student(db, jose, wednesday);
  claims::open_of_staff(db, park, wednesday);
  claims::released_in(db, grade7, at_ten, wednesday);
  claims::keep_until(db, ClaimId{1}, wednesday);
  asks::of_staff(db, WeekId{1}, park);
  outbox::redraw(db, {.key = "b", .reference = "r", .not_before = at_ten, .deadline = at_ten});
  outbox::fading(db, at_ten, 5);
  week_cards::all_of_week(db, "2026-W42");
  asks::of_week(db, WeekId{1});
  asks::offered_since(db, at_ten);
  asks::taken_since(db, at_ten);
  const auto found = plans(db);
  EXPECT_GT(found.size(), 45u);
  for (const auto& [sql, plan] : found) {
    // For an insert the plan names the tables that refer to this one; they are looked at only while a foreign
    // key is broken, which is never. The schema is read once, at the start; of keys there are two to four.
    if (sql.starts_with("INSERT") || is_small(sql)) continue;
    EXPECT_EQ(plan.find("SCAN"), std::string::npos) << sql << "\n" << plan;
  }
}

TEST_F(School, the_day_of_a_last_check_in_is_found_without_sorting) {
  students::last_checkin(db, bobby);
  int asked = 0;
  for (const auto& [sql, plan] : plans(db)) {
    if (sql.find("FROM counted WHERE student_id = $1 ORDER BY day DESC") == std::string::npos) continue;
    ++asked;
    EXPECT_NE(plan.find("USING INDEX checkins_by_student"), std::string::npos) << sql << "\n" << plan;
    EXPECT_EQ(plan.find("TEMP B-TREE"), std::string::npos) << sql << "\n" << plan;
  }
  EXPECT_EQ(asked, 1);
}

}  // namespace
}  // namespace knownby
