#include "store/schedules.hpp"

namespace knownby {

namespace {

Schedule schedule_at(const Query& row) {
  return {.id = row.id<ScheduleTag>(0),
          .place = row.id<PlaceTag>(1),
          .weekday = std::chrono::weekday{static_cast<unsigned>(row.number(2))},
          .at = std::chrono::minutes{row.number(3)},
          .next_due = row.maybe_time(4),
          .stopped = row.text(5),
          .before_meeting = row.number(6) != 0};
}

std::vector<Schedule> collect(Query& rows) {
  std::vector<Schedule> found;
  while (rows.next()) found.push_back(schedule_at(rows));
  return found;
}

std::optional<WeekCard> with_students(Db& db, Query& row) {
  if (!row.next()) return std::nullopt;
  WeekCard card{row.id<WeekTag>(0), row.id<ScheduleTag>(1), row.text(2), row.time(3), {}, row.text(4),
                row.text(5)};
  Query students(db, "SELECT student_id FROM week_card_students WHERE week_card_id = $1 ORDER BY position",
                 card.id);
  while (students.next()) card.students.push_back(students.id<StudentTag>(0));
  return card;
}

}  // namespace

namespace schedules {

std::vector<Schedule> all(Db& db) {
  Query rows(db,
             "SELECT id, place_id, weekday, at_minute, next_due, stopped, before_meeting FROM schedules "
             "WHERE ended = 0 "
             "ORDER BY id");
  return collect(rows);
}

std::vector<Schedule> due(Db& db, std::chrono::sys_seconds now) {
  Query rows(db,
             "SELECT id, place_id, weekday, at_minute, next_due, stopped, before_meeting FROM schedules "
             "WHERE ended = 0 AND next_due <= $1 ORDER BY next_due, id",
             now);
  return collect(rows);
}

std::optional<Schedule> of_place(Db& db, PlaceId place) {
  Query row(db,
            "SELECT id, place_id, weekday, at_minute, next_due, stopped, before_meeting FROM schedules "
            "WHERE ended = 0 AND place_id = $1",
            place);
  if (!row.next()) return std::nullopt;
  return schedule_at(row);
}

std::optional<std::chrono::sys_seconds> earliest_due(Db& db) {
  Query row(db,
            "SELECT next_due FROM schedules WHERE ended = 0 AND next_due IS NOT NULL "
            "ORDER BY next_due LIMIT 1");
  if (!row.next()) return std::nullopt;
  return row.time(0);
}

ScheduleId put(Db& db, const Schedule& schedule) {
  Query put(db,
            "INSERT INTO schedules (place_id, weekday, at_minute, next_due, before_meeting) VALUES ($1, $2, "
            "$3, $4, $5) "
            "ON CONFLICT (place_id) DO UPDATE SET weekday = excluded.weekday, "
            "at_minute = excluded.at_minute, before_meeting = excluded.before_meeting, next_due = "
            "excluded.next_due, ended = 0, stopped = '' RETURNING id",
            schedule.place, static_cast<std::int64_t>(schedule.weekday.c_encoding()),
            std::int64_t{schedule.at.count()}, schedule.next_due, schedule.before_meeting);
  put.next();
  const auto id = put.id<ScheduleTag>(0);
  put.finish();
  return id;
}

void set_next_due(Db& db, ScheduleId id, std::optional<std::chrono::sys_seconds> next_due) {
  db.run("UPDATE schedules SET next_due = $1 WHERE id = $2 AND ended = 0", next_due, id);
}

void stop(Db& db, ScheduleId id, std::string_view why) {
  db.run("UPDATE schedules SET stopped = $1, next_due = NULL WHERE id = $2", why, id);
}

}  // namespace schedules

namespace week_cards {

std::optional<WeekCard> put(Db& db, const WeekCard& card) {
  const int made = db.run(
      "INSERT INTO week_cards (schedule_id, week, made, question) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (schedule_id, week) DO NOTHING",
      card.schedule, card.week, card.made, card.question);
  if (made == 0) return std::nullopt;
  WeekCard kept = card;
  kept.id.value = db.last_id();
  std::int64_t position = 0;
  for (const StudentId student : card.students)
    db.run("INSERT INTO week_card_students (week_card_id, position, student_id) VALUES ($1, $2, $3)", kept.id,
           ++position, student);
  return kept;
}

std::optional<WeekCard> find(Db& db, WeekId id) {
  Query row(db, "SELECT id, schedule_id, week, made, question, standing FROM week_cards WHERE id = $1", id);
  return with_students(db, row);
}

std::optional<WeekCard> of_week(Db& db, ScheduleId schedule, const std::string& week) {
  Query row(db,
            "SELECT id, schedule_id, week, made, question, standing FROM week_cards WHERE schedule_id = $1 "
            "AND week = $2",
            schedule, week);
  return with_students(db, row);
}

std::vector<WeekCard> all_of_week(Db& db, const std::string& week) {
  Query rows(
      db,
      "SELECT id, schedule_id, week, made, question, standing FROM week_cards WHERE week = $1 ORDER BY id",
      week);
  std::vector<WeekCard> found;
  while (auto card = with_students(db, rows)) found.push_back(*std::move(card));
  return found;
}

void stand(Db& db, WeekId id, std::string_view standing) {
  db.run("UPDATE week_cards SET standing = $1 WHERE id = $2", standing, id);
}

std::optional<std::chrono::sys_seconds> last_made(Db& db, ScheduleId schedule) {
  Query row(db, "SELECT made FROM week_cards WHERE schedule_id = $1 ORDER BY week DESC LIMIT 1", schedule);
  if (!row.next()) return std::nullopt;
  return row.time(0);
}

std::optional<std::chrono::sys_seconds> first_made(Db& db) {
  Query row(db, "SELECT min(made) FROM week_cards");
  row.next();
  return row.maybe_time(0);
}

std::vector<Asked> asked(Db& db, GroupId group, const std::string& week, std::size_t most) {
  Query weeks(db,
              "SELECT w.week, min(w.made) FROM week_cards w JOIN schedules s ON s.id = w.schedule_id "
              "JOIN places p ON p.id = s.place_id WHERE p.group_id = $1 AND w.week <= $2 "
              "GROUP BY w.week ORDER BY w.week DESC LIMIT $3",
              group, week, most);
  std::vector<Asked> found;
  while (weeks.next()) found.push_back({weeks.text(0), weeks.time(1)});
  for (Asked& one : found) {
    Query students(db,
                   "SELECT DISTINCT c.student_id FROM week_cards w JOIN schedules s ON s.id = w.schedule_id "
                   "JOIN places p ON p.id = s.place_id JOIN week_card_students c ON c.week_card_id = w.id "
                   "WHERE p.group_id = $1 AND w.week = $2",
                   group, one.week);
    while (students.next()) one.students.push_back(students.id<StudentTag>(0));
  }
  return found;
}

}  // namespace week_cards

}  // namespace knownby
