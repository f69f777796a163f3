// Slack is asked who is there: PROTOCOL S-26, S-21, S-34; PRODUCT E.2.
#include "adapters/slack/people/lookout.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/adapters/slack/event_payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using Kind = SeenAccount::Kind;

net::Answer told(const json& body) {
  net::Answer answer;
  answer.status = 200;
  answer.body = body.dump();
  return answer;
}

json person(const std::string& id, const std::string& email) {
  return {{"id", id}, {"team_id", "T1LINCOLN"}, {"profile", {{"email", email}}}};
}

json page(int from, int count, const std::string& next) {
  json members = json::array();
  for (int i = from; i < from + count; ++i)
    members.push_back(person("U" + std::to_string(i), "p" + std::to_string(i) + "@lincoln.example"));
  return {{"ok", true}, {"members", members}, {"response_metadata", {{"next_cursor", next}}}};
}

std::string method_of(const net::Call& call) { return call.url.substr(call.url.rfind('/') + 1); }

int calls_of(const Workspace& school, const std::string& method) {
  return static_cast<int>(std::count_if(school.calls.begin(), school.calls.end(),
                                        [&](const net::Call& call) { return method_of(call) == method; }));
}

void minute(Workspace& school) {
  school.slack->look_around();
  school.settle();
}

Reply looking_at(std::vector<Place> places, std::vector<std::string> accounts = {}) {
  Reply reply = Workspace::said("I could not see that.");
  reply.look_at = std::make_shared<const LookAt>(LookAt{std::move(places), std::move(accounts)});
  return reply;
}
const Place grade_7{"slack", "T1LINCOLN:C1GRADE7"};

// What the desk was told.
std::vector<Look> looks(const Workspace& school) {
  std::vector<Look> found;
  for (const Request& request : school.asked)
    if (request.verb == "looked" && request.look) found.push_back(*request.look);
  return found;
}

class Lookouts : public testing::Test {
 protected:
  Workspace school;
  void answer(const json& body) { school.answers.push_back(told(body)); }
  void everybody_is_staff() {  // a census of two
    answer({{"ok", true},
            {"members",
             {person("U1RIVERA", "rivera@lincoln.example"), person("U1PARK", "park@lincoln.example")}}});
  }
  void the_channel(const json& channel, const json& members) {
    answer({{"ok", true}, {"channel", channel}});
    answer({{"ok", true}, {"members", members}});
  }
};

TEST_F(Lookouts, S26_A_five_thousand_people_in_pages_of_200_with_a_429_in_the_middle) {
  for (int n = 0; n < 25; ++n) {
    if (n == 12) {
      net::Answer patience;
      patience.status = 429;
      patience.headers.emplace_back("Retry-After", "40");
      school.answers.push_back(patience);
    }
    answer(page(n * 200, 200, n == 24 ? "" : "page=" + std::to_string(n + 1)));
  }
  const auto begun = school.clock.now();
  minute(school);
  EXPECT_EQ(calls_of(school, "users.list"), 26);
  EXPECT_GE(school.clock.now() - begun, std::chrono::seconds(40 + 60))
      << "20 a minute, and the wait it was told";
  const std::vector<Look> seen = looks(school);
  ASSERT_EQ(seen.size(), 25U);
  std::set<std::string> everybody;
  for (const Look& look : seen)
    for (const SeenAccount& account : look.accounts) everybody.insert(account.key + ' ' + account.email);
  EXPECT_EQ(everybody.size(), 5000U);
  EXPECT_TRUE(everybody.contains("T1LINCOLN:U2400 p2400@lincoln.example"));
  EXPECT_EQ(std::count_if(seen.begin(), seen.end(), [](const Look& look) { return look.is_whole; }), 1);
  EXPECT_TRUE(seen.back().is_whole);
  EXPECT_EQ(seen.back().members, 5000);
  EXPECT_EQ(school.calls[1].body, "limit=200&cursor=page%3D1");
  EXPECT_EQ(school.calls[13].body, school.calls[12].body) << "the page that was refused, again";
  EXPECT_THAT(school.calls[0].url, HasSubstr("https://slack.com/api/users.list"));
  EXPECT_THAT(school.calls[0].body, Not(HasSubstr("token")));
}

TEST_F(Lookouts, S26_once_a_day_and_after_a_failure_in_half_an_hour) {
  answer({{"ok", false}, {"error", "missing_scope"}});
  minute(school);
  EXPECT_THAT(school.warnings,
              testing::ElementsAre("Slack did not tell who is in the workspace: missing_scope"));
  school.clock.advance(std::chrono::minutes(29));
  minute(school);
  EXPECT_EQ(calls_of(school, "users.list"), 1);
  school.clock.advance(std::chrono::minutes(2));
  answer({{"ok", false}, {"error", "missing_scope"}});
  minute(school);
  EXPECT_EQ(calls_of(school, "users.list"), 2);
  EXPECT_EQ(school.warnings.size(), 1U) << "the same trouble is told once";
  school.clock.advance(std::chrono::minutes(31));
  everybody_is_staff();
  minute(school);
  school.clock.advance(std::chrono::hours(23));
  minute(school);
  EXPECT_EQ(calls_of(school, "users.list"), 3);
  school.clock.advance(std::chrono::hours(2));
  everybody_is_staff();
  minute(school);
  EXPECT_EQ(calls_of(school, "users.list"), 4);
}

TEST_F(Lookouts, F4_everybody_is_counted_again_after_an_import) {
  everybody_is_staff();
  minute(school);
  school.press(json::array({action("button0", "import", {})}));
  school.settle();
  school.clock.advance(std::chrono::minutes(1));
  minute(school);
  EXPECT_EQ(calls_of(school, "users.list"), 1) << "that was a look";
  school.press(json::array({action("button0", "import", {{"apply", "yes"}}, "1596530386.194939")}));
  school.settle();
  everybody_is_staff();
  minute(school);
  EXPECT_EQ(calls_of(school, "users.list"), 2);
}

TEST_F(Lookouts, S26_one_account_that_cannot_be_read_hinders_no_other) {
  answer(
      {{"ok", true}, {"members", {{{"id", 7}}, json("nobody"), person("U1PARK", "park@lincoln.example")}}});
  minute(school);
  ASSERT_EQ(looks(school).size(), 1U);
  ASSERT_EQ(looks(school)[0].accounts.size(), 1U);
  EXPECT_EQ(looks(school)[0].accounts[0].key, "T1LINCOLN:U1PARK");
}

TEST_F(Lookouts, S26_nobody_is_asked_for_before_the_start_or_after_the_end) {
  school.slack->stop_hearing();
  minute(school);
  EXPECT_TRUE(school.calls.empty());
}

TEST_F(Lookouts, E2_channels_that_are_due_are_looked_at_after_everybody_is_counted) {
  school.reply = [](const Request& request) {
    return request.verb == "look_round" ? looking_at({grade_7}) : Reply{};
  };
  answer({{"ok", true},
          {"members",
           {person("U1RIVERA", "r@lincoln.example"),
            {{"id", "U9TUTOR"}, {"team_id", "T1LINCOLN"}, {"is_restricted", true}}}}});
  the_channel({{"is_member", true}, {"is_private", true}}, {"U1RIVERA", "U9TUTOR"});
  minute(school);
  const std::vector<Look> seen = looks(school);
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[1].address, grade_7.address);
  ASSERT_TRUE(seen[1].audience);
  EXPECT_EQ(seen[1].audience->guests, 1);
  EXPECT_EQ(seen[1].audience->members, std::vector<std::string>{"T1LINCOLN:U1RIVERA"});
  EXPECT_EQ(calls_of(school, "users.info"), 0) << "everybody there is known from the census";
  EXPECT_EQ(school.calls[1].body, "channel=C1GRADE7");
}

TEST_F(Lookouts, E2_whoever_no_census_told_of_is_looked_up) {
  school.reply = [](const Request& request) {
    return request.verb == "look_round" ? looking_at({grade_7}) : Reply{};
  };
  everybody_is_staff();
  the_channel({{"is_member", true}, {"is_private", true}}, {"U1RIVERA", "U7FROMELSEWHERE"});
  answer({{"ok", true}, {"user", {{"id", "U7FROMELSEWHERE"}, {"team_id", "T2OTHER"}}}});
  minute(school);
  EXPECT_EQ(calls_of(school, "users.info"), 1);
  EXPECT_EQ(looks(school).back().audience->guests, 1);
}

TEST_F(Lookouts, E2_guests_that_cannot_be_counted_are_not_said_to_be_none) {
  school.reply = [](const Request& request) {
    return request.verb == "look_round" ? looking_at({grade_7}) : Reply{};
  };
  answer({{"ok", false}, {"error", "missing_scope"}});
  the_channel({{"is_member", true}, {"is_private", true}}, {"U1RIVERA"});
  answer({{"ok", false}, {"error", "missing_scope"}});
  minute(school);
  ASSERT_EQ(looks(school).size(), 1U);
  EXPECT_EQ(looks(school)[0].audience->guests, std::nullopt);
}

TEST_F(Lookouts, E2_a_private_channel_without_us_is_one_we_are_not_in) {
  school.reply = [](const Request& request) {
    return request.verb == "look_round" ? looking_at({grade_7}) : Reply{};
  };
  everybody_is_staff();
  answer({{"ok", false}, {"error", "channel_not_found"}});
  minute(school);
  ASSERT_EQ(looks(school).size(), 2U);
  EXPECT_FALSE(looks(school)[1].audience->has_us);
}

TEST_F(Lookouts, E2_a_channel_of_another_workspace_is_never_asked_for) {
  school.reply = [](const Request& request) {
    return request.verb == "look_round" ? looking_at({{"slack", "T2OTHER:C1GRADE7"}}) : Reply{};
  };
  everybody_is_staff();
  minute(school);
  EXPECT_EQ(calls_of(school, "conversations.info"), 0);
}

TEST_F(Lookouts, E2_what_a_command_must_know_first_is_looked_at_and_the_command_asked_again) {
  school.reply = [](const Request& request) {
    if (request.verb == "look_round") return Reply{};
    if (!request.look) return looking_at({grade_7});
    return Workspace::said(request.look->audience->is_private ? "private" : "public");
  };
  the_channel({{"is_member", true}, {"is_private", true}}, json::array());
  const net::HttpResponse response = school.type("map grade 7");
  EXPECT_THAT(response.body, HasSubstr("private"));
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].event, school.asked[1].event) << "one event, asked twice";
  EXPECT_EQ(school.asked[1].text, "map grade 7");
}

TEST_F(Lookouts, E2_where_nothing_can_be_seen_the_card_for_that_is_shown) {
  school.reply = [](const Request&) { return looking_at({grade_7}); };
  answer({{"ok", false}, {"error", "missing_scope"}});
  EXPECT_THAT(school.type("map grade 7").body, HasSubstr("I could not see that."));
  EXPECT_EQ(school.asked.size(), 1U);
}

TEST_F(Lookouts, F4_an_account_that_is_mentioned_travels_with_the_words_and_is_looked_at) {
  school.reply = [](const Request& request) {
    if (!request.look) return looking_at({}, {std::string(request.field("account"))});
    return Workspace::said(request.look->accounts.at(0).kind == Kind::guest ? "a guest" : "no guest");
  };
  answer({{"ok", true}, {"user", {{"id", "U9TUTOR"}, {"team_id", "T1LINCOLN"}, {"is_restricted", true}}}});
  EXPECT_THAT(school.type("link <@U9TUTOR|tutor> Ms. Park").body, HasSubstr("a guest"));
  EXPECT_EQ(school.asked[0].text, "link @tutor Ms. Park");
  EXPECT_EQ(school.asked[0].field("account"), "T1LINCOLN:U9TUTOR");
}

TEST_F(Lookouts, F4_our_own_mention_is_nobodys_account) {
  bring(school, mention("<@U1KNOWNBY> bobby"));
  bring(school, mention("<@U1KNOWNBY> link <@U1PARK> Ms. Park", "Ev2", "1792012319.000300"));
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].field("account"), "");
  EXPECT_EQ(school.asked[1].field("account"), "T1LINCOLN:U1PARK");
}

}  // namespace
}  // namespace knownby::slack
