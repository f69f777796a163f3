// A Teams that does what it was asked and says otherwise, asks for patience, breaks or says nothing: PROTOCOL
// T-12 to T-15, R-05 and R-06. Against the stand-in whose messages people would see.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/adapters/teams/tenant.hpp"
#include "tests/fakes/teams/connector.hpp"

namespace knownby::teams {
namespace {

using fakes::Lie;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class Lies : public testing::Test {
 protected:
  Lies() {
    connector.conversations = {grade_7, rivera_chat};
    school.outside = [this](const net::Call& call) {
      const auto said = connector.call(call.method, call.url.substr(call.url.find("/v3/")), call.body);
      net::Answer answer;
      answer.status = said.status;
      answer.body = said.body;
      if (said.asks_for_patience) answer.headers.emplace_back("Retry-After", "1");
      if (said.status == 0) answer.trouble = net::Trouble::timed_out_after_send;
      return answer;
    };
  }
  Delivery deliver(const std::string& words) {
    school.clock.advance(std::chrono::seconds(3));
    Outgoing outgoing;
    outgoing.place = {"teams", grade_7_address};
    outgoing.card.blocks.push_back(knownby::says(words));
    outgoing.key = "nudge:1:2026-W43";
    return school.run(school.teams->deliver(std::move(outgoing)));
  }
  std::vector<std::string> in(const std::string& conversation) {
    std::vector<std::string> words;
    for (const auto& message : connector.seen_in(conversation)) words.push_back(fakes::words_of(message));
    return words;
  }

  Tenant school;
  fakes::Connector connector;
};

TEST_F(Lies, T14_A_what_may_have_been_shown_is_never_called_unsent) {
  for (const Lie lie : {Lie::done_then_lost, Lie::done_then_502}) {
    connector.lies = {lie};
    EXPECT_TRUE(std::holds_alternative<Unknown>(deliver("8 to reach")));
  }
  EXPECT_THAT(in(grade_7), SizeIs(2)) << "both were shown, and nobody sends them again";
}

TEST_F(Lies, T14_A_what_was_certainly_not_shown_is_later_or_never) {
  connector.lies = {Lie::throttled};
  const Delivery later = deliver("8 to reach");
  ASSERT_TRUE(std::holds_alternative<Later>(later));
  EXPECT_GE(std::get<Later>(later).wait.count(), 1);
  for (const Lie lie : {Lie::breaks, Lie::refused}) {
    connector.lies = {lie};
    EXPECT_TRUE(std::holds_alternative<Never>(deliver("8 to reach")));
  }
  EXPECT_THAT(in(grade_7), SizeIs(0));
}

TEST_F(Lies, T12_A_an_answer_is_said_once_whatever_Teams_makes_of_it) {
  connector.lies = {Lie::throttled, Lie::done_then_lost};
  school.bring(in_chat("bobby at lunch"));
  EXPECT_THAT(in(rivera_chat), ElementsAre(HasSubstr("bobby at lunch")));
  EXPECT_EQ(school.teams->counts().replies_in_doubt, 1U);
}

TEST_F(Lies, T08_A_events_out_of_order_and_twice_are_each_answered_once) {
  std::vector<json> lines;
  for (const char* id : {"3", "1", "2", "1", "3"}) {
    json line = in_chat(std::string("line ") + id);
    line["id"] = id;
    lines.push_back(line);
  }
  for (const json& line : lines) school.bring(line);
  EXPECT_THAT(in(rivera_chat), ElementsAre(HasSubstr("line 3"), HasSubstr("line 1"), HasSubstr("line 2")));
}

TEST_F(Lies, T13_A_the_chat_with_one_person_is_begun_once_though_the_first_try_is_lost) {
  connector.lies = {Lie::done_then_lost};
  school.bring(in_channel("bobby at lunch"));
  json again = in_channel("maya at lunch");
  again["id"] = "2";
  school.bring(again);
  int begun = 0;
  for (const std::string& call : connector.called) begun += call == "POST /v3/conversations" ? 1 : 0;
  EXPECT_EQ(begun, 2) << "beginning it twice brings the same conversation";
  EXPECT_THAT(in(connector.chat_of(rivera_id)), SizeIs(2));
  EXPECT_THAT(in(grade_7), SizeIs(0));
}

}  // namespace
}  // namespace knownby::teams
