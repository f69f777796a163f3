// A database that Knownby cannot use, as whoever runs the server meets it: said in words, left as it is, and
// not tried again and again.

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "tests/bot/school.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const char* const rehearsed = "[loopback]\nslack_api = 'http://127.0.0.1:9/api/'\n";  // nobody there

class UnfitStoreTest : public testing::Test {
 protected:
  UnfitStoreTest() {
    folder.put("slack-signing-secret", "0123456789abcdef0123456789abcdef");
    folder.put("slack-bot-token", "xoxb-canary");
    configure("");
  }
  void configure(const std::string& more) const {
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln'\ntime_zone = 'America/Chicago'\n[store]\npath = 'school.db'\n"
               "[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n"
               "[slack]\napp_id = 'A1'\nteam_id = 'T1'\n[secrets]\ndirectory = '.'\n" +
                   more);
  }
  int run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, {"--config", folder.file("bot.toml")});
    return run_program(arguments, said);
  }
  void in_sqlite(const char* sql) const {
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(store.c_str(), &raw), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(raw);
  }
  // A copy's fault is told of the copy, and leaves everything as it was.
  void is_no_copy(const std::string& name, const std::string& why) {
    const std::string before = bytes_of(store);
    for (const bool only_try : {false, true}) {
      std::vector<std::string> words{"restore", folder.file(name)};
      if (only_try) words.insert(words.begin() + 1, "--rehearse");
      EXPECT_EQ(run(words), 65) << said;
      EXPECT_EQ(said, "knownby: that copy cannot be restored, and nothing was changed: " + folder.file(name) +
                          why + "\n");
    }
    EXPECT_EQ(bytes_of(store), before);
    EXPECT_FALSE(std::filesystem::exists(store + ".restoring"));
  }

  // Neither serving nor checking changes anything, and no key is made for it.
  void is_refused(const std::string& why) {
    const std::string before = bytes_of(store);
    EXPECT_EQ(run({"serve"}), 65) << said;
    EXPECT_THAT(said, AllOf(HasSubstr(why), Not(HasSubstr("made "))));
    EXPECT_EQ(run({"admin", "check"}), 65) << said;
    EXPECT_THAT(said, AllOf(HasSubstr(why), Not(HasSubstr("made "))));
    EXPECT_FALSE(std::filesystem::exists(folder.file("knownby-key")));
    configure(rehearsed);
    EXPECT_EQ(run({"check"}), 1);
    EXPECT_THAT(said, AllOf(HasSubstr(why), Not(HasSubstr("knownby import"))));
    EXPECT_EQ(bytes_of(store), before);
  }

  Folder folder;
  std::string store = folder.file("school.db");
  std::string said;
};

TEST_F(UnfitStoreTest, R03_R_another_programs) {
  in_sqlite("PRAGMA application_id=77; CREATE TABLE songs (title TEXT)");
  is_refused("belongs to another program; it is left as it was");
}

TEST_F(UnfitStoreTest, R03_R_a_newer_ones) {
  { Db db(store); }
  in_sqlite("PRAGMA user_version=999");
  is_refused("was written by a newer Knownby (schema 999");
}

TEST_F(UnfitStoreTest, R03_R_zeros) {
  std::ofstream(store) << std::string(8192, '\0');
  is_refused("`knownby restore COPY` puts a good copy in its place");
}

TEST_F(UnfitStoreTest, R03_R_a_damaged_one_is_told_in_one_line_with_what_mends_it) {
  {
    Db db(store);
    fill_school(db);
  }
  std::string bytes = bytes_of(store);
  for (std::size_t at = 20 * 4096; at < 21 * 4096; ++at) bytes[at] ^= static_cast<char>(0xff);
  std::ofstream(store, std::ios::binary) << bytes;
  is_refused("school.db is damaged (");
  EXPECT_THAT(said, HasSubstr("); `knownby restore COPY` puts a good copy in its place.\n"));
  EXPECT_THAT(said, Not(HasSubstr("***")));
}

TEST_F(UnfitStoreTest, X25_R_a_copy_that_is_none_is_told_as_the_file_it_is) {
  configure(rehearsed);
  { Db db(store); }
  folder.put("text.db", "Dear Ms. Hale, here are the minutes of Thursday.");
  is_no_copy("text.db", " is no database, or its head is damaged");
  folder.put("empty.db", "");
  is_no_copy("empty.db", " is empty");
  std::filesystem::create_directory(folder.file("copies"));
  is_no_copy("copies", " is a folder; name one of the files in it");
}

TEST_F(UnfitStoreTest, X25_R_a_damaged_copy_is_not_spoken_of_as_the_store) {
  configure(rehearsed);
  std::string bytes;
  {
    Db db(folder.file("other.db"));
    fill_school(db);
  }
  bytes = bytes_of(folder.file("other.db"));
  for (std::size_t at = 20 * 4096; at < 21 * 4096; ++at) bytes[at] ^= static_cast<char>(0xff);
  folder.put("damaged.db", bytes);
  { Db db(store); }
  EXPECT_EQ(run({"restore", folder.file("damaged.db")}), 65) << said;
  EXPECT_THAT(said, HasSubstr("nothing was changed: " + folder.file("damaged.db") + " is damaged ("));
  EXPECT_THAT(said, Not(HasSubstr("puts a good copy in its place")));
}

// Else somebody moves the way back away for a copy that is worth nothing.
TEST_F(UnfitStoreTest, X25_R_the_copy_is_looked_at_before_what_an_earlier_restore_left) {
  configure(rehearsed);
  { Db db(store); }
  folder.put("school.db.before-restore", "the way back");
  folder.put("text.db", "no copy");
  is_no_copy("text.db", " is no database, or its head is damaged");
  std::filesystem::copy_file(store, folder.file("good.db"));
  EXPECT_EQ(run({"restore", folder.file("good.db")}), 1) << said;
  EXPECT_THAT(said,
              HasSubstr("school.db.before-restore is there from an earlier restore; move it away first. "
                        "Nothing was changed"));
  EXPECT_FALSE(std::filesystem::exists(store + ".restoring"));
  EXPECT_EQ(bytes_of(folder.file("school.db.before-restore")), "the way back");
}

TEST_F(UnfitStoreTest, R03_A_the_service_is_not_started_again_for_it) {
  EXPECT_THAT(bytes_of(KNOWNBY_SOURCE_DIR "/deploy/bot.service"),
              HasSubstr("\nRestartPreventExitStatus=64 65 78\n"));
}

}  // namespace
}  // namespace knownby
