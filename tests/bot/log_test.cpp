// The log: one JSON object a line, and canaries that must not come through.

#include "bot/watch/log.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "bot/watch/redact.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class LogTest : public testing::Test {
 protected:
  std::string written;
  Log log{[this](std::string_view lines) {
    written += lines;
    ++writes;
  }};
  int writes = 0;
};

TEST_F(LogTest, X_16_A_a_group_of_requests_is_a_line_each_in_one_write) {
  ServedGroup group;
  group.served.push_back({"log", "slack", "0ABCDEF", Outcome::changed, std::chrono::microseconds(1234), ""});
  group.served.push_back(
      {"", "console", "0ABCDEG", Outcome::failed, std::chrono::microseconds(99), "disk \"I/O\"\n"});
  log.requests(group);
  EXPECT_EQ(writes, 1);
  const std::size_t end = written.find('\n');
  const auto first = nlohmann::json::parse(written.substr(0, end));
  EXPECT_EQ(first["level"], "info");
  EXPECT_EQ(first["verb"], "log");
  EXPECT_EQ(first["outcome"], "changed");
  EXPECT_EQ(first["ms"], 1.23);
  EXPECT_EQ(first["request"], "0ABCDEF");
  EXPECT_THAT(
      first["ts"].get<std::string>(),
      testing::MatchesRegex("20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]\\.[0-9]{3}Z"));
  const auto second = nlohmann::json::parse(written.substr(end + 1));
  EXPECT_EQ(second["level"], "error");
  EXPECT_EQ(second["outcome"], "failed");
  EXPECT_EQ(second["cause"], "disk \"I/O\"\n");
}

TEST_F(LogTest, X_16_A_words_with_controls_and_broken_bytes_stay_one_line_of_json) {
  log.warning("a\nb\x01\xff\"}");
  EXPECT_EQ(std::count(written.begin(), written.end(), '\n'), 1);
  EXPECT_EQ(nlohmann::json::parse(written)["msg"], "a\nb\x01\xEF\xBF\xBD\"}");
}

TEST_F(LogTest, X_16_R_secrets_do_not_pass_the_sink) {
  log.delivery("post failed: Authorization: Bearer xoxb-canary-1 for rivera@lincoln.example", 7);
  EXPECT_THAT(written, Not(HasSubstr("canary")));
  EXPECT_THAT(written, Not(HasSubstr("rivera")));
  EXPECT_EQ(nlohmann::json::parse(written)["parcel"], 7);
}

TEST_F(LogTest, X_16_R_nor_do_those_in_what_a_request_failed_of) {
  ServedGroup group;
  group.served.push_back({"log", "slack", "0ABCDEF", Outcome::failed, std::chrono::microseconds(1005000),
                          "token=xoxb-canary-1 of rivera@lincoln.example"});
  log.requests(group);
  EXPECT_THAT(written, Not(HasSubstr("canary")));
  EXPECT_THAT(written, Not(HasSubstr("rivera")));
  EXPECT_THAT(written, HasSubstr(R"("ms":1005.00,)"));
  log.requests(ServedGroup());
  EXPECT_EQ(writes, 1) << "nothing was served: nothing is written";
}

class Canary : public testing::TestWithParam<const char*> {};

TEST_P(Canary, X_16_R_is_taken_out) {
  EXPECT_THAT(redacted(GetParam()), Not(HasSubstr("canary"))) << redacted(GetParam());
  EXPECT_THAT(redacted(GetParam()), HasSubstr("[redacted]"));
}

INSTANTIATE_TEST_SUITE_P(Shapes, Canary,
                         testing::Values("xoxb-123-canary", "a xoxp-canary.b,", "xoxe.xoxb-1-canary",
                                         "xoxe-1-canary", "xoxa-canary", "xoxr-canary", "xoxs-canary",
                                         "xapp-1-A1-canary", "eyJhbGciOi.eyJzdWIcanary.sigcanary",
                                         "https://hooks.slack.com/commands/T1/2/canary?x=1",
                                         "to https://hooks.slack.com/services/canary\"", "Bearer canary/+=",
                                         "authorization: bearer canary", "canary.person@school.example",
                                         "mail <ann+canary@k12.example.org>"));

INSTANTIATE_TEST_SUITE_P(
    Keys, Canary,
    testing::Values(R"({"token":"canary"})", R"({"a":{"b":{"signing_secret": "canary"}}})",
                    R"({"msg":"{\"client_secret\":\"canary\"}"})", R"({"Authorization":"Basic canary"})",
                    R"({"set-cookie":"sid=canary; Path=/"})", R"({"password":123,"password":"canary"})",
                    R"({"code":"canary"})", R"({"state":"canary"})", R"({"x_slack_signature":"v0=canary"})",
                    R"({"hmac":"canary"})", "sig=canary&x=1", "https://x.example/?a=1&sig=canary",
                    R"({"response_url":"https://canary"})", R"({"trigger_id":"1.2.canary"})",
                    R"({"upload_url":"https://files/canary"})", "token=canary&team_id=T1",
                    "oauth_code=canary", R"({"token":{"value":["canary"]}})", "TOKEN: canary"));

TEST(Redaction, leaves_our_own_lines_as_they_are) {
  const std::string line =
      R"({"ts":"2026-10-14T15:12:00.123Z","level":"info","msg":"request","platform":"slack","verb":"log",)"
      R"("outcome":"changed","ms":1.23,"request":"0ABCDEF"})";
  EXPECT_EQ(redacted(line), line);
  EXPECT_EQ(redacted("listening on port 8480, metrics on 8481"), "listening on port 8480, metrics on 8481");
  EXPECT_EQ(redacted("the clock went back by 3600 s @ noon"), "the clock went back by 3600 s @ noon");
}

}  // namespace
}  // namespace knownby
