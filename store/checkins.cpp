#include "store/checkins.hpp"

#include <algorithm>

#include "store/engine/last_days.hpp"
#include "store/engine/spelling.hpp"

namespace knownby::checkins {

namespace {

constexpr Spelling<Kind, 7> kinds{
    {"conversation", "academic", "celebration", "family", "group", "attempt", "other"}};

constexpr Spelling<SeenBy, 3> readers{{"author", "team", "support"}};

Checkin checkin_at(const Query& row) {
  return {.id = row.id<CheckinTag>(0),
          .batch = row.id<BatchTag>(1),
          .student = row.id<StudentTag>(2),
          .staff = row.id<StaffTag>(3),
          .day = row.day(4),
          .kind = kinds.read(row.view(5)),
          .note = row.opened(6, fields::checkin_note, row.number(0)),
          .at = row.time(7),
          .undone = row.maybe_time(8),
          .away = row.number(9) != 0,
          .good_news = row.number(10) != 0,
          .language = row.text(11),
          .seen_by = readers.read(row.view(12))};
}

std::vector<Checkin> collect(Query& rows) {
  std::vector<Checkin> found;
  while (rows.next()) found.push_back(checkin_at(rows));
  return found;
}

// What an update changed, in the order logged.
std::vector<Checkin> settle(Db& db, Query& rows) {
  std::vector<Checkin> changed = collect(rows);
  std::sort(changed.begin(), changed.end(), [](const Checkin& a, const Checkin& b) { return a.id < b.id; });
  for (const Checkin& checkin : changed) last_days::changed(db, checkin.student);
  return changed;
}

std::optional<BatchId> first_batch(Query& row) {
  if (!row.next()) return std::nullopt;
  return row.id<BatchTag>(0);
}

}  // namespace

Checkin add(Db& db, Checkin checkin) {
  checkin.id.value =
      next_row(db,
               "SELECT max(coalesce(max(id), 0), coalesce((SELECT CAST(value AS INTEGER) FROM settings "
               "WHERE name = 'check-ins through'), 0)) + 1 FROM checkins");
  db.run(
      "INSERT INTO checkins (batch, student_id, staff_id, day, kind, sealed_note, at, undone, away, "
      "good_news, "
      "language, seen_by, id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      checkin.batch, checkin.student, checkin.staff, checkin.day, kinds.of(checkin.kind),
      seal(db, fields::checkin_note, checkin.id.value, checkin.note), checkin.at, checkin.undone,
      checkin.away, checkin.good_news, checkin.language, readers.of(checkin.seen_by), checkin.id);
  if (!checkin.batch) checkin.batch.value = checkin.id.value;
  if (counts(checkin.kind) && !checkin.undone) last_days::reached(db, checkin.student, checkin.day);
  return checkin;
}

void retire_id(Db& db, CheckinId id) {
  db.run(
      "INSERT INTO settings (name, value) SELECT 'check-ins through', max(id) FROM checkins "
      "WHERE true HAVING max(id) = $1 ON CONFLICT (name) DO UPDATE SET value = excluded.value "
      "WHERE CAST(value AS INTEGER) < CAST(excluded.value AS INTEGER)",
      id);
}

std::vector<Checkin> of_batch(Db& db, BatchId batch) {
  Query rows(db,
             "SELECT id, coalesce(batch, id), student_id, staff_id, day, kind, sealed_note, at, undone, "
             "away, good_news, language, seen_by "
             "FROM checkins WHERE (id = $1 OR batch = $1) AND undone IS NULL ORDER BY id",
             batch);
  return collect(rows);
}

std::optional<BatchId> last_batch(Db& db, StaffId staff, std::chrono::sys_seconds since) {
  Query row(db,
            "SELECT coalesce(batch, id) FROM checkins WHERE staff_id = $1 AND at >= $2 AND undone IS NULL "
            "ORDER BY at DESC, id DESC LIMIT 1",
            staff, since);
  return first_batch(row);
}

std::optional<BatchId> last_undone_batch(Db& db, StaffId staff, std::chrono::sys_seconds since) {
  Query row(db,
            "SELECT coalesce(batch, id) FROM checkins c WHERE staff_id = $1 AND undone >= $2 AND NOT EXISTS "
            "(SELECT 1 FROM checkins later WHERE later.staff_id = $1 AND later.at > c.undone "
            "AND later.undone IS NULL) ORDER BY undone DESC, id DESC LIMIT 1",
            staff, since);
  return first_batch(row);
}

std::vector<Checkin> undo(Db& db, StaffId staff, BatchId batch, std::optional<StudentId> only,
                          std::chrono::sys_seconds now) {
  Query rows(db,
             "UPDATE checkins SET undone = $1 WHERE (id = $2 OR batch = $2) AND staff_id = $3 "
             "AND undone IS NULL AND ($4 = 0 OR student_id = $4) "
             "RETURNING id, coalesce(batch, id), student_id, staff_id, day, kind, sealed_note, at, undone, "
             "away, good_news, language, seen_by",
             now, batch, staff, only.value_or(StudentId{}).value);
  return settle(db, rows);
}

std::vector<Checkin> redo(Db& db, StaffId staff, BatchId batch) {
  Query rows(db,
             "UPDATE checkins SET undone = NULL WHERE (id = $1 OR batch = $1) AND staff_id = $2 "
             "AND undone = (SELECT max(undone) FROM checkins WHERE id = $1 OR batch = $1) "
             "RETURNING id, coalesce(batch, id), student_id, staff_id, day, kind, sealed_note, at, undone, "
             "away, good_news, language, seen_by",
             batch, staff);
  return settle(db, rows);
}

std::optional<Checkin> same(Db& db, const Checkin& like, std::chrono::sys_seconds since) {
  // A second tap comes right after the first: the newest few hold it, and the first that is older ends the
  // look. A sealed note of another length is another note, and stays closed.
  Query rows(db,
             "SELECT id, at, kind, undone, sealed_note FROM checkins "
             "WHERE student_id = $1 AND day = $2 AND staff_id = $3 ORDER BY id DESC LIMIT 8",
             like.student, like.day, like.staff);
  const auto is_as_long = [&] {
    return rows.null(4) ? like.note.empty() : rows.view(4).size() == sealed_size(like.note);
  };
  while (rows.next() && rows.time(1) >= since)
    if (rows.view(2) == kinds.of(like.kind) && rows.null(3) && is_as_long() &&
        rows.opened(4, fields::checkin_note, rows.number(0)) == like.note)
      return find(db, rows.id<CheckinTag>(0));
  return std::nullopt;
}

bool change(Db& db, StaffId staff, const Checkin& changed) {
  const auto before = find(db, changed.id);
  Query row(db,
            "UPDATE checkins SET student_id = $1, sealed_note = $2, kind = $3, day = $4, away = $7, "
            "good_news = $8, "
            "language = $9, seen_by = $10 WHERE id = $5 AND staff_id = $6 AND undone IS NULL "
            "RETURNING id, coalesce(batch, id), student_id, staff_id, day, kind, sealed_note, at, undone, "
            "away, good_news, language, seen_by",
            changed.student, seal(db, fields::checkin_note, changed.id.value, changed.note),
            kinds.of(changed.kind), changed.day, changed.id, staff, changed.away, changed.good_news,
            changed.language, readers.of(changed.seen_by));
  if (settle(db, row).empty()) return false;
  if (before->student != changed.student) last_days::changed(db, before->student);
  return true;
}

std::optional<Checkin> find(Db& db, CheckinId id) {
  Query row(db,
            "SELECT id, coalesce(batch, id), student_id, staff_id, day, kind, sealed_note, at, undone, "
            "away, good_news, language, seen_by "
            "FROM checkins WHERE id = $1",
            id);
  if (!row.next()) return std::nullopt;
  return checkin_at(row);
}

bool wrote_notes(Db& db, StaffId staff, BatchId besides) {
  // The newest first: whoever writes notes wrote one lately, and the search ends there. Old notes go with
  // their age.
  Query row(db,
            "SELECT 1 FROM checkins WHERE staff_id = $1 AND sealed_note IS NOT NULL AND undone IS NULL "
            "AND coalesce(batch, id) <> $2 ORDER BY at DESC LIMIT 1",
            staff, besides);
  return row.next();
}

std::vector<Checkin> by_staff(Db& db, StaffId staff, std::size_t most) {
  Query rows(db,
             "SELECT id, coalesce(batch, id), student_id, staff_id, day, kind, sealed_note, at, undone, "
             "away, good_news, language, seen_by "
             "FROM checkins WHERE staff_id = $1 AND undone IS NULL ORDER BY at DESC, id DESC LIMIT $2",
             staff, most);
  return collect(rows);
}

std::vector<Checkin> of_student(Db& db, StudentId student, std::size_t most) {
  Query rows(db,
             "SELECT id, coalesce(batch, id), student_id, staff_id, day, kind, sealed_note, at, undone, "
             "away, good_news, language, seen_by "
             "FROM checkins WHERE student_id = $1 AND undone IS NULL ORDER BY day DESC, id DESC LIMIT $2",
             student, most);
  return collect(rows);
}

std::vector<std::pair<StudentId, std::chrono::local_days>> last_by_staff(Db& db, StaffId staff) {
  Query rows(db, "SELECT student_id, max(day) FROM counted WHERE staff_id = $1 GROUP BY student_id", staff);
  std::vector<std::pair<StudentId, std::chrono::local_days>> found;
  while (rows.next()) found.emplace_back(rows.id<StudentTag>(0), rows.day(1));
  return found;
}

std::optional<std::chrono::sys_seconds> first_logged(Db& db) {
  Query row(db, "SELECT at FROM checkins ORDER BY id LIMIT 1");
  if (!row.next()) return std::nullopt;
  return row.time(0);
}

std::vector<StudentId> away_on(Db& db, std::chrono::local_days day) {
  Query rows(db,
             "SELECT DISTINCT student_id FROM checkins WHERE day = $1 AND away = 1 AND undone IS NULL "
             "AND kind = 'attempt'",
             day);
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

Together together(Db& db, GroupId group, std::chrono::local_days from, std::chrono::local_days to) {
  Query row(db,
            "SELECT count(*), coalesce(sum(CASE WHEN EXISTS (SELECT 1 FROM counted b "
            "WHERE b.student_id = s.id AND b.day < $2) THEN 0 ELSE 1 END), 0) "
            "FROM group_students m JOIN students s ON s.id = m.student_id "
            "WHERE m.group_id = $1 AND s.left_on IS NULL AND EXISTS "
            "(SELECT 1 FROM counted c WHERE c.student_id = s.id AND c.day BETWEEN $2 AND $3)",
            group, from, to);
  row.next();
  return {static_cast<int>(row.number(0)), static_cast<int>(row.number(1))};
}

}  // namespace knownby::checkins
