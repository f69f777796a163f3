#include "tests/floors/source.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace knownby::floors {
namespace {

TEST(ASource, keeps_its_length_and_lines_when_comments_and_quoted_words_are_blanked) {
  const Source source("store/a.cpp", "int a; // { ?\nauto b = \"{ \\\" }\"; /* ;\n */ int c = 1'000;\n");
  EXPECT_EQ(source.code.size(), source.text.size());
  EXPECT_EQ(source.code, "int a;       \nauto b = \"      \";     \n    int c = 1'000;\n");
  EXPECT_EQ(source.lines(), 3U);
  EXPECT_EQ(source.line_at(source.text.find("int c")), 3U);
}

TEST(ASource, knows_raw_words_and_single_letters) {
  const Source source("store/a.cpp", "f(R\"sql({ \" })sql\", '\"', '\\'', u8\"é\"); g();");
  EXPECT_EQ(source.code.find('{'), std::string::npos);
  EXPECT_NE(source.code.find("g();"), std::string::npos);
  ASSERT_EQ(source.quoted.size(), 2U);
  EXPECT_EQ(source.text.substr(source.quoted[0].begin, source.quoted[0].end - source.quoted[0].begin),
            "R\"sql({ \" })sql\"");
}

TEST(ASource, lies_under_a_folder_and_not_beside_it) {
  EXPECT_TRUE(Source("commands/words/card.hpp", "").under("commands/words"));
  EXPECT_FALSE(Source("commands/wordsmith/card.hpp", "").under("commands/words"));
  EXPECT_TRUE(Source("commands/words/card.hpp", "").header());
}

TEST(TheSources, are_found) {
  EXPECT_GE(all_sources().size(), 30U);  // a check of nothing would find nothing
  for (const char* floor : {"adapters", "bot", "commands", "store", "tests"}) {
    const auto lies_there = [&](const Source& source) { return source.under(floor); };
    EXPECT_TRUE(std::any_of(all_sources().begin(), all_sources().end(), lies_there)) << floor;
  }
}

}  // namespace
}  // namespace knownby::floors
