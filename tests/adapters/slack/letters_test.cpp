// Letters are looked at sixteen at a time; wherever one stands that needs something done to it, it is found.
#include "adapters/text/letters.hpp"

#include <gtest/gtest.h>

#include <string>

#include "adapters/text/clean.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby {
namespace {

// How many letters are copied; they are the text's own.
std::size_t json_letters(std::string_view text) {
  std::string copy(text.size(), '\0');
  const std::size_t copied = copy_json_run(copy.data(), text);
  EXPECT_EQ(copy.substr(0, copied), text.substr(0, copied));
  EXPECT_EQ(copied, json_run(text));
  return copied;
}

std::size_t bare_letters(std::string_view text) {
  std::string copy(text.size(), '\0');
  const std::size_t copied = copy_bare_run(copy.data(), text);
  EXPECT_EQ(copy.substr(0, copied), text.substr(0, copied));
  EXPECT_EQ(copied, bare_run(text));
  return copied;
}

TEST(Letters, SixteenAtATimeFindsTheFirstOddOneWhereverItStands) {
  for (std::size_t size = 0; size <= 50; ++size) {
    const std::string plain(size, 'a');
    EXPECT_EQ(printable_run(plain), size);
    EXPECT_EQ(json_letters(plain), size);
    EXPECT_EQ(bare_letters(plain), size);
    EXPECT_TRUE(utf8::is_ascii(plain));
    for (std::size_t at = 0; at < size; ++at) {
      for (const char odd : {'\n', '\t', '\0', '\x1f', '\x7f', '\x80', '\xff'}) {
        std::string text = plain;
        text[at] = odd;
        ASSERT_EQ(printable_run(text), at) << "a letter " << int{odd} << " of " << size;
        ASSERT_EQ(utf8::is_ascii(text), static_cast<unsigned char>(odd) < 0x80);
        ASSERT_EQ(bare_letters(text), at);
        ASSERT_EQ(readable_run(text), odd == '\n' ? size : at);
        text.back() = '\n';  // a second one changes nothing
        ASSERT_EQ(printable_run(text), at);
      }
    }
  }
}

TEST(Letters, EveryOtherPrintableLetterStandsForItself) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    const bool printable = byte >= ' ' && byte <= '~';
    EXPECT_EQ(printable_run(one), printable ? 1U : 0U) << byte;
    EXPECT_EQ(readable_run(one), printable || byte == '\n' ? 1U : 0U) << byte;
    const bool bare_in_json = byte >= ' ' && byte != '"' && byte != '\\';
    EXPECT_EQ(json_letters(one), bare_in_json ? 1U : 0U) << byte;
    const bool bare = printable && std::string_view("\"\\&<>").find(one) == std::string_view::npos;
    EXPECT_EQ(bare_letters(one), bare ? 1U : 0U) << byte;
  }
}

TEST(Letters, WhatFollowsTheTextIsNotLookedAt) {
  const std::string longer = "Bobby Chen and Maya Rodríguez";
  EXPECT_EQ(printable_run(std::string_view(longer).substr(0, 5)), 5U);
  EXPECT_EQ(printable_run(std::string_view(longer).substr(0, 20)), 20U);
  EXPECT_TRUE(utf8::is_ascii(std::string_view(longer).substr(0, 19)));
  EXPECT_FALSE(utf8::is_ascii(longer));
  EXPECT_EQ(json_letters(std::string_view("Zoë \"Z\"").substr(0, 4)), 4U);
}

TEST(Letters, WhatIsCleanEndsWhereSomethingMustBeTakenOut) {
  EXPECT_EQ(clean_run(""), 0U);
  for (const std::string clean :
       {"Zoë van der Berg\nMaya Rodríguez", "محمد", "👩‍🏫 · Ms. Park", "\u00A0"}) {
    EXPECT_EQ(clean_run(clean), clean.size());
    for (const char* trick :
         {"\t", "\x1b", "\x7f", "\u0085", "\u202E", "\uFEFF", "\xFF", "\xC3", "\xC0\xAF"}) {
      EXPECT_EQ(clean_run(clean + trick + clean), clean.size());
      EXPECT_EQ(clean_run(clean + trick), clean.size());
    }
  }
}

TEST(Letters, AQuotedLineKeepsEveryLetterAcrossTheSixteenth) {
  std::string json;
  quote(json, "Ana said \"hi\" to Zoë\nand to Bobby\\Bob & Maya \x01.");
  EXPECT_EQ(json, R"("Ana said \"hi\" to Zoë\nand to Bobby\\Bob & Maya \u0001.")");
  json.clear();
  quote(json, std::string(300, '\x1f') + std::string(300, 'a'));
  EXPECT_EQ(json.size(), 2U + 6 * 300 + 300) << "longer than what is spelled at a time";
  EXPECT_TRUE(json.ends_with("\\u001f" + std::string(300, 'a') + '"'));
  json.clear();
  quote(json, "");
  EXPECT_EQ(json, R"("")");
}

}  // namespace
}  // namespace knownby
