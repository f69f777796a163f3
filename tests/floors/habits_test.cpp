#include <gtest/gtest.h>

#include "tests/floors/source.hpp"

namespace knownby::floors {
namespace {

std::size_t calls(const char* path, const char* code) {
  return calls_out_of_place(Source(path, code)).size();
}
std::size_t sql(const char* path, const char* code) {
  return sql_built_from_strings(Source(path, code)).size();
}
std::size_t hollow(const char* code) { return names_that_say_nothing(Source("bot/app.hpp", code)).size(); }

TEST(Habits, are_kept_in_every_source) {
  EXPECT_EQ(told_everywhere(calls_out_of_place), "");
  EXPECT_EQ(told_everywhere(sql_built_from_strings), "");
  EXPECT_EQ(told_everywhere(names_that_say_nothing), "");
}

TEST(Habits, the_clock_is_read_in_one_file) {
  EXPECT_EQ(calls("adapters/clock.cpp", "auto t = std::chrono::system_clock::now();"), 0U);
  EXPECT_EQ(calls("bot/app.cpp", "auto t = std::chrono::steady_clock::now();"), 0U);
  EXPECT_EQ(calls("bot/app.cpp", "auto t = clock.now(); // not system_clock::now()"), 0U);
  EXPECT_EQ(calls("bot/app.cpp", "auto t = std::chrono::system_clock::now();"), 1U);
  EXPECT_EQ(calls("store/db.cpp", "auto t = std::time(nullptr);"), 1U);
  EXPECT_EQ(calls("store/db.cpp", "const auto then = row.time(0);"), 0U);
  EXPECT_EQ(calls("store/db.cpp", "gettimeofday(&now, nullptr);"), 1U);
  EXPECT_EQ(calls("commands/table.cpp", "auto* t = std::localtime(&now);"), 1U);
}

TEST(Habits, the_environment_is_read_in_the_bot) {
  EXPECT_EQ(calls("bot/secrets.cpp", "std::getenv(\"CREDENTIALS_DIRECTORY\");"), 0U);
  EXPECT_EQ(calls("adapters/slack/slack.cpp", "std::getenv(\"HOME\");"), 1U);
}

TEST(Habits, commands_and_store_neither_roll_dice_nor_wait) {
  EXPECT_EQ(calls("adapters/net/retry.cpp", "std::mt19937 dice;"), 0U);
  EXPECT_EQ(calls("commands/table.cpp", "std::mt19937 dice;"), 1U);
  EXPECT_EQ(calls("commands/table.cpp", "const int n = rand();"), 1U);
  EXPECT_EQ(calls("commands/table.cpp", "co_return 3;"), 1U);
  EXPECT_EQ(calls("commands/table.cpp", "const int grand = operand(n);"), 0U);
}

TEST(Habits, sql_is_one_constant_text_in_the_store) {
  EXPECT_EQ(sql("store/students.cpp", "db.query(\"SELECT id FROM students WHERE id = $1\");"), 0U);
  EXPECT_EQ(sql("store/students.cpp", "db.query(R\"sql(SELECT id\nFROM students)sql\", id + 1);"), 0U);
  EXPECT_EQ(sql("store/students.cpp", "throw StoreError(\"not found: \" + name);"), 0U);
  EXPECT_EQ(sql("store/students.cpp", "db.query(\"SELECT id FROM students WHERE name = '\" + name);"), 1U);
  EXPECT_EQ(sql("store/students.cpp", "db.query(start + \" WHERE id = 1\");"), 1U);
  EXPECT_EQ(sql("store/students.cpp", "sql += \" ORDER BY id\";"), 1U);
  EXPECT_EQ(sql("store/students.cpp", "db.query(fmt::format(\"SELECT {}\", column));"), 1U);
  EXPECT_EQ(sql("store/students.cpp", "db.query(\"SELECT \"\n  \"id, \" + column);"), 1U);
  EXPECT_EQ(sql("commands/table.cpp", "db.query(\"DELETE FROM students\");"), 1U);
}

TEST(Habits, a_types_name_says_what_it_is) {
  EXPECT_EQ(hollow("class Mailroom {"), 0U);
  EXPECT_EQ(hollow("struct Implied {"), 0U);
  EXPECT_EQ(hollow("class SlackManager {"), 1U);
  EXPECT_EQ(hollow("struct Impl;"), 1U);
}

}  // namespace
}  // namespace knownby::floors
