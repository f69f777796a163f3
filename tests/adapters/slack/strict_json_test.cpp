// PROTOCOL X-12: every accept and reject case by its id.
#include "adapters/strict_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "adapters/malformed.hpp"

namespace knownby {
namespace {

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

std::string arrays(int depth) { return repeated("[", depth) + repeated("]", depth); }

void expect_not_read(const std::string& text) {
  EXPECT_THROW(strict_json(text), Malformed) << text.substr(0, 60);
}

TEST(StrictJson, X12_A_depth_32_is_read) {
  EXPECT_TRUE(strict_json(arrays(32)).is_array());
  std::string objects = repeated(R"({"a":)", 32) + "1" + repeated("}", 32);
  EXPECT_TRUE(strict_json(objects).is_object());
}

TEST(StrictJson, X12_A_all_of_unicode_is_read) {
  EXPECT_EQ(strict_json("\"\xF4\x8F\xBF\xBF\"").get<std::string>(), "\xF4\x8F\xBF\xBF");
  EXPECT_EQ(strict_json(R"("\udbff\udfff")").get<std::string>(), "\xF4\x8F\xBF\xBF");
  EXPECT_EQ(strict_json(R"("\ue000é𠮷")").get<std::string>(), "\xEE\x80\x80é𠮷");
}

TEST(StrictJson, X12_A_ids_of_64_bits_as_text_keep_every_digit) {
  EXPECT_EQ(strict_json(R"({"id":"18446744073709551615"})").at("id"), "18446744073709551615");
}

TEST(StrictJson, X12_A_the_largest_and_smallest_integers_keep_every_digit) {
  EXPECT_EQ(strict_json("9223372036854775807").get<std::int64_t>(), INT64_MAX);
  EXPECT_EQ(strict_json("-9223372036854775808").get<std::int64_t>(), INT64_MIN);
  EXPECT_DOUBLE_EQ(strict_json("1.5e3").get<double>(), 1500.0);
}

TEST(StrictJson, X12_A_what_slack_sends_is_read_as_it_stands) {
  const auto json = strict_json(R"( {"a":[1,true,null,"x"],"b":{"c":{}}} )");
  EXPECT_EQ(json.dump(), R"({"a":[1,true,null,"x"],"b":{"c":{}}})");
}

TEST(StrictJson, X12_R_depth_33) {
  expect_not_read(arrays(33));
  expect_not_read(repeated(R"({"a":)", 33) + "1" + repeated("}", 33));
}

TEST(StrictJson, X12_R_a_hundred_thousand_open_brackets) { expect_not_read(repeated("[", 100'000)); }

TEST(StrictJson, X12_R_a_megabyte_of_open_objects) { expect_not_read(repeated(R"({"a":)", 200'000)); }

TEST(StrictJson, X12_R_a_key_given_twice) {
  expect_not_read(R"({"type":"a","type":"b"})");
  expect_not_read(R"({"x":[{"type":1,"\u0074ype":2}]})");
}

TEST(StrictJson, X12_R_a_lone_surrogate) {
  expect_not_read(R"("\ud800")");
  expect_not_read(R"("\udc00\ud800")");
  expect_not_read("\"\xED\xA0\x80\"");
}

TEST(StrictJson, X12_R_bytes_that_are_not_utf8) {
  expect_not_read("\"\xC0\xAF\"");          // overlong
  expect_not_read("\"\xE0\x80\xAF\"");      // overlong
  expect_not_read("\"\xF4\x90\x80\x80\"");  // above U+10FFFF
  expect_not_read("\"\xFF\"");
  expect_not_read("\"\xE2\x82\"");
}

TEST(StrictJson, X12_R_numbers_that_fit_nothing) {
  expect_not_read("1e400");
  expect_not_read("-1e400");
  expect_not_read("9223372036854775808");
  expect_not_read("18446744073709551616");
  expect_not_read("123456789012345678901234567890");
}

TEST(StrictJson, X12_R_a_number_that_would_be_another_once_read) {
  for (const char* text : {"1503435956.00024700000001", "0.1000000000000000055511151231257827", "1e-400",
                           "-0.5e-330", "123456789012345678.5"}) {
    expect_not_read(text);
  }
}

TEST(StrictJson, X12_A_numbers_that_keep_their_digits) {
  EXPECT_DOUBLE_EQ(strict_json("1503435956.000247").get<double>(), 1503435956.000247);
  EXPECT_DOUBLE_EQ(strict_json("0.1").get<double>(), 0.1);
  EXPECT_DOUBLE_EQ(strict_json("-2.50000000000000000000e-3").get<double>(), -0.0025) << "zeros add nothing";
  EXPECT_DOUBLE_EQ(strict_json("0.00000000000000000000e5").get<double>(), 0.0);
}

TEST(StrictJson, X12_R_a_number_of_ten_megabytes) { expect_not_read(std::string(10'000'000, '1')); }

TEST(StrictJson, X12_R_nan_infinity_and_comments) {
  for (const char* text :
       {"NaN", "Infinity", "-Infinity", "[1/*x*/]", "// x\n1", "[1,]", "{'a':1}", "01", "+1"}) {
    expect_not_read(text);
  }
}

TEST(StrictJson, X12_R_bytes_after_the_value) {
  expect_not_read("{} {}");
  expect_not_read("{}x");
  expect_not_read(std::string("{}\0{}", 5));  // nlohmann alone would stop at the NUL and call it the end
  expect_not_read("\xEF\xBB\xBF{}");
  expect_not_read("");
}

TEST(StrictJson, X12_R_nul_in_any_spelling) {
  expect_not_read(R"("a\u0000b")");
  expect_not_read(R"({"a\u0000b":1})");
  expect_not_read(std::string("\"a\0b\"", 5));
}

TEST(StrictJson, X12_A_10000_values_and_R_10001) {
  const auto list = [](int values) { return "[" + repeated("1,", values - 2) + "1]"; };
  EXPECT_EQ(strict_json(list(10'000)).size(), 9'999U);  // and the list itself
  expect_not_read(list(10'001));
}

TEST(StrictJson, X12_A_a_string_of_64_KiB_and_R_one_byte_more) {
  const auto text = [](std::size_t size) { return '"' + std::string(size, 'x') + '"'; };
  EXPECT_EQ(strict_json(text(64 * 1024)).get<std::string>().size(), 64U * 1024);
  expect_not_read(text(64 * 1024 + 1));
}

TEST(StrictJson, X12_R_a_text_over_one_megabyte) { expect_not_read(std::string(1024 * 1024, ' ') + "1"); }

}  // namespace
}  // namespace knownby
