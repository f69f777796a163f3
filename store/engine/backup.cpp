#include "store/engine/backup.hpp"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <vector>

#include "store/engine/engine.hpp"
#include "store/engine/lock.hpp"
#include "store/engine/on_disk.hpp"
#include "store/engine/pragmas.hpp"
#include "store/sealed/vault.hpp"

namespace knownby::backup {

namespace fs = std::filesystem;
using Kind = StoreError::Kind;

namespace {

// Is it ours, not newer, and sound page by page and row by row? Throws StoreError where not.
void inspect(SQLite::Database& database, const std::string& path) {
  try {
    if (engine::examine(database, path, "PRAGMA integrity_check(1)"))
      throw StoreError(Kind::foreign, path + " is empty");
    if (SQLite::Statement(database, "PRAGMA foreign_key_check").executeStep())
      throw StoreError(Kind::broken, path + " is damaged: a row belongs to one that is missing");
  } catch (const SQLite::Exception& error) {
    throw engine::error_from(error, &database, "checking " + path);
  }
}

}  // namespace

struct Copy::Work {
  std::string target;
  std::string making;  // beside the target: the pages as they are
  SchoolKey key;
  std::optional<SQLite::Database> file;
  std::optional<SQLite::Backup> backup;

  ~Work() {
    backup.reset();
    file.reset();
    drop();
  }
  std::string sealing() const { return target + ".sealing"; }
  void drop() const {
    std::error_code ignored;  // what cannot be removed is not called a copy, and is not taken for one
    for (const char* rest : {"", "-wal", "-shm", "-journal"}) fs::remove(making + rest, ignored);
    fs::remove(sealing(), ignored);
  }
};

Copy::Copy(Db& db, const std::string& target) {
  const std::string path = engine::real_path(target);
  if (fs::exists(path)) on_disk::fail(path, EEXIST);
  work_.reset(new Work{path, path + ".making", db.engine().keyring.school(), std::nullopt, std::nullopt});
  try {
    work_->drop();  // of one that a power cut ended
    on_disk::create(work_->making);
    work_->file.emplace(engine::open(work_->making, Db::Mode::write));
    pragmas::harden(*work_->file);
    work_->file->exec("PRAGMA synchronous=OFF");  // an unfinished copy is worth nothing; finish() syncs
    work_->backup.emplace(*work_->file, db.engine().database);
  } catch (const SQLite::Exception& error) {
    throw engine::error_from(error, nullptr, "beginning the copy " + target);
  }
}

Copy::~Copy() = default;

bool Copy::step() {
  try {
    switch (work_->backup->executeStep(256) & 0xff) {
      case SQLITE_OK:
        return false;
      case SQLITE_DONE:
        work_->backup.reset();
        return true;
      default:
        throw StoreError(Kind::busy, "a copy takes its steps between transactions");
    }
  } catch (const SQLite::Exception& error) {
    throw engine::error_from(error, &*work_->file, "copying to " + work_->target);
  }
}

// Looking through a large copy takes minutes, a stop at most seconds: it is asked every few thousand
// steps of SQLite's.
class Asked {
 public:
  Asked(SQLite::Database& file, const std::function<bool()>& gives_up) : file_(file) {
    if (gives_up)
      sqlite3_progress_handler(file_.getHandle(), 5'000, &ask, const_cast<std::function<bool()>*>(&gives_up));
  }
  ~Asked() { sqlite3_progress_handler(file_.getHandle(), 0, nullptr, nullptr); }
  Asked(const Asked&) = delete;
  Asked& operator=(const Asked&) = delete;

 private:
  static int ask(void* gives_up) { return (*static_cast<const std::function<bool()>*>(gives_up))() ? 1 : 0; }
  SQLite::Database& file_;
};

void Copy::finish(const std::function<bool()>& gives_up) {
  try {
    work_->file->exec("PRAGMA journal_mode=DELETE");  // one file that needs nothing beside it
  } catch (const SQLite::Exception& error) {
    throw engine::error_from(error, &*work_->file, "closing the copy " + work_->target);
  }
  {
    const Asked asked(*work_->file, gives_up);
    inspect(*work_->file, work_->target);
  }
  work_->file.reset();
  if (gives_up && gives_up()) throw StoreError(Kind::other, "the copy " + work_->target + " was given up");
  const std::string sealing = work_->sealing();
  on_disk::create(sealing);
  vault::close(work_->making, sealing, work_->key);
  on_disk::sync(sealing);
  // Whole before it has its name.
  if (std::rename(sealing.c_str(), work_->target.c_str()) != 0) on_disk::fail(work_->target, errno);
  work_->drop();
  on_disk::sync_with_folder(work_->target);
}

void to_file(Db& db, const std::string& target, const std::function<bool()>& gives_up) {
  Copy copy(db, target);
  while (!copy.step())
    if (gives_up && gives_up()) throw StoreError(Kind::other, "the copy " + target + " was given up");
  copy.finish(gives_up);
}

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

// A log left in its place would be taken for the new database's; one that could not be taken in goes with the
// old, under the name SQLite looks for. The second name and the rename leave a whole database under its name
// at every moment.
void exchange(const std::string& ready, const std::string& database, const std::string& kept,
              const SchoolKey& key) {
  if (fs::exists(database)) {
    take_in_log(database, key);
    fs::remove(database + "-shm");
    if (fs::exists(database + "-wal")) {
      fs::rename(database + "-wal", kept + "-wal");
      put_aside_now(kept + "-wal", ready);
    }
    fs::create_hard_link(database, kept);
    put_aside_now(kept, ready);
  }
  fs::rename(ready, database);
  on_disk::sync_with_folder(database);
}

}  // namespace

void unpack(const std::string& source, const std::string& target, const SchoolKey& key) {
  for (const char* rest : {"", "-wal", "-shm", "-journal"}) fs::remove(target + rest);
  on_disk::create(target);
  try {
    if (vault::is_one(source)) {
      vault::open(source, target, key);
    } else {
      fs::copy_file(source, target, fs::copy_options::overwrite_existing);
      fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
    }
    SQLite::Database database = engine::open(engine::real_path(target), Db::Mode::read);
    pragmas::harden(database);
    inspect(database, source);
  } catch (...) {
    std::error_code ignored;
    fs::remove(target, ignored);
    throw;
  }
}

void restore(const std::string& source, const std::string& database, const SchoolKey& key) {
  const StoreLock lock(database);
  const std::string kept = database + ".before-restore";
  if (fs::exists(kept) || fs::exists(kept + "-wal"))
    throw StoreError(Kind::other, kept + " is there from an earlier restore; move it away first");
  const std::string ready = database + ".restoring";
  try {
    unpack(source, ready, key);
    prepare(ready, key);
    exchange(ready, database, kept, key);
  } catch (const fs::filesystem_error& error) {
    const bool no_room = error.code() == std::errc::no_space_on_device;
    throw StoreError(no_room ? Kind::full : Kind::other, error.what());
  }
}

}  // namespace knownby::backup
