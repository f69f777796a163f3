// PROTOCOL R-05, S-25 and S-28: a message of unknown fate is found by its mark, or certainly not there;
// people are written to in a conversation that is asked for once.
#include "adapters/slack/once/once.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "adapters/forms.hpp"
#include "adapters/slack/once/trace.hpp"
#include "tests/adapters/cards.hpp"
#include "tests/adapters/slack/workspace.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using std::chrono::seconds;
using testing::ElementsAre;

const std::string mark = "00112233445566778899aabbccddeeff";

Outgoing weekly(const std::string& channel = "C1GRADE7") {
  Outgoing outgoing;
  outgoing.id = 1;
  outgoing.place = {"slack", "T1LINCOLN:" + channel};
  outgoing.card = weekly_card();
  outgoing.key = "nudge:1:2026-W42";
  outgoing.mark = mark;
  outgoing.attempt = 1;
  outgoing.first_sent = wednesday;
  return outgoing;
}

json message(const std::string& ts, const std::string& k = mark, const std::string& app = lincoln.app_id) {
  return {{"type", "message"},
          {"ts", ts},
          {"text", "Grade 7 this week"},
          {"bot_id", "B1KNOWNBY"},
          {"app_id", app},
          {"metadata", {{"event_type", "knownby_delivery"}, {"event_payload", {{"k", k}}}}}};
}

json somebody_elses() { return {{"type", "message"}, {"ts", "1792012321.000100"}, {"user", "U1PARK"}}; }

class OnceTest : public testing::Test {
 protected:
  void slack_says(unsigned status, const json& body, const net::HttpHeaders& headers = {}) {
    net::Answer answer;
    answer.status = status;
    answer.headers = headers;
    answer.body = body.dump();
    school.answers.push_back(answer);
  }
  void slack_shows(const std::vector<json>& messages, const std::string& next = {}) {
    slack_says(200, {{"ok", true}, {"messages", messages}, {"response_metadata", {{"next_cursor", next}}}});
  }
  void slack_refuses(const std::string& error) { slack_says(200, {{"ok", false}, {"error", error}}); }
  void slack_is_busy(const std::string& wait) { slack_says(429, json::object(), {{"Retry-After", wait}}); }

  Sought seek(Outgoing outgoing = weekly()) { return school.run(school.slack->seek(std::move(outgoing))); }
  Delivery deliver(Outgoing outgoing) {
    Delivery delivery = school.run(school.slack->deliver(std::move(outgoing)));
    school.clock.advance(seconds(2));  // the pace of one conversation is another test's
    return delivery;
  }
  std::vector<std::string> methods() const {
    std::vector<std::string> called;
    for (const net::Call& call : school.calls) called.push_back(call.url.substr(call.url.rfind('/') + 1));
    return called;
  }

  Workspace school;
};

TEST_F(OnceTest, S_28_A_a_post_carries_its_mark_and_nothing_else_beside_the_card) {
  deliver(weekly());
  ASSERT_EQ(school.calls.size(), 1U);
  const json metadata = json::parse(school.calls[0].body).at("metadata");
  EXPECT_EQ(metadata, (json{{"event_type", "knownby_delivery"}, {"event_payload", {{"k", mark}}}}));
  EXPECT_LE(metadata.dump().size(), 512U);
}

TEST_F(OnceTest, S_28_R_no_metadata_without_a_mark_nor_on_what_is_redrawn) {
  Outgoing bare = weekly();
  bare.mark.clear();
  deliver(bare);
  Outgoing redrawn = weekly();
  redrawn.act = Outgoing::Act::redraw;
  redrawn.reference = "C1GRADE7:1792012320.000100";
  deliver(redrawn);
  for (const net::Call& call : school.calls) EXPECT_FALSE(json::parse(call.body).contains("metadata"));
}

TEST_F(OnceTest, R_05_A_what_was_shown_is_found_by_its_mark) {
  slack_shows({somebody_elses(), message("1792012320.000200"), message("1792012320.000300", "another")});
  const Sought sought = seek();
  ASSERT_TRUE(std::holds_alternative<Sent>(sought));
  EXPECT_EQ(std::get<Sent>(sought).reference, "C1GRADE7:1792012320.000200");
  ASSERT_EQ(school.calls.size(), 1U);
  const net::Call& call = school.calls[0];
  EXPECT_EQ(call.url, "https://slack.com/api/conversations.history");
  const FormBody form(call.body);
  EXPECT_EQ(form.text("channel"), "C1GRADE7");
  EXPECT_EQ(form.text("oldest"), "1792012020.000000") << "five minutes, should the clocks differ";
  EXPECT_EQ(form.text("inclusive"), "true");
  EXPECT_EQ(form.text("include_all_metadata"), "true");
  EXPECT_EQ(form.text("limit"), "15");
  EXPECT_FALSE(form.has("latest")) << "Slack's own present, whatever this machine's clock says";
  EXPECT_EQ((call.url + call.body).find("loopback-token"), std::string::npos);
}

TEST_F(OnceTest, R_05_A_every_page_is_read_before_anything_is_said) {
  slack_shows({somebody_elses()}, "dXNlcjpVMDYx==");
  slack_shows({}, "bmV4dA");  // a page may be empty and still not the last
  slack_shows({message("1792012320.000200")});
  EXPECT_TRUE(std::holds_alternative<Sent>(seek()));
  ASSERT_EQ(school.calls.size(), 3U);
  EXPECT_EQ(FormBody(school.calls[1].body).text("cursor"), "dXNlcjpVMDYx==");
  EXPECT_EQ(FormBody(school.calls[2].body).text("cursor"), "bmV4dA");
}

TEST_F(OnceTest, R_05_R_what_is_nowhere_was_not_shown) {
  slack_shows({somebody_elses()}, "more");
  slack_shows({somebody_elses(), message("1792012320.000200", "another")});
  EXPECT_TRUE(std::holds_alternative<NotShown>(seek()));
}

TEST_F(OnceTest, R_05_A_of_several_the_earliest_stays_and_the_others_are_deleted) {
  slack_shows({message("1792012350.000100"), message("1792012320.000200")}, "more");
  slack_shows({message("1792012320.000300")});
  slack_says(200, {{"ok", true}});
  slack_says(200, {{"ok", true}});
  const Sought sought = seek();
  ASSERT_TRUE(std::holds_alternative<Sent>(sought));
  EXPECT_EQ(std::get<Sent>(sought).reference, "C1GRADE7:1792012320.000200");
  EXPECT_THAT(methods(),
              ElementsAre("conversations.history", "conversations.history", "chat.delete", "chat.delete"));
  EXPECT_EQ(json::parse(school.calls[2].body).at("ts"), "1792012320.000300");
  EXPECT_EQ(json::parse(school.calls[3].body).at("ts"), "1792012350.000100");
  EXPECT_EQ(school.slack->counts().duplicates_removed, 2U);
}

TEST_F(OnceTest, R_05_R_a_copied_mark_is_nobodys_proof) {
  slack_shows({message("1792012320.000200", mark, "A9OTHER")});
  EXPECT_TRUE(std::holds_alternative<NotShown>(seek())) << "another app's message";
  json unnamed = message("1792012320.000200");
  unnamed.erase("app_id");
  school.clock.advance(seconds(2));
  slack_shows({unnamed});
  EXPECT_TRUE(std::holds_alternative<CannotTell>(seek())) << "it may be ours";
  unnamed["bot_profile"] = {{"app_id", lincoln.app_id}};
  school.clock.advance(seconds(2));
  slack_shows({unnamed});
  EXPECT_TRUE(std::holds_alternative<Sent>(seek()));
}

TEST_F(OnceTest, R_05_R_where_slack_does_not_let_us_read_nobody_can_tell) {
  for (const char* error : {"not_in_channel", "missing_scope", "channel_not_found", "brand_new_error"}) {
    slack_refuses(error);
    const Sought sought = seek();
    ASSERT_TRUE(std::holds_alternative<CannotTell>(sought)) << error;
    EXPECT_EQ(std::get<CannotTell>(sought).reason, error);
    school.clock.advance(seconds(2));
  }
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver(weekly()))) << "and the installation is none the worse";
}

TEST_F(OnceTest, R_05_A_at_one_page_a_minute_it_waits_and_gets_there) {
  const auto began = school.clock.now();
  for (int page = 0; page < 4; ++page) {
    slack_is_busy("60");
    slack_shows({somebody_elses()}, page < 3 ? "more" : "");
  }
  EXPECT_TRUE(std::holds_alternative<NotShown>(seek()));
  EXPECT_EQ(school.calls.size(), 8U);
  EXPECT_GE(school.clock.now() - began, std::chrono::minutes(4));
}

TEST_F(OnceTest, R_05_R_a_slack_that_cannot_be_asked_now_is_asked_later) {
  net::Answer lost;
  lost.trouble = net::Trouble::lost;
  school.answers.push_back(lost);
  EXPECT_TRUE(std::holds_alternative<Later>(seek()));
  school.clock.advance(seconds(2));
  slack_says(500, json::object());
  EXPECT_TRUE(std::holds_alternative<Later>(seek()));
  school.clock.advance(seconds(2));
  slack_is_busy("86400");
  const Sought sought = seek();
  ASSERT_TRUE(std::holds_alternative<Later>(sought));
  EXPECT_GE(std::get<Later>(sought).wait, std::chrono::hours(24));
}

TEST_F(OnceTest, R_05_what_cannot_be_looked_for_makes_no_call) {
  Outgoing bare = weekly();
  bare.mark.clear();
  EXPECT_TRUE(std::holds_alternative<CannotTell>(seek(bare))) << "sent before messages were marked";
  for (const auto act : {Outgoing::Act::redraw, Outgoing::Act::remove}) {
    Outgoing again = weekly();
    again.act = act;
    EXPECT_TRUE(std::holds_alternative<NotShown>(seek(again))) << "doing it twice does no harm";
  }
  EXPECT_TRUE(school.calls.empty());
}

TEST_F(OnceTest, R_05_the_earlier_name_is_the_one_with_the_smaller_time) {
  EXPECT_TRUE(is_earlier("999.000900", "1000.000100"));
  EXPECT_TRUE(is_earlier("1792012320.000200", "1792012320.000300"));
  EXPECT_FALSE(is_earlier("1792012320.000200", "1792012320.000200"));
}

TEST_F(OnceTest, S_25_A_a_thousand_messages_to_one_person_open_one_conversation) {
  slack_says(200, {{"ok", true}, {"channel", {{"id", "D1LINDQVIST"}}}});
  for (int i = 0; i < 1000; ++i) {
    EXPECT_TRUE(std::holds_alternative<Sent>(deliver(weekly("U1LINDQVIST")))) << i;
  }
  ASSERT_EQ(school.calls.size(), 1001U);
  EXPECT_EQ(methods()[0], "conversations.open");
  EXPECT_EQ(school.calls[0].body, "users=U1LINDQVIST");
  for (std::size_t i = 1; i < school.calls.size(); ++i)
    EXPECT_EQ(json::parse(school.calls[i].body).at("channel"), "D1LINDQVIST");
}

TEST_F(OnceTest, S_25_A_it_is_looked_for_in_that_conversation) {
  slack_says(200, {{"ok", true}, {"channel", {{"id", "D1LINDQVIST"}}}});
  slack_shows({message("1792012320.000200")});
  const Sought sought = seek(weekly("U1LINDQVIST"));
  ASSERT_TRUE(std::holds_alternative<Sent>(sought));
  EXPECT_EQ(std::get<Sent>(sought).reference, "D1LINDQVIST:1792012320.000200");
}

TEST_F(OnceTest, S_25_R_an_account_that_was_closed_ends_for_that_person_and_others_go_on) {
  for (const char* error : {"user_disabled", "user_not_found", "user_not_visible"}) {
    slack_refuses(error);
    const Delivery delivery = deliver(weekly("U1GONE"));
    ASSERT_TRUE(std::holds_alternative<Never>(delivery)) << error;
    EXPECT_EQ(std::get<Never>(delivery).ends, Never::Ends::place) << error;
  }
  EXPECT_THAT(methods(), ElementsAre("conversations.open", "conversations.open", "conversations.open"));
  slack_says(200, {{"ok", true}, {"channel", {{"id", "D1LINDQVIST"}}}});
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver(weekly("U1LINDQVIST"))));
}

TEST_F(OnceTest, S_25_A_many_new_people_at_once_wait_their_turn_and_nothing_has_failed) {
  school.outside = [](const net::Call&) {
    net::Answer answer;
    answer.status = 200;
    answer.body = R"({"ok":false,"error":"user_disabled"})";  // so that nothing but the opening takes time
    return answer;
  };
  int waiting = 0;
  for (int i = 0; i < 8; ++i) {
    const std::string person = "U" + std::to_string(i);
    const Sought sought = seek(weekly(person));
    const auto* later = std::get_if<Later>(&sought);
    if (later == nullptr) continue;
    EXPECT_GE(later->wait, seconds(1)) << "a wait, and no trouble";
    ++waiting;
  }
  EXPECT_GT(waiting, 0);
}

TEST_F(OnceTest, S_25_R_an_app_installed_before_that_right_was_asked_for_still_reaches_people) {
  slack_refuses("missing_scope");
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver(weekly("U1LINDQVIST"))));
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver(weekly("U1LINDQVIST"))));
  EXPECT_THAT(methods(), ElementsAre("conversations.open", "chat.postMessage", "chat.postMessage"))
      << "it is not asked each time";
  EXPECT_EQ(json::parse(school.calls[1].body).at("channel"), "U1LINDQVIST");
  EXPECT_TRUE(std::holds_alternative<CannotTell>(seek(weekly("U1LINDQVIST"))));
}

}  // namespace
}  // namespace knownby::slack
