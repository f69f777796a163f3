// A workflow takes cards over and tells nothing more: PROTOCOL T-20.
#include "adapters/teams/webhooks/workflow.hpp"

#include <gmock/gmock.h>

#include "tests/adapters/teams/tenant.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* flow =
    "https://prod-01.westus.logic.azure.com:443/workflows/abc/triggers/manual/paths/invoke?sig=canary";
constexpr const char* other_flow = "https://prod-02.westus.logic.azure.com/workflows/abd?sig=canary";

class Flows : public testing::Test {
 protected:
  Flows() {
    WorkflowSettings settings;
    settings.flows.push_back({"Grade 7", Secret(flow)});
    settings.flows.push_back({"Grade 8", Secret(other_flow)});
    settings.note = [this](std::string_view words, bool) { notes.emplace_back(words); };
    workflow.emplace(std::move(settings), school.loop.get_executor(), school.clock,
                     [this](net::Call call) { return answer(std::move(call)); });
    workflow->start([this](Request request) { return ask(std::move(request)); });
  }
  boost::asio::awaitable<net::Answer> answer(net::Call call) {
    calls.push_back(std::move(call));
    co_return says;
  }
  boost::asio::awaitable<Reply> ask(Request request) {
    asked.push_back(std::move(request));
    co_return reply;
  }
  static Outgoing weekly() {
    Outgoing outgoing;
    outgoing.place = {"workflow", "workflow grade 7"};
    outgoing.key = "nudge:1:2026-W43";
    outgoing.card.title = "Grade 7 this week";
    outgoing.card.blocks.push_back(knownby::says("8 students to reach this week."));
    outgoing.card.blocks.push_back(Buttons{{Button{"See the eight", "see", {}}}});
    return outgoing;
  }
  Delivery deliver(Outgoing outgoing) { return school.run(workflow->deliver(std::move(outgoing))); }
  Delivery told(unsigned status) {
    says = {};
    says.status = status;
    return deliver(weekly());
  }
  void minute() {
    workflow->look_around();
    school.settle();
  }

  Tenant school;
  net::Answer says;
  Reply reply;
  std::vector<net::Call> calls;
  std::vector<Request> asked;
  std::vector<std::string> notes;
  std::optional<Workflows> workflow;
};

TEST_F(Flows, T_20_A_a_202_is_a_card_handed_over_and_called_by_no_name) {
  const Delivery delivery = told(202);
  ASSERT_TRUE(std::holds_alternative<Sent>(delivery));
  EXPECT_EQ(std::get<Sent>(delivery).reference, "") << "so that nobody tries to change it";
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(calls[0].purpose, net::Purpose::teams_workflow);
  EXPECT_EQ(calls[0].url, flow);
  const json body = json::parse(calls[0].body);
  EXPECT_EQ(body.at("type"), "message");
  EXPECT_TRUE(body.at("attachments").at(0).at("contentUrl").is_null());
  EXPECT_EQ(body.at("attachments").at(0).at("contentType"), "application/vnd.microsoft.card.adaptive");
  EXPECT_THAT(calls[0].body, AllOf(HasSubstr("8 students to reach"), Not(HasSubstr("See the eight")),
                                   Not(HasSubstr("Action."))));
  EXPECT_LT(calls[0].body.size(), 28U * 1024);
  Outgoing other = weekly();
  other.place.address = "workflow grade 8";
  deliver(std::move(other));
  EXPECT_EQ(calls[1].url, other_flow) << "each group has its own";
  EXPECT_EQ(workflow->counts().handed_over, 2U);
}

TEST_F(Flows, T_20_A_what_may_have_been_taken_over_is_never_handed_over_twice) {
  for (const unsigned status : {408U, 500U, 502U, 503U, 504U})
    EXPECT_TRUE(std::holds_alternative<Unknown>(told(status))) << status;
  says = {};
  says.trouble = net::Trouble::timed_out_after_send;
  EXPECT_TRUE(std::holds_alternative<Unknown>(deliver(weekly())));
  EXPECT_TRUE(std::holds_alternative<CannotTell>(school.run(workflow->seek(weekly()))));
  EXPECT_EQ(workflow->counts().in_doubt, 6U);
}

TEST_F(Flows, T_20_A_what_was_certainly_not_taken_is_tried_again) {
  says.trouble = net::Trouble::not_connected;
  EXPECT_TRUE(std::holds_alternative<Later>(deliver(weekly())));
  EXPECT_TRUE(std::holds_alternative<Later>(told(429)));
  EXPECT_EQ(workflow->counts().put_off, 2U);
}

TEST_F(Flows, T_20_R_a_flow_that_is_gone_stops_its_place_and_says_what_to_do) {
  for (const unsigned status : {401U, 403U, 404U, 410U}) {
    const Delivery delivery = told(status);
    ASSERT_TRUE(std::holds_alternative<Never>(delivery)) << status;
    EXPECT_EQ(std::get<Never>(delivery).ends, Never::Ends::place);
    EXPECT_THAT(std::get<Never>(delivery).fix, HasSubstr("teams-workflow-url"));
    EXPECT_THAT(std::get<Never>(delivery).reason, Not(HasSubstr("canary")));
  }
  const Delivery too_much = told(413);
  EXPECT_EQ(std::get<Never>(too_much).ends, Never::Ends::message);
  EXPECT_EQ(workflow->counts().refused, 5U);
}

TEST_F(Flows, T_20_R_nothing_that_stands_there_is_changed_and_no_other_place_is_called) {
  for (const auto act : {Outgoing::Act::redraw, Outgoing::Act::remove}) {
    Outgoing change = weekly();
    change.act = act;
    EXPECT_TRUE(std::holds_alternative<Never>(deliver(change)));
  }
  for (const char* address : {"U0PARK", "workflow", "workflow grade 6"}) {
    Outgoing other = weekly();
    other.place.address = address;
    EXPECT_TRUE(std::holds_alternative<Never>(deliver(other))) << address;
  }
  EXPECT_TRUE(calls.empty());
}

TEST_F(Flows, T_20_A_the_school_is_told_of_it_at_the_start_and_now_and_then) {
  minute();
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].verb, "announce");
  const Fields all{{"platform", "workflow"},
                   {"start", "yes"},
                   {"address", "workflow grade 7"},
                   {"name", "the Teams workflow for Grade 7"},
                   {"group", "Grade 7"},
                   {"address", "workflow grade 8"},
                   {"name", "the Teams workflow for Grade 8"},
                   {"group", "Grade 8"}};
  EXPECT_EQ(asked[0].fields, all);
  EXPECT_EQ(asked[0].field("start"), "yes");
  minute();
  EXPECT_EQ(asked.size(), 1U);
  school.clock.advance(std::chrono::hours(6));
  minute();
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[1].field("start"), "") << "a place that was stopped stays so until somebody restarts it";
}

TEST_F(Flows, T_20_R_a_group_nobody_knows_is_said_once_in_the_log) {
  reply = Tenant::said("there is no group called “Grade 9”");
  minute();
  school.clock.advance(std::chrono::minutes(5));
  minute();
  EXPECT_EQ(asked.size(), 2U);
  EXPECT_THAT(notes, testing::ElementsAre(HasSubstr("Grade 9")));
}

TEST(WorkflowUrl, T_20_A_both_of_microsofts_families_of_hosts) {
  EXPECT_EQ(workflow_trouble(flow, {}), "");
  EXPECT_EQ(
      workflow_trouble("https://default1.ab.environment.api.powerplatform.com/powerautomate/x?sig=y", {}),
      "");
}

TEST(WorkflowUrl, T_20_R_an_old_connectors_url_is_refused_with_advice_and_any_other_too) {
  EXPECT_THAT(workflow_trouble("https://lincoln.webhook.office.com/webhookb2/canary", {}),
              AllOf(HasSubstr("retired"), HasSubstr("Workflows"), Not(HasSubstr("canary"))));
  for (const char* url : {"", "http://prod-01.westus.logic.azure.com/x", "https://logic.azure.com.evil/x",
                          "https://logic.azure.com/x", "https://evil/logic.azure.com", "https://127.0.0.1/x"})
    EXPECT_NE(workflow_trouble(url, {}), "") << url;
  Tenant school;
  WorkflowSettings settings;
  settings.flows.push_back({"Grade 7", Secret(flow)});
  settings.flows.push_back({"Grade 8", Secret("https://evil/")});
  EXPECT_THROW(Workflows(std::move(settings), school.loop.get_executor(), school.clock, {}),
               std::invalid_argument);
}

}  // namespace
}  // namespace knownby::teams
