#include "store/engine/engine.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string_view>

#include "store/engine/migrate.hpp"
#include "store/engine/pragmas.hpp"

namespace knownby {

using Kind = StoreError::Kind;

namespace {
// Counting its own memory costs SQLite a lock at every allocation, and nobody asks for the count. It has to
// be said before its first use.
[[maybe_unused]] const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
constexpr std::uintmax_t quickly_checked =
    1'000'000'000;  // bytes; a whole check takes seconds up to here

// A log that was not taken in is what a program that did not end by itself leaves behind: everything is
// looked at then. Where that would keep a school waiting, and on other days, each page alone is; the rest is
// looked at in every backup's copy.
const char* fitting_check(const std::string& path) {
  std::error_code none;
  const std::uintmax_t log = std::filesystem::file_size(path + "-wal", none);
  const bool unclean = !none && log > 0;
  const std::uintmax_t size = std::filesystem::file_size(path, none);
  const bool is_small = !none && size < quickly_checked;
  return unclean && is_small ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
}

// What the examination found, without the heading that only names the file's place.
std::string in_one_line(std::string found) {
  constexpr std::string_view heading = "*** in database main ***\n";
  if (found.starts_with(heading)) found.erase(0, heading.size());
  std::replace(found.begin(), found.end(), '\n', ' ');
  return found;
}

}  // namespace

Prepared::Prepared(const SQLite::Database& database, const char* sql, std::vector<Prepared*>& shelf)
    : statement(database, sql), home(&shelf) {
  const int count = statement.getBindParameterCount();
  for (int at = 1; at <= count; ++at) {
    const std::string name = "$" + std::to_string(at);
    places.push_back(statement.getIndex(name.c_str()));
    if (places.back() == 0) throw std::logic_error("a statement must name its values $1, $2 ... : " + name);
  }
}

Db::Engine::Engine(const std::string& given_path, Mode given_mode, const SchoolKey& key)
    : path(given_path),
      mode(given_mode),
      database(engine::open(given_path == ":memory:" ? given_path : engine::real_path(given_path), mode)),
      keyring(key) {
  // Until the file is known to be ours, closing it must not write a log that lies beside it into it.
  pragmas::checkpoint_on_close(database, false);
  pragmas::harden(database);
  // A reader opens beside a writer that looked before it.
  const char* check = mode == Mode::write  ? fitting_check(path)
                      : mode == Mode::read ? "PRAGMA quick_check(1)"
                                           : nullptr;
  try {
    pragmas::set_for_connection(database, mode);
    const bool empty = engine::examine(database, path, check);
    if (mode != Mode::write && empty)
      throw StoreError(Kind::foreign, path + " is not a Knownby database yet");
    pragmas::set_write_ahead(database, mode, path);
  } catch (const SQLite::Exception& error) {
    engine::cannot_open(error, database, path);
  }
  pragmas::checkpoint_on_close(database, true);
}

Prepared& Db::Engine::take(const char* sql) {
  Shelf& shelf = shelves_[sql];
  if (shelf.idle.empty()) {
    try {
      prepared_.emplace_back(database, sql, shelf.idle);
    } catch (const SQLite::Exception& error) {
      throw engine::error_from(error, &database, "preparing a statement");
    }
    shelf.idle.reserve(++shelf.made);  // so that giving back never allocates
    return prepared_.back();
  }
  Prepared& prepared = *shelf.idle.back();
  shelf.idle.pop_back();
  return prepared;
}

int Db::Engine::pages_logged() const {
  int pages = 0, highest = 0;
  sqlite3_db_status(database.getHandle(), SQLITE_DBSTATUS_CACHE_WRITE, &pages, &highest, 0);
  return pages;
}

namespace engine {

Kind kind_of(int code, int system_error) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return Kind::full;
    case SQLITE_READONLY:
      return Kind::read_only;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Kind::busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Kind::broken;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      // A quota and a limit on file sizes are a full disk by another name; they go away the same way.
      if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG) return Kind::full;
      if (system_error == EROFS) return Kind::read_only;
      return (code & 0xff) == SQLITE_IOERR ? Kind::broken : Kind::other;
    default:
      return Kind::other;
  }
}

void fail(const SQLite::Database& database, int system_error) {
  if (system_error == 0) system_error = sqlite3_system_errno(database.getHandle());
  throw StoreError(kind_of(database.getExtendedErrorCode(), system_error),
                   std::string("the database: ") + database.getErrorMsg());
}

StoreError error_from(const SQLite::Exception& error, const SQLite::Database* database,
                      const std::string& doing) {
  const int system_error = database ? sqlite3_system_errno(database->getHandle()) : 0;
  return StoreError(kind_of(error.getErrorCode(), system_error), doing + ": " + error.what());
}

bool is_full(const std::string& path) {
  // Less than the log's index and a few pages take.
  constexpr std::uintmax_t no_room = 256 * 1024;
  std::error_code trouble;
  const auto folder = std::filesystem::absolute(path, trouble).parent_path();
  const auto space = std::filesystem::space(folder, trouble);
  return !trouble && space.available < no_room;
}

void cannot_open(const SQLite::Exception& error, const SQLite::Database& database, const std::string& path) {
  const int code = error.getErrorCode() & 0xff;
  if (code == SQLITE_NOTADB) throw UnfitStore(Kind::broken, path + " is no database, or its head is damaged");
  if (code == SQLITE_CORRUPT) throw UnfitStore(Kind::broken, path + " is damaged (" + error.what() + ")");
  const StoreError found = error_from(error, &database, "opening " + path);
  // The engine does not always tell why the log beside the database could not be made.
  const bool may_be_full = code == SQLITE_IOERR || code == SQLITE_CANTOPEN;
  if (found.kind() == Kind::full || (may_be_full && is_full(path)))
    throw StoreError(Kind::full, "the disk of " + path + " is full; make room on it");
  throw StoreError(found);
}

std::string real_path(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code trouble;
  const fs::path folder = fs::canonical(fs::absolute(path).parent_path(), trouble);
  if (trouble) throw StoreError(Kind::other, "the folder of " + path + ": " + trouble.message());
  return (folder / fs::path(path).filename()).string();
}

void belong_to_folder(int file, const std::string& path) {
  struct stat folder {};
  if (::geteuid() != 0) return;
  const std::string parent = std::filesystem::path(path).parent_path().string();
  if (::stat(parent.empty() ? "." : parent.c_str(), &folder) != 0) return;
  // Where it cannot be given away, whoever needs it is told when they open it.
  [[maybe_unused]] const int ignored = ::fchown(file, folder.st_uid, folder.st_gid);
}

SQLite::Database open(const std::string& path, Db::Mode mode) {
  if (mode == Db::Mode::write && path != ":memory:") {
    // Made here, so that what schools write down is readable by this account alone from the first byte;
    // SQLite gives the files beside it the same mode.
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0) {
      belong_to_folder(file, path);
      ::close(file);
    }
  }
  const int access = mode == Db::Mode::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  try {
    // NOMUTEX: a Db is used by one thread at a time, so the engine need not lock for each call.
    SQLite::Database database(
        path, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, 5000);
    // Asked to write, SQLite is content with reading where the file allows no more.
    if (mode == Db::Mode::write && sqlite3_db_readonly(database.getHandle(), "main") == 1)
      throw StoreError(Kind::read_only, path + " may not be written by this account");
    return database;
  } catch (const SQLite::Exception& error) {
    throw error_from(error, nullptr, "opening " + path);
  }
}

bool examine(SQLite::Database& database, const std::string& path, const char* check) {
  const auto id = database.execAndGet("PRAGMA application_id").getInt64();
  const auto version = database.execAndGet("PRAGMA user_version").getInt64();
  const auto things = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt64();
  if (id == 0 && version == 0 && things == 0) return true;
  if (id != migrate::application_id)
    throw UnfitStore(Kind::foreign, path + " belongs to another program; it is left as it was");
  const auto known = static_cast<std::int64_t>(migrate::all().size());
  if (version > known)
    throw UnfitStore(Kind::newer, path + " was written by a newer Knownby (schema " +
                                      std::to_string(version) + ", this one knows " + std::to_string(known) +
                                      "); it is left as it was");
  if (check == nullptr) return false;
  const std::string found = database.execAndGet(check).getString();
  if (found != "ok") throw UnfitStore(Kind::broken, path + " is damaged (" + in_one_line(found) + ")");
  return false;
}

void inspect(SQLite::Database& database, const std::string& path) {
  try {
    if (examine(database, path, "PRAGMA integrity_check(1)"))
      throw StoreError(Kind::foreign, path + " is empty");
    if (SQLite::Statement(database, "PRAGMA foreign_key_check").executeStep())
      throw StoreError(Kind::broken, path + " is damaged: a row belongs to one that is missing");
  } catch (const SQLite::Exception& error) {
    cannot_open(error, database, path);
  }
}

}  // namespace engine
}  // namespace knownby
