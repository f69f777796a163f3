// PROTOCOL S-01 to S-04: every vector, every accept and reject case by its id.
#include "adapters/slack/sign.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>
#include <string>

namespace knownby::slack {
namespace {

using Values = std::vector<std::string_view>;

const std::string secret = "8f742231b10e8888abcd99yyyzzz85a5";
const std::string timestamp = "1531420618";
constexpr std::chrono::sys_seconds then{std::chrono::seconds(1531420618)};
const std::string body =
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_"
    "name="
    "foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%"
    "2F"
    "hooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id="
    "398738663015."
    "47445629121.803a0bc887a14d10d2c447fce8b6703c";
const std::string good = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

Signed check(std::string_view of_body, const Values& timestamps, const Values& signatures,
             std::chrono::sys_seconds now = then) {
  Signatures room({Secret(secret)});
  return room.verify(of_body, timestamps, signatures, now).is;
}

TEST(Sign, S01_A_the_published_vector) {
  EXPECT_EQ(body.size(), 362U);
  EXPECT_EQ(check(body, {timestamp}, {good}), Signed::good);
}

TEST(Sign, S01_A_the_same_room_verifies_again_and_again) {
  Signatures room({Secret(secret)});
  const Values at = {timestamp};
  const Values by = {good};
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(room.verify(body, at, by, then).is, Signed::good);
    EXPECT_EQ(room.verify(body + "x", at, by, then).is, Signed::mismatch);
  }
}

TEST(Sign, S01_A_an_empty_body) {
  EXPECT_EQ(check("", {timestamp}, {"v0=55f41ec73231010289b54e669149ea021fccab11b5524355523533ce930cb739"}),
            Signed::good);
}

TEST(Sign, S01_A_bytes_that_are_not_utf8_and_R_their_lossy_decoding) {
  const std::string bytes = "text=\xFF\xFE";
  EXPECT_EQ(
      check(bytes, {timestamp}, {"v0=4084d3389e19d42fca27f3dbf8ad9a23533527f4793653aeb2e0128b02d6d4f9"}),
      Signed::good);
  EXPECT_EQ(
      check(bytes, {timestamp}, {"v0=2b87e572f6e8535cc6e1de08a16fc336248cfc90d3322bee3dc52c972f4a1f9b"}),
      Signed::mismatch);
}

TEST(Sign, S01_A_the_challenge_and_R_the_same_json_written_otherwise) {
  const std::string json =
      R"({"type":"url_verification","token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"})";
  const std::string signature = "v0=9c0cd71e0578661ab5c11e6b28af0cbd5846996c6533af0a0a72bb77a5a35609";
  EXPECT_EQ(check(json, {timestamp}, {signature}), Signed::good);
  std::string spaced = json;
  spaced.insert(1, " ");
  EXPECT_EQ(check(spaced, {timestamp}, {signature}), Signed::mismatch);
}

TEST(Sign, S01_R_one_byte_more) { EXPECT_EQ(check(body + "&", {timestamp}, {good}), Signed::mismatch); }

TEST(Sign, S01_R_any_hex_digit_changed) {
  for (std::size_t i = 3; i < good.size(); ++i) {
    std::string forged = good;
    forged[i] = forged[i] == '0' ? '1' : '0';
    EXPECT_EQ(check(body, {timestamp}, {forged}), Signed::mismatch) << i;
  }
}

TEST(Sign, S01_R_signatures_of_another_form) {
  std::string upper = good;
  for (std::size_t i = 3; i < upper.size(); ++i) upper[i] = static_cast<char>(std::toupper(upper[i]));
  const std::string v1 = "v1" + good.substr(2);
  const std::string capital = "V" + good.substr(1);
  const std::string short_one = good.substr(0, good.size() - 1);
  const std::string long_one = good + "0";
  const std::string spaced = good + " ";
  const std::string listed = good + ",v0=";
  const std::string bare = good.substr(3);
  for (const std::string& forged :
       {upper, v1, capital, short_one, long_one, spaced, listed, bare, std::string("v0=")}) {
    EXPECT_EQ(check(body, {timestamp}, {forged}), Signed::malformed_signature) << forged;
  }
}

TEST(Sign, S02_A_a_secret_of_32_hex_digits_and_two_of_them) {
  EXPECT_NO_THROW(Signatures({Secret("0123456789abcdef0123456789abcdef")}));
  EXPECT_NO_THROW(Signatures({Secret("one"), Secret("two")}));
}

TEST(Sign, S02_R_no_secret_or_a_blank_one) {
  EXPECT_THROW(Signatures({}), std::invalid_argument);
  for (const char* blank : {"", "  ", "\t\n"}) {
    EXPECT_THROW(Signatures({Secret(blank)}), std::invalid_argument);
    EXPECT_THROW(Signatures({Secret("fine"), Secret(blank)}), std::invalid_argument);
  }
  EXPECT_THROW(Signatures({Secret("a"), Secret("b"), Secret("c")}), std::invalid_argument);
}

TEST(Sign, S02_R_the_complaint_does_not_hold_the_secret) {
  try {
    Signatures({Secret("hush-hush"), Secret(" ")});
    FAIL() << "a blank secret was taken";
  } catch (const std::invalid_argument& complaint) {
    EXPECT_EQ(std::string(complaint.what()).find("hush"), std::string::npos);
  }
}

TEST(Sign, S02_A_either_live_secret_is_taken_and_named) {
  const Values at = {timestamp};
  const Values by = {good};
  Signatures old_first({Secret(secret), Secret("another")});
  EXPECT_EQ(old_first.verify(body, at, by, then).key, 0U);
  Signatures old_second({Secret("another"), Secret(secret)});
  const Verdict verdict = old_second.verify(body, at, by, then);
  EXPECT_EQ(verdict.is, Signed::good);
  EXPECT_EQ(verdict.key, 1U);
  Signatures neither({Secret("another"), Secret("third")});
  EXPECT_EQ(neither.verify(body, at, by, then).is, Signed::mismatch);
}

TEST(Sign, S03_A_now_and_300_seconds_either_way) {
  for (const int away : {0, -300, 300}) {
    EXPECT_EQ(check(body, {timestamp}, {good}, then + std::chrono::seconds(away)), Signed::good) << away;
  }
}

TEST(Sign, S03_R_301_seconds_either_way) {
  for (const int away : {-301, 301}) {
    EXPECT_EQ(check(body, {timestamp}, {good}, then + std::chrono::seconds(away)), Signed::stale) << away;
  }
}

TEST(Sign, S03_R_times_that_are_not_plain_digits) {
  for (const char* text : {"1e9", "-1", "+1531420618", " 1531420618", "1531420618 ", "1531420618.0",
                           "01531420618", "12345678901234567890", "1234567890123", "0x5b47", "１"}) {
    EXPECT_EQ(check(body, {text}, {good}), Signed::malformed_timestamp) << text;
  }
  EXPECT_EQ(check(body, {"999999999999"}, {good}), Signed::stale);
  EXPECT_EQ(check(body, {"0"}, {good}), Signed::stale);
}

TEST(Sign, S03_R_no_time_at_all) {
  EXPECT_EQ(check(body, {}, {good}), Signed::no_timestamp);
  EXPECT_EQ(check(body, {""}, {good}), Signed::no_timestamp);
}

TEST(Sign, S04_R_a_header_missing_empty_or_given_twice) {
  EXPECT_EQ(check(body, {timestamp}, {}), Signed::no_signature);
  EXPECT_EQ(check(body, {timestamp}, {""}), Signed::no_signature);
  EXPECT_EQ(check(body, {timestamp}, {good, good}), Signed::no_signature);
  EXPECT_EQ(check(body, {timestamp, timestamp}, {good}), Signed::no_timestamp);
}

// F9, the smoke column: ten thousand mutations of a valid request, none of them taken.
TEST(Sign, F9_R_random_mutations_of_a_valid_request) {
  std::mt19937 random(20261121);
  Signatures room({Secret(secret)});
  for (int i = 0; i < 10'000; ++i) {
    std::string parts[] = {body, timestamp, good};
    std::string& part = parts[random() % 3];
    const std::size_t at = random() % part.size();
    const auto bits = static_cast<char>(1 + random() % 255);
    part[at] = static_cast<char>(part[at] ^ bits);
    const Values times = {parts[1]};
    const Values signatures = {parts[2]};
    ASSERT_NE(room.verify(parts[0], times, signatures, then).is, Signed::good) << i;
  }
}

}  // namespace
}  // namespace knownby::slack
