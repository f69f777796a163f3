// Opening a database: every setting read back, every unsuitable file refused and left alone
//

#include "store/db.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include "files.hpp"
#include "lincoln.hpp"
#include "store/engine/engine.hpp"
#include "store/settings.hpp"

namespace knownby {
namespace {

using Failure = StoreError::Kind;

void expect_settings(Db& db, std::int64_t query_only) {
  EXPECT_EQ(words(db, "PRAGMA journal_mode"), "wal");
  EXPECT_EQ(number(db, "PRAGMA synchronous"), 2);
  EXPECT_EQ(number(db, "PRAGMA foreign_keys"), 1);
  EXPECT_EQ(number(db, "PRAGMA busy_timeout"), 5000);
  EXPECT_EQ(number(db, "PRAGMA trusted_schema"), 0);
  EXPECT_EQ(number(db, "PRAGMA cell_size_check"), 1);
  EXPECT_EQ(number(db, "PRAGMA temp_store"), 2);
  EXPECT_EQ(number(db, "PRAGMA secure_delete"), 1);
  EXPECT_EQ(number(db, "PRAGMA journal_size_limit"), 64 * 1024 * 1024);
  EXPECT_EQ(number(db, "PRAGMA wal_autocheckpoint"), 8192);
  EXPECT_EQ(number(db, "PRAGMA query_only"), query_only);
  EXPECT_EQ(number(db, "PRAGMA application_id"), 0x4B4E4259);
  EXPECT_EQ(number(db, "PRAGMA user_version"), number(db, "SELECT count(*) FROM migrations"));
}

TEST(Opening, R01_writes_with_every_setting_as_it_was_set) {
  const Folder folder;
  Db db(folder / "school.db");
  expect_settings(db, 0);
}

TEST(Opening, R01_reads_with_every_setting_as_it_was_set_and_nothing_else) {
  const Folder folder;
  Db writer(folder / "school.db");
  Db reader(folder / "school.db", Db::Mode::read);
  expect_settings(reader, 1);
  EXPECT_EQ(refusal([&] { reader.run("INSERT INTO settings (name, value) VALUES ('a', 'b')"); }),
            Failure::read_only);
}

TEST(Opening, one_beside_the_writer_reads_and_no_more) {
  const Folder folder;
  Db db(folder / "school.db");
  db.run("INSERT INTO settings (name, value) VALUES ('a', 'b')");
  Db beside(folder / "school.db", Db::Mode::beside);
  beside.begin();
  EXPECT_EQ(settings::get(beside, "a"), "b");
  beside.roll_back();
  EXPECT_EQ(refusal([&] { beside.run("DELETE FROM settings"); }), Failure::read_only);
  EXPECT_EQ(refusal([&] { Db none(folder / "none.db", Db::Mode::beside); }), Failure::other);
}

TEST(Opening, R01_makes_every_table_strict) {
  Db db(":memory:");
  EXPECT_EQ(number(db,
                   "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0 "
                   "AND name NOT LIKE 'sqlite%'"),
            0);
  EXPECT_GE(number(db, "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 1"), 17);
}

TEST(Opening, X14_A_turns_the_engines_defences_on) {
  Db db(":memory:");
  sqlite3* handle = db.engine().database.getHandle();
  for (const auto& [option, expected] : {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                         {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                         {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                                         {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0}}) {
    int is = -1;
    sqlite3_db_config(handle, option, -1, &is);
    EXPECT_EQ(is, expected) << option;
  }
  for (const auto& [limit, expected] : {std::pair{SQLITE_LIMIT_LENGTH, 1'000'000},
                                        {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                                        {SQLITE_LIMIT_COLUMN, 100},
                                        {SQLITE_LIMIT_EXPR_DEPTH, 100},
                                        {SQLITE_LIMIT_COMPOUND_SELECT, 3},
                                        {SQLITE_LIMIT_VDBE_OP, 25'000},
                                        {SQLITE_LIMIT_ATTACHED, 0},
                                        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50}})
    EXPECT_EQ(sqlite3_limit(handle, limit, -1), expected) << limit;
  EXPECT_EQ(refusal([&] { db.run("ATTACH ':memory:' AS other"); }), Failure::other);
  EXPECT_EQ(refusal([&] { db.run("UPDATE sqlite_schema SET sql = ''"); }), Failure::other);
  EXPECT_EQ(refusal([&] { db.run("SELECT load_extension('x')"); }), Failure::other);
  EXPECT_EQ(refusal([&] {
              db.run("INSERT INTO settings (name, value) VALUES ('long', $1)", std::string(1'000'001, 'a'));
            }),
            Failure::other);
}

TEST(Opening, keeps_the_file_and_what_lies_beside_it_to_this_account) {
  const Folder folder;
  Db db(folder / "school.db");
  for (const char* name : {"school.db", "school.db-wal", "school.db-shm"}) {
    struct stat is {};
    ASSERT_EQ(::stat((folder / name).c_str(), &is), 0) << name;
    EXPECT_EQ(is.st_mode & 0777, 0600u) << name;
  }
}

TEST(Opening, X14_R_does_not_follow_a_link_to_a_file_but_lives_in_a_linked_folder) {
  const Folder folder;
  std::filesystem::create_directory(folder / "real");
  std::filesystem::create_directory_symlink(folder / "real", folder / "linked");
  { Db db(folder / "linked/school.db"); }
  std::filesystem::create_symlink(folder / "real/school.db", folder / "school.db");
  EXPECT_EQ(refusal([&] { Db db(folder / "school.db"); }), Failure::other);
}

TEST(Opening, says_so_where_there_is_no_folder_or_nothing_to_read) {
  const Folder folder;
  EXPECT_EQ(refusal([&] { Db db(folder / "none/school.db"); }), Failure::other);
  EXPECT_EQ(refusal([&] { Db db(folder / "school.db", Db::Mode::read); }), Failure::other);
  EXPECT_FALSE(std::filesystem::exists(folder / "school.db"));
}

// What stands in the file afterwards is what stood in it before, byte for byte.
void expect_refused_untouched(const std::string& file, Failure kind) {
  const std::string before = bytes_of(file);
  EXPECT_EQ(refusal([&] { Db db(file); }), kind);
  EXPECT_EQ(refusal([&] { Db db(file, Db::Mode::read); }), kind);
  EXPECT_EQ(bytes_of(file), before);
}

TEST(Refusing, R03_a_file_of_zeros) {
  const Folder folder;
  write_bytes(folder / "school.db", std::string(8192, '\0'));
  expect_refused_untouched(folder / "school.db", Failure::broken);
}

TEST(Refusing, R03_a_file_that_is_no_database) {
  const Folder folder;
  write_bytes(folder / "school.db", "Student,Homeroom\nBobby,7A\n");
  expect_refused_untouched(folder / "school.db", Failure::broken);
}

TEST(Refusing, R03_another_programs_database) {
  const Folder folder;
  {
    SQLite::Database other(folder / "school.db", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    other.exec("PRAGMA application_id=77; CREATE TABLE songs (title TEXT)");
  }
  expect_refused_untouched(folder / "school.db", Failure::foreign);
}

TEST(Refusing, R03_another_programs_database_whose_log_still_lies_beside_it) {
  const Folder folder;
  SQLite::Database other(folder / "school.db", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  other.exec("PRAGMA journal_mode=WAL; CREATE TABLE songs (title TEXT)");
  std::filesystem::copy(folder / "school.db", folder / "left.db");
  std::filesystem::copy(folder / "school.db-wal", folder / "left.db-wal");
  const std::string log = bytes_of(folder / "left.db-wal");
  expect_refused_untouched(folder / "left.db", Failure::foreign);
  EXPECT_EQ(bytes_of(folder / "left.db-wal"), log);
}

TEST(Refusing, R03_a_newer_schema) {
  const Folder folder;
  { Db db(folder / "school.db"); }
  {
    SQLite::Database later(folder / "school.db", SQLITE_OPEN_READWRITE);
    later.exec("PRAGMA user_version=9999");
  }
  expect_refused_untouched(folder / "school.db", Failure::newer);
}

TEST(Refusing, R03_a_database_with_a_page_flipped) {
  const Folder folder;
  {
    Db db(folder / "school.db");
    const Lincoln lincoln(db);
  }
  const std::string whole = bytes_of(folder / "school.db");
  std::size_t refused = 0;
  for (std::size_t page = 1; page * 4096 < whole.size(); ++page) {
    std::string flipped = whole;
    for (std::size_t at = 0; at < 4096; ++at) flipped[page * 4096 + at] ^= static_cast<char>(0xff);
    write_bytes(folder / "flipped.db", flipped);
    expect_refused_untouched(folder / "flipped.db", Failure::broken);
    ++refused;
  }
  EXPECT_GE(refused, 17u);
}

// An index that lacks a row is beyond the quick check, which looks at each page alone.
TEST(Refusing, R03_after_an_unclean_stop_everything_is_looked_at) {
  const Folder folder;
  const std::string store = folder / "school.db";
  {
    Db db(store);
    Lincoln lincoln(db);
    lincoln.talk(lincoln.rivera, lincoln.bobby);
  }
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(store.c_str(), &raw), SQLITE_OK);
  const auto run = [&](const char* sql) { return sqlite3_exec(raw, sql, nullptr, nullptr, nullptr); };
  ASSERT_EQ(run("PRAGMA writable_schema=ON;"
                "UPDATE sqlite_schema SET sql = sql || ' WHERE 0' WHERE type = 'index' AND sql LIKE "
                "'%ON checkins%' AND sql NOT LIKE '%WHERE%'"),
            SQLITE_OK);
  ASSERT_GT(sqlite3_changes(raw), 0);
  sqlite3_close(raw);
  EXPECT_NO_THROW(Db db(store)) << "a clean stop: each page alone is looked at";
  write_bytes(store + "-wal", std::string(64, '\0'));  // what a kill leaves behind, holding nothing of use
  EXPECT_EQ(refusal([&] { Db db(store); }), StoreError::Kind::broken);
}

TEST(Refusing, R03_a_database_cut_short) {
  const Folder folder;
  { Db db(folder / "school.db"); }
  const std::string whole = bytes_of(folder / "school.db");
  write_bytes(folder / "school.db", whole.substr(0, whole.size() / 2));
  expect_refused_untouched(folder / "school.db", Failure::broken);
}

TEST(Refusing, R01_a_file_system_that_cannot_keep_a_log) {
  const Folder folder;
  sqlite3_initialize();
  sqlite3_vfs* usual = sqlite3_vfs_find(nullptr);
  sqlite3_vfs_register(sqlite3_vfs_find("unix-dotfile"), 1);  // like a network folder: no shared memory
  EXPECT_EQ(refusal([&] { Db db(folder / "school.db"); }), Failure::other);
  sqlite3_vfs_register(usual, 1);
  Db db(folder / "school.db");
}

TEST(Statements, a_name_that_looks_like_sql_is_kept_as_a_name) {
  Db db(":memory:");
  Lincoln lincoln(db);
  const std::string name = "'); DROP TABLE checkins;--";
  const StudentId id = lincoln.enrol(name, name, lincoln.homeroom_a);
  EXPECT_EQ(students::find(db, id)->shown, name);
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), 0);
}

TEST(Statements, keep_text_whole_with_any_byte_in_it) {
  Db db(":memory:");
  const std::string odd("a\0b é 👋\n", 12);
  db.run("INSERT INTO settings (name, value) VALUES ($1, $2)", "odd", odd);
  EXPECT_EQ(words(db, "SELECT value FROM settings WHERE name = 'odd'"), odd);
}

TEST(Statements, the_same_one_may_be_at_work_inside_itself) {
  Db db(":memory:");
  for (int at = 1; at <= 3; ++at) groups::put(db, Group::Kind::grade, std::to_string(at), "Grade");
  std::string walked;
  const auto walk = [&](const auto& self, int from) -> void {
    Query rows(db, "SELECT id FROM groups WHERE id > $1 ORDER BY id", from);
    while (rows.next()) {
      walked += std::to_string(rows.number(0));
      self(self, static_cast<int>(rows.number(0)));
    }
  };
  walk(walk, 0);
  EXPECT_EQ(walked, "1233233"  // 1(2(3) 3) 2(3) 3
  );
}

TEST(Statements, take_their_values_by_number_whatever_the_order) {
  Db db(":memory:");
  Query row(db, "SELECT $2, $1, $2", "first", "second");
  ASSERT_TRUE(row.next());
  EXPECT_EQ(row.text(0) + row.text(1) + row.text(2), "secondfirstsecond");
}

TEST(Statements, refuse_to_run_with_a_value_missing) {
  Db db(":memory:");
  EXPECT_THROW(db.run("SELECT $1, $2", 1), std::logic_error);
  EXPECT_THROW(db.run("SELECT $1", 1, 2), std::logic_error);
}

TEST(Statements, end_quietly_when_asked_for_more_than_there_is) {
  Db db(":memory:");
  Query row(db, "SELECT 1");
  EXPECT_TRUE(row.next());
  EXPECT_FALSE(row.next());
  EXPECT_FALSE(row.next());
}

}  // namespace
}  // namespace knownby
