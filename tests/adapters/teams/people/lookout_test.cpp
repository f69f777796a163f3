// Teams is asked who is there: PRODUCT E.2 and F.4, PROTOCOL T-13.
#include "adapters/teams/people/lookout.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/teams/people/account.hpp"
#include "tests/adapters/teams/tenant.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Kind = SeenAccount::Kind;

const Place grade_7_place{"teams", grade_7_address};

net::Answer told(const json& body, unsigned status = 200) {
  net::Answer answer;
  answer.status = status;
  answer.body = body.dump();
  return answer;
}

json member(const std::string& object, const std::string& email, const std::string& role = "user") {
  return {
      {"id", "29:" + object},          {"objectId", object}, {"email", email}, {"userPrincipalName", email},
      {"tenantId", lincoln.tenant_id}, {"userRole", role}};
}

const json rivera = member(rivera_object, "rivera@lincoln.example");
const json park = member("7d1c9e55-0002-4aaa-9bbb-00000000000b", "park@lincoln.example");

Reply looking_at(std::vector<Place> places, std::vector<std::string> accounts = {}) {
  Reply reply = Tenant::said("I could not see that.");
  reply.look_at = std::make_shared<const LookAt>(LookAt{std::move(places), std::move(accounts)});
  return reply;
}

// What the desk was told.
std::vector<Look> looks(const Tenant& school) {
  std::vector<Look> found;
  for (const Request& request : school.asked)
    if (request.verb == "looked" && request.look) found.push_back(*request.look);
  return found;
}

class Lookouts : public testing::Test {
 protected:
  Lookouts() {
    school.reply = [](const Request& request) {
      if (request.verb == "looked") return Reply{};
      const bool wants = request.verb == "look_round" || (request.verb == "map" && !request.look);
      return wants ? looking_at({grade_7_place}) : Tenant::said("seen");
    };
    school.tells = [this](const net::Call& call) {
      const bool is_next = call.url.find("continuationToken=n%2F2") != std::string::npos;
      return is_next ? second : first;
    };
  }
  void minute() {
    school.teams->look_around();
    school.settle();
  }

  Tenant school;
  net::Answer first = told({{"members", {rivera, park}}});
  net::Answer second{};
};

TEST(Account, F4_A_its_own_people_by_the_e_mail_Teams_gives_else_by_their_sign_in_name) {
  json both = member(rivera_object, "Rivera@Lincoln.example");
  both["userPrincipalName"] = "mrivera@lincoln.onmicrosoft.com";
  const SeenAccount seen = account_in(both, lincoln.tenant_id);
  EXPECT_EQ(seen.key, rivera_key);
  EXPECT_EQ(seen.kind, Kind::member);
  EXPECT_EQ(seen.email, "Rivera@Lincoln.example");
  both["email"] = nullptr;
  EXPECT_EQ(account_in(both, lincoln.tenant_id).email, "mrivera@lincoln.onmicrosoft.com");
}

TEST(Account, E2_R_guests_strangers_and_bots_are_what_they_are_and_give_no_e_mail) {
  json named = member(rivera_object, "x@elsewhere.example", "guest");
  json signs_in = member(rivera_object, "");
  signs_in["userPrincipalName"] = "x_elsewhere.example#EXT#@lincoln.onmicrosoft.com";
  json anonymous{{"id", "29:anon"}, {"name", "Anon"}, {"userRole", "anonymous"}};
  for (const json& one : {named, signs_in, anonymous}) {
    EXPECT_EQ(account_in(one, lincoln.tenant_id).kind, Kind::guest) << one.dump();
    EXPECT_EQ(account_in(one, lincoln.tenant_id).email, "") << one.dump();
  }
  json foreign = rivera;
  foreign["tenantId"] = "99999999-aaaa-4bbb-8ccc-fedcba987654";
  EXPECT_EQ(account_in(foreign, lincoln.tenant_id).kind, Kind::foreign);
  json odd = rivera;
  odd["tenantId"] = "29:1UX7p8Fkx7p93MZl";  // as Microsoft's own example has it
  EXPECT_EQ(account_in(odd, lincoln.tenant_id).kind, Kind::member);
  json bot{{"id", "28:0c9ce8a2-1111-4222-8333-0123456789ab"}};
  EXPECT_EQ(account_in(bot, lincoln.tenant_id).kind, Kind::bot);
  EXPECT_THROW(account_in(json::object(), lincoln.tenant_id), Malformed);
}

TEST_F(Lookouts, E2_A_everybody_in_a_mapped_channel_is_told_page_by_page_at_once) {
  first = told({{"members", {rivera}}, {"continuationToken", "n/2"}});
  second = told({{"members", {park, member("7d1c9e55-0003-4aaa-9bbb-00000000000d", "", "guest")}}});
  minute();
  ASSERT_EQ(school.reads.size(), 2U);
  EXPECT_EQ(school.reads[0].url,
            "https://smba.trafficmanager.net/teams/v3/conversations/19%3Agrade7%40thread.tacv2/"
            "pagedmembers?pageSize=500");
  EXPECT_EQ(school.reads[0].method, "GET");
  EXPECT_EQ(header(school.reads[0], "Authorization"), "Bearer loopback-token");
  const std::vector<Look> seen = looks(school);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].address, grade_7_address);
  ASSERT_TRUE(seen[0].audience);
  EXPECT_EQ(seen[0].audience->guests, 1);
  EXPECT_EQ(seen[0].audience->members.size(), 2U);
  EXPECT_TRUE(seen[0].audience->is_private) << "only the team's own people read its channels";
  EXPECT_EQ(seen[0].accounts.size(), 3U) << "staff are matched by them";
}

TEST_F(Lookouts, E2_A_where_the_channel_was_heard_is_where_Teams_is_asked) {
  school.bring(in_channel("hi"));
  minute();
  EXPECT_THAT(school.reads.back().url, HasSubstr("/amer/v3/conversations/19%3Agrade7"));
}

TEST_F(Lookouts, E2_R_a_page_that_fails_tells_nothing_and_is_noted_once) {
  first = told(json::object(), 500);
  minute();
  EXPECT_THAT(looks(school), IsEmpty());
  EXPECT_EQ(school.reads.size(), 3U) << "reading twice does no harm";
  EXPECT_THAT(school.warnings, ElementsAre("Teams did not tell who is in a channel: HTTP 500"));
  school.clock.advance(std::chrono::minutes(6));
  minute();
  EXPECT_EQ(school.warnings.size(), 1U);
  for (const char* body : {"{", "[]", R"({"members":7})"}) {
    first = told(json::object());
    first.body = body;
    school.clock.advance(std::chrono::minutes(6));
    minute();
    EXPECT_THAT(looks(school), IsEmpty()) << body;
  }
}

TEST_F(Lookouts, E2_R_a_member_nobody_can_read_leaves_it_open_who_reads_along) {
  first = told({{"members", {rivera, {{"name", "somebody"}}}}});
  minute();
  ASSERT_EQ(looks(school).size(), 1U);
  EXPECT_EQ(looks(school)[0].audience->guests, std::nullopt);
}

TEST_F(Lookouts, E2_A_where_we_were_taken_out_it_says_so) {
  first = told({{"error", {{"code", "BotNotInConversationRoster"}}}}, 403);
  minute();
  ASSERT_EQ(looks(school).size(), 1U);
  EXPECT_FALSE(looks(school)[0].audience->has_us);
}

// Four with a weekly card; the first two are in the team that something befalls.
const std::string of_lincoln = "5a3b7e10-aaaa-4bbb-8ccc-fedcba987654:channel:";
const std::string grade_8_address = of_lincoln + "19:grade8@thread.tacv2";
const std::string chess_address = of_lincoln + "19:chess@thread.tacv2";
const std::string chat_of_three = "5a3b7e10-aaaa-4bbb-8ccc-fedcba987654:groupChat:19:chat@thread.v2";

class Stirred : public Lookouts {
 protected:
  Stirred() {
    school.reply = [](const Request& request) {
      if (request.verb != "look_round") return Reply{};
      return looking_at(
          {grade_7_place, {"teams", grade_8_address}, {"teams", chess_address}, {"teams", chat_of_three}});
    };
  }
  void somebody_speaks_in(const std::string& channel, const std::string& team) {
    json spoken = in_channel("hi");
    spoken["id"] = channel;
    spoken["conversation"]["id"] = channel;
    spoken["channelData"]["team"]["id"] = team;
    school.bring(spoken);
  }
  void somebody_speaks_in_each() {
    somebody_speaks_in(grade_7, "19:lincoln@thread.tacv2");
    somebody_speaks_in("19:grade8@thread.tacv2", "19:lincoln@thread.tacv2");
    somebody_speaks_in("19:chess@thread.tacv2", "19:clubs@thread.tacv2");
  }
  // What Teams tells of the whole team, in its General channel.
  static json in_the_team(const char* change, const char* whom) {
    json stirred = in_channel("");
    stirred["type"] = "conversationUpdate";
    stirred["conversation"]["id"] = "19:lincoln@thread.tacv2";
    stirred[change] = json::array({{{"id", whom}}});
    return stirred;
  }
  std::vector<std::string> looked_at() const {
    std::vector<std::string> addresses;
    for (const Look& look : looks(school)) addresses.push_back(look.address);
    return addresses;
  }
};

TEST_F(Stirred, T10_A_taken_out_of_a_team_it_knows_at_once_that_it_is_in_none_of_its_channels) {
  somebody_speaks_in_each();
  first = told({{"error", {{"code", "BotNotInConversationRoster"}}}}, 403);
  school.bring(in_the_team("membersRemoved", bot_id));
  EXPECT_THAT(looked_at(), ElementsAre(grade_7_address, grade_8_address)) << "and the clubs are left alone";
  for (const Look& look : looks(school)) EXPECT_FALSE(look.audience->has_us) << look.address;
}

TEST_F(Stirred, E2_A_who_came_or_went_is_looked_at_at_once_in_every_channel_of_the_team) {
  somebody_speaks_in_each();
  school.bring(in_the_team("membersAdded", "29:1guest"));
  EXPECT_THAT(looked_at(), ElementsAre(grade_7_address, grade_8_address));
}

TEST_F(Stirred, T10_A_after_a_restart_a_channel_is_looked_at_that_may_be_one_of_the_team) {
  somebody_speaks_in("19:chess@thread.tacv2", "19:clubs@thread.tacv2");
  first = told({{"error", {{"code", "BotNotInConversationRoster"}}}}, 403);
  school.bring(in_the_team("membersRemoved", bot_id));
  EXPECT_THAT(looked_at(), ElementsAre(grade_7_address, grade_8_address));
  EXPECT_FALSE(looks(school)[0].audience->has_us);
}

TEST_F(Stirred, E2_A_a_group_chat_is_looked_at_alone) {
  json came = in_the_team("membersAdded", "29:1guest");
  came["conversation"] = {{"id", "19:chat@thread.v2"}, {"conversationType", "groupChat"}};
  came["channelData"].erase("team");
  came["channelData"].erase("channel");
  school.bring(came);
  EXPECT_THAT(looked_at(), ElementsAre(chat_of_three));
}

TEST_F(Lookouts, what_a_command_must_know_first_is_looked_at_and_asked_again) {
  school.bring(press(in_channel(""), "map", {}));
  std::vector<Request> maps;
  for (const Request& request : school.asked)
    if (request.verb == "map") maps.push_back(request);
  ASSERT_EQ(maps.size(), 2U);
  ASSERT_TRUE(maps[1].look);
  EXPECT_EQ(maps[1].look->address, grade_7_address);
  EXPECT_EQ(maps[1].look->audience->guests, 0);
  EXPECT_EQ(maps[0].event, maps[1].event);
}

TEST_F(Lookouts, where_nothing_can_be_seen_the_person_is_told) {
  first = told(json::object(), 500);
  school.bring(press(in_channel(""), "map", {}));
  EXPECT_THAT(words_in(school.calls.back()), HasSubstr("I could not see that."));
}

TEST_F(Lookouts, F4_A_who_speaks_alone_for_the_first_time_is_looked_at_before_they_are_answered) {
  first = told(rivera);
  school.bring(in_chat("bobby"));
  ASSERT_EQ(school.reads.size(), 1U);
  EXPECT_THAT(school.reads[0].url,
              HasSubstr("/conversations/a%3A1RiveraAndKnownby/members/29%3A1rivera-Xyz_"));
  ASSERT_EQ(school.asked.size(), 2U);
  EXPECT_EQ(school.asked[0].verb, "looked");
  EXPECT_EQ(school.asked[0].look->accounts[0].email, "rivera@lincoln.example");
  EXPECT_EQ(school.asked[1].text, "bobby");
  json next = in_chat("maya");
  next["id"] = "1700000000002";
  school.bring(next);
  EXPECT_EQ(school.reads.size(), 1U) << "once";
}

TEST_F(Lookouts, F4_R_an_answer_about_somebody_else_is_not_believed) {
  first = told(park);
  school.bring(in_chat("bobby"));
  EXPECT_THAT(looks(school), IsEmpty());
  EXPECT_EQ(school.asked.size(), 1U);
}

}  // namespace
}  // namespace knownby::teams
