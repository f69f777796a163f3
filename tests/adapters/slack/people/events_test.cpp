// What befalls accounts, channels and our installation: PROTOCOL S-34, S-26, S-09.
#include <gmock/gmock.h>

#include "adapters/slack/people/hear_people.hpp"
#include "tests/adapters/slack/event_payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using Kind = SeenAccount::Kind;

json user_event(const std::string& type, const json& flags) {
  json user = {
      {"id", "U1RIVERA"}, {"team_id", "T1LINCOLN"}, {"profile", {{"email", "rivera@lincoln.example"}}}};
  user.update(flags);
  return callback({{"type", type}, {"user", user}, {"cache_ts", 1792012319}});
}

Outgoing card_for_grade_7() {
  Outgoing outgoing;
  outgoing.place = {"slack", "T1LINCOLN:C1GRADE7"};
  outgoing.card.title = "Grade 7 this week";
  outgoing.key = "nudge:1:2026-W42";
  return outgoing;
}

TEST(PeopleEvents, S34_A_who_joins_changes_or_goes_is_told_before_slack_is_thanked) {
  Workspace school;
  EXPECT_EQ(bring(school, user_event("team_join", json::object())), 200U);
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "looked");
  EXPECT_EQ(school.asked[0].speaker.platform, "clock");
  EXPECT_EQ(school.asked[0].event, "slack:event:Ev08MFMKH6");
  ASSERT_TRUE(school.asked[0].look);
  EXPECT_EQ(school.asked[0].look->accounts.at(0).key, "T1LINCOLN:U1RIVERA");
  EXPECT_EQ(school.asked[0].look->accounts.at(0).email, "rivera@lincoln.example");
  EXPECT_TRUE(school.calls.empty()) << "nobody is answered";
}

TEST(PeopleEvents, S34_A_a_deactivated_account_is_told_as_gone_and_a_busy_desk_hears_it_again) {
  Workspace school;
  school.reply = [](const Request&) -> Reply { throw Busy{}; };
  const json gone = user_event("user_change", {{"deleted", true}});
  EXPECT_EQ(bring(school, gone), 503U);
  school.reply = [](const Request&) { return Reply{}; };
  EXPECT_EQ(bring(school, gone), 200U);
  EXPECT_EQ(school.asked.back().look->accounts.at(0).kind, Kind::gone);
}

TEST(PeopleEvents, S09_R_another_apps_or_workspaces_events_are_not_ours) {
  Workspace school;
  json foreign = user_event("user_change", {{"deleted", true}});
  foreign["authorizations"][0]["team_id"] = "T2OTHER";
  bring(school, foreign);
  json others = user_event("user_change", {{"deleted", true}});
  others["api_app_id"] = "A2OTHER";
  bring(school, others);
  EXPECT_TRUE(school.asked.empty());
  EXPECT_EQ(school.slack->counts().not_ours, 2U);
}

TEST(PeopleEvents, S12_R_an_account_without_an_id_is_poison_and_told_once) {
  Workspace school;
  EXPECT_EQ(bring(school, callback({{"type", "user_change"}, {"user", {{"deleted", true}}}})), 200U);
  EXPECT_TRUE(school.asked.empty());
  EXPECT_EQ(school.slack->counts().poison, 1U);
}

TEST(PeopleEvents, S34_A_whatever_befalls_a_channel_it_is_looked_at_again) {
  for (const char* type :
       {"channel_archive", "channel_unarchive", "group_archive", "group_unarchive", "channel_left",
        "group_left", "channel_shared", "channel_unshared", "member_joined_channel", "member_left_channel"}) {
    Workspace school;
    EXPECT_EQ(bring(school, callback({{"type", type}, {"channel", "C1GRADE7"}, {"user", "U1PARK"}})), 200U);
    ASSERT_EQ(school.asked.size(), 1U) << type;
    EXPECT_EQ(school.asked[0].verb, "look_round") << type;
    EXPECT_EQ(school.asked[0].field("address"), "T1LINCOLN:C1GRADE7") << type;
    EXPECT_TRUE(school.calls.empty()) << "nobody counts a channel that has no card";
  }
}

TEST(PeopleEvents, S34_A_an_archived_channel_is_told_as_archived) {
  Workspace school;
  school.reply = [](const Request& request) {
    Reply reply;
    if (request.verb == "look_round")
      reply.look_at = std::make_shared<const LookAt>(LookAt{{{"slack", "T1LINCOLN:C1GRADE7"}}, {}});
    return reply;
  };
  net::Answer answer;
  answer.status = 200;
  answer.body =
      R"({"ok":true,"channel":{"id":"C1GRADE7","is_member":true,"is_private":true,"is_archived":true}})";
  school.answers.push_back(answer);
  bring(school, callback({{"type", "group_archive"}, {"channel", "C1GRADE7"}, {"user", "U1PARK"}}));
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_TRUE(school.asked[1].look->audience->is_archived);
  EXPECT_EQ(school.calls.size(), 1U) << "nobody counts who is in it then";
}

TEST(PeopleEvents, S34_R_other_peoples_tokens_are_not_ours) {
  Workspace school;
  bring(school,
        callback({{"type", "tokens_revoked"}, {"tokens", {{"oauth", {"U1PARK"}}, {"bot", {"U2OTHERBOT"}}}}}));
  EXPECT_EQ(school.slack->counts().revoked, 0U);
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.slack->deliver(card_for_grade_7()))));
}

}  // namespace
}  // namespace knownby::slack
