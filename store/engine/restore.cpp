// The way back from a copy.

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "store/engine/backup.hpp"
#include "store/engine/engine.hpp"
#include "store/engine/lock.hpp"
#include "store/engine/on_disk.hpp"
#include "store/engine/pragmas.hpp"
#include "store/sealed/vault.hpp"

namespace knownby::backup {

namespace fs = std::filesystem;
using Kind = StoreError::Kind;

namespace {

// An older copy goes through the later migrations as it is made ready; it is its own way back.
void drop_copies_before_migrations(const std::string& ready) {
  const std::string name = fs::path(ready).filename().string() + ".before-";
  std::vector<fs::path> copies;
  for (const auto& entry : fs::directory_iterator(fs::path(engine::real_path(ready)).parent_path())) {
    if (entry.path().filename().string().starts_with(name)) copies.push_back(entry.path());
  }
  for (const fs::path& copy : copies) fs::remove(copy);
}

// The copy, made ready beside the database: brought to this program's schema, its outbox and its schedules
// quiet.
void prepare(const std::string& ready, const SchoolKey& key) {
  {
    Db db(ready, Db::Mode::write, key);
    db.run(
        "UPDATE outbox SET state = 'ambiguous', trouble = 'restored from a copy' "
        "WHERE state IN ('pending', 'sending')");
    // What fell due since the copy was made has had its card, or its time is past; only what lies ahead
    // comes.
    db.run("UPDATE schedules SET next_due = NULL WHERE ended = 0");
  }
  drop_copies_before_migrations(ready);
  on_disk::sync_with_folder(ready);
}

// A sound database takes its log in as it is closed, and is one file then.
void take_in_log(const std::string& database, const SchoolKey& key) {
  try {
    const Db folded(database, Db::Mode::write, key);
  } catch (const StoreError&) {
    // Damaged, or not ours to read: it is kept as it lies, its log beside it.
  }
}

// What is put aside is kept for weeks from now on, not from its last write, which may be months ago: it gets
// the time of what was made ready just now. A disk that keeps no times must not stop a restore.
void put_aside_now(const std::string& file, const std::string& ready) {
  std::error_code untold;
  const auto now = fs::last_write_time(ready, untold);
  if (!untold) fs::last_write_time(file, now, untold);
}

void drop(const std::string& file) {
  std::error_code ignored;
  for (const char* rest : {"", "-wal", "-shm", "-journal"}) fs::remove(file + rest, ignored);
}

// A log left in its place would be taken for the new database's; one that could not be taken in goes with the
// old, under the name SQLite looks for. The second name and the rename leave a whole database under its name
// at every moment.
void exchange(const std::string& ready, const std::string& database, const std::string& kept,
              const SchoolKey& key) {
  if (fs::exists(database)) {
    take_in_log(database, key);
    // First, since a disk without such links must not part it from its log.
    fs::create_hard_link(database, kept);
    put_aside_now(kept, ready);
    fs::remove(database + "-shm");
    if (fs::exists(database + "-wal")) {
      fs::rename(database + "-wal", kept + "-wal");
      put_aside_now(kept + "-wal", ready);
    }
  }
  fs::rename(ready, database);
  on_disk::sync_with_folder(database);
}

void make_plain(const std::string& source, const std::string& target, const SchoolKey& key) {
  if (fs::is_directory(source))
    throw StoreError(Kind::foreign, source + " is a folder; name one of the files in it");
  if (vault::is_one(source)) {
    vault::open(source, target, key);
  } else {
    fs::copy_file(source, target, fs::copy_options::overwrite_existing);
    fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
  }
  SQLite::Database database = engine::open(engine::real_path(target), Db::Mode::read);
  pragmas::harden(database);
  engine::inspect(database, source);
}

bool is_the_disks(Kind kind) { return kind == Kind::full || kind == Kind::read_only || kind == Kind::busy; }

}  // namespace

void unpack(const std::string& source, const std::string& target, const SchoolKey& key) {
  drop(target);
  on_disk::create(target);
  try {
    make_plain(source, target, key);
  } catch (const StoreError& error) {
    drop(target);
    if (is_the_disks(error.kind())) throw;
    throw UnfitCopy(error.kind(),
                    std::string("that copy cannot be restored, and nothing was changed: ") + error.what());
  } catch (...) {
    drop(target);
    throw;
  }
}

void restore(const std::string& source, const std::string& database, const SchoolKey& key) {
  const StoreLock lock(database);
  const std::string kept = database + ".before-restore";
  const std::string ready = database + ".restoring";
  try {
    unpack(source, ready, key);
    try {
      if (fs::exists(kept) || fs::exists(kept + "-wal"))
        throw StoreError(Kind::other,
                         kept +
                             " is there from an earlier restore; move it away first. Nothing was "
                             "changed");
      prepare(ready, key);
      exchange(ready, database, kept, key);
    } catch (...) {
      drop(ready);  // it is not sealed
      throw;
    }
  } catch (const fs::filesystem_error& error) {
    const bool no_room = error.code() == std::errc::no_space_on_device;
    throw StoreError(no_room ? Kind::full : Kind::other, error.what());
  }
}

}  // namespace knownby::backup
