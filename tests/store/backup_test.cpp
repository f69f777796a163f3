// Copies of a live database and the way back; one process a database.

#include "store/engine/backup.hpp"

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "files.hpp"
#include "lincoln.hpp"
#include "store/engine/engine.hpp"
#include "store/engine/lock.hpp"
#include "store/outbox.hpp"
#include "store/settings.hpp"

namespace knownby {
namespace {

using Failure = StoreError::Kind;

void fill(Db& db, int checkins = 6000) {
  db.begin();
  Lincoln lincoln(db);
  for (int at = 0; at < checkins; ++at)
    lincoln.talk(lincoln.rivera, lincoln.bobby, wednesday - (at % 40) * day);
  for (const char* key : {"sent", "on its way", "waiting"})
    outbox::put(db, {.key = key, .platform = "slack", .address = key, .body = "{}", .deadline = at_ten});
  outbox::sent(db, outbox::take(db, at_ten, 1).at(0).id, "1700.1");
  outbox::take(db, at_ten, 1);
  db.commit();
}

std::vector<std::int64_t> tally(Db& db) {
  return {number(db, "SELECT count(*) FROM checkins"),
          number(db, "SELECT sum(id * day) FROM checkins"),
          number(db, "SELECT count(*) FROM students"),
          number(db, "SELECT count(*) FROM group_students"),
          number(db, "SELECT count(*) FROM outbox"),
          number(db, "SELECT sum(id * student_id) FROM checkins"),
          number(db, "SELECT sum(length(key)) FROM outbox"),
          number(db, "SELECT version FROM roster")};
}

struct Backup : testing::Test {
  Folder folder;
  std::string live = folder / "school.db";
  std::string copy = folder / "copy.db";
};

TEST_F(Backup, X25_taken_while_writing_holds_what_was_written_meanwhile_and_restores_it) {
  std::vector<std::int64_t> before;
  {
    Db db(live);
    fill(db, 30'000);
    backup::Copy making(db, copy);
    int steps = 1;
    for (; !making.step(); ++steps) settings::set(db, "step", std::to_string(steps));
    EXPECT_GT(steps, 1);
    making.finish();
    before = tally(db);
    EXPECT_EQ(settings::get(db, "step"), std::to_string(steps - 1));
    settings::set(db, "step", "after the copy");
  }
  struct stat is {};
  ASSERT_EQ(::stat(copy.c_str(), &is), 0);
  EXPECT_EQ(is.st_mode & 0777, 0600u);
  for (const char* rest : {"-wal", ".making", ".making-wal", ".making-journal"})
    EXPECT_FALSE(std::filesystem::exists(copy + rest)) << rest;

  backup::restore(copy, live);
  Db db(live);
  EXPECT_EQ(tally(db), before);
  EXPECT_NE(settings::get(db, "step"), "after the copy");
  Db kept(live + ".before-restore");
  EXPECT_EQ(settings::get(kept, "step"), "after the copy");
  ASSERT_EQ(::stat(live.c_str(), &is), 0);
  EXPECT_EQ(is.st_mode & 0777, 0600u);
  EXPECT_FALSE(std::filesystem::exists(live + ".restoring"));
}

TEST_F(Backup, X25_restored_sends_nothing_again) {
  {
    Db db(live);
    fill(db);
    backup::to_file(db, copy);
    EXPECT_EQ(outbox::with_key(db, "waiting")->state, Parcel::State::pending);
  }
  backup::restore(copy, live);
  Db db(live);
  EXPECT_EQ(outbox::with_key(db, "sent")->state, Parcel::State::sent);
  EXPECT_EQ(outbox::with_key(db, "on its way")->state, Parcel::State::ambiguous);
  EXPECT_EQ(outbox::with_key(db, "waiting")->state, Parcel::State::ambiguous);
  EXPECT_TRUE(outbox::take(db, at_ten, 9).empty());
}

TEST_F(Backup, X25_restores_where_there_was_nothing_and_where_the_old_one_is_broken) {
  {
    Db db(":memory:");
    fill(db);
    backup::to_file(db, copy);
  }
  backup::restore(copy, live);
  { Db db(live); }
  write_bytes(live, "broken");
  write_bytes(live + "-wal", "its log");
  backup::restore(copy, live);
  Db db(live);
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), 6000);
  EXPECT_EQ(bytes_of(live + ".before-restore"), "broken");
  EXPECT_EQ(bytes_of(live + ".before-restore-wal"), "its log");
}

TEST_F(Backup, X25_a_copy_cut_short_is_refused_before_anything_is_replaced) {
  {
    Db db(live);
    fill(db);
    backup::to_file(db, copy);
  }
  const std::string mine = bytes_of(live);
  const std::string whole = bytes_of(copy);
  for (const std::size_t length : {std::size_t{0}, std::size_t{100}, std::size_t{4096}, whole.size() / 2,
                                   whole.size() - 16 - 4096, whole.size() - 17}) {
    write_bytes(copy, whole.substr(0, length));
    EXPECT_THROW(backup::restore(copy, live), StoreError) << length;
    EXPECT_EQ(bytes_of(live), mine);
    EXPECT_FALSE(std::filesystem::exists(live + ".before-restore"));
    EXPECT_FALSE(std::filesystem::exists(live + ".restoring"));
  }
}

TEST_F(Backup, X25_a_stolen_copy_is_noise_without_the_schools_key) {
  const SchoolKey ours = SchoolKey::fresh();
  {
    Db db(live, Db::Mode::write, ours);
    fill(db, 1000);
    db.checkpoint();
    ASSERT_NE(bytes_of(live).find("Rodriguez"), std::string::npos);
    backup::to_file(db, copy);
  }
  const std::string stolen = bytes_of(copy);
  for (const char* clear : {"Rodriguez", "Rivera", "SQLite format", "checkins", "at lunch"})
    EXPECT_EQ(stolen.find(clear), std::string::npos) << clear;
  EXPECT_EQ(refusal([&] { backup::restore(copy, folder / "thief.db", SchoolKey::fresh()); }), Failure::other);
  EXPECT_EQ(refusal([&] { backup::restore(copy, folder / "thief.db"); }), Failure::other);
  EXPECT_FALSE(std::filesystem::exists(folder / "thief.db"));
  backup::restore(copy, folder / "home.db", ours);
  Db db(folder / "home.db", Db::Mode::read, ours);
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), 1000);
}

TEST_F(Backup, X25_pieces_of_a_copy_in_another_order_or_of_another_copy_are_refused) {
  {
    Db db(live);
    fill(db);
    backup::to_file(db, copy);
    backup::to_file(db, folder / "second.db");
  }
  const std::string whole = bytes_of(copy), second = bytes_of(folder / "second.db");
  const std::size_t head = 22 + 60, piece = 64 * 1024 + 28;
  ASSERT_GT(whole.size(), head + 3 * piece);
  std::string swapped = whole;
  swapped.replace(head, piece, whole.substr(head + piece, piece));
  swapped.replace(head + piece, piece, whole.substr(head, piece));
  std::string mixed = whole;
  mixed.replace(head, piece, second.substr(head, piece));
  for (const std::string& wrong : {swapped, mixed, whole.substr(0, head + 2 * piece), whole + "x"}) {
    write_bytes(copy, wrong);
    EXPECT_EQ(refusal([&] { backup::restore(copy, live); }), Failure::broken);
  }
}

TEST_F(Backup, X25_a_copy_with_any_bit_flipped_is_refused_before_anything_is_replaced) {
  {
    Db db(live);
    const Lincoln lincoln(db);
    backup::to_file(db, copy);
  }
  const std::string mine = bytes_of(live);
  const std::string whole = bytes_of(copy);
  for (std::size_t at = 0; at < whole.size(); at += 997) {
    std::string flipped = whole;
    flipped[at] ^= static_cast<char>(1 << (at % 8));
    write_bytes(copy, flipped);
    ASSERT_EQ(refusal([&] { backup::restore(copy, live); }), Failure::broken) << at;
  }
  EXPECT_EQ(bytes_of(live), mine);
  EXPECT_FALSE(std::filesystem::exists(live + ".before-restore"));
}

TEST_F(Backup, a_copy_from_before_copies_were_sealed_is_restored_after_the_engines_own_checks) {
  {
    Db db(live);
    fill(db);
    backup::to_file(db, copy);
  }
  backup::unpack(copy, folder / "plain.db", SchoolKey::of_rehearsals());
  write_bytes(folder / "plain.db", bytes_of(folder / "plain.db") + "Knownby1 and its sum");
  backup::restore(folder / "plain.db", live);
  Db db(live);
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), 6000);
}

TEST_F(Backup, X25_refuses_other_programs_files_newer_ones_and_rows_that_belong_nowhere) {
  { Db db(live); }
  {
    SQLite::Database other(copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    other.exec("CREATE TABLE songs (title TEXT)");
  }
  EXPECT_EQ(refusal([&] { backup::restore(copy, live); }), Failure::foreign);
  std::filesystem::copy_file(live, folder / "newer.db");
  SQLite::Database(folder / "newer.db", SQLITE_OPEN_READWRITE).exec("PRAGMA user_version=9999");
  EXPECT_EQ(refusal([&] { backup::restore(folder / "newer.db", live); }), Failure::newer);
  std::filesystem::copy_file(live, folder / "orphan.db");
  SQLite::Database(folder / "orphan.db", SQLITE_OPEN_READWRITE)
      .exec(
          "PRAGMA foreign_keys=OFF; INSERT INTO accounts (platform, key, staff_id) VALUES ('slack', 'U1', "
          "77)");
  EXPECT_EQ(refusal([&] { backup::restore(folder / "orphan.db", live); }), Failure::broken);
  EXPECT_THROW(backup::restore(folder / "nothing.db", live), StoreError);
}

TEST_F(Backup, refuses_a_target_that_exists_and_leaves_it_alone) {
  Db db(live);
  write_bytes(copy, "mine");
  EXPECT_EQ(refusal([&] { backup::to_file(db, copy); }), Failure::other);
  EXPECT_EQ(bytes_of(copy), "mine");
}

TEST_F(Backup, a_copy_given_up_leaves_nothing_behind) {
  Db db(live);
  {
    backup::Copy given_up(db, copy);
    given_up.step();
  }
  EXPECT_FALSE(std::filesystem::exists(copy));
}

TEST_F(Backup, R_12_A_one_that_is_looked_through_is_given_up_at_once_and_leaves_nothing_behind) {
  Db db(live);
  db.begin();
  for (int row = 0; row < 20'000; ++row)
    db.run("INSERT INTO settings (name, value) VALUES ($1, 'x')", std::to_string(row));
  db.commit();
  {
    backup::Copy slow(db, copy);
    while (!slow.step()) {
    }
    int asked = 0;
    EXPECT_THROW(slow.finish([&] { return ++asked > 1; }), StoreError);
    EXPECT_EQ(asked, 2) << "in the midst of looking through it";
  }
  EXPECT_FALSE(std::filesystem::exists(copy));
  EXPECT_FALSE(std::filesystem::exists(copy + ".making"));
  EXPECT_FALSE(std::filesystem::exists(copy + ".sealing"));
}

TEST_F(Backup, a_step_inside_a_transaction_is_refused) {
  Db db(live);
  backup::Copy making(db, copy);
  db.begin();
  settings::set(db, "a", "b");
  EXPECT_EQ(refusal([&] { making.step(); }), Failure::busy);
  db.commit();
  while (!making.step()) {
  }
  making.finish();
  backup::restore(copy, folder / "other.db");
  EXPECT_EQ(settings::get(*std::make_unique<Db>(folder / "other.db"), "a"), "b");
}

TEST_F(Backup, an_earlier_restores_leftover_is_not_written_over) {
  {
    Db db(live);
    backup::to_file(db, copy);
  }
  backup::restore(copy, live);
  EXPECT_EQ(refusal([&] { backup::restore(copy, live); }), Failure::other);
}

TEST_F(Backup, R08_restore_is_refused_while_the_database_is_in_use) {
  const StoreLock lock(live);
  {
    Db db(live);
    backup::to_file(db, copy);
  }
  EXPECT_THROW(backup::restore(copy, live), InUse);
}

TEST_F(Backup, R08_a_second_lock_is_refused_in_this_process_and_in_another) {
  {
    const StoreLock lock(live);
    EXPECT_THROW(StoreLock second(live), InUse);
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        StoreLock other(live);
        ::_exit(0);
      } catch (const InUse&) {
        ::_exit(75);
      }
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 75);
  }
  const StoreLock again(live);  // given back with the first
}

}  // namespace
}  // namespace knownby
