// The key that opens a school, as whoever runs the server meets it: made, missing, lost, exchanged; copies
// with it.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "store/audit.hpp"
#include "store/checkins.hpp"
#include "store/engine/copies.hpp"
#include "store/query.hpp"
#include "store/sealed/renew.hpp"
#include "store/sealed/school_key.hpp"
#include "tests/bot/school.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

// A real configuration: nothing of a rehearsal in it.
class KeyTest : public testing::Test {
 protected:
  KeyTest() {
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln Middle School'\ntime_zone = 'America/Chicago'\n"
               "[store]\npath = 'school.db'\ncopies = 'copies'\n[secrets]\ndirectory = '.'\n");
  }
  int run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, {"--config", folder.file("bot.toml")});
    return run_program(arguments, said);
  }
  int import_lincoln() {
    const std::string lincoln = std::string(KNOWNBY_SOURCE_DIR) + "/deploy/sample-school/";
    return run(
        {"import", "--students", lincoln + "students.csv", "--staff", lincoln + "staff.csv", "--apply"});
  }
  SchoolKey key() { return *SchoolKey::read(bytes_of(key_file)); }

  Folder folder;
  std::string store = folder.file("school.db");
  std::string key_file = folder.file("knownby-key");
  std::string said;
};

TEST_F(KeyTest, X_24_A_the_first_import_makes_the_key_and_says_what_to_do_with_it) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  EXPECT_THAT(said, HasSubstr("made " + key_file));
  EXPECT_THAT(said, HasSubstr("Keep a copy of it away from this machine"));
  struct stat facts {};
  ASSERT_EQ(::stat(key_file.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600U);
  EXPECT_THAT(said, Not(HasSubstr(bytes_of(key_file).substr(0, 64))));
  ASSERT_EQ(import_lincoln(), 0) << said;
  EXPECT_THAT(said, Not(HasSubstr("made "))) << "once";
  EXPECT_EQ(run({"check"}), 1);
  EXPECT_THAT(said, HasSubstr("without it neither the notes nor any backup can be read"));
}

TEST_F(KeyTest, X_24_R_a_lost_key_is_said_loudly_and_never_replaced_by_a_new_one) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  const std::string before = bytes_of(store);
  std::filesystem::rename(key_file, folder.file("elsewhere"));
  for (const std::vector<std::string>& line : {std::vector<std::string>{"admin", "check"},
                                               {"check"},
                                               {"backup", folder.file("c")},
                                               {"backup"},
                                               {"rotate-key"}}) {
    EXPECT_NE(run(line), 0);
    EXPECT_THAT(said, HasSubstr("knownby-key is missing"));
    EXPECT_THAT(said, HasSubstr("Put it back from where you keep its copy"));
  }
  EXPECT_FALSE(std::filesystem::exists(key_file));
  EXPECT_FALSE(std::filesystem::exists(folder.file("copies"))) << "of whoever could not open the key";
  folder.put("knownby-key", SchoolKey::fresh().written());
  EXPECT_NE(run({"check"}), 0);
  EXPECT_THAT(said, HasSubstr("sealed with another key"));
  EXPECT_EQ(bytes_of(store), before);
  std::filesystem::rename(folder.file("elsewhere"), key_file);
  run({"check"});
  EXPECT_THAT(said, HasSubstr("Key: "));
}

TEST_F(KeyTest, X_23_R_a_key_that_others_may_read_or_that_is_none_is_refused) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  ::chmod(key_file.c_str(), 0644);
  EXPECT_EQ(run({"admin", "check"}), 78);
  EXPECT_THAT(said, HasSubstr("run: chmod 600"));
  folder.put("knownby-key", "our school's favourite password\n");
  EXPECT_EQ(run({"admin", "check"}), 78);
  EXPECT_THAT(said, HasSubstr("64 hexadecimal digits"));
  EXPECT_THAT(said, Not(HasSubstr("favourite")));
}

TEST_F(KeyTest, X_25_A_a_copy_is_rehearsed_beside_the_live_database_and_comes_back) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  {
    Db db(store, Db::Mode::write, key());
    checkins::add(db, {.student = StudentId{1}, .staff = StaffId{1}, .note = "kestrel quarry"});
  }
  ASSERT_EQ(run({"restore", "--rehearse"}), 0) << said;
  EXPECT_THAT(said, HasSubstr("the same in every value as those of the live database"));
  EXPECT_THAT(said, HasSubstr("This copy would bring the school back."));
  ASSERT_EQ(run({"backup"}), 0) << said;
  const auto kept = copies::in(folder.file("copies"));
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(bytes_of(kept[0].file).find("Lucía"), std::string::npos);
  {
    Db db(store, Db::Mode::write, key());
    checkins::add(db, {.student = StudentId{1}, .staff = StaffId{1}, .note = "later"});
  }
  ASSERT_EQ(run({"restore", "--rehearse", kept[0].file}), 0) << said;
  EXPECT_THAT(said, HasSubstr("checkins: 1 rows, 2 now"));
  EXPECT_THAT(said, HasSubstr("The audit goes on from the copy's"));
  EXPECT_EQ(run({"check"}), 1);
  EXPECT_THAT(said, HasSubstr("The last good copy is of "));
  ASSERT_EQ(run({"restore", kept[0].file}), 0) << said;
  Db db(store, Db::Mode::write, key());
  EXPECT_EQ(checkins::find(db, CheckinId{1})->note, "kestrel quarry");
  EXPECT_EQ(checkins::find(db, CheckinId{2}), std::nullopt);
}

TEST_F(KeyTest, X_25_A_on_a_new_machine_a_copy_comes_back_with_its_key) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  const std::string copy = folder.file("brought.backup");
  ASSERT_EQ(run({"backup", copy}), 0) << said;
  for (const char* gone : {"school.db", "school.db-wal", "school.db-shm"})
    std::filesystem::remove(folder.file(gone));
  EXPECT_EQ(run({"restore", "--rehearse", copy}), 1);
  EXPECT_THAT(said, HasSubstr("to compare a copy with. `knownby restore COPY` checks the copy"));
  ASSERT_EQ(run({"restore", copy}), 0) << said;
  EXPECT_THAT(said, Not(HasSubstr("before-restore"))) << "there was nothing before";
  run({"check"});
  EXPECT_THAT(said, HasSubstr("Students: 421 active"));
}

TEST_F(KeyTest, X_25_R_a_copy_that_is_stopped_in_the_middle_leaves_no_name_in_the_clear) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  const std::string elsewhere = folder.file("elsewhere");
  std::filesystem::create_directory(elsewhere);
  ASSERT_EQ(::setenv("TMPDIR", elsewhere.c_str(), 1), 0);
  for (int pause = 10; pause <= 200; pause += 10) {
    for (const std::vector<std::string>& line :
         {std::vector<std::string>{"backup", elsewhere}, {"restore", "--rehearse"}}) {
      std::vector<std::string> arguments = line;
      arguments.insert(arguments.begin() + 1, {"--config", folder.file("bot.toml")});
      Process process(arguments, folder.file("output"));
      std::this_thread::sleep_for(std::chrono::milliseconds(pause));
      process.signal(SIGINT);
      ASSERT_TRUE(process.ended(std::chrono::seconds(30)));
      EXPECT_THAT(process.said(), Not(HasSubstr("interrupted"))) << "as if something were broken";
    }
    for (const auto& left : std::filesystem::directory_iterator(elsewhere))
      EXPECT_EQ(left.path().extension(), ".backup") << left.path() << " after " << pause << " ms";
  }
  ::unsetenv("TMPDIR");
}

TEST_F(KeyTest, X_21_R_an_audit_whose_end_is_gone_fits_by_itself_and_not_beside_a_copy) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  ASSERT_EQ(run({"backup", folder.file("copy")}), 0) << said;
  {
    Db db(store, Db::Mode::write, key());
    db.run("DROP TRIGGER audit_is_not_deleted");
    ASSERT_GT(db.run("DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)"), 0);
  }
  EXPECT_EQ(run({"audit"}), 0) << said;
  EXPECT_EQ(run({"restore", "--rehearse", folder.file("copy")}), 1) << said;
  EXPECT_THAT(said, HasSubstr("The audit here does not go on from the copy's"));
}

TEST_F(KeyTest, X_25_A_after_a_restore_a_later_copy_is_still_said_to_bring_the_school_back) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  ASSERT_EQ(run({"backup", folder.file("earlier")}), 0) << said;
  {
    Db db(store, Db::Mode::write, key());
    audit::write(db, {std::chrono::sys_days(std::chrono::year(2026) / 10 / 14), {}, "map", "place 1"});
  }
  ASSERT_EQ(run({"backup", folder.file("later")}), 0) << said;
  ASSERT_EQ(run({"restore", folder.file("earlier")}), 0) << said;
  EXPECT_EQ(run({"restore", "--rehearse", folder.file("later")}), 1);
  EXPECT_THAT(said, HasSubstr("or the database was restored from an older copy"));
  EXPECT_THAT(said, HasSubstr("This copy would bring the school back."));
}

// One row that says everything was cut, and no more.
TEST_F(KeyTest, X_21_R_a_cut_that_was_not_due_is_told_beside_a_copy) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  ASSERT_EQ(run({"backup", folder.file("copy")}), 0) << said;
  {
    Db db(store, Db::Mode::write, key());
    const auto tomorrow =
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + std::chrono::hours(24);
    ASSERT_GT(audit::cut(db, tomorrow, 100, tomorrow), 0);
  }
  EXPECT_EQ(run({"audit"}), 0) << said;
  EXPECT_EQ(run({"restore", "--rehearse", folder.file("copy")}), 1) << said;
  EXPECT_THAT(said, HasSubstr("cut before its time"));
  EXPECT_THAT(said, Not(HasSubstr("its last row is here as it was")));
}

TEST_F(KeyTest, X_25_R_a_copy_that_is_damaged_or_another_schools_is_said_to_be_so) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  ASSERT_EQ(run({"backup", folder.file("copy")}), 0) << said;
  std::string bytes = bytes_of(folder.file("copy"));
  bytes[bytes.size() / 2] ^= 1;
  folder.put("damaged", bytes);
  EXPECT_NE(run({"restore", "--rehearse", folder.file("damaged")}), 0);
  EXPECT_THAT(said, HasSubstr("is damaged"));
  std::filesystem::remove(store);
  folder.put("knownby-key", SchoolKey::fresh().written());
  EXPECT_NE(run({"restore", folder.file("copy")}), 0);
  EXPECT_THAT(said, HasSubstr("sealed with another key"));
  EXPECT_FALSE(std::filesystem::exists(store));
}

TEST_F(KeyTest, X_24_A_new_keys_come_at_a_command_and_are_in_the_audit) {
  ASSERT_EQ(import_lincoln(), 0) << said;
  ASSERT_EQ(run({"rotate-key"}), 0) << said;
  EXPECT_THAT(said, HasSubstr("New keys seal from here on"));
  {
    Db db(store, Db::Mode::write, key());
    EXPECT_EQ(renew::keys_in_use(db), 2);
  }
  EXPECT_EQ(run({"audit"}), 0);
  EXPECT_THAT(said, HasSubstr("as it was written"));
}

}  // namespace
}  // namespace knownby
