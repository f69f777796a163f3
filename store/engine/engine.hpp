#pragma once
// The connection behind Db and its prepared statements. Only the files that speak to SQLite include this.

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/db.hpp"
#include "store/engine/last_days.hpp"
#include "store/sealed/keyring.hpp"

namespace knownby {

// A statement kept prepared between its uses.
struct Prepared {
  Prepared(const SQLite::Database& database, const char* sql, std::vector<Prepared*>& shelf);

  SQLite::Statement statement;
  std::vector<int> places;              // where $1, $2 ... are: SQLite numbers such names by first appearance
  std::vector<SQLite::Column> columns;  // kept, because each new Column counts a shared pointer up and down
  std::vector<Prepared*>* home;         // the idle statements of the same text
};

struct Db::Engine {
  Engine(const std::string& path, Mode mode, const SchoolKey& key);

  Prepared& take(const char* sql);
  int pages_logged() const;  // by this connection, since opening

  std::string path;
  Mode mode;
  SQLite::Database database;
  Keyring keyring;
  bool must_empty_log = false;
  std::int64_t transactions = 0;    // begun since opening
  std::int64_t changes_before = 0;  // rows changed until the last was begun
  int pages_moved = 0;              // of those logged, into the file
  // Within one transaction: the id that each table's next row gets, by the literal that asks for it. What is
  // taken back in between leaves a gap.
  std::unordered_map<const char*, std::int64_t> next_rows;
  LastDays* last_days = nullptr;  // null: the rows are asked each time
  std::set<StudentId> moved;      // since the last commit; also what was taken back in between

 private:
  struct Shelf {
    std::vector<Prepared*> idle;
    std::size_t made = 0;
  };
  // By the literal's address: Sql admits only literals, and each has its own for as long as the program runs.
  std::unordered_map<const char*, Shelf> shelves_;
  std::deque<Prepared> prepared_;
};

namespace engine {

// What a result code of SQLite means to us; system_error is errno as SQLite kept it, 0 where unknown.
StoreError::Kind kind_of(int code, int system_error);

// Throws the connection's last error as a StoreError. system_error: errno as the failing call left it,
// because SQLite does not keep it where a commit fails; 0: as SQLite kept it.
[[noreturn]] void fail(const SQLite::Database& database, int system_error);

// The same for an error that SQLiteCpp threw.
StoreError error_from(const SQLite::Exception& error, const SQLite::Database* database,
                      const std::string& doing);

// Throws what an error at opening means: UnfitStore where the file is damaged, that the disk is full where it
// is, else as above.
[[noreturn]] void cannot_open(const SQLite::Exception& error, const SQLite::Database& database,
                              const std::string& path);
bool is_full(const std::string& path);  // the disk it lies on, or would

// The file's own path with every link in its folders resolved, so that SQLITE_OPEN_NOFOLLOW refuses only a
// file that is itself a link (systemd keeps a service's state folder behind one), and so that no path reads
// as a URI.
std::string real_path(const std::string& path);

// What root makes in somebody's folder belongs to that somebody: an import as root must not lock the service
// out of its own store. Elsewhere nothing happens.
void belong_to_folder(int file, const std::string& path);

SQLite::Database open(const std::string& real_path, Db::Mode mode);

// Is the file ours, whole and not newer than this program? `check` is the engine's own examination: "PRAGMA
// quick_check(1)" or "PRAGMA integrity_check(1)". True: an empty file, to be filled. Throws UnfitStore.
bool examine(SQLite::Database& database, const std::string& path, const char* check);

// Of a copy: is it ours, not newer, and sound page by page and row by row? Throws StoreError where not.
void inspect(SQLite::Database& database, const std::string& path);

}  // namespace engine
}  // namespace knownby
