// PROTOCOL X-23: what nobody else may read is written whole or not at all, and a key is never made twice.
#include "bot/config/private_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "tests/bot/school.hpp"

namespace knownby {
namespace {

class PrivateFile : public testing::Test {
 protected:
  std::string held() const {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  long files() const {
    const std::filesystem::directory_iterator there(std::filesystem::path(file).parent_path());
    return std::distance(begin(there), end(there));
  }

  Folder folder;
  const std::string file = folder.file("knownby-key");
};

TEST_F(PrivateFile, X_23_A_of_many_who_make_it_at_once_one_wins_and_it_is_theirs_whole) {
  std::atomic<int> winners{0};
  std::string winning;
  std::vector<std::thread> makers;
  for (char maker = 'a'; maker < 'i'; ++maker)
    makers.emplace_back([&, maker] {
      const std::string bytes(64, maker);
      if (!private_file::make(file, bytes)) return;
      ++winners;
      winning = bytes;
    });
  for (std::thread& maker : makers) maker.join();
  EXPECT_EQ(winners, 1);
  EXPECT_EQ(held(), winning);
  EXPECT_EQ(files(), 1) << "nothing of the others is left";
  struct stat facts {};
  ASSERT_EQ(::stat(file.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600U);
}

TEST_F(PrivateFile, X_23_R_one_that_is_there_is_not_made_again) {
  ASSERT_TRUE(private_file::make(file, "the first"));
  EXPECT_FALSE(private_file::make(file, "the second"));
  EXPECT_EQ(held(), "the first");
}

TEST_F(PrivateFile, X_23_R_where_nothing_can_be_written_the_error_names_the_file) {
  try {
    private_file::make(folder.file("no-folder/knownby-key"), "a key");
    ADD_FAILURE() << "it was written nowhere";
  } catch (const std::system_error& error) {
    EXPECT_NE(std::string(error.what()).find("no-folder/knownby-key"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace knownby
