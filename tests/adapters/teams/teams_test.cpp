// The door and the answers: PROTOCOL T-01, T-04, T-08 to T-10, T-17, and what PRODUCT G.2 asks of a bot in
// channels.
#include "adapters/teams/teams.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "adapters/teams/limits.hpp"
#include "tests/adapters/teams/tenant.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

constexpr const char* all_chats = "https://smba.trafficmanager.net/amer/v3/conversations";
constexpr const char* her_chat =
    "https://smba.trafficmanager.net/amer/v3/conversations/a%3A1RiveraAndKnownby/activities";
constexpr const char* the_thread =
    "https://smba.trafficmanager.net/amer/v3/conversations/"
    "19%3Agrade7%40thread.tacv2%3Bmessageid%3D1700/activities";

Reply only_for_her(const std::string& words) { return Tenant::said(words); }

Reply for_everyone(const std::string& words) {
  Reply reply = Tenant::said(words);
  reply.seen = Reply::Seen::everyone;
  return reply;
}

TEST(Teams, T09_A_a_line_is_kept_acknowledged_without_words_and_answered_in_the_chat) {
  Tenant school;
  const net::HttpResponse response = school.bring(in_chat("talked to Bobby"));
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.body, "");
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].text, "talked to Bobby");
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].url, her_chat);
  EXPECT_EQ(school.calls[0].method, "POST");
  EXPECT_EQ(header(school.calls[0], "Authorization"), "Bearer loopback-token");
  EXPECT_EQ(json::parse(school.calls[0].body)["replyToId"], "1700000000001");
  EXPECT_NE(words_in(school.calls[0]).find("talked to Bobby"), std::string::npos);
}

TEST(Teams, T01_A_whoever_vouches_hears_what_the_activity_claims) {
  Tenant school;
  school.bring(in_chat("bobby"));
  ASSERT_EQ(school.claimed.size(), 1U);
  EXPECT_EQ(school.authorizations[0], "Bearer header.payload.signature");
  EXPECT_EQ(school.claimed[0].service_url, service_url);
  EXPECT_EQ(school.claimed[0].channel_id, "msteams");
  EXPECT_EQ(school.claimed[0].tenant_id, lincoln.tenant_id);
}

TEST(Teams, T01_R_nobody_is_asked_and_nothing_is_sent_where_nobody_vouches) {
  Tenant school;
  for (const auto& [vouch, status] : {std::pair{Vouch::not_endorsed, 403U},
                                      {Vouch::keys_unavailable, 503U},
                                      {Vouch::bad_signature, 401U}}) {
    school.vouches = vouch;
    EXPECT_EQ(school.bring(in_chat("bobby")).status, status);
  }
  const net::HttpResponse response = school.bring(in_chat("bobby"));
  EXPECT_EQ(response.status, 401U);
  EXPECT_EQ(response.body, "");
  net::HttpRequest without = school.request(in_chat("bobby").dump());
  without.headers.pop_back();
  EXPECT_EQ(school.send(without).status, 401U);
  net::HttpRequest twice = school.request(in_chat("bobby").dump());
  twice.headers.push_back(twice.headers.back());
  EXPECT_EQ(school.send(twice).status, 401U);
  net::HttpRequest endless = school.request(in_chat("bobby").dump());
  endless.headers.back().second = "Bearer " + std::string(limits::authorization, 'a');
  EXPECT_EQ(school.send(endless).status, 401U);
  school.settle();
  EXPECT_EQ(school.claimed.size(), 4U) << "the others did not get so far";
  EXPECT_TRUE(school.asked.empty());
  EXPECT_TRUE(school.calls.empty());
  EXPECT_EQ(school.teams->counts().unauthorized, 7U);
}

TEST(Teams, T04_R_a_vouched_for_activity_of_another_tenant_leaves_no_trace) {
  Tenant school;
  json strange = in_chat("bobby");
  strange["conversation"]["tenantId"] = "99999999-aaaa-4bbb-8ccc-fedcba987654";
  const net::HttpResponse response = school.bring(strange);
  EXPECT_EQ(response.status, 403U);
  EXPECT_EQ(response.body, "");
  EXPECT_TRUE(school.asked.empty());
  EXPECT_TRUE(school.calls.empty());
  EXPECT_EQ(school.teams->counts().not_ours, 1U);
}

TEST(Teams, T08_R_what_is_no_activity_is_refused) {
  Tenant school;
  EXPECT_EQ(school.send(school.request("{")).status, 400U);
  EXPECT_EQ(school.send(school.request("\xEF\xBB\xBF" + in_chat("bobby").dump())).status, 400U);
  net::HttpRequest form = school.request(in_chat("bobby").dump());
  form.headers[1].second = "application/x-www-form-urlencoded";
  EXPECT_EQ(school.send(form).status, 415U);
  EXPECT_EQ(school.doors.at("/api/messages")->method, "POST");
  EXPECT_EQ(school.doors.at("/api/messages")->body_limit, 512U * 1024U);
  EXPECT_TRUE(school.asked.empty());
}

TEST(Teams, T08_A_the_same_activity_twice_is_answered_once_and_keeps_its_identity) {
  Tenant school;
  school.bring(in_chat("bobby"));
  EXPECT_EQ(school.bring(in_chat("bobby")).status, 200U);
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].event, school.asked[1].event) << "the desk saves it once";
  EXPECT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.teams->counts().repeated, 1U);
}

TEST(Teams, T17_A_a_press_that_replaces_its_card_has_the_new_one_in_its_answer_and_the_message_is_redrawn) {
  Tenant school;
  school.reply = [](const Request&) {
    Reply reply = only_for_her("Taken back: Bobby Chen.");
    reply.replaces_pressed = true;
    return reply;
  };
  const net::HttpResponse response = school.bring(press(in_chat(""), "undo", {{"batch", "412"}}));
  EXPECT_EQ(response.status, 200U);
  const json body = json::parse(response.body);
  EXPECT_EQ(body["statusCode"], 200);
  EXPECT_EQ(body["type"], "application/vnd.microsoft.card.adaptive");
  EXPECT_NE(body["value"].dump().find("Taken back: Bobby Chen."), std::string::npos);
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].method, "PUT");
  EXPECT_EQ(school.calls[0].url, std::string(her_chat) + "/1699999999999");
}

TEST(Teams, T17_A_a_press_that_asks_is_answered_below) {
  Tenant school;
  const net::HttpResponse response = school.bring(press(in_chat(""), "who", {}));
  const json body = json::parse(response.body);
  EXPECT_EQ(body["type"], "application/vnd.microsoft.activity.message");
  EXPECT_EQ(body["value"], "Answered below.");
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].url, her_chat);
}

TEST(Teams, T17_A_the_same_press_twice_has_the_same_answer_and_nothing_is_said_twice) {
  Tenant school;
  school.reply = [](const Request&) {
    Reply reply = only_for_her("Taken back.");
    reply.replaces_pressed = true;
    return reply;
  };
  const json pressed = press(in_chat(""), "undo", {{"batch", "412"}});
  const std::string first = school.bring(pressed).body;
  EXPECT_EQ(school.bring(pressed).body, first);
  ASSERT_EQ(school.asked.size(), 2U) << "the desk knows that it was answered";
  EXPECT_EQ(school.asked[0].event, school.asked[1].event);
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST(Teams, T17_R_a_press_that_is_none_of_ours_is_answered_with_an_error_people_can_read) {
  Tenant school;
  json strange = press(in_chat(""), "undo", {});
  strange["value"]["action"]["data"] = {{"studentId", 7}};
  const net::HttpResponse response = school.bring(strange);
  EXPECT_EQ(response.status, 200U);
  const json body = json::parse(response.body);
  EXPECT_EQ(body["statusCode"], 400);
  EXPECT_EQ(body["type"], "application/vnd.microsoft.error");
  EXPECT_NE(body["value"]["message"].get<std::string>().find("Nothing was saved"), std::string::npos);
  EXPECT_TRUE(school.asked.empty());
}

TEST(Teams, T10_R_an_unknown_invoke_is_not_implemented_and_an_unknown_type_is_fine) {
  Tenant school;
  json unknown = press(in_chat(""), "undo", {});
  unknown["name"] = "config/fetch";
  EXPECT_EQ(school.bring(unknown).status, 501U);
  json typing = in_chat("");
  typing["type"] = "typing";
  EXPECT_EQ(school.bring(typing).status, 200U);
  EXPECT_TRUE(school.asked.empty());
}

TEST(Teams, G2_A_what_is_said_in_a_channel_is_answered_alone_and_nothing_is_said_there) {
  Tenant school;
  school.reply = [](const Request&) { return only_for_her("Logged: Bobby Chen (7A)."); };
  school.bring(in_channel("bobby at lunch"));
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(school.calls[0].url, all_chats);
  const json begun = json::parse(school.calls[0].body);
  EXPECT_EQ(begun["members"], json::array({{{"id", rivera_id}}}));
  EXPECT_EQ(begun["bot"]["id"], bot_id);
  EXPECT_EQ(begun["isGroup"], false);
  EXPECT_EQ(begun["tenantId"], lincoln.tenant_id);
  EXPECT_EQ(school.calls[1].url, her_chat);
  EXPECT_NE(words_in(school.calls[1]).find("Logged: Bobby Chen (7A)."), std::string::npos);
}

TEST(Teams, G2_A_and_once_they_are_told_how_to_speak_alone) {
  Tenant school;
  school.bring(in_channel("bobby"));
  json again = in_channel("bobby");
  again["id"] = "1700000000002";
  school.bring(again);
  ASSERT_EQ(school.calls.size(), 3U) << "the conversation is begun once";
  EXPECT_NE(words_in(school.calls[1]).find("delete your message there"), std::string::npos);
  EXPECT_EQ(words_in(school.calls[2]).find("delete your message there"), std::string::npos);
}

TEST(Teams, G2_A_what_everyone_may_see_is_said_in_the_thread) {
  Tenant school;
  school.reply = [](const Request&) { return for_everyone("Grade 7: 39 of 142 have none logged."); };
  school.bring(in_channel("share"));
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].url, the_thread);
}

TEST(Teams, G2_R_where_the_chat_cannot_be_opened_the_channel_hears_no_name_and_no_reason) {
  Tenant school;
  school.reply = [](const Request&) { return only_for_her("Logged: Bobby Chen (7A)."); };
  school.says(403, R"({"error":{"code":"ForbiddenOperationException","message":"Bobby"}})");
  school.bring(in_channel("bobby at lunch"));
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(school.calls[1].url, the_thread);
  EXPECT_EQ(words_in(school.calls[1]).find("Bobby"), std::string::npos);
  EXPECT_NE(words_in(school.calls[1]).find("add me"), std::string::npos);
  ASSERT_EQ(school.warnings.size(), 1U);
  EXPECT_EQ(school.warnings[0].find("Bobby"), std::string::npos);
  EXPECT_EQ(school.teams->counts().unreachable, 1U);
}

TEST(Teams, G2_R_a_press_in_a_channel_never_brings_names_into_its_card) {
  Tenant school;
  school.reply = [](const Request&) {
    Reply reply = only_for_her("Bobby Chen, Maya Rodríguez …");
    reply.replaces_pressed = true;
    return reply;
  };
  const net::HttpResponse response = school.bring(press(in_channel(""), "see", {{"week", "2026-W42"}}));
  EXPECT_EQ(response.body.find("Bobby"), std::string::npos);
  EXPECT_EQ(json::parse(response.body)["type"], "application/vnd.microsoft.activity.message");
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(school.calls[1].url, her_chat);
  EXPECT_NE(words_in(school.calls[1]).find("Bobby Chen"), std::string::npos);
}

TEST(Teams, G2_A_in_a_team_everybody_is_greeted_and_whoever_added_us_is_told_more_alone) {
  Tenant school;
  school.reply = [](const Request&) { return only_for_her("Whose team is in the channel you added me to?"); };
  school.bring(added_to(in_channel("")));
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].verb, "look_round") << "back again, perhaps: who reads along?";
  EXPECT_EQ(school.asked[1].verb, "hello");
  ASSERT_EQ(school.calls.size(), 3U);
  EXPECT_EQ(school.calls[0].url, the_thread);
  EXPECT_NE(words_in(school.calls[0]).find("write to me in our own chat"), std::string::npos);
  EXPECT_EQ(school.calls[2].url, her_chat);
  EXPECT_NE(words_in(school.calls[2]).find("Whose team"), std::string::npos);
  school.bring(added_to(in_channel("")));
  EXPECT_EQ(school.calls.size(), 3U) << "nobody is greeted twice";
}

TEST(Teams, T09_R_a_press_that_takes_too_long_is_told_so_and_its_answer_comes_by_itself) {
  Tenant school{std::chrono::milliseconds(1)};
  school.is_slow = true;
  const net::HttpResponse response = school.send(school.request(press(in_chat(""), "who", {}).dump()));
  EXPECT_NE(json::parse(response.body)["value"].get<std::string>().find("still working"), std::string::npos);
  EXPECT_TRUE(school.calls.empty());
  EXPECT_EQ(school.teams->under_way(), 1U);
  school.release();
  school.settle();
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].url, her_chat);
  EXPECT_EQ(school.teams->under_way(), 0U);
}

TEST(Teams, T09_R_a_line_that_takes_too_long_is_acknowledged_and_answered_later) {
  Tenant school{std::chrono::milliseconds(1)};
  school.is_slow = true;
  EXPECT_EQ(school.send(school.request(in_chat("bobby").dump())).status, 200U);
  school.release();
  school.settle();
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST(Teams, R_whoever_speaks_while_the_desk_is_closed_is_told_that_nothing_was_saved) {
  Tenant school;
  school.reply = [](const Request&) -> Reply { throw Busy{}; };
  school.bring(in_chat("bobby"));
  school.teams->stop_hearing();
  json again = in_chat("bobby");
  again["id"] = "1700000000002";
  EXPECT_EQ(school.bring(again).status, 200U);
  ASSERT_EQ(school.calls.size(), 2U);
  for (const net::Call& call : school.calls)
    EXPECT_NE(words_in(call).find("nothing was saved"), std::string::npos);
  EXPECT_EQ(school.teams->counts().busy, 2U);
}

TEST(Teams, R_an_answer_that_may_have_arrived_is_not_said_twice_and_one_that_did_not_is) {
  Tenant school;
  school.says(503);
  school.bring(in_chat("bobby"));
  EXPECT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.teams->counts().replies_in_doubt, 1U);
  school.says(412);
  json again = in_chat("bobby");
  again["id"] = "1700000000002";
  school.bring(again);
  EXPECT_EQ(school.calls.size(), 3U);
  EXPECT_EQ(school.teams->counts().replies_lost, 0U);
}

TEST(Teams, R_without_bot_tenant_or_anybody_who_vouches_there_is_no_teams) {
  Tenant school;
  const auto build = [&school](std::string app, std::string tenant, bool vouches) {
    TeamsSettings settings;
    settings.app_id = std::move(app);
    settings.tenant_id = std::move(tenant);
    Ways ways;
    if (vouches) {
      ways.vouches = [](std::string, Claimed) -> boost::asio::awaitable<Vouch> { co_return Vouch::good; };
    }
    Teams(settings, school.loop.get_executor(), school.doors, school.clock, ways);
  };
  EXPECT_NO_THROW(build(lincoln.app_id, lincoln.tenant_id, true));
  EXPECT_THROW(build("knownby", lincoln.tenant_id, true), std::invalid_argument);
  EXPECT_THROW(build(lincoln.app_id, "", true), std::invalid_argument);
  EXPECT_THROW(build(lincoln.app_id, lincoln.tenant_id, false), std::invalid_argument);
}

}  // namespace
}  // namespace knownby::teams
