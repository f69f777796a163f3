#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/floors/source.hpp"

namespace knownby::floors {
namespace {

std::size_t unkind(const char* code) { return unkind_sentences(Source("commands/ask/who.cpp", code)).size(); }

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Voice, is_kept_in_every_sentence) {
  EXPECT_EQ(told_everywhere(unkind_sentences), "");
  EXPECT_EQ(told_everywhere(staff_counted), "");
}

TEST(Voice, is_kept_in_cards_as_drawn_and_in_the_questions_of_the_week) {
  const std::filesystem::path root(KNOWNBY_SOURCE_DIR);
  EXPECT_TRUE(unkind_words(text_of(root / "commands/week/questions.txt")).empty());
  std::size_t read = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(root / "tests/golden")) {
    if (!file.is_regular_file()) continue;
    ++read;
    for (const std::string& word : unkind_words(text_of(file.path())))
      ADD_FAILURE() << file.path().filename() << " says " << word;
  }
  EXPECT_GT(read, 10U);
}

TEST(Voice, hears_labels_blame_and_contests) {
  EXPECT_EQ(unkind("says(\"3 at-risk students\")"), 1U);
  EXPECT_EQ(unkind("says(\"You missed 6 students\")"), 1U);
  EXPECT_EQ(unkind("says(\"a streak of 4\")"), 1U);
  EXPECT_EQ(unkind("says(\"Well done, Ms. Park!\")"), 1U);
  EXPECT_EQ(unkind("says(\"6 students to reach this week.\")"), 0U);
  EXPECT_EQ(unkind("says(\"underscored by many\")"), 0U);
  EXPECT_EQ(unkind("query(\"state != 'sent'\")"), 0U);
  for (const char* path : {"adapters/apologies.cpp", "bot/program/check.cpp"})
    EXPECT_EQ(unkind_sentences(Source(path, "says(\"You missed one.\")")).size(), 1U) << path;
}

TEST(Voice, what_is_only_understood_is_not_said) {
  EXPECT_TRUE(unkind_sentences(Source("commands/language/questions.cpp", "\"leaderboard for us\"")).empty());
}

TEST(Voice, nobody_is_counted_against_a_colleague) {
  EXPECT_EQ(staff_counted(Source("commands/ask/who.cpp", "asks::taken_since(db, then);")).size(), 1U);
  EXPECT_EQ(staff_counted(Source("commands/claim/ask_around.cpp", "asks::taken_since(db, then);")).size(),
            0U);
  EXPECT_EQ(staff_counted(Source("store/a.cpp", "Query(db, \"SELECT 1 ORDER BY count(*)\")")).size(), 1U);
  EXPECT_EQ(staff_counted(Source("store/a.cpp", "Query(db, \"SELECT 1 GROUP BY staff_id\")")).size(), 1U);
  EXPECT_EQ(staff_counted(Source("store/a.cpp", "Query(db, \"SELECT staff_id GROUP BY day\")")).size(), 0U);
  EXPECT_EQ(staff_counted(Source("bot/watch/log.cpp", "void line(StaffId who);")).size(), 1U);
}

}  // namespace
}  // namespace knownby::floors
