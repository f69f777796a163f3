#include "store/engine/migrate.hpp"

#include <filesystem>
#include <string>
#include <system_error>

#include "store/engine/backup.hpp"
#include "store/engine/engine.hpp"

namespace knownby::migrate {

namespace {

constexpr Step embedded[] = {
#include "migrations.inc"
};

std::size_t recorded(Db& db, std::span<const Step> steps) {
  std::size_t seen = 0;
  Query table(db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'");
  if (!table.next()) return seen;
  Query names(db, "SELECT name FROM migrations ORDER BY number");
  for (; names.next(); ++seen)
    if (seen >= steps.size() || names.view(0) != steps[seen].name)
      throw UnfitStore(StoreError::Kind::foreign,
                       db.path() + " has been through a step this program does not know: " + names.text(0));
  return seen;
}

void take(Db& db, std::size_t number, const Step& step) {
  SQLite::Database& database = db.engine().database;
  db.begin();
  try {
    database.exec(
        "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) "
        "STRICT");
    database.exec(step.sql);
    db.run("INSERT INTO migrations (number, name) VALUES ($1, $2)", number, step.name);
    // Both stand in the file's header and are part of the transaction; pragmas take no bound values.
    database.exec("PRAGMA application_id=" + std::to_string(application_id));
    database.exec("PRAGMA user_version=" + std::to_string(number));
  } catch (const SQLite::Exception& error) {
    const StoreError found = engine::error_from(error, &database, std::string("migrating to ") + step.name);
    db.roll_back();
    throw StoreError(found);
  } catch (...) {
    db.roll_back();
    throw;
  }
  db.commit();
}

// The database as it is, beside itself. One that is there already is from an earlier try at the same step.
void keep_a_copy(Db& db, const Step& before) {
  const std::string copy = db.path() + ".before-" + before.name;
  std::error_code none;
  std::filesystem::remove(copy, none);
  backup::to_file(db, copy);
}

}  // namespace

std::span<const Step> all() { return embedded; }

void up(Db& db, std::span<const Step> steps) {
  std::size_t next = recorded(db, steps);
  const bool holds_something = next > 0 && next < steps.size() && db.path() != ":memory:";
  if (holds_something) keep_a_copy(db, steps[next]);
  for (; next < steps.size(); ++next) take(db, next + 1, steps[next]);
}

}  // namespace knownby::migrate
