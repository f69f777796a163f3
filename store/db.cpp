#include "store/db.hpp"

#include <sqlite3.h>

#include "store/engine/engine.hpp"
#include "store/engine/migrate.hpp"
#include "store/sealed/in_sql.hpp"
#include "store/sealed/renew.hpp"

namespace knownby {

Db::Db(const std::string& path, Mode mode) : Db(path, mode, SchoolKey::of_rehearsals()) {}

Db::Db(const std::string& path, Mode mode, const SchoolKey& key)
    : engine_(std::make_unique<Engine>(path, mode, key)) {
  teach_sealing(*this);
  if (mode == Mode::write) {
    migrate::up(*this, migrate::all());
    if (!engine_->keyring.is_ready(*this)) make_keys_ready();
    return;
  }
  Query version(*this, "PRAGMA user_version");
  if (!version.next() || version.number(0) != static_cast<std::int64_t>(migrate::all().size()))
    throw StoreError(
        StoreError::Kind::other,
        path + " was made by an older Knownby; start the service once, which brings it up to date");
  engine_->keyring.insist(*this);
}

Db::~Db() = default;

void Db::make_keys_ready() {
  begin();
  try {
    if (engine_->keyring.make_ready(*this)) renew::keys(*this, std::nullopt);
    commit();
  } catch (...) {
    roll_back();
    throw;
  }
}

void Db::keep_last_days_in(LastDays& days) { engine_->last_days = &days; }

void Db::begin() {
  // A reader only ever reads, so its transaction may start late; a writer takes its lock at once, because a
  // read that turns into a write can fail in a way that no waiting helps.
  if (engine_->mode != Mode::write)
    run("BEGIN");
  else
    run("BEGIN IMMEDIATE");
  ++engine_->transactions;
  engine_->changes_before = changes_so_far();
  engine_->keyring.look_again();
  engine_->next_rows.clear();
}

void Db::commit() {
  try {
    const std::vector<LastCheckin> days = last_days::to_commit(*this);
    run("COMMIT");
    last_days::committed(*this, days);
  } catch (...) {
    roll_back();
    throw;
  }
}

void Db::roll_back() noexcept {
  engine_->keyring.look_again();
  if (!in_transaction()) return;
  try {
    run("ROLLBACK");
  } catch (const std::exception&) {
    // A rollback fails only where the engine has rolled back already.
  }
}

bool Db::in_transaction() const { return sqlite3_get_autocommit(engine_->database.getHandle()) == 0; }

void Db::checkpoint() {
  run("PRAGMA wal_checkpoint(PASSIVE)");
  engine_->pages_moved = engine_->pages_logged();
  if (!engine_->must_empty_log) return;
  Query emptied(*this, "PRAGMA wal_checkpoint(TRUNCATE)");
  if (emptied.next() && emptied.number(0) == 0) engine_->must_empty_log = false;
}

bool Db::wants_checkpoint() const {
  constexpr int worth_it = 1000;
  return engine_->must_empty_log || engine_->pages_logged() - engine_->pages_moved >= worth_it;
}

void Db::must_empty_log() { engine_->must_empty_log = true; }

std::int64_t Db::last_id() const { return engine_->database.getLastInsertRowid(); }

std::int64_t Db::transactions_so_far() const { return engine_->transactions; }

std::int64_t Db::changes_so_far() const { return sqlite3_total_changes64(engine_->database.getHandle()); }

bool Db::has_changed() const { return in_transaction() && changes_so_far() != engine_->changes_before; }

const std::string& Db::path() const { return engine_->path; }

Savepoint::Savepoint(Db& db) : db_(db) {
  // Outside a transaction a savepoint would be one of its own, and keep() would commit what the group lost.
  if (!db.in_transaction())
    throw StoreError(StoreError::Kind::other, "the transaction is over; nothing more can be saved in it");
  db_.run("SAVEPOINT command");
}

Savepoint::~Savepoint() {
  if (!open_ || !db_.in_transaction()) return;
  try {
    db_.run("ROLLBACK TO command");
    db_.engine().keyring.look_again();
    db_.run("RELEASE command");
  } catch (const std::exception&) {
    // Without its savepoint the transaction as a whole must not be kept: commit() will then find none.
    db_.roll_back();
  }
}

void Savepoint::keep() {
  db_.run("RELEASE command");
  open_ = false;
}

}  // namespace knownby
