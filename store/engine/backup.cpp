#include "store/engine/backup.hpp"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "store/engine/engine.hpp"
#include "store/engine/on_disk.hpp"
#include "store/engine/pragmas.hpp"
#include "store/sealed/vault.hpp"

namespace knownby::backup {

namespace fs = std::filesystem;
using Kind = StoreError::Kind;

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
    engine::inspect(*work_->file, work_->target);
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

}  // namespace knownby::backup
