#pragma once
// The one seam to the engine: opening with every setting read back, migrations, a cache of prepared
// statements, transactions. Nothing outside db, query, engine, pragmas, migrate, backup and restore names
// SQLite or SQLiteCpp.

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

namespace knownby {

// What the world did to the database, sorted by what can be done about it. The words never hold a
// value that was bound.
class StoreError : public std::runtime_error {
 public:
  enum class Kind { full, read_only, busy, broken, foreign, newer, other };
  StoreError(Kind kind, const std::string& words) : std::runtime_error(words), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

// The file is another program's, a newer one's or damaged, and stays so however often it is opened; it was
// left as it was.
class UnfitStore : public StoreError {
 public:
  using StoreError::StoreError;
};

class LastDays;
class Query;
class SchoolKey;

// A statement as written in the source: nothing put together at run time compiles.
struct Sql {
  consteval Sql(const char* literal) : text(literal) {}
  const char* text;
};

// One connection; used by one thread at a time.
class Db {
 public:
  // write: creates and migrates; one a database. beside: reads what a writer of this program has open, and
  // has looked through when it opened it.
  enum class Mode { write, read, beside };
  // path ":memory:" for a database that ends with the object. Throws StoreError, UnfitStore.
  // `key` opens what is sealed in it; without one, it is the key of rehearsals, which everybody knows.
  // Another than it was closed with is refused.
  explicit Db(const std::string& path, Mode mode = Mode::write);
  Db(const std::string& path, Mode mode, const SchoolKey& key);
  ~Db();
  Db(const Db&) = delete;
  Db& operator=(const Db&) = delete;

  // Runs a statement with $1, $2 ... bound in order; returns how many rows it changed.
  template <class... Values>
  int run(Sql sql, const Values&... values);

  // What this connection reads of the students' last days is kept there, for it and for the others that share
  // it. All of these read one file that no further connection writes to.
  void keep_last_days_in(LastDays& days);

  void begin();   // BEGIN IMMEDIATE; a read connection begins a view that does not change under it
  void commit();  // returns once it is on the disk; throws with everything rolled back
  void roll_back() noexcept;
  bool in_transaction() const;  // false after begin(): the engine gave it up, as it does on a full disk

  // Moves what the write-ahead log holds into the database file, as far as readers let it. For quiet moments:
  // about 10 ms for 1,000 pages. Where something was deleted for good since, the log is emptied as well; as
  // long as a reader keeps it from that, the next checkpoint tries again.
  void checkpoint();
  // Whether that is worth it: 1,000 pages were logged since, or something was deleted for good. A shorter log
  // is better left: whoever commits next goes on where it ends and waits for the disk once; a log begun anew
  // is waited for twice, and moving it two times more.
  bool wants_checkpoint() const;
  void must_empty_log();  // something was deleted for good: no copy of it may stay behind in the log

  // Whether rows were changed since begin(), also where they were changed back.
  bool has_changed() const;
  std::int64_t last_id() const;
  std::int64_t transactions_so_far() const;  // begun since opening
  std::int64_t changes_so_far() const;       // rows changed since opening: did a command change anything?
  const std::string& path() const;

  struct Engine;
  Engine& engine() { return *engine_; }

 private:
  void make_keys_ready();

  std::unique_ptr<Engine> engine_;
};

// Undoes what was done since, unless kept; one bad command does not spoil its neighbours. Only inside a
// transaction.
class Savepoint {
 public:
  explicit Savepoint(Db& db);
  ~Savepoint();
  void keep();
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;

 private:
  Db& db_;
  bool open_ = true;
};

}  // namespace knownby

#include "store/query.hpp"
