// Nearly every text is written down in one pass: what comes of it is what measuring it first would give.
#include "adapters/slack/blocks/strip.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "adapters/slack/blocks/lines.hpp"
#include "adapters/slack/blocks/spans.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/press.hpp"
#include "adapters/text/clean.hpp"

namespace knownby::slack {
namespace {

constexpr std::size_t no_limit = 100'000;

std::string said(std::string_view words) {
  std::string json = "\"";
  Strip strip(json, no_limit);
  strip.say(words);
  EXPECT_TRUE(strip.end());
  return json + '"';
}

std::string measured(std::string_view words) {
  std::string json;
  quote(json, escaped(words, no_limit));
  return json;
}

TEST(Strip, SaysWhatMeasuringWouldSay) {
  std::mt19937 dice(7);
  const std::vector<std::string> parts = {
      "Maya Rodríguez", "a",      "&",      "<b>",  "\"",   "\\", "\n", "\t", "\x01",
      "\x7f",           "\u202E", "\u200B", "محمد", "\xFF", "𠮷", " ",  "é"};
  for (int round = 0; round < 5'000; ++round) {
    std::string words;
    for (std::size_t many = dice() % 12; many > 0; --many) words += parts[dice() % parts.size()];
    ASSERT_EQ(said(words), measured(words)) << words;
  }
}

TEST(Strip, LeavesWhatIsTooLongToBeMeasured) {
  std::string json = "so far";
  Strip strip(json, 10);
  strip.say("eleven and more");
  EXPECT_FALSE(strip.end());
  EXPECT_EQ(json, "so far");

  Strip full(json, no_limit);
  full.say(std::string(5'000, 'a'));
  full.say("and a word");
  EXPECT_FALSE(full.end());
  EXPECT_EQ(json, "so far");
}

TEST(Strip, SeesANameThatReadsFromRightToLeft) {
  std::string json;
  Strip strip(json, no_limit);
  strip.say("Zoë Müller, 李");
  EXPECT_FALSE(strip.saw_right_to_left());
  strip.say("محمد");
  EXPECT_TRUE(strip.saw_right_to_left());
}

TEST(Rows, AreTheWordsOfTheirLines) {
  const Table table{{}, {{"Ana & Bo", "9 <A>", "last 3 Nov"}, {"Zoë", "", "none logged yet"}}};
  std::string rows, lines;
  ASSERT_TRUE(put_rows(rows, table));
  for (const Text& text : lines_of(table)) put_words(lines, text.spans.front().text, no_limit);
  EXPECT_EQ(rows, lines);
}

TEST(Rows, WithAHeadingFencedOrTooManyAreLeftToTheLines) {
  std::string rows;
  EXPECT_FALSE(put_rows(rows, {{"Name"}, {{"Ana"}}}));
  EXPECT_FALSE(put_rows(rows, {{}, {{"محمد", "9A"}, {"Ana", "9B"}}}));
  EXPECT_FALSE(put_rows(rows, {{}, std::vector<std::vector<std::string>>(500, {"Ana", "9A"})}));
  EXPECT_FALSE(put_rows(rows, {{}, {{""}}}));
  EXPECT_EQ(rows, "");
}

TEST(Packed, IsTheQuotedValue) {
  const std::vector<Fields> all = {{},
                                   {{"student", "17"}, {"since", "20780"}},
                                   {{"note", "she said \"hi\" & left"}},
                                   {{"note", "Zoë"}},
                                   {{"note", ""}}};
  for (const Fields& fields : all) {
    std::string put = "x", quoted = "x";
    ASSERT_TRUE(put_packed(put, "log", fields));
    quote(quoted, pack("log", fields).value());
    EXPECT_EQ(put, quoted);
  }
}

TEST(Packed, IsNothingWhereSlackWouldRefuseIt) {
  std::string put = "x";
  EXPECT_FALSE(put_packed(put, "", {}));
  EXPECT_FALSE(put_packed(put, "log", {{"note", "a"}, {"note", "b"}}));
  EXPECT_FALSE(put_packed(put, "log", {{"", "a"}}));
  EXPECT_FALSE(put_packed(put, "log", {{"note", std::string(2'000, 'a')}}));
  EXPECT_EQ(put, "x");
}

}  // namespace
}  // namespace knownby::slack
