#include "store/calendar_days.hpp"

#include "store/engine/spelling.hpp"

namespace knownby::calendar_days {

namespace {

constexpr Spelling<CalendarDay::Kind, 4> kinds{{"no_school", "half_day", "first_day", "last_day"}};

}  // namespace

std::vector<CalendarDay> all(Db& db) {
  Query rows(db, "SELECT day, kind, event FROM calendar_days ORDER BY day");
  std::vector<CalendarDay> found;
  while (rows.next()) found.push_back({rows.day(0), kinds.read(rows.view(1)), rows.text(2)});
  return found;
}

void put(Db& db, const CalendarDay& day) {
  db.run(
      "INSERT INTO calendar_days (day, kind, event) VALUES ($1, $2, $3) "
      "ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, event = excluded.event",
      day.day, kinds.of(day.kind), day.event);
}

void remove(Db& db, std::chrono::local_days day) { db.run("DELETE FROM calendar_days WHERE day = $1", day); }

}  // namespace knownby::calendar_days
