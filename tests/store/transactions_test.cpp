// Group commit's ground: savepoints, a full disk, a disk that may not be written.

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>

#include "files.hpp"
#include "store/engine/engine.hpp"
#include "store/engine/last_days.hpp"
#include "store/engine/migrate.hpp"
#include "store/engine/reserve.hpp"
#include "store/records/erase.hpp"
#include "store/seen.hpp"
#include "store/settings.hpp"
#include "two_lanes.hpp"

namespace knownby {
namespace {

using Failure = StoreError::Kind;

TEST_F(School, R02_one_bad_command_of_256_leaves_the_other_255) {
  db.begin();
  int failed = 0;
  for (int command = 0; command < 256; ++command) {
    try {
      Savepoint savepoint(db);
      talk(rivera, bobby);
      if (command == 100) talk(rivera, StudentId{999});  // nobody
      savepoint.keep();
    } catch (const StoreError&) {
      ++failed;
    }
  }
  db.commit();
  EXPECT_EQ(failed, 1);
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), 255);
}

TEST_F(School, a_savepoint_inside_another_ends_alone) {
  db.begin();
  {
    Savepoint outer(db);
    talk(rivera, bobby);
    {
      Savepoint inner(db);
      talk(rivera, maya);
    }
    outer.keep();
  }
  db.commit();
  EXPECT_EQ(checkins::by_staff(db, rivera, 9).size(), 1u);
}

TEST_F(School, nothing_is_kept_when_the_transaction_is_rolled_back) {
  db.begin();
  talk(rivera, bobby);
  db.roll_back();
  db.roll_back();  // twice is harmless
  EXPECT_EQ(students::last_checkin(db, bobby), std::nullopt);
  EXPECT_FALSE(db.in_transaction());
}

TEST_F(School, a_savepoint_outside_a_transaction_is_refused_so_that_nothing_is_kept_by_mistake) {
  EXPECT_EQ(refusal([&] { Savepoint savepoint(db); }), Failure::other);
  EXPECT_EQ(refusal([&] { db.commit(); }), Failure::other);
}

TEST_F(School, tells_whether_a_command_changed_anything) {
  const std::int64_t before = db.changes_so_far();
  EXPECT_TRUE(checkins::by_staff(db, rivera, 9).empty());
  EXPECT_EQ(db.changes_so_far(), before);
  talk(rivera, bobby);
  EXPECT_GT(db.changes_so_far(), before);
}

TEST(Reading, sees_one_moment_while_somebody_writes) {
  const Folder folder;
  Db writer(folder / "school.db");
  Db reader(folder / "school.db", Db::Mode::read);
  settings::set(writer, "name", "before");
  reader.begin();
  EXPECT_EQ(settings::get(reader, "name"), "before");
  settings::set(writer, "name", "after");
  EXPECT_EQ(settings::get(reader, "name"), "before");
  reader.commit();
  EXPECT_EQ(settings::get(reader, "name"), "after");
}

TEST(Writing, a_second_writer_waits_no_longer_than_told_and_then_says_busy) {
  const Folder folder;
  Db one(folder / "school.db");
  Db two(folder / "school.db");
  two.run("PRAGMA busy_timeout=1");
  one.begin();
  EXPECT_EQ(refusal([&] { two.begin(); }), Failure::busy);
  one.commit();
  two.begin();
  two.commit();
}

TEST(Writing, a_short_log_is_left_until_it_is_worth_a_checkpoint) {
  const Folder folder;
  Db db(folder / "school.db");
  db.checkpoint();
  const auto remember = [&](int count) {
    for (int at = 0; at < count; ++at)
      seen::remember(db, "event " + std::to_string(db.changes_so_far()), std::string(4000, 'x'), at_ten);
  };
  remember(100);
  EXPECT_FALSE(db.wants_checkpoint());
  remember(400);  // the rows, their index, and the head of a file that grows
  EXPECT_TRUE(db.wants_checkpoint());
  db.checkpoint();
  EXPECT_FALSE(db.wants_checkpoint());
  db.must_empty_log();
  EXPECT_TRUE(db.wants_checkpoint()) << "something was deleted for good: it may not wait";
}

TEST(Writing, a_checkpoint_moves_the_log_into_the_file) {
  const Folder folder;
  Db db(folder / "school.db");
  Lincoln lincoln(db);
  const auto before = std::filesystem::file_size(folder / "school.db");
  db.checkpoint();
  EXPECT_GT(std::filesystem::file_size(folder / "school.db"), before);
  Db in_memory(":memory:");
  in_memory.checkpoint();  // nothing to do, and no trouble
}

// No file of this process may grow beyond `bytes`: what a full disk looks like to the store.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) : usual_handling_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &usual_);
    const rlimit small{bytes, usual_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &usual_);
    std::signal(SIGXFSZ, usual_handling_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit usual_{};
  void (*usual_handling_)(int);
};

TEST(FullDisk, R03_says_full_keeps_what_was_acknowledged_and_recovers_by_itself) {
  const Folder folder;
  Db db(folder / "school.db");
  Lincoln lincoln(db);
  int acknowledged = 0;
  Failure said = Failure::other;
  {
    const SmallDisk disk(std::filesystem::file_size(folder / "school.db-wal") + 100'000);
    said = refusal([&] {
      for (;;) {
        db.begin();
        lincoln.talk(lincoln.rivera, lincoln.bobby);
        db.commit();
        ++acknowledged;
      }
    });
    db.roll_back();
  }
  EXPECT_EQ(said, Failure::full);
  EXPECT_GT(acknowledged, 0);
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), acknowledged);
  db.begin();  // there is room again: the same connection goes on
  lincoln.talk(lincoln.rivera, lincoln.maya);
  db.commit();
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), acknowledged + 1);
  EXPECT_EQ(words(db, "PRAGMA integrity_check"), "ok");
}

TEST(FullDisk, R03_a_quota_is_a_full_disk_by_another_name_and_a_failing_disk_is_not) {
  EXPECT_EQ(engine::kind_of(SQLITE_FULL, 0), Failure::full);
  for (const int no_room : {ENOSPC, EDQUOT, EFBIG})
    for (const int code : {SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_SHMSIZE, SQLITE_CANTOPEN})
      EXPECT_EQ(engine::kind_of(code, no_room), Failure::full) << code;
  EXPECT_EQ(engine::kind_of(SQLITE_IOERR_WRITE, EIO), Failure::broken);
  EXPECT_EQ(engine::kind_of(SQLITE_IOERR_WRITE, 0), Failure::broken);
  EXPECT_EQ(engine::kind_of(SQLITE_IOERR_WRITE, EROFS), Failure::read_only);
  EXPECT_EQ(engine::kind_of(SQLITE_READONLY_DBMOVED, 0), Failure::read_only);
  EXPECT_EQ(engine::kind_of(SQLITE_BUSY_SNAPSHOT, 0), Failure::busy);
  EXPECT_EQ(engine::kind_of(SQLITE_CORRUPT_INDEX, 0), Failure::broken);
  EXPECT_EQ(engine::kind_of(SQLITE_NOTADB, 0), Failure::broken);
  EXPECT_EQ(engine::kind_of(SQLITE_CONSTRAINT_UNIQUE, ENOSPC), Failure::other);
}

TEST(FullDisk, R03_is_seen_by_the_room_that_is_left) {
  const Folder folder;
  EXPECT_FALSE(engine::is_full(folder / "school.db"));
  EXPECT_TRUE(engine::is_full("/proc/school.db")) << "where nothing can be kept";
  EXPECT_FALSE(engine::is_full(folder / "none/school.db")) << "nobody knows";
}

TEST(FullDisk, R03_a_database_that_reached_its_size_says_full_too) {
  const Folder folder;
  Db db(folder / "school.db");
  Lincoln lincoln(db);
  db.run("PRAGMA max_page_count=1");  // no further page
  EXPECT_EQ(refusal([&] {
              for (;;) lincoln.talk(lincoln.rivera, lincoln.bobby);
            }),
            Failure::full);
  db.run("PRAGMA max_page_count=100000");
  lincoln.talk(lincoln.rivera, lincoln.bobby);
}

TEST(FullDisk, R03_room_kept_aside_is_really_taken_and_given_back_once) {
  const Folder folder;
  const std::string file = folder / "school.db.reserve";
  Reserve reserve(folder / "school.db", 1 << 20);
  EXPECT_FALSE(reserve.give_back()) << "nothing was taken yet";
  reserve.keep();
  struct stat taken {};
  ASSERT_EQ(::stat(file.c_str(), &taken), 0);
  EXPECT_GE(taken.st_blocks * 512, 1 << 20) << "a file with holes would keep nothing";
  EXPECT_EQ(taken.st_mode & 0777, 0600U);
  EXPECT_TRUE(reserve.give_back());
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_FALSE(reserve.give_back());
}

TEST(FullDisk, R03_no_room_is_kept_aside_where_little_would_be_left_or_none_was_asked_for) {
  const Folder folder;
  const std::uintmax_t left = std::filesystem::space(folder / "").available;
  Reserve most(folder / "school.db", left * 3 / 4);
  most.keep();
  EXPECT_FALSE(most.give_back());
  Reserve none(folder / "school.db", 0);
  none.keep();
  EXPECT_FALSE(std::filesystem::exists(folder / "school.db.reserve"));
}

TEST(FullDisk, R03_once_the_group_is_lost_no_later_command_of_it_is_kept) {
  const Folder folder;
  Db db(folder / "school.db");
  Lincoln lincoln(db);
  db.run("PRAGMA max_page_count=1");
  db.begin();
  bool lost = false;
  while (!lost) {
    try {
      Savepoint savepoint(db);
      lincoln.talk(lincoln.rivera, lincoln.bobby);
      savepoint.keep();
    } catch (const StoreError&) {
      lost = true;
    }
  }
  // Whether the engine gave up the whole transaction or only the command, nothing half-done is kept.
  if (db.in_transaction()) db.roll_back();
  EXPECT_EQ(refusal([&] { Savepoint late(db); }), Failure::other);
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), 0);
}

// The lanes' memory of last days follows what is on the disk, and no word before.
struct FullDiskBesideAReader : TwoLanes {
  rlim_t room_taken() const { return std::filesystem::file_size(folder / "school.db-wal"); }
};

TEST_F(FullDiskBesideAReader, R03_a_check_in_that_did_not_fit_is_nobodys_last_day) {
  lincoln.talk(lincoln.park, lincoln.bobby, wednesday - 2 * day);
  {
    const SmallDisk disk(room_taken());
    writes.begin();
    lincoln.talk(lincoln.rivera, lincoln.bobby);
    EXPECT_EQ(refusal([&] { writes.commit(); }), Failure::full);
  }
  EXPECT_EQ(students::last_checkin(reads, lincoln.bobby), wednesday - 2 * day);
  EXPECT_EQ(students::last_checkin(writes, lincoln.bobby), wednesday - 2 * day);
}

TEST_F(FullDiskBesideAReader, R03_a_check_in_whose_erasure_did_not_fit_still_counts) {
  const Checkin today = lincoln.talk(lincoln.rivera, lincoln.bobby);
  lincoln.talk(lincoln.park, lincoln.bobby, wednesday - 2 * day);
  {
    const SmallDisk disk(room_taken());
    EXPECT_EQ(refusal([&] { erase::checkin(writes, today.id); }), Failure::full);
  }
  EXPECT_EQ(students::last_checkin(reads, lincoln.bobby), wednesday);
}

TEST(FullDisk, a_new_database_that_did_not_fit_is_finished_later_wherever_it_stopped) {
  int unfinished = 0;
  for (rlim_t room = 0; room < 400'000; room += 7'000) {
    const Folder folder;
    try {
      const SmallDisk disk(room);
      Db db(folder / "school.db");
    } catch (const StoreError& error) {
      EXPECT_EQ(error.kind(), Failure::full) << room << " " << error.what();
      ++unfinished;
    }
    Db db(folder / "school.db");
    EXPECT_EQ(number(db, "SELECT count(*) FROM migrations"), number(db, "PRAGMA user_version")) << room;
    EXPECT_EQ(words(db, "PRAGMA integrity_check"), "ok") << room;
  }
  EXPECT_GT(unfinished, 10);
}

// Root may write any file; for a moment this process is nobody.
class AsNobody {
 public:
  AsNobody() : root_(::geteuid() == 0) {
    if (root_ && ::seteuid(65534) != 0) throw std::runtime_error("cannot be nobody");
  }
  ~AsNobody() {
    if (root_ && ::seteuid(0) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool root_;
};

TEST(ReadOnlyDisk, R03_says_read_only_and_leaves_the_file_as_it_was) {
  const Folder folder;
  { Db db(folder / "school.db"); }
  using std::filesystem::perms;
  std::filesystem::permissions(folder / "school.db", perms{0444});
  std::filesystem::permissions(folder / ".", perms{0755});
  const std::string before = bytes_of(folder / "school.db");
  {
    const AsNobody nobody;
    EXPECT_EQ(refusal([&] { Db db(folder / "school.db"); }), Failure::read_only);
  }
  EXPECT_EQ(bytes_of(folder / "school.db"), before);
}

}  // namespace
}  // namespace knownby
