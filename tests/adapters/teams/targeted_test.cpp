// Where the tenant has them, targeted messages answer one person in the channel itself; where it has not, the
// chat with them does, and the public never reads it. PRODUCT G.2, PROTOCOL D9 and T-12.

#include <gmock/gmock.h>

#include "tests/adapters/teams/tenant.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string chats = std::string(service_url) + "v3/conversations";
const std::string to_the_thread = chats + "/19%3Agrade7%40thread.tacv2%3Bmessageid%3D1700/activities";
const std::string to_her_there = to_the_thread + "?isTargetedActivity=true";
const std::string to_the_chat = chats + "/a%3A1RiveraAndKnownby/activities";

constexpr const char* refused_there =
    R"({"error":{"code":"BadSyntax","message":"no targeted messages here"}})";

class Targeted : public testing::Test {
 protected:
  Targeted() {
    school.reply = [](const Request&) { return Tenant::said("Logged: Bobby Chen (7A)."); };
  }
  std::vector<std::string> urls() const {
    std::vector<std::string> all;
    for (const net::Call& call : school.calls) all.push_back(call.url);
    return all;
  }
  json again(json activity) {
    activity["id"] = "17000000001" + std::to_string(++number);
    return activity;
  }

  Tenant school{std::chrono::seconds(60), true};
  int number = 10;
};

TEST_F(Targeted, T12_A_what_is_said_in_a_channel_is_answered_there_for_her_eyes_alone) {
  school.bring(in_channel("bobby at lunch"));
  ASSERT_THAT(urls(), testing::ElementsAre(to_her_there));
  const json message = json::parse(school.calls[0].body);
  EXPECT_EQ(message.at("recipient"), (json{{"id", rivera_id}, {"isTargeted", true}}));
  EXPECT_THAT(words_in(school.calls[0]),
              AllOf(HasSubstr("Logged: Bobby Chen (7A)."), HasSubstr("Only you see this."),
                    HasSubstr("please write to me in our own chat")));
  school.bring(again(in_channel("maya at lunch")));
  EXPECT_THAT(words_in(school.calls[1]), Not(HasSubstr("our own chat"))) << "said once";
}

TEST_F(Targeted, T12_R_where_teams_refuses_it_the_chat_has_it_and_the_channel_nothing) {
  school.says(400, refused_there);
  school.bring(in_channel("bobby at lunch"));
  ASSERT_THAT(urls(), testing::ElementsAre(to_her_there, chats, to_the_chat));
  EXPECT_THAT(words_in(school.calls[2]),
              AllOf(HasSubstr("Logged: Bobby Chen"), HasSubstr("delete your message there")));
  school.bring(again(in_channel("maya at lunch")));
  EXPECT_EQ(urls().back(), to_the_chat);
  EXPECT_EQ(urls().size(), 4U) << "not tried again at once";
  school.clock.advance(std::chrono::hours(1));
  school.bring(again(in_channel("jordan at lunch")));
  EXPECT_EQ(urls().back(), to_her_there);
}

TEST_F(Targeted, R06_what_may_have_been_shown_there_is_not_said_again_in_the_chat) {
  school.says(504);
  school.bring(in_channel("bobby at lunch"));
  EXPECT_THAT(urls(), testing::ElementsAre(to_her_there));
  EXPECT_EQ(school.teams->counts().replies_in_doubt, 1U);
}

TEST_F(Targeted, T17_A_a_press_in_a_channel_says_where_its_answer_is) {
  const net::HttpResponse response = school.bring(press(in_channel(""), "see", {{"week", "1"}}));
  EXPECT_THAT(response.body, AllOf(HasSubstr("only you see it"), Not(HasSubstr("Bobby"))));
  EXPECT_EQ(urls().back(), to_her_there);
}

TEST_F(Targeted, G2_A_what_is_said_alone_or_for_everyone_is_never_targeted) {
  school.bring(in_chat("bobby at lunch"));
  EXPECT_EQ(urls().back(), to_the_chat);
  school.reply = [](const Request&) {
    Reply reply = Tenant::said("Grade 7: 39 of 142 have none logged.");
    reply.seen = Reply::Seen::everyone;
    return reply;
  };
  school.bring(again(in_channel("share")));
  EXPECT_EQ(urls().back(), to_the_thread);
}

json said_aside(const std::string& words) {
  json aside = in_channel(words);
  aside["recipient"]["isTargeted"] = true;
  return aside;
}

TEST(Untargeted, D9_A_what_she_says_aside_in_a_channel_is_answered_aside_and_she_is_told_nothing_of_readers) {
  Tenant school;
  school.bring(said_aside("bobby at lunch"));
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].url, to_her_there);
  EXPECT_THAT(words_in(school.calls[0]), Not(HasSubstr("everybody there can read")));
}

TEST(Untargeted, D9_R_what_she_says_aside_is_never_answered_where_the_others_read_it) {
  Tenant school;
  school.says(400, refused_there);
  school.says(403, R"({"error":{"code":"ForbiddenOperationException"}})");
  school.bring(said_aside("bobby at lunch"));
  ASSERT_EQ(school.calls.size(), 2U) << school.calls.back().url << ": nothing once her chat cannot be opened";
  EXPECT_EQ(school.calls[0].url, to_her_there);
  EXPECT_EQ(school.calls[1].url, chats);
  EXPECT_EQ(school.teams->counts().replies_lost, 1U);
  ASSERT_EQ(school.warnings.size(), 1U) << "whoever runs the server learns of it";
  EXPECT_THAT(school.warnings[0], HasSubstr("an answer could not be given"));
}

TEST(Untargeted, D9_A_an_answer_that_could_not_be_given_aside_says_in_the_chat_where_it_was_asked) {
  Tenant school;
  school.says(400, refused_there);
  school.bring(said_aside("bobby at lunch"));
  ASSERT_EQ(school.calls.size(), 3U);
  EXPECT_EQ(school.calls[2].url, to_the_chat);
  EXPECT_THAT(words_in(school.calls[2]),
              AllOf(HasSubstr("You asked this in a channel, where only you see it."),
                    Not(HasSubstr("everybody there can read"))));
}

TEST(Untargeted, G2_A_without_the_administrators_word_nothing_is_targeted) {
  Tenant school;
  school.bring(in_channel("bobby at lunch"));
  for (const net::Call& call : school.calls) EXPECT_THAT(call.url, Not(HasSubstr("isTargetedActivity")));
}

}  // namespace
}  // namespace knownby::teams
