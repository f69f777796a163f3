#include "store/records/age.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "store/records/erase.hpp"
#include "store/settings.hpp"

namespace knownby::age {
namespace {

constexpr std::string_view checkins_looked_at = "aged check-ins through";
constexpr std::string_view notes_looked_at = "aged notes through";
constexpr std::string_view pass_kept = "aged";
constexpr std::string_view asked_on = "facts asked";

std::int64_t looked_at(Db& db, std::string_view name) { return settings::number(db, name).value_or(0); }

std::int64_t last_id(Db& db) {
  Query row(db, "SELECT coalesce(max(id), 0) FROM checkins");
  row.next();
  return row.number(0);
}

struct Window {
  std::vector<CheckinId> old;
  bool done = false;
};

// Rows are written in the order of time, so the old ones stand at the beginning: from where the last look
// ended to the first that is not old yet. One logged late for an old day waits until its turn comes.
Window next_window(Db& db, std::string_view name, std::chrono::local_days before, std::size_t most) {
  Window found;
  // An earlier version gave ids out again once the last rows were gone.
  const std::int64_t from = std::min(looked_at(db, name), last_id(db));
  std::int64_t at = from;
  std::size_t rows = 0;
  {
    Query row(db,
              "SELECT c.id, c.day, h.student_id FROM checkins c "
              "LEFT JOIN holds h ON h.student_id = c.student_id WHERE c.id > $1 ORDER BY c.id LIMIT $2",
              at, most);
    for (; row.next(); ++rows) {
      if (row.day(1) >= before) break;
      at = row.number(0);
      if (row.null(2)) found.old.push_back(row.id<CheckinTag>(0));
    }
  }
  found.done = rows < most;
  if (at != from) settings::set(db, name, std::to_string(at));
  return found;
}

void count_in(Db& db, CheckinId id) {
  db.run(
      "INSERT INTO past_months (month, grade_id, counted) "
      "SELECT strftime('%Y-%m', c.day * 86400, 'unixepoch'), s.grade_id, 1 FROM counted c "
      "JOIN students s ON s.id = c.student_id WHERE c.id = $1 AND s.grade_id IS NOT NULL "
      "ON CONFLICT (month, grade_id) DO UPDATE SET counted = counted + 1",
      id);
}

// Whom an earlier version made nameless and left something of is found once more.
std::vector<StaffId> staff_who_left(Db& db, std::chrono::local_days by, std::size_t most) {
  Query rows(db,
             "SELECT id FROM staff s WHERE active = 0 AND left_on <= $1 AND (sis_id <> 'former ' || id "
             "OR EXISTS (SELECT 1 FROM accounts a WHERE a.staff_id = s.id) "
             "OR EXISTS (SELECT 1 FROM left_off l WHERE l.staff_id = s.id "
             "AND student_id NOT IN (SELECT student_id FROM holds)) "
             "OR EXISTS (SELECT 1 FROM watched w WHERE w.staff_id = s.id "
             "AND student_id NOT IN (SELECT student_id FROM holds)) "
             "OR EXISTS (SELECT 1 FROM log_asks g WHERE s.id IN (g.asker_id, g.asked_id) "
             "AND student_id NOT IN (SELECT student_id FROM holds)) "
             "OR EXISTS (SELECT 1 FROM lowered_asks f WHERE f.by_id = s.id)) LIMIT $2",
             by, most);
  std::vector<StaffId> found;
  while (rows.next()) found.push_back(rows.id<StaffTag>(0));
  return found;
}

// What was written to them, and where: a year later nothing is on its way there any more.
void forget_where(Db& db, StaffId person) {
  constexpr Sql theirs =
      Sql("UPDATE outbox SET key = 'former ' || id, address = '', reference = '', trouble = '', sealed_body "
          "= NULL, "
          "fades = NULL, state = CASE state WHEN 'sent' THEN 'sent' ELSE 'expired' END WHERE (platform, "
          "address) IN ("
          "SELECT platform, key FROM accounts WHERE staff_id = $1 UNION ALL "
          "SELECT c.platform, c.address FROM conversations c JOIN accounts a ON a.platform = c.platform "
          "AND a.key = c.person WHERE a.staff_id = $1)");
  db.run(theirs, person);
  db.run(
      "UPDATE places SET address = 'former ' || id, name = '' WHERE direct = 1 AND (platform, address) IN ("
      "SELECT c.platform, c.address FROM conversations c JOIN accounts a ON a.platform = c.platform "
      "AND a.key = c.person WHERE a.staff_id = $1)",
      person);
  for (const Sql sql :
       {Sql("DELETE FROM conversations WHERE (platform, person) IN "
            "(SELECT platform, key FROM accounts WHERE staff_id = $1)"),
        Sql("DELETE FROM out_of_reach WHERE (platform, key) IN "
            "(SELECT platform, key FROM accounts WHERE staff_id = $1)"),
        Sql("DELETE FROM accounts WHERE staff_id = $1"), Sql("DELETE FROM matches WHERE staff_id = $1")})
    db.run(sql, person);
}

// Where nobody on the roster has that account any more, an earlier version forgot the account alone.
int forget_nobodys(Db& db) {
  return db.run(
             "DELETE FROM conversations WHERE (platform, person) NOT IN (SELECT platform, key FROM accounts) "
             "AND (platform, person) NOT IN (SELECT platform, key FROM matches)") +
         db.run(
             "DELETE FROM out_of_reach WHERE (platform, key) NOT IN (SELECT platform, key FROM accounts) "
             "AND (platform, key) NOT IN (SELECT platform, key FROM matches)");
}

// What they logged stays, by somebody of their role; nothing that says who it was, and no wish of theirs.
void make_nameless(Db& db, StaffId person) {
  forget_where(db, person);
  for (const Sql sql :
       {Sql("DELETE FROM standings WHERE staff_id = $1"), Sql("DELETE FROM posts WHERE staff_id = $1"),
        Sql("DELETE FROM learned_names WHERE staff_id = $1"), Sql("DELETE FROM pauses WHERE staff_id = $1"),
        Sql("DELETE FROM muted WHERE staff_id = $1"), Sql("DELETE FROM fewer_asks WHERE staff_id = $1"),
        Sql("DELETE FROM lowered_asks WHERE staff_id = $1"),
        Sql("UPDATE lowered_asks SET by_id = staff_id WHERE by_id = $1"),
        Sql("DELETE FROM left_off WHERE staff_id = $1 AND student_id NOT IN (SELECT student_id FROM holds)"),
        Sql("DELETE FROM watched WHERE staff_id = $1 AND student_id NOT IN (SELECT student_id FROM holds)"),
        Sql("DELETE FROM log_asks WHERE $1 IN (asker_id, asked_id) "
            "AND student_id NOT IN (SELECT student_id FROM holds)"),
        Sql("DELETE FROM class_people WHERE person_id = (SELECT sis_id FROM staff WHERE id = $1)"),
        Sql("DELETE FROM roles WHERE person_id = (SELECT sis_id FROM staff WHERE id = $1)"),
        Sql("UPDATE staff SET sis_id = 'former ' || id, called = 'Former staff (' || role || "
            "')', given = '', family = '', sealed_email = NULL, email_look_up = NULL "
            "WHERE id = $1")})
    db.run(sql, person);
}

std::vector<StudentId> who_left(Db& db, std::chrono::local_days by, std::size_t most) {
  Query rows(db,
             "SELECT id FROM students WHERE left_on <= $1 AND given || family <> '' "
             "AND id NOT IN (SELECT student_id FROM holds) LIMIT $2",
             by, most);
  std::vector<StudentId> found;
  while (rows.next()) found.push_back(rows.id<StudentTag>(0));
  return found;
}

}  // namespace

Step checkins(Db& db, std::chrono::local_days before, std::size_t most) {
  const Window window = next_window(db, checkins_looked_at, before, most);
  for (const CheckinId old : window.old) {
    count_in(db, old);
    erase::checkin(db, old);
  }
  return {static_cast<int>(window.old.size()), window.done};
}

Step notes(Db& db, std::chrono::local_days before, std::size_t most) {
  const Window window = next_window(db, notes_looked_at, before, most);
  Step step{0, window.done};
  for (const CheckinId old : window.old) {
    step.changed +=
        db.run("UPDATE checkins SET sealed_note = NULL WHERE id = $1 AND sealed_note IS NOT NULL", old);
  }
  if (step.changed > 0) db.must_empty_log();
  return step;
}

Step facts(Db& db, const Midnight& since, std::size_t most) {
  const int gone = db.run(
      "DELETE FROM facts WHERE id IN (SELECT id FROM facts WHERE (kept < $1 OR kept IS NULL AND at < $2) "
      "AND student_id NOT IN (SELECT student_id FROM holds) LIMIT $3)",
      since.day, since.at, most);
  if (gone > 0) db.must_empty_log();
  return {gone, static_cast<std::size_t>(gone) < most};
}

std::optional<std::chrono::local_days> facts_asked(Db& db) { return settings::day(db, asked_on); }

void facts_were_asked(Db& db, std::chrono::local_days day) { settings::set_day(db, asked_on, day); }

Step students(Db& db, std::chrono::local_days left_by, std::size_t most) {
  const std::vector<StudentId> left = who_left(db, left_by, most);
  for (const StudentId student : left) erase::identity(db, student);
  return {static_cast<int>(left.size()), left.size() < most};
}

Step staff(Db& db, std::chrono::local_days today, std::chrono::local_days left_by, std::size_t most) {
  db.run("UPDATE staff SET left_on = $1 WHERE active = 0 AND left_on IS NULL", today);
  db.run("UPDATE staff SET left_on = NULL WHERE active = 1 AND left_on IS NOT NULL");
  const std::vector<StaffId> left = staff_who_left(db, left_by, most);
  for (const StaffId person : left) make_nameless(db, person);
  if (forget_nobodys(db) > 0 || !left.empty()) db.must_empty_log();
  return {static_cast<int>(left.size()), left.size() < most};
}

std::optional<Pass> last_pass(Db& db) {
  const auto kept = settings::get(db, pass_kept);
  if (!kept) return std::nullopt;
  Pass pass{};
  std::istringstream words(*kept);
  std::int64_t night = 0;
  words >> night >> pass.checkins >> pass.notes >> pass.facts >> pass.passing >> pass.students >>
      pass.staff >> pass.audit >> pass.done;
  if (!words) return std::nullopt;
  pass.night = std::chrono::local_days(std::chrono::days(night));
  return pass;
}

void keep(Db& db, const Pass& pass) {
  std::ostringstream words;
  words << pass.night.time_since_epoch().count();
  for (const int one :
       {pass.checkins, pass.notes, pass.facts, pass.passing, pass.students, pass.staff, pass.audit})
    words << ' ' << one;
  words << ' ' << pass.done;
  settings::set(db, pass_kept, words.str());
}

void begin_anew(Db& db) {
  settings::set(db, checkins_looked_at, "0");
  settings::set(db, notes_looked_at, "0");
}

}  // namespace knownby::age
