// F17: that the look through all the suite leaves behind would find something.

#include "tests/bot/canaries.hpp"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include "store/checkins.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

TEST(Canaries, F17_A_a_name_a_note_and_a_secret_are_each_found_in_a_log) {
  for (const char* line : {"checked in Bobby Chen", R"({"text":"talked at lunch"})",
                           "token=loopback-canary-app", "Authorization: xoxb-1234"})
    EXPECT_NE(canaries::found_in_log(line), "") << line;
  EXPECT_EQ(canaries::found_in_log(R"({"verb":"log","outcome":"saved","ms":2})"), "");
}

TEST(Canaries, F17_A_a_note_in_the_clear_is_found_in_a_store_and_a_sealed_one_is_not) {
  Folder folder;
  {
    Db db(folder.file("school.db"));
    fill_school(db);
    checkins::add(db, {.student = StudentId{1}, .staff = StaffId{1}, .note = "talked at lunch"});
  }
  canaries::look_through(std::filesystem::path(folder.file("school.db")).parent_path());
  const std::string plain = folder.put("school.db.before-0005", "SQLite format 3, talked at lunch");
  EXPECT_NONFATAL_FAILURE(canaries::look_through(std::filesystem::path(plain).parent_path()), "at lunch");
  std::filesystem::remove(plain);
}

}  // namespace
}  // namespace knownby
