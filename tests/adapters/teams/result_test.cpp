// What every answer of the Connector ends: PROTOCOL T-14, row by row.
#include "adapters/teams/connector/result.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "tests/adapters/teams/activities.hpp"

namespace knownby::teams {
namespace {

using Act = Outgoing::Act;
using Ends = Never::Ends;

Outgoing weekly(Act act = Act::post) {
  Outgoing outgoing;
  outgoing.act = act;
  outgoing.key = "nudge:1:2026-W42";
  if (act != Act::post) outgoing.reference = std::string(grade_7) + "|1700000000099";
  return outgoing;
}

net::Answer answered(unsigned status, const std::string& code = {}) {
  net::Answer answer;
  answer.status = status;
  if (!code.empty()) answer.body = R"({"error":{"code":")" + code + R"(","message":"about Bobby Chen"}})";
  return answer;
}

Delivery result(const net::Answer& answer, Act act = Act::post) {
  return result_of(answer, weekly(act), grade_7);
}

struct Row {
  unsigned status;
  const char* code;
  Ends ends;
};

TEST(Result, T14_R_each_refusal_ends_what_it_ends) {
  const std::vector<Row> rows = {
      {500, "ServiceError", Ends::message},
      {400, "BadArgument", Ends::message},
      {413, "MessageSizeTooBig", Ends::message},
      {404, "ActivityNotFoundInConversation", Ends::message},
      {404, "ConversationNotFound", Ends::place},
      {404, "", Ends::place},
      {403, "BotDisabledByAdmin", Ends::place},
      {403, "BotNotInConversationRoster", Ends::place},
      {403, "ConversationBlockedByUser", Ends::place},
      {403, "ForbiddenOperationException", Ends::place},
      {403, "NotEnoughPermissions", Ends::place},
      {403, "MessageWritesBlocked", Ends::place},
      {403, "", Ends::place},
      {403, "InvalidBotApiHost", Ends::installation},
      {401, "BotNotRegistered", Ends::installation},
      {401, "", Ends::installation},
      {405, "", Ends::message},  // what the table does not name is not tried again
      {302, "", Ends::message},
      {511, "", Ends::message},
  };
  for (const Row& row : rows) {
    const Delivery delivery = result(answered(row.status, row.code));
    ASSERT_TRUE(std::holds_alternative<Never>(delivery)) << row.status << row.code;
    EXPECT_EQ(std::get<Never>(delivery).ends, row.ends) << row.status << row.code;
    const std::string& reason = std::get<Never>(delivery).reason;
    EXPECT_NE(reason.find(std::to_string(row.status)), std::string::npos);
    EXPECT_NE(reason.find(row.code), std::string::npos);
    EXPECT_EQ(reason.find("Bobby"), std::string::npos) << "only the error's name goes into records";
  }
}

TEST(Result, T14_A_what_was_not_done_is_tried_again) {
  for (const unsigned status : {412U, 429U}) {
    const Delivery delivery = result(answered(status, "PreconditionFailed"));
    ASSERT_TRUE(std::holds_alternative<Later>(delivery)) << status;
    EXPECT_EQ(std::get<Later>(delivery).wait.count(), 0) << "our own wait, which grows";
  }
  net::Answer told = answered(429, "Throttled");
  told.headers = {{"Retry-After", "17"}};
  const Delivery delivery = result(told);
  ASSERT_TRUE(std::holds_alternative<Later>(delivery));
  EXPECT_GE(std::get<Later>(delivery).wait.count(), 17);
  EXPECT_LE(std::get<Later>(delivery).wait.count(), 18);
  for (const auto trouble : {net::Trouble::not_connected, net::Trouble::tls_failed}) {
    net::Answer unsent;
    unsent.trouble = trouble;
    EXPECT_TRUE(std::holds_alternative<Later>(result(unsent)));
  }
}

TEST(Result, R06_what_may_have_been_shown_is_not_posted_again_but_may_be_redrawn_and_removed) {
  std::vector<net::Answer> doubtful;
  for (const unsigned status : {502U, 503U, 504U, 408U}) doubtful.push_back(answered(status));
  for (const auto trouble :
       {net::Trouble::lost, net::Trouble::timed_out_after_send, net::Trouble::too_large}) {
    doubtful.emplace_back().trouble = trouble;
  }
  for (const net::Answer& answer : doubtful) {
    EXPECT_TRUE(std::holds_alternative<Unknown>(result(answer))) << answer.status;
    EXPECT_TRUE(std::holds_alternative<Later>(result(answer, Act::redraw))) << answer.status;
    EXPECT_TRUE(std::holds_alternative<Later>(result(answer, Act::remove))) << answer.status;
  }
}

TEST(Result, R_what_the_gate_refuses_is_never_tried_again) {
  net::Answer refused;
  refused.trouble = net::Trouble::refused_by_gate;
  EXPECT_TRUE(std::holds_alternative<Never>(result(refused)));
}

TEST(Result, T12_A_a_post_is_named_by_its_conversation_and_the_id_teams_gives) {
  net::Answer answer = answered(201);
  answer.body = R"({"id":"1700000000099"})";
  EXPECT_EQ(std::get<Sent>(result(answer)).reference, std::string(grade_7) + "|1700000000099");
  for (const char* body : {"", "{}", R"({"id":7})", R"({"id":"a|b"})", "not json"}) {
    answer.body = body;
    EXPECT_EQ(std::get<Sent>(result(answer)).reference, "") << "shown, though nobody can name it";
  }
  EXPECT_EQ(std::get<Sent>(result(answered(200), Act::redraw)).reference, weekly(Act::redraw).reference);
}

TEST(Result, a_conversation_is_named_only_by_an_answer_that_says_yes) {
  net::Answer answer = answered(201);
  answer.body = R"({"id":"a:1Rivera"})";
  EXPECT_EQ(conversation_in(answer), "a:1Rivera");
  answer.status = 403;
  EXPECT_EQ(conversation_in(answer), "");
  answer.status = 200;
  answer.body = R"({"id":".."})";
  EXPECT_EQ(conversation_in(answer), "");
}

}  // namespace
}  // namespace knownby::teams
