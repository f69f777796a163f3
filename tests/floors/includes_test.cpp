#include <gtest/gtest.h>

#include <algorithm>

#include "tests/floors/source.hpp"

namespace knownby::floors {
namespace {

std::size_t found(const char* path, const char* include) {
  return includes_out_of_place(Source(path, std::string("#include ") + include + "\n")).size();
}

TEST(Includes, lie_below_the_floor_that_uses_them) { EXPECT_EQ(told_everywhere(includes_out_of_place), ""); }

TEST(Includes, of_the_store_are_the_language_itself_and_sqlite_in_its_own_files) {
  EXPECT_EQ(found("store/db.cpp", "<SQLiteCpp/Database.h>"), 0U);
  EXPECT_EQ(found("store/students.cpp", "<vector>"), 0U);
  EXPECT_EQ(found("store/students.cpp", "\"store/db.hpp\""), 0U);
  EXPECT_EQ(found("store/lock.cpp", "<sys/file.h>"), 0U);
  EXPECT_EQ(found("store/students.cpp", "<SQLiteCpp/Database.h>"), 1U);
  EXPECT_EQ(found("store/students.cpp", "<sqlite3.h>"), 1U);
  EXPECT_EQ(found("store/students.cpp", "<nlohmann/json.hpp>"), 1U);
  EXPECT_EQ(found("store/students.cpp", "<sys/file.h>"), 1U);
  EXPECT_EQ(found("store/students.cpp", "\"commands/words/card.hpp\""), 1U);
  EXPECT_EQ(found("store/students.cpp", "<boost/asio/awaitable.hpp>"), 1U);
}

TEST(Includes, of_the_commands_are_words_and_store_without_threads_or_network) {
  EXPECT_EQ(found("commands/table.cpp", "\"store/students.hpp\""), 0U);
  EXPECT_EQ(found("commands/words/card_json.cpp", "<nlohmann/json.hpp>"), 0U);
  EXPECT_EQ(found("commands/language/names.cpp", "<unicode/unistr.h>"), 0U);
  EXPECT_EQ(found("commands/calendar/calendar.cpp", "<date/tz.h>"), 0U);
  EXPECT_EQ(found("commands/table.cpp", "<thread>"), 1U);
  EXPECT_EQ(found("commands/table.cpp", "<coroutine>"), 1U);
  EXPECT_EQ(found("commands/table.cpp", "<boost/asio/awaitable.hpp>"), 1U);
  EXPECT_EQ(found("commands/table.cpp", "\"adapters/clock.hpp\""), 1U);
  EXPECT_EQ(found("commands/table.cpp", "\"bot/desk.hpp\""), 1U);
  EXPECT_EQ(found("commands/ask/ask.cpp", "<nlohmann/json.hpp>"), 1U);
  EXPECT_EQ(found("commands/words/card.cpp", "\"store/ids.hpp\""), 1U);
  EXPECT_EQ(found("commands/language/names.cpp", "\"store/students.hpp\""), 1U);
  EXPECT_EQ(found("commands/calendar/calendar.cpp", "\"store/students.hpp\""), 1U);
}

TEST(Includes, of_the_adapters_are_words_and_network_without_school_or_sibling) {
  EXPECT_EQ(found("adapters/slack/slack.cpp", "\"commands/words/card.hpp\""), 0U);
  EXPECT_EQ(found("adapters/slack/slack.cpp", "\"adapters/platform.hpp\""), 0U);
  EXPECT_EQ(found("adapters/slack/slack.cpp", "\"adapters/net/https_client.hpp\""), 0U);
  EXPECT_EQ(found("adapters/slack/slack.cpp", "<openssl/hmac.h>"), 0U);
  EXPECT_EQ(found("adapters/slack/slack.cpp", "\"adapters/console/console.hpp\""), 1U);
  EXPECT_EQ(found("adapters/console/console.cpp", "\"adapters/slack/show.hpp\""), 1U);
  EXPECT_EQ(found("adapters/net/https_client.cpp", "\"adapters/slack/slack.hpp\""), 1U);
  EXPECT_EQ(found("adapters/slack/slack.cpp", "\"store/students.hpp\""), 1U);
  EXPECT_EQ(found("adapters/slack/slack.cpp", "\"commands/table.hpp\""), 1U);
  EXPECT_EQ(found("adapters/slack/slack.cpp", "\"bot/desk.hpp\""), 1U);
  EXPECT_EQ(found("adapters/platform.hpp", "\"adapters/slack/slack.hpp\""), 1U);
}

TEST(Includes, of_the_bot_are_everybodys) {
  EXPECT_EQ(found("bot/app.cpp", "\"store/db.hpp\""), 0U);
  EXPECT_EQ(found("bot/app.cpp", "<toml++/toml.h>"), 0U);
}

TEST(Includes, of_beast_are_in_sources_of_the_network_room) {
  EXPECT_EQ(found("adapters/net/http_reader.cpp", "<boost/beast/http/parser.hpp>"), 0U);
  EXPECT_EQ(found("tests/bench/floor.cpp", "<boost/beast/http.hpp>"), 0U);
  EXPECT_EQ(found("adapters/net/http_reader.hpp", "<boost/beast/http/parser.hpp>"), 1U);
  EXPECT_EQ(found("adapters/slack/slack.cpp", "<boost/beast/http.hpp>"), 1U);
  EXPECT_EQ(found("bot/app.cpp", "<boost/beast/http.hpp>"), 1U);
}

TEST(Includes, of_beast_are_in_three_sources_and_the_one_of_separate_compilation) {
  const auto with_beast = [](const Source& source) {
    return source.under("adapters") && source.text.find("#include <boost/beast") != std::string::npos;
  };
  EXPECT_LE(std::count_if(all_sources().begin(), all_sources().end(), with_beast), 4);
}

}  // namespace
}  // namespace knownby::floors
