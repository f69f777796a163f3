// F9: forged and careless signatures of Slack's, each by its name; none of them is taken.

#include <gtest/gtest.h>

#include <array>

#include "adapters/slack/sign.hpp"

namespace knownby::slack {
namespace {

using Values = std::vector<std::string_view>;

const std::string published_secret = "8f742231b10e8888abcd99yyyzzz85a5";
const std::string stamp = "1531420618";
// Of an empty body, and of seven bytes that are not UTF-8 (S-01).
const std::string of_nothing = "v0=55f41ec73231010289b54e669149ea021fccab11b5524355523533ce930cb739";
const std::string of_bytes = "v0=4084d3389e19d42fca27f3dbf8ad9a23533527f4793653aeb2e0128b02d6d4f9";
const std::string lossy = "v0=2b87e572f6e8535cc6e1de08a16fc336248cfc90d3322bee3dc52c972f4a1f9b";
const std::string bytes = "text=\xff\xfe";

struct Forged {
  const char* name;
  std::string body;
  std::vector<std::string> times, signatures;
  int seconds_later = 0;
};

std::string upper(std::string text) {
  for (char& one : text)
    if (one >= 'a' && one <= 'f') one = static_cast<char>(one - 'a' + 'A');
  return text;
}
std::string with(std::string text, std::size_t at, const std::string& instead) {
  return text.replace(at, instead.size(), instead);
}

const std::vector<Forged> bodies{
    {"a_byte_more", " ", {stamp}, {of_nothing}},
    {"a_line_end_more", "\n", {stamp}, {of_nothing}},
    {"a_nul_more", std::string(1, '\0'), {stamp}, {of_nothing}},
    {"a_byte_order_mark", "\xEF\xBB\xBF", {stamp}, {of_nothing}},
    {"another_body", "text=bobby", {stamp}, {of_nothing}},
    {"a_byte_less", bytes.substr(0, 6), {stamp}, {of_bytes}},
    {"no_body", "", {stamp}, {of_bytes}},
    {"a_body_decoded_with_loss", bytes, {stamp}, {lossy}},
    {"its_replacement_characters", "text=\xEF\xBF\xBD\xEF\xBF\xBD", {stamp}, {of_bytes}},
    {"the_same_in_other_letters", "TEXT=\xff\xfe", {stamp}, {of_bytes}},
    {"escaped", "text=%FF%FE", {stamp}, {of_bytes}},
    {"as_base_string", "v0:" + stamp + ":" + bytes, {stamp}, {of_bytes}},
};
const std::vector<Forged> signatures{
    {"none", "", {stamp}, {}},
    {"empty", "", {stamp}, {""}},
    {"twice", "", {stamp}, {of_nothing, of_nothing}},
    {"twice_the_second_false", "", {stamp}, {of_nothing, "v0="}},
    {"joined_by_a_comma", "", {stamp}, {of_nothing + "," + of_nothing}},
    {"a_second_version_behind", "", {stamp}, {of_nothing + ",v1=" + of_nothing.substr(3)}},
    {"a_space_behind", "", {stamp}, {of_nothing + " "}},
    {"a_space_before", "", {stamp}, {" " + of_nothing}},
    {"a_tab_within", "", {stamp}, {with(of_nothing, 10, "\t")}},
    {"a_nul_within", "", {stamp}, {with(of_nothing, 10, std::string(1, '\0'))}},
    {"a_nul_behind", "", {stamp}, {of_nothing + std::string(1, '\0')}},
    {"a_line_end_behind", "", {stamp}, {of_nothing + "\n"}},
    {"in_capitals", "", {stamp}, {"v0=" + upper(of_nothing.substr(3))}},
    {"a_capital_v", "", {stamp}, {with(of_nothing, 0, "V")}},
    {"version_one", "", {stamp}, {with(of_nothing, 1, "1")}},
    {"no_version", "", {stamp}, {of_nothing.substr(3)}},
    {"two_versions", "", {stamp}, {"v0=" + of_nothing}},
    {"a_colon_for_the_sign", "", {stamp}, {with(of_nothing, 2, ":")}},
    {"as_other_hosts_write_it", "", {stamp}, {"sha256=" + of_nothing.substr(3)}},
    {"a_digit_less", "", {stamp}, {of_nothing.substr(0, 66)}},
    {"a_digit_more", "", {stamp}, {of_nothing + "0"}},
    {"half_of_it", "", {stamp}, {of_nothing.substr(0, 35)}},
    {"the_version_alone", "", {stamp}, {"v0="}},
    {"no_hexadecimal", "", {stamp}, {with(of_nothing, 5, "g")}},
    {"all_noughts", "", {stamp}, {"v0=" + std::string(64, '0')}},
    {"the_first_digit_changed", "", {stamp}, {with(of_nothing, 3, "6")}},
    {"the_last_digit_changed", "", {stamp}, {with(of_nothing, 66, "8")}},
    {"of_another_body", "", {stamp}, {of_bytes}},
    {"the_secret_itself", "", {stamp}, {published_secret}},
    {"a_full_width_digit", "", {stamp}, {with(of_nothing, 4, "\xEF\xBC\x95")}},
    {"a_kilobyte", "", {stamp}, {"v0=" + std::string(1024, 'a')}},
};
const std::vector<Forged> times{
    {"no_time", "", {}, {of_nothing}},
    {"an_empty_time", "", {""}, {of_nothing}},
    {"a_time_twice", "", {stamp, stamp}, {of_nothing}},
    {"two_times", "", {stamp, "1531420619"}, {of_nothing}},
    {"another_time", "", {"1531420619"}, {of_nothing}},
    {"a_leading_nought", "", {"0" + stamp}, {of_nothing}},
    {"a_plus", "", {"+" + stamp}, {of_nothing}},
    {"a_minus", "", {"-" + stamp}, {of_nothing}},
    {"a_fraction", "", {stamp + ".0"}, {of_nothing}},
    {"an_exponent", "", {"1.531420618e9"}, {of_nothing}},
    {"hexadecimal", "", {"0x5b479ac a"}, {of_nothing}},
    {"milliseconds", "", {stamp + "000"}, {of_nothing}},
    {"a_space_before_the_time", "", {" " + stamp}, {of_nothing}},
    {"a_nul_behind_the_time", "", {stamp + std::string(1, '\0')}, {of_nothing}},
    {"the_body_moved_into_the_time", "x", {stamp + ":"}, {of_nothing}},
    {"five_minutes_and_a_second_old", "", {stamp}, {of_nothing}, 301},
    {"five_minutes_and_a_second_ahead", "", {stamp}, {of_nothing}, -301},
    {"a_day_old", "", {stamp}, {of_nothing}, 86'400},
};

class SlackSignature : public testing::TestWithParam<Forged> {};

TEST_P(SlackSignature, F_9_R_is_refused) {
  const Forged& one = GetParam();
  Signatures room({Secret(published_secret), Secret("another")});
  const Values at(one.times.begin(), one.times.end()), by(one.signatures.begin(), one.signatures.end());
  const std::chrono::sys_seconds then(std::chrono::seconds(1531420618 + one.seconds_later));
  EXPECT_NE(room.verify(one.body, at, by, then).is, Signed::good);
}

const auto by_name = [](const auto& one) { return std::string(one.param.name); };
INSTANTIATE_TEST_SUITE_P(Body, SlackSignature, testing::ValuesIn(bodies), by_name);
INSTANTIATE_TEST_SUITE_P(Digest, SlackSignature, testing::ValuesIn(signatures), by_name);
INSTANTIATE_TEST_SUITE_P(Time, SlackSignature, testing::ValuesIn(times), by_name);

TEST(SlackSignatureTable, F_9_A_what_they_are_made_from_is_taken) {
  Signatures room({Secret(published_secret)});
  const std::chrono::sys_seconds then(std::chrono::seconds(1531420618));
  EXPECT_EQ(room.verify("", Values{stamp}, Values{of_nothing}, then).is, Signed::good);
  EXPECT_EQ(room.verify(bytes, Values{stamp}, Values{of_bytes}, then).is, Signed::good);
  EXPECT_GE(bodies.size() + signatures.size() + times.size(), 40U);
}

}  // namespace
}  // namespace knownby::slack
