// What Slack's answers say of a school's set-up: PROTOCOL S-35, R-13, S-03.
#include "adapters/slack/setup/account.hpp"

#include <gmock/gmock.h>

#include "adapters/slack/setup/rights.hpp"

namespace knownby::slack {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using Is = Finding::Is;

const std::chrono::sys_seconds wednesday_morning{std::chrono::sys_days(std::chrono::year(2026) / 10 / 14) +
                                                 std::chrono::hours(15)};

net::Answer yes(const std::string& body, net::HttpHeaders headers = {}) {
  return {net::Trouble::none, 200, std::move(headers), body};
}

Account with_scopes(std::vector<std::string> scopes) {
  Account account;
  account.scopes = std::move(scopes);
  return account;
}

std::vector<std::string> all_scopes() {
  std::vector<std::string> scopes;
  for (const Right& right : rights()) scopes.emplace_back(right.scope);
  return scopes;
}

TEST(Account, S35_A_all_rights_and_no_more_are_all_that_are_needed) {
  const Findings findings = look_at_rights(with_scopes(all_scopes()));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].is, Is::fine);
}

TEST(Account, S35_R_every_right_that_is_missing_says_what_does_not_work_and_where_to_add_it) {
  for (std::size_t i = 0; i < rights().size(); ++i) {
    std::vector<std::string> scopes = all_scopes();
    scopes.erase(scopes.begin() + static_cast<std::ptrdiff_t>(i));
    const Findings findings = look_at_rights(with_scopes(scopes));
    ASSERT_EQ(findings.size(), 2U) << rights()[i].scope;
    EXPECT_EQ(findings[0].is, Is::broken);
    EXPECT_THAT(findings[0].words, AllOf(HasSubstr(std::string(rights()[i].scope) + " is missing"),
                                         HasSubstr(std::string(rights()[i].without))));
    EXPECT_THAT(findings[1].words, AllOf(HasSubstr("Bot Token Scopes"), HasSubstr("install the app again")));
  }
}

TEST(Account, S35_A_a_right_too_many_is_advice_and_breaks_nothing) {
  std::vector<std::string> scopes = all_scopes();
  scopes.insert(scopes.end(), {"channels:join", "pins:write"});
  const Findings findings = look_at_rights(with_scopes(scopes));
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[1].is, Is::advice);
  EXPECT_THAT(findings[1].words, HasSubstr("channels:join, pins:write"));
}

TEST(Account, the_rights_stand_in_a_header_and_nothing_but_names_is_taken_from_it) {
  const Account account =
      account_of(yes(R"({"ok":true,"team":"Lincoln","team_id":"T1LINCOLN","bot_id":"B1"})",
                     {{"x-oauth-scopes", "commands, chat:write,<script>,im:history"}}));
  EXPECT_EQ(account.team, "T1LINCOLN");
  EXPECT_EQ(account.team_name, "Lincoln");
  EXPECT_EQ(account.bot, "B1");
  EXPECT_EQ(*account.scopes, (std::vector<std::string>{"commands", "chat:write", "im:history"}));
  EXPECT_FALSE(account_of(yes("{}")).scopes);
  EXPECT_EQ(account_of(yes(R"({"team_id":"../T1"})")).team, "") << "an id is an id";
}

TEST(Account, what_slack_says_no_with_is_a_name_or_is_not_repeated) {
  EXPECT_TRUE(word_of(yes(R"({"ok":true})")).is_yes);
  EXPECT_EQ(word_of(yes(R"({"ok":false,"error":"invalid_auth"})")).error, "invalid_auth");
  EXPECT_EQ(word_of(yes(R"({"ok":false,"error":"xoxb-canary is wrong"})")).error,
            "an answer that cannot be read");
  EXPECT_EQ(word_of(yes("<html>")).error, "an answer that cannot be read");
  net::Answer away;
  away.trouble = net::Trouble::not_connected;
  EXPECT_FALSE(word_of(away).is_heard);
  EXPECT_EQ(word_of({net::Trouble::none, 429, {}, {}}).error, "ratelimited");
}

// R-13: a clock that is off is said long before S-03 refuses what Slack sends.
TEST(Account, R_13_A_a_clock_within_a_minute_of_slacks_is_no_word_worth) {
  for (const char* date :
       {"Wed, 14 Oct 2026 15:00:00 GMT", "Wed, 14 Oct 2026 14:59:00 GMT", "Wed, 14 Oct 2026 15:01:00 GMT"})
    EXPECT_FALSE(look_at_clock(yes("{}", {{"Date", date}}), wednesday_morning)) << date;
}

TEST(Account, R_13_R_a_clock_that_is_off_is_said_with_how_far_and_how_to_mend_it) {
  const auto ahead = look_at_clock(yes("{}", {{"Date", "Wed, 14 Oct 2026 14:58:59 GMT"}}), wednesday_morning);
  ASSERT_TRUE(ahead);
  EXPECT_THAT(ahead->words,
              AllOf(HasSubstr("61 seconds ahead of"), HasSubstr("timedatectl"), Not(HasSubstr("refused"))));
  const auto behind =
      look_at_clock(yes("{}", {{"date", "Wed, 14 Oct 2026 16:00:00 GMT"}}), wednesday_morning);
  ASSERT_TRUE(behind);
  EXPECT_THAT(behind->words,
              AllOf(HasSubstr("60 minutes behind"), HasSubstr("what Slack sends over HTTP is refused")));
}

TEST(Account, R_13_R_a_date_that_is_none_tells_nothing) {
  for (const char* date : {"", "yesterday", "Wed, 14 Okt 2026 16:00:00 GMT", "Wed, 41 Oct 2026 16:00:00 GMT",
                           "Wed, 14 Oct 2026 16:0x:00 GMT", "Wed, 14 Oct 2026 16:00:00 CET"})
    EXPECT_FALSE(look_at_clock(yes("{}", {{"Date", date}}), wednesday_morning)) << date;
  EXPECT_FALSE(look_at_clock(yes("{}"), wednesday_morning));
}

TEST(Account, S35_a_channel_it_may_post_to_needs_no_word) {
  EXPECT_FALSE(look_at_channel(
      yes(R"({"ok":true,"channel":{"id":"C1","is_member":true,"is_archived":false}})"), "#grade-7-team"));
}

TEST(Account, S35_R_a_channel_it_cannot_post_to_says_how_to_mend_it) {
  const auto told = [](const std::string& body) { return look_at_channel(yes(body), "#grade-7-team"); };
  EXPECT_THAT(told(R"({"ok":true,"channel":{"is_member":false}})")->words,
              AllOf(HasSubstr("not in #grade-7-team"), HasSubstr("/invite @Knownby")));
  EXPECT_THAT(told(R"({"ok":true,"channel":{"is_member":true,"is_archived":true}})")->words,
              AllOf(HasSubstr("archived"), HasSubstr("unmap #grade-7-team")));
  EXPECT_THAT(told(R"({"ok":true,"channel":{"is_member":true,"is_read_only":true}})")->words,
              HasSubstr("Only some may post"));
  EXPECT_THAT(told(R"({"ok":false,"error":"channel_not_found"})")->words, HasSubstr("/invite @Knownby"));
  EXPECT_EQ(told(R"({"ok":false,"error":"missing_scope"})")->is, Is::advice) << "the right itself is said";
  EXPECT_EQ(told(R"({"ok":true})")->is, Is::broken) << "a channel that says nothing is not one it is in";
}

}  // namespace
}  // namespace knownby::slack
