#include "store/sealed/renew.hpp"

#include <array>
#include <string>
#include <vector>

#include "store/engine/engine.hpp"
#include "store/settings.hpp"
#include "store/staff.hpp"

namespace knownby::renew {

namespace {

constexpr std::chrono::days a_year{365};

// One sealed column: its rows after an id that another key than $2 sealed; one of them, to be sure; its
// writing.
struct Column {
  Field field;
  Sql rows;
  Sql any;
  Sql write;
};

const std::array<Column, 8> columns{{
    {fields::checkin_note,
     "SELECT id, sealed_note FROM checkins WHERE id > $1 AND sealed_note IS NOT NULL AND "
     "hex(substr(sealed_note, 2, 4)) <> $2 "
     "ORDER BY id LIMIT $3",
     "SELECT 1 FROM checkins WHERE sealed_note IS NOT NULL AND hex(substr(sealed_note, 2, 4)) <> $1 LIMIT 1",
     "UPDATE checkins SET sealed_note = $1 WHERE id = $2"},
    {fields::fact_words,
     "SELECT id, sealed_words FROM facts WHERE id > $1 AND sealed_words IS NOT NULL AND "
     "hex(substr(sealed_words, 2, 4)) <> $2 "
     "ORDER BY id LIMIT $3",
     "SELECT 1 FROM facts WHERE sealed_words IS NOT NULL AND hex(substr(sealed_words, 2, 4)) <> $1 LIMIT 1",
     "UPDATE facts SET sealed_words = $1 WHERE id = $2"},
    {fields::statement_words,
     "SELECT id, sealed_words FROM statements WHERE id > $1 AND sealed_words IS NOT NULL AND "
     "hex(substr(sealed_words, 2, 4)) <> "
     "$2 "
     "ORDER BY id LIMIT $3",
     "SELECT 1 FROM statements WHERE sealed_words IS NOT NULL AND hex(substr(sealed_words, 2, 4)) <> $1 "
     "LIMIT 1",
     "UPDATE statements SET sealed_words = $1 WHERE id = $2"},
    {fields::hold_reason,
     "SELECT student_id, sealed_reason FROM holds WHERE student_id > $1 AND sealed_reason IS NOT NULL "
     "AND hex(substr(sealed_reason, 2, 4)) <> $2 ORDER BY student_id LIMIT $3",
     "SELECT 1 FROM holds WHERE sealed_reason IS NOT NULL AND hex(substr(sealed_reason, 2, 4)) <> $1 LIMIT 1",
     "UPDATE holds SET sealed_reason = $1 WHERE student_id = $2"},
    {fields::outbox_body,
     "SELECT id, sealed_body FROM outbox WHERE id > $1 AND sealed_body IS NOT NULL AND "
     "hex(substr(sealed_body, 2, 4)) <> $2 "
     "ORDER BY id LIMIT $3",
     "SELECT 1 FROM outbox WHERE sealed_body IS NOT NULL AND hex(substr(sealed_body, 2, 4)) <> $1 LIMIT 1",
     "UPDATE outbox SET sealed_body = $1 WHERE id = $2"},
    {fields::seen_reply,
     "SELECT id, sealed_reply FROM seen WHERE id > $1 AND sealed_reply IS NOT NULL AND "
     "hex(substr(sealed_reply, 2, 4)) <> $2 "
     "ORDER BY id LIMIT $3",
     "SELECT 1 FROM seen WHERE sealed_reply IS NOT NULL AND hex(substr(sealed_reply, 2, 4)) <> $1 LIMIT 1",
     "UPDATE seen SET sealed_reply = $1 WHERE id = $2"},
    {fields::staff_email,
     "SELECT id, sealed_email FROM staff WHERE id > $1 AND sealed_email IS NOT NULL AND "
     "hex(substr(sealed_email, 2, 4)) <> $2 "
     "ORDER BY id LIMIT $3",
     "SELECT 1 FROM staff WHERE sealed_email IS NOT NULL AND hex(substr(sealed_email, 2, 4)) <> $1 LIMIT 1",
     "UPDATE staff SET sealed_email = $1 WHERE id = $2"},
    {fields::secret_value,
     "SELECT id, sealed_value FROM secrets WHERE id > $1 AND hex(substr(sealed_value, 2, 4)) <> $2 ORDER BY "
     "id LIMIT $3",
     "SELECT 1 FROM secrets WHERE hex(substr(sealed_value, 2, 4)) <> $1 LIMIT 1",
     "UPDATE secrets SET sealed_value = $1 WHERE id = $2"},
}};

// How far each column has been gone through since the newest key came, so that no step begins at the
// beginning.
std::string how_far(const Column& column) { return "sealed anew through: " + std::string(column.field.name); }

std::int64_t gone_through(Db& db, const Column& column) {
  return settings::number(db, how_far(column)).value_or(0);
}

// As it stands in a sealed text.
std::string spelled(std::int64_t key) {
  std::string spelled;
  for (int shift = 28; shift >= 0; shift -= 4)
    spelled += "0123456789ABCDEF"[static_cast<std::size_t>(key >> shift & 15)];
  return spelled;
}

struct Row {
  std::int64_t id;
  std::string text;
};

std::vector<Row> older(Db& db, const Column& column, std::int64_t after, const std::string& newest,
                       std::size_t most) {
  std::vector<Row> found;
  Query row(db, column.rows, after, newest, most);
  while (row.next()) found.push_back({row.number(0), row.opened(1, column.field, row.number(0))});
  return found;
}

bool any_older(Db& db, const std::string& newest) {
  for (const Column& column : columns)
    if (Query(db, column.any, newest).next()) return true;
  return false;
}

std::int64_t newest_key(Db& db) { return db.engine().keyring.newest(db); }

void seal_addresses_anew(Db& db) {
  for (const Staff& person : staff::all(db)) {
    db.run("UPDATE staff SET sealed_email = $1, email_look_up = $2 WHERE id = $3",
           seal(db, fields::staff_email, person.id.value, person.email),
           look_up(db, fields::staff_email, staff::comparable_email(person.email)), person.id);
  }
}

}  // namespace

void keys(Db& db, std::optional<std::chrono::local_days> today) {
  db.engine().keyring.replace(db);
  db.run("UPDATE data_keys SET since = $1 WHERE since IS NULL", today);
  seal_addresses_anew(db);
  for (const Column& column : columns) settings::set(db, how_far(column), "0");
}

bool keys_of_age(Db& db, std::chrono::local_days today) {
  db.run("UPDATE data_keys SET since = $1 WHERE since IS NULL", today);
  {
    Query row(db, "SELECT since FROM data_keys WHERE id = $1", newest_key(db));
    row.next();
    if (today - row.day(0) < a_year) return false;
  }
  keys(db, today);
  return true;
}

Step rows(Db& db, std::size_t most) {
  if (keys_in_use(db) == 1) return {0, true};
  const std::string newest = spelled(newest_key(db));
  Step step;
  for (const Column& column : columns) {
    const std::size_t left = most - static_cast<std::size_t>(step.changed);
    if (left == 0) return step;
    const std::vector<Row> found = older(db, column, gone_through(db, column), newest, left);
    for (const Row& row : found) db.run(column.write, seal(db, column.field, row.id, row.text), row.id);
    if (found.empty()) continue;
    step.changed += static_cast<int>(found.size());
    settings::set(db, how_far(column), std::to_string(found.back().id));
  }
  if (step.changed > 0 || any_older(db, newest)) return step;
  db.run(
      "DELETE FROM data_keys WHERE id < (SELECT max(o.id) FROM data_keys o WHERE o.purpose = "
      "data_keys.purpose)");
  db.must_empty_log();
  step.done = true;
  return step;
}

std::int64_t open_all(Db& db) {
  constexpr std::size_t at_once = 1000;
  std::int64_t opened = 0;
  for (const Column& column : columns) {
    std::int64_t after = 0;
    for (std::vector<Row> found(1); !found.empty();) {
      found = older(db, column, after, "no key", at_once);
      if (!found.empty()) after = found.back().id;
      opened += static_cast<std::int64_t>(found.size());
    }
  }
  return opened;
}

int keys_in_use(Db& db) {
  Query row(db, "SELECT count(*) FROM data_keys WHERE purpose = 'fields'");
  row.next();
  return static_cast<int>(row.number(0));
}

}  // namespace knownby::renew
