// Letters are looked at sixteen at a time; wherever one stands that needs something done to it, it is found.
#include "adapters/text/letters.hpp"

#include <gtest/gtest.h>

#include <string>

#include "adapters/text/clean.hpp"

namespace knownby {
namespace {

TEST(Letters, SixteenAtATimeFindsTheFirstOddOneWhereverItStands) {
  for (std::size_t size = 0; size <= 50; ++size) {
    const std::string plain(size, 'a');
    EXPECT_EQ(plain_run(plain), size);
    for (std::size_t at = 0; at < size; ++at) {
      for (const char odd : {'"', '\\', '&', '<', '>', '\n', '\t', '\0', '\x1f', '\x7f', '\x80', '\xff'}) {
        std::string text = plain;
        text[at] = odd;
        ASSERT_EQ(plain_run(text), at) << "a letter " << int{odd} << " of " << size;
        text.back() = '<';  // a second one changes nothing
        ASSERT_EQ(plain_run(text), at);
      }
    }
  }
}

TEST(Letters, EveryOtherPrintableLetterStandsForItself) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    const bool plain = byte >= ' ' && byte <= '~' && one.find_first_of("\"\\&<>") == std::string::npos;
    EXPECT_EQ(plain_run(one), plain ? 1U : 0U) << byte;
    const bool bare_in_json = byte >= ' ' && byte != '"' && byte != '\\';
    EXPECT_EQ(json_run(one), bare_in_json ? 1U : 0U) << byte;
  }
}

TEST(Letters, WhatFollowsTheTextIsNotLookedAt) {
  const std::string longer = "Bobby Chen and Maya Rodríguez";
  EXPECT_EQ(plain_run(std::string_view(longer).substr(0, 5)), 5U);
  EXPECT_EQ(plain_run(std::string_view(longer).substr(0, 20)), 20U);
}

TEST(Letters, AQuotedLineKeepsEveryLetterAcrossTheSixteenth) {
  std::string json;
  quote(json, "Ana said \"hi\" to Zoë\nand to Bobby\\Bob & Maya \x01.");
  EXPECT_EQ(json, R"("Ana said \"hi\" to Zoë\nand to Bobby\\Bob & Maya \u0001.")");
  json.clear();
  quote(json, "");
  EXPECT_EQ(json, R"("")");
}

}  // namespace
}  // namespace knownby
