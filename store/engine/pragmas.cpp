#include "store/engine/pragmas.hpp"

#include <sqlite3.h>

namespace knownby::pragmas {

namespace {

struct Setting {
  const char* name;
  const char* value;
  const char* reads_back;
};

constexpr Setting for_every_connection[] = {
    // Another connection's checkpoint may hold the file for a moment; longer than this is trouble.
    {"busy_timeout", "5000", "5000"},
    // FULL syncs the log at every commit: an acknowledged check-in survives a power cut. NORMAL does not.
    {"synchronous", "FULL", "2"},
    {"foreign_keys", "ON", "1"},
    // What a file's schema says is not believed: views and triggers may call only harmless functions.
    {"trusted_schema", "OFF", "0"},
    // Damage is noticed when a page is read, not when it has spread.
    {"cell_size_check", "ON", "1"},
    // Sorting leaves no names in files outside the database.
    {"temp_store", "MEMORY", "2"},
    // What is deleted is overwritten.
    {"secure_delete", "ON", "1"},
    // One burst must not leave a log of its size behind for good: 64 MiB.
    {"journal_size_limit", "67108864", "67108864"},
    // 8,192 pages (32 MiB) instead of the usual 1,000. A checkpoint in line with a commit makes somebody wait
    // 8 to 19 ms (PERFORMANCE), so the desk checkpoints in quiet moments and this is the backstop. Half of
    // journal_size_limit, so that the log is used again rather than cut; twice the 4,096 pages one segment of
    // the log's index spans, so that looking a page up stays as quick.
    {"wal_autocheckpoint", "8192", "8192"},
    // 8 MiB instead of 2, taken only as needed: the upper pages of five million check-ins' indexes stay.
    {"cache_size", "-8192", "-8192"},
};

struct Limit {
  int id;
  int value;
};

// The table of SQLite's "Defense against the dark arts", fitted to what the store's own statements need.
constexpr Limit limits[] = {
    {SQLITE_LIMIT_LENGTH, 1'000'000},
    {SQLITE_LIMIT_SQL_LENGTH, 100'000},
    {SQLITE_LIMIT_COLUMN, 100},
    {SQLITE_LIMIT_EXPR_DEPTH, 100},
    {SQLITE_LIMIT_COMPOUND_SELECT, 3},
    {SQLITE_LIMIT_VDBE_OP, 25'000},
    {SQLITE_LIMIT_FUNCTION_ARG, 8},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 32},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
};

void configure(const SQLite::Database& database, int option, int wanted) {
  int is = -1;
  if (sqlite3_db_config(database.getHandle(), option, wanted, &is) != SQLITE_OK || is != wanted)
    throw StoreError(StoreError::Kind::other, "the database engine refuses a safety setting");
}

// Names and values come from the table above only.
void set(SQLite::Database& database, const Setting& setting) {
  const std::string pragma = std::string("PRAGMA ") + setting.name;
  database.exec(pragma + "=" + setting.value);
  const std::string is = database.execAndGet(pragma).getString();
  if (is != setting.reads_back)
    throw StoreError(StoreError::Kind::other, std::string("the database engine keeps ") + setting.name +
                                                  " at " + is + " instead of " + setting.reads_back);
}

}  // namespace

void harden(const SQLite::Database& database) {
  configure(database, SQLITE_DBCONFIG_DEFENSIVE, 1);
  configure(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  configure(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  for (const Limit& limit : limits) {
    sqlite3_limit(database.getHandle(), limit.id, limit.value);
    if (sqlite3_limit(database.getHandle(), limit.id, -1) != limit.value)
      throw StoreError(StoreError::Kind::other, "the database engine refuses a limit");
  }
}

void set_for_connection(SQLite::Database& database, Db::Mode mode) {
  for (const Setting& setting : for_every_connection) set(database, setting);
  if (mode != Db::Mode::write) set(database, {"query_only", "ON", "1"});
}

void set_write_ahead(SQLite::Database& database, Db::Mode mode, const std::string& path) {
  if (mode == Db::Mode::write) database.exec("PRAGMA journal_mode=WAL");
  const std::string is = database.execAndGet("PRAGMA journal_mode").getString();
  const std::string wanted = path == ":memory:" ? "memory" : "wal";
  if (is != wanted)
    throw StoreError(StoreError::Kind::other,
                     path +
                         ": this file system cannot keep a write-ahead log (network folders cannot); put "
                         "the database on a local disk");
}

void checkpoint_on_close(const SQLite::Database& database, bool allowed) {
  configure(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, allowed ? 0 : 1);
}

}  // namespace knownby::pragmas
