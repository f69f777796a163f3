// What the outbox holds goes out through the Connector: PROTOCOL T-06, T-12 to T-15, R-06.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "adapters/teams/address.hpp"
#include "adapters/teams/limits.hpp"
#include "tests/adapters/cards.hpp"
#include "tests/adapters/teams/tenant.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using Act = Outgoing::Act;
using Scope = Address::Scope;

constexpr const char* everywhere = "https://smba.trafficmanager.net/teams/v3/conversations";

Outgoing weekly_post(Act act = Act::post, const std::string& address = grade_7_address) {
  Outgoing outgoing;
  outgoing.id = 1;
  outgoing.place = {"teams", address};
  outgoing.act = act;
  outgoing.card = weekly_card();
  outgoing.key = "nudge:1:2026-W42";
  outgoing.attempt = 1;
  if (act != Act::post) outgoing.reference = std::string(grade_7) + "|1700000000099";
  return outgoing;
}

Outgoing to_park() {
  const Address park{lincoln.tenant_id, Scope::person, "7d1c9e55-0001-4aaa-9bbb-00000000000b"};
  return weekly_post(Act::post, to_text(park));
}

TEST(Deliver, T12_A_a_post_carries_its_token_in_the_header_alone_and_is_named_by_its_conversation) {
  Tenant school;
  const Delivery delivery = school.run(school.teams->deliver(weekly_post()));
  ASSERT_TRUE(std::holds_alternative<Sent>(delivery));
  EXPECT_EQ(std::get<Sent>(delivery).reference, std::string(grade_7) + "|1700000000099");
  ASSERT_EQ(school.calls.size(), 1U);
  const net::Call& call = school.calls[0];
  EXPECT_EQ(call.method, "POST");
  EXPECT_EQ(call.url, std::string(everywhere) + "/19%3Agrade7%40thread.tacv2/activities");
  EXPECT_EQ(header(call, "Authorization"), "Bearer loopback-token");
  EXPECT_EQ(header(call, "Content-Type"), "application/json; charset=utf-8");
  EXPECT_EQ((call.url + call.body).find("loopback-token"), std::string::npos);
}

TEST(Deliver, T12_A_our_own_message_is_redrawn_and_removed_by_its_name) {
  Tenant school;
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post(Act::redraw)))));
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post(Act::remove)))));
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(school.calls[0].method, "PUT");
  EXPECT_EQ(school.calls[1].method, "DELETE");
  EXPECT_EQ(school.calls[1].body, "");
  for (const net::Call& call : school.calls)
    EXPECT_EQ(call.url, std::string(everywhere) + "/19%3Agrade7%40thread.tacv2/activities/1700000000099");
}

TEST(Deliver, R_places_and_messages_that_are_not_ours_are_never_called) {
  Tenant school;
  const std::string other = "99999999-aaaa-4bbb-8ccc-fedcba987654:channel:19:grade7@thread.tacv2";
  for (const std::string& address : {std::string(), std::string("T1LINCOLN:C1GRADE7"), other,
                                     lincoln.tenant_id + ":channel:", lincoln.tenant_id + ":attic:19:x"}) {
    EXPECT_TRUE(
        std::holds_alternative<Never>(school.run(school.teams->deliver(weekly_post(Act::post, address)))))
        << address;
  }
  for (const char* reference : {"", "1700", "19:grade8@thread.tacv2|1700", "19:grade7@thread.tacv2|"}) {
    Outgoing outgoing = weekly_post(Act::redraw);
    outgoing.reference = reference;
    EXPECT_TRUE(std::holds_alternative<Never>(school.run(school.teams->deliver(outgoing)))) << reference;
  }
  EXPECT_TRUE(school.calls.empty());
}

TEST(Deliver, T13_A_a_conversation_is_reached_where_it_was_heard_last) {
  Tenant school;
  json said = in_channel("bobby");
  said["serviceUrl"] = "https://smba.trafficmanager.net/emea/";
  school.bring(said);
  school.calls.clear();
  school.run(school.teams->deliver(weekly_post()));
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_TRUE(school.calls[0].url.starts_with("https://smba.trafficmanager.net/emea/v3/"));
}

TEST(Deliver, T13_A_somebody_not_spoken_to_yet_is_reached_by_a_conversation_begun_once) {
  Tenant school;
  for (int week = 0; week < 52; ++week) {
    EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(to_park()))));
    school.clock.advance(std::chrono::hours(7 * 24));
  }
  ASSERT_EQ(school.calls.size(), 53U);
  EXPECT_EQ(school.calls[0].url, everywhere);
  EXPECT_EQ(json::parse(school.calls[0].body)["members"][0]["id"], "7d1c9e55-0001-4aaa-9bbb-00000000000b");
  EXPECT_EQ(school.calls[1].url, std::string(everywhere) + "/a%3A1RiveraAndKnownby/activities");
}

TEST(Deliver, T13_R_two_who_write_to_the_same_person_begin_one_conversation) {
  Tenant school;
  std::vector<Delivery> deliveries;
  for (int i = 0; i < 2; ++i) {
    boost::asio::co_spawn(school.loop, school.teams->deliver(to_park()),
                          [&deliveries](const std::exception_ptr&, Delivery delivery) {
                            deliveries.push_back(std::move(delivery));
                          });
  }
  school.settle();
  ASSERT_EQ(deliveries.size(), 2U);
  for (const Delivery& delivery : deliveries) EXPECT_TRUE(std::holds_alternative<Sent>(delivery));
  EXPECT_EQ(school.calls.size(), 3U);
  EXPECT_EQ(school.teams->counts().chats_opened, 1U);
}

TEST(Deliver, T13_R_somebody_without_the_app_is_named_as_such_for_whoever_looks) {
  Tenant school;
  school.says(403, R"({"error":{"code":"ForbiddenOperationException"}})");
  const Delivery delivery = school.run(school.teams->deliver(to_park()));
  ASSERT_TRUE(std::holds_alternative<Never>(delivery));
  EXPECT_EQ(std::get<Never>(delivery).ends, Never::Ends::place);
  EXPECT_EQ(std::get<Never>(delivery).reason,
            "this person has not added Knownby in Teams (HTTP 403 ForbiddenOperationException)");
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST(Deliver, T13_A_beginning_a_conversation_is_never_in_doubt) {
  Tenant school;
  school.says(504);
  EXPECT_TRUE(std::holds_alternative<Later>(school.run(school.teams->deliver(to_park()))));
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(to_park()))));
}

TEST(Deliver, T10_R_nothing_is_sent_where_we_were_taken_out_until_somebody_speaks_there_again) {
  Tenant school;
  json out = added_to(in_channel(""));
  out["membersRemoved"] = out["membersAdded"];
  out.erase("membersAdded");
  school.bring(out);
  const Delivery delivery = school.run(school.teams->deliver(weekly_post()));
  ASSERT_TRUE(std::holds_alternative<Never>(delivery));
  EXPECT_EQ(std::get<Never>(delivery).ends, Never::Ends::place);
  EXPECT_TRUE(school.calls.empty());
  json back = added_to(in_channel(""));
  back["type"] = "installationUpdate";
  back["action"] = "add";
  back.erase("membersAdded");
  school.bring(back);
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post()))));
}

TEST(Deliver, T14_R_a_conversation_that_lets_nothing_in_is_left_alone_until_somebody_speaks_there) {
  Tenant school;
  school.says(403, R"({"error":{"code":"BotDisabledByAdmin"}})");
  EXPECT_TRUE(std::holds_alternative<Never>(school.run(school.teams->deliver(weekly_post()))));
  EXPECT_TRUE(std::holds_alternative<Never>(school.run(school.teams->deliver(weekly_post()))));
  EXPECT_EQ(school.calls.size(), 1U);
  school.bring(in_channel("bobby"));
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post()))));
}

TEST(Deliver, T13_A_whoever_adds_the_app_after_all_is_reached) {
  Tenant school;
  const Address rivera{lincoln.tenant_id, Scope::person, rivera_object};
  school.says(403, R"({"error":{"code":"ForbiddenOperationException"}})");
  const Outgoing outgoing = weekly_post(Act::post, to_text(rivera));
  EXPECT_TRUE(std::holds_alternative<Never>(school.run(school.teams->deliver(outgoing))));
  school.bring(added_to(in_chat("")));
  school.calls.clear();
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(outgoing))));
  EXPECT_EQ(school.calls.size(), 1U) << "in the conversation that Teams told us of";
}

TEST(Deliver, T06_A_a_refused_token_is_asked_for_anew_once) {
  Tenant school;
  int given = 0;
  school.says(401);
  school.next_token = [&given] { return "token-" + std::to_string(++given); };
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post()))));
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_EQ(header(school.calls[0], "Authorization"), "Bearer token-1");
  EXPECT_EQ(header(school.calls[1], "Authorization"), "Bearer token-2");
}

TEST(Deliver, T06_R_refused_twice_or_without_another_token_it_stops_and_the_others_wait) {
  Tenant school;
  school.says(401, R"({"error":{"code":"BotNotRegistered"}})");
  const Delivery first = school.run(school.teams->deliver(weekly_post()));
  ASSERT_TRUE(std::holds_alternative<Never>(first)) << "one is given up, so that somebody hears of it";
  EXPECT_EQ(std::get<Never>(first).ends, Never::Ends::installation);
  EXPECT_EQ(school.calls.size(), 1U) << "the same token again would change nothing";
  const Delivery second = school.run(school.teams->deliver(to_park()));
  ASSERT_TRUE(std::holds_alternative<Later>(second));
  EXPECT_GT(std::get<Later>(second).wait, std::chrono::seconds(0)) << "and waiting is no attempt";
  EXPECT_EQ(school.calls.size(), 1U);
  school.clock.advance(std::chrono::hours(1));
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post()))));
}

TEST(Deliver, T14_A_a_tenant_of_the_community_cloud_is_reached_at_its_own_host_once) {
  Tenant school;
  const std::string sent_away = R"({"error":{"code":"InvalidBotApiHost"}})";
  school.says(403, sent_away);
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post()))));
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_TRUE(school.calls[0].url.starts_with("https://smba.trafficmanager.net/teams/v3/"));
  EXPECT_EQ(school.calls[1].url, "https://smba.infra.gcc.teams.microsoft.com/teams/v3/" +
                                     school.calls[0].url.substr(school.calls[0].url.find("conversations")));
  EXPECT_EQ(school.calls[1].body, school.calls[0].body);
  school.clock.advance(std::chrono::seconds(10));
  school.says(403, sent_away);
  school.says(403, sent_away);
  const Delivery nowhere = school.run(school.teams->deliver(weekly_post()));
  ASSERT_TRUE(std::holds_alternative<Never>(nowhere));
  EXPECT_EQ(std::get<Never>(nowhere).ends, Never::Ends::installation);
  EXPECT_EQ(school.calls.size(), 4U) << "no third host";
}

TEST(Deliver, T14_R_behind_a_firewall_that_does_not_know_that_host_it_says_that_the_first_sends_us_away) {
  const std::string sent_away = R"({"error":{"code":"InvalidBotApiHost"}})";
  for (const net::Trouble trouble : {net::Trouble::not_connected, net::Trouble::refused_by_gate}) {
    Tenant school;
    school.says(403, sent_away);
    school.answers.emplace_back().trouble = trouble;
    const Delivery stopped = school.run(school.teams->deliver(weekly_post()));
    ASSERT_TRUE(std::holds_alternative<Never>(stopped)) << "waiting mends no firewall";
    EXPECT_EQ(std::get<Never>(stopped).ends, Never::Ends::installation);
    EXPECT_EQ(std::get<Never>(stopped).reason, "HTTP 403 InvalidBotApiHost");
  }
}

TEST(Deliver, T14_A_a_host_that_answered_once_and_is_away_for_a_moment_is_waited_for) {
  Tenant school;
  const std::string sent_away = R"({"error":{"code":"InvalidBotApiHost"}})";
  school.says(403, sent_away);
  ASSERT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post()))));
  school.clock.advance(std::chrono::seconds(10));
  school.says(403, sent_away);
  school.answers.emplace_back().trouble = net::Trouble::not_connected;
  EXPECT_TRUE(std::holds_alternative<Later>(school.run(school.teams->deliver(weekly_post()))));
}

TEST(Deliver, T14_R_what_may_have_been_shown_at_that_host_stays_in_doubt) {
  Tenant school;
  school.says(403, R"({"error":{"code":"InvalidBotApiHost"}})");
  school.answers.emplace_back().trouble = net::Trouble::lost;
  EXPECT_TRUE(std::holds_alternative<Unknown>(school.run(school.teams->deliver(weekly_post()))));
}

TEST(Deliver, T06_R_without_a_token_nothing_is_sent) {
  Tenant school;
  school.token = Later{std::chrono::seconds(9), "the token's server is away"};
  const Delivery later = school.run(school.teams->deliver(weekly_post()));
  ASSERT_TRUE(std::holds_alternative<Later>(later));
  EXPECT_EQ(std::get<Later>(later).reason, "the token's server is away");
  school.token = Never{"invalid_client", Never::Ends::installation};
  EXPECT_TRUE(std::holds_alternative<Never>(school.run(school.teams->deliver(weekly_post()))));
  EXPECT_TRUE(school.calls.empty());
}

TEST(Deliver, T15_A_what_teams_allows_at_once_goes_at_once_and_another_conversation_waits_for_none) {
  Tenant school;
  for (int card = 0; card < 6; ++card)
    EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post())))) << card;
  EXPECT_TRUE(std::holds_alternative<Later>(school.run(school.teams->deliver(weekly_post()))));
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(to_park()))));
}

TEST(Deliver, T15_R_no_figure_of_teams_is_passed_in_an_hour) {
  Tenant school;
  std::vector<std::chrono::sys_seconds> sent;
  Outgoing brief = weekly_post();
  brief.card = {};
  const auto end = school.clock.now() + std::chrono::hours(1);
  while (school.clock.now() < end) {
    const Delivery delivery = school.run(school.teams->deliver(brief));
    if (std::holds_alternative<Sent>(delivery)) {
      sent.push_back(school.clock.now());
    } else {
      ASSERT_TRUE(std::holds_alternative<Later>(delivery));
      school.clock.advance(std::get<Later>(delivery).wait);
    }
  }
  EXPECT_EQ(school.calls.size(), sent.size()) << "what waits makes no call";
  const auto most_within = [&sent](std::chrono::seconds window) {
    std::size_t most = 0;
    for (std::size_t first = 0, last = 0; last < sent.size(); ++last) {
      while (sent[last] - sent[first] >= window) ++first;
      most = std::max(most, last - first + 1);
    }
    return most;
  };
  EXPECT_LE(most_within(std::chrono::seconds(1)), 7U);
  EXPECT_LE(most_within(std::chrono::seconds(2)), 8U);
  EXPECT_LE(most_within(std::chrono::seconds(30)), 60U);
  EXPECT_LE(sent.size(), 1'800U);
  EXPECT_GE(sent.size(), 1'000U);
}

TEST(Deliver, T14_R_a_429_stops_that_conversation_alone_for_as_long_as_teams_says) {
  Tenant school;
  net::Answer& busy = school.answers.emplace_back();
  busy.status = 429;
  busy.headers = {{"Retry-After", "60"}};
  ASSERT_TRUE(std::holds_alternative<Later>(school.run(school.teams->deliver(weekly_post()))));
  school.clock.advance(std::chrono::seconds(59));
  EXPECT_TRUE(std::holds_alternative<Later>(school.run(school.teams->deliver(weekly_post()))));
  const std::string grade_8 = lincoln.tenant_id + ":channel:19:grade8@thread.tacv2";
  EXPECT_TRUE(
      std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post(Act::post, grade_8)))));
  EXPECT_EQ(school.calls.size(), 2U);
  school.clock.advance(std::chrono::seconds(1));
  EXPECT_TRUE(std::holds_alternative<Sent>(school.run(school.teams->deliver(weekly_post()))));
}

TEST(Deliver, R06_whether_a_message_of_unknown_fate_was_shown_cannot_be_told) {
  Tenant school;
  school.says(504);
  EXPECT_TRUE(std::holds_alternative<Unknown>(school.run(school.teams->deliver(weekly_post()))));
  EXPECT_TRUE(std::holds_alternative<CannotTell>(school.run(school.teams->seek(weekly_post()))));
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST(Deliver, X05_R_what_went_wrong_on_the_way_is_counted_by_its_kind) {
  Tenant school;
  school.answers.emplace_back().trouble = net::Trouble::refused_by_gate;
  EXPECT_TRUE(std::holds_alternative<Never>(school.run(school.teams->deliver(weekly_post()))));
  EXPECT_EQ(school.teams->counts().troubles.at(static_cast<std::size_t>(net::Trouble::refused_by_gate)), 1U);
}

}  // namespace
}  // namespace knownby::teams
