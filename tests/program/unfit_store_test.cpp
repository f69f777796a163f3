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
  // Neither serving nor checking changes anything, and no key is made for it.
  void is_refused(const std::string& why) {
    const std::string before = bytes_of(store);
    EXPECT_EQ(run({"serve"}), 65) << said;
    EXPECT_THAT(said, AllOf(HasSubstr(why), Not(HasSubstr("made "))));
    EXPECT_EQ(run({"admin", "check"}), 65) << said;
    EXPECT_THAT(said, AllOf(HasSubstr(why), Not(HasSubstr("made "))));
    EXPECT_FALSE(std::filesystem::exists(folder.file("knownby-key")));
    configure("[loopback]\nslack_api = 'http://127.0.0.1:9/api/'\n");  // nobody there
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

TEST_F(UnfitStoreTest, R03_A_the_service_is_not_started_again_for_it) {
  EXPECT_THAT(bytes_of(KNOWNBY_SOURCE_DIR "/deploy/bot.service"),
              HasSubstr("\nRestartPreventExitStatus=64 65 78\n"));
}

}  // namespace
}  // namespace knownby
