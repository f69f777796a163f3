// What the disk and SQLite allow by themselves: durable rows a second, one a commit and 64 a commit.
#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <cstdio>
#include <string>

namespace {

double rows_a_second(SQLite::Database& db, int rows_a_commit, int rows) {
  SQLite::Statement insert(db, "INSERT INTO checkins (student, staff, day, note) VALUES (?, ?, ?, ?)");
  const auto began = std::chrono::steady_clock::now();
  for (int row = 0; row < rows;) {
    SQLite::Transaction group(db, SQLite::TransactionBehavior::IMMEDIATE);
    for (int i = 0; i < rows_a_commit; ++i, ++row) {
      insert.bind(1, row * 7919 % 50000);
      insert.bind(2, row % 500);
      insert.bind(3, 20000);
      insert.bind(4, "talk number " + std::to_string(row));
      insert.exec();
      insert.reset();
    }
    group.commit();
  }
  return rows / std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

}  // namespace

// commits FILE
int main(int argc, char** argv) {
  if (argc != 2) return 2;
  SQLite::Database db(argv[1], SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  db.exec(
      "CREATE TABLE checkins (id INTEGER PRIMARY KEY, student INTEGER, staff INTEGER, day INTEGER, note "
      "TEXT) STRICT");
  db.exec("CREATE INDEX by_student ON checkins (student, day)");
  std::printf("%.0f %.0f\n", rows_a_second(db, 1, 3000), rows_a_second(db, 64, 64000));
}
