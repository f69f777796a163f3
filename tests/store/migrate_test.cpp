// The schema's history: from empty, from older, and stopped half-way.

#include "store/engine/migrate.hpp"

#include <sqlite3.h>

#include <filesystem>

#include "files.hpp"
#include "lincoln.hpp"
#include "store/engine/backup.hpp"
#include "store/engine/engine.hpp"
#include "store/places.hpp"

namespace knownby {
namespace {

using Failure = StoreError::Kind;

std::vector<migrate::Step> with(std::initializer_list<migrate::Step> later) {
  std::vector<migrate::Step> steps(migrate::all().begin(), migrate::all().end());
  steps.insert(steps.end(), later);
  return steps;
}

TEST(Migrating, from_empty_records_each_step_by_its_name) {
  Db db(":memory:");
  EXPECT_EQ(words(db, "SELECT name FROM migrations WHERE number = 1"), "0001_first");
  EXPECT_EQ(number(db, "SELECT count(*) FROM migrations"), static_cast<std::int64_t>(migrate::all().size()));
  migrate::up(db, migrate::all());  // again: nothing to do
  EXPECT_EQ(number(db, "PRAGMA user_version"), static_cast<std::int64_t>(migrate::all().size()));
}

TEST(Migrating, from_an_older_version_keeps_what_people_wrote) {
  Db db(":memory:");
  Lincoln lincoln(db);
  lincoln.talk(lincoln.rivera, lincoln.bobby);
  migrate::up(db, with({{"9001_colour", "ALTER TABLE checkins ADD COLUMN colour TEXT"}}));
  EXPECT_EQ(checkins::of_student(db, lincoln.bobby, 9).size(), 1u);
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins WHERE colour IS NULL"), 1);
  EXPECT_EQ(number(db, "PRAGMA user_version"), static_cast<std::int64_t>(migrate::all().size()) + 1);
}

// A school as the first version left it: grade 7, Ms. Rivera, and `rows`.
void make_first_version(const std::string& file, const std::string& rows) {
  SQLite::Database old(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  old.exec(migrate::all().front().sql);
  old.exec(
      "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
      "INSERT INTO migrations VALUES (1, '0001_first');"
      "INSERT INTO groups VALUES (1, 'grade', '7', 'Grade 7');"
      "INSERT INTO staff VALUES (1, 't1', 'Ms. Rivera', '', '', 'rivera@lincoln.example', 'teacher', 0, 1);");
  old.exec(rows + "PRAGMA application_id=1263419993; PRAGMA user_version=1");
}

TEST(Migrating, a_school_from_before_accounts_could_be_barred_keeps_its_links_and_its_channels) {
  const Folder folder;
  make_first_version(folder / "school.db",
                     "INSERT INTO accounts VALUES ('slack', 'T1:U1', 1);"
                     "INSERT INTO places VALUES (1, 'slack', 'T1:C1', '#grade-7-team', 0, 1);");
  Db db(folder / "school.db");
  EXPECT_EQ(staff::by_account(db, "slack", "T1:U1")->called, "Ms. Rivera");
  EXPECT_EQ(places::at(db, "slack", "T1:C1")->group, GroupId{1});
  EXPECT_FALSE(places::at(db, "slack", "T1:C1")->counts_only);
}

TEST(Migrating, a_copy_from_when_the_last_day_stood_with_the_student_is_restored_and_the_check_ins_say_it) {
  const Folder folder;
  make_first_version(
      folder / "copy.db",
      "INSERT INTO students VALUES (1, 's01', 'Bobby', '', '', '', '', '', 1, NULL, 20700, NULL, 20740);"
      "INSERT INTO students VALUES (2, 's02', 'Maya', '', '', '', '', '', 1, NULL, 20700, 20710, NULL);"
      "INSERT INTO checkins (student_id, staff_id, day, kind, note, at) VALUES "
      "(1, 1, 20740, 'conversation', '', 0), (1, 1, 20741, 'attempt', '', 0);");
  backup::restore(folder / "copy.db", folder / "school.db");
  Db db(folder / "school.db");
  EXPECT_EQ(students::last_checkin(db, StudentId{1}), std::chrono::local_days(std::chrono::days(20740)));
  EXPECT_EQ(students::last_checkin(db, StudentId{2}), std::nullopt);
  EXPECT_EQ(students::find(db, StudentId{2})->left, std::chrono::local_days(std::chrono::days(20710)));
  EXPECT_EQ(words(db, "PRAGMA integrity_check"), "ok");
}

TEST(Migrating, a_second_step_that_fails_half_way_leaves_the_first_as_if_it_had_never_begun) {
  const Folder folder;
  {
    Db db(folder / "school.db");
    const Lincoln lincoln(db);
    EXPECT_EQ(refusal([&] {
                migrate::up(db, with({{"9001_good", "CREATE TABLE good (id INTEGER PRIMARY KEY) STRICT"},
                                      {"9002_bad",
                                       "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; "
                                       "DELETE FROM students; INSERT INTO nowhere VALUES (1)"}}));
              }),
              Failure::other);
    EXPECT_FALSE(db.in_transaction());
    EXPECT_EQ(number(db, "SELECT count(*) FROM pragma_table_list WHERE name = 'good'"), 1);
    EXPECT_EQ(number(db, "SELECT count(*) FROM pragma_table_list WHERE name = 'half'"), 0);
    EXPECT_EQ(number(db, "SELECT count(*) FROM students"), 3);
    EXPECT_EQ(number(db, "PRAGMA user_version"), static_cast<std::int64_t>(migrate::all().size()) + 1);
  }
  // The program that knows only its own steps now meets a newer file.
  EXPECT_EQ(refusal([&] { Db db(folder / "school.db"); }), Failure::newer);
}

TEST(Migrating, R03_what_people_wrote_is_copied_before_a_step_and_the_copy_can_be_restored) {
  const Folder folder;
  const std::string store = folder / "school.db";
  const auto later = with({{"9001_careless", "DELETE FROM checkins"}});
  {
    Db db(store);
    Lincoln lincoln(db);
    lincoln.talk(lincoln.rivera, lincoln.bobby);
    EXPECT_FALSE(std::filesystem::exists(store + ".before-9001_careless")) << "nothing to be copied yet";
    migrate::up(db, later);
    EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), 0);
    migrate::up(db, later);  // again: no step, no copy
  }
  std::filesystem::rename(store, folder / "spoilt.db");
  backup::restore(store + ".before-9001_careless", store);
  Db db(store);
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), 1);
}

TEST(Migrating, R03_a_step_tried_again_takes_the_place_of_the_copy_of_the_first_try) {
  const Folder folder;
  Db db(folder / "school.db");
  Lincoln lincoln(db);
  const auto failing = with({{"9001_bad", "INSERT INTO nowhere VALUES (1)"}});
  EXPECT_EQ(refusal([&] { migrate::up(db, failing); }), Failure::other);
  lincoln.talk(lincoln.rivera, lincoln.bobby);  // an older program went on in between
  EXPECT_EQ(refusal([&] { migrate::up(db, failing); }), Failure::other);
  backup::restore(folder / "school.db.before-9001_bad", folder / "back.db");
  Db back(folder / "back.db");
  EXPECT_EQ(number(back, "SELECT count(*) FROM checkins"), 1);
}

TEST(Migrating, a_history_of_other_steps_is_foreign) {
  Db db(":memory:");
  const migrate::Step other[] = {{"0001_other", "SELECT 1"}};
  EXPECT_EQ(refusal([&] { migrate::up(db, other); }), Failure::foreign);
}

TEST(Migrating, the_schemas_checks_know_no_other_words) {
  Db db(":memory:");
  const Lincoln lincoln(db);
  EXPECT_EQ(refusal([&] { db.run("UPDATE staff SET role = 'boss'"); }), Failure::other);
  EXPECT_EQ(refusal([&] { db.run("UPDATE staff SET active = 2"); }), Failure::other);
  EXPECT_EQ(refusal([&] { db.run("UPDATE groups SET kind = 'club'"); }), Failure::other);
  EXPECT_EQ(refusal([&] { db.run("UPDATE students SET entered = 'today'"); }), Failure::other);
}

}  // namespace
}  // namespace knownby
