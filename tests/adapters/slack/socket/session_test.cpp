// Socket Mode's machine, as conversations with Slack: PROTOCOL S-40 to S-42 by their ids.
#include "adapters/slack/socket/session.hpp"

#include <gmock/gmock.h>

#include "tests/adapters/slack/socket/socket_script.hpp"

namespace knownby::slack {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::HasSubstr;

std::string ack(const std::string& id) { return R"({"envelope_id":")" + id + "\"}"; }

// Two connections, both greeted and lively.
struct Hearing : Played {
  Hearing() {
    happens(Begun{});
    for (const Line line : {1U, 2U}) {
      greet(line);
      answer_pings(line);
    }
  }
};

TEST(Session, S42_two_connections_are_opened_and_heard_after_their_hello) {
  Played slack;
  EXPECT_EQ(slack.happens(Begun{}), "open 1, open 2");
  EXPECT_EQ(slack.happens(Opened{1}), "");
  EXPECT_EQ(slack.counts.ready, 0U);
  EXPECT_EQ(slack.text(1, hello_frame()), "tell");
  EXPECT_EQ(slack.last_told(), "connected to Slack");
  slack.greet(2);
  EXPECT_EQ(slack.counts.ready, 2U);
  EXPECT_EQ(slack.counts.opened, 2U);
}

TEST(Session, S41_R_no_hello_within_ten_seconds) {
  Played slack;
  slack.happens(Begun{});
  slack.happens(Opened{1});
  slack.greet(2);
  slack.answer_pings(1);
  slack.answer_pings(2);
  EXPECT_THAT(slack.after(milliseconds(9'999)), testing::Not(HasSubstr("close")));
  EXPECT_THAT(slack.after(milliseconds(1)), HasSubstr("tell, close 1"));
  EXPECT_EQ(slack.happens(Closed{1}), "");
  EXPECT_THAT(slack.after(seconds(2)), HasSubstr("open 3"));
}

TEST(Session, S41_R_nothing_counts_before_the_hello) {
  Played slack;
  slack.happens(Begun{});
  slack.happens(Opened{1});
  EXPECT_EQ(slack.text(1, envelope_frame("e1")), "tell");
  EXPECT_EQ(slack.counts.bad_frames, 1U);
  EXPECT_EQ(slack.session.under_way(), 0U);
}

TEST(Session, S41_A_an_envelope_is_served_and_then_acknowledged_with_its_answer) {
  Hearing slack;
  EXPECT_EQ(slack.text(1, envelope_frame("e1")), "serve e1");
  EXPECT_EQ(slack.session.under_way(), 1U);
  EXPECT_EQ(slack.happens(Answered{"e1", R"({"text":"Logged"})"}),
            R"(say 1 {"envelope_id":"e1","payload":{"text":"Logged"}})");
  EXPECT_EQ(slack.session.under_way(), 0U);
  EXPECT_EQ(slack.counts.acks, 1U);
}

TEST(Session, S41_R_an_acknowledgement_before_the_answer_is_impossible) {
  Hearing slack;
  slack.text(1, envelope_frame("e1"));
  slack.after(minutes(10));
  slack.text(1, disconnect_frame("warning"));
  slack.happens(Leaving{});
  slack.happens(Failed{"e1"});
  slack.after(minutes(10));
  EXPECT_EQ(slack.happens(Answered{"e1", "{}"}), "") << "what failed at the commit is not acknowledged later";
  EXPECT_EQ(slack.count("say"), 0U);
}

TEST(Session, S41_R_two_acknowledgements_of_one_envelope_are_impossible) {
  Hearing slack;
  EXPECT_EQ(slack.text(1, envelope_frame("e1")), "serve e1");
  EXPECT_EQ(slack.text(1, envelope_frame("e1")), "");
  EXPECT_EQ(slack.text(2, envelope_frame("e1")), "") << "it came again while it is under way";
  EXPECT_EQ(slack.happens(Answered{"e1", {}}), "say 2 " + ack("e1")) << "where it was asked for last";
  EXPECT_EQ(slack.happens(Answered{"e1", {}}), "");
  EXPECT_EQ(slack.text(2, envelope_frame("e1")), "");
  EXPECT_EQ(slack.happens(Answered{"e1", {}}), "");
  EXPECT_EQ(slack.happens(Answered{"never came", {}}), "");
  EXPECT_EQ(slack.count("say"), 1U);
  EXPECT_EQ(slack.counts.repeated, 3U);
}

TEST(Session, S41_A_an_acknowledgement_that_was_lost_with_its_connection_is_given_again) {
  Hearing slack;
  slack.text(1, envelope_frame("e1"));
  slack.happens(Answered{"e1", {}});
  slack.happens(Closed{1});
  EXPECT_EQ(slack.text(2, envelope_frame("e1")), "serve e1");
  EXPECT_EQ(slack.happens(Answered{"e1", {}}), "say 2 " + ack("e1"));
}

TEST(Session, S41_R_a_payload_where_none_is_accepted_is_impossible) {
  Hearing slack;
  slack.text(1, envelope_frame("e1", false, "interactive"));
  EXPECT_EQ(slack.happens(Answered{"e1", R"({"text":"Logged"})"}), "say 1 " + ack("e1"));
  slack.text(1, R"({"envelope_id":"e2","type":"slash_commands","payload":{}})");
  EXPECT_EQ(slack.happens(Answered{"e2", R"({"text":"Logged"})"}), "say 1 " + ack("e2"));
  slack.text(
      1, R"({"envelope_id":"e3","type":"slash_commands","payload":{},"accepts_response_payload":"true"})");
  EXPECT_EQ(slack.happens(Answered{"e3", R"({"text":"Logged"})"}), "say 1 " + ack("e3"));
}

TEST(Session, S41_A_every_kind_of_envelope_is_handed_on) {
  Hearing slack;
  for (const char* type : {"slash_commands", "interactive", "events_api", "something_new"}) {
    EXPECT_EQ(slack.text(1, envelope_frame(type, false, type)), std::string("serve ") + type);
  }
}

TEST(Session, S41_R_bad_frames_are_counted_by_their_length_and_their_words_are_never_told) {
  Hearing slack;
  const std::vector<std::string> garbage{
      "",
      "bobby canary",
      "[]",
      "null",
      "{\"type\":\"hello\"",
      "{\"type\":7}",
      "{\"type\":\"slash_commands\",\"payload\":{}}",
      "{\"type\":\"slash_commands\",\"envelope_id\":\"\",\"payload\":{}}",
      "{\"type\":\"slash_commands\",\"envelope_id\":\"e\",\"payload\":\"bobby canary\"}",
      "{\"type\":\"slash_commands\",\"envelope_id\":\"e\",\"envelope_id\":\"f\",\"payload\":{}}",
      "{\"type\":\"slash_commands\",\"envelope_id\":\"" + std::string(300, 'e') + "\",\"payload\":{}}",
      "{\"type\":\"slash_commands\",\"envelope_id\":\"e\",\"payload\":{\"text\":\"" +
          std::string(80'000, 'x') + "\"}}",
      std::string(40, '[')};
  std::size_t bytes = 0;
  for (const std::string& frame : garbage) {
    slack.text(1, frame);
    bytes += frame.size();
  }
  EXPECT_EQ(slack.counts.bad_frames, garbage.size());
  EXPECT_EQ(slack.counts.bad_bytes, bytes);
  EXPECT_EQ(slack.count("serve"), 0U);
  EXPECT_EQ(slack.count("close"), 0U);
  EXPECT_EQ(slack.last_told(), "Slack sent a frame of 0 bytes that cannot be read")
      << "told once a connection";
  EXPECT_EQ(slack.text(1, envelope_frame("e1")), "serve e1") << "the next one is heard";
}

TEST(Session, S41_A_a_frame_of_80_kB_is_served) {
  Hearing slack;
  std::string values;
  for (int i = 0; i < 80; ++i) values += R"({"name":"note","value":")" + std::string(1000, 'x') + "\"},";
  values += "{}";
  EXPECT_EQ(slack.text(1, envelope_frame("e1", true, "interactive", R"({"values":[)" + values + "]}")),
            "serve e1");
}

TEST(Session, S41_A_a_burst_of_500_is_acknowledged_one_by_one) {
  Hearing slack;
  for (int i = 0; i < 500; ++i) {
    const std::string id = "e" + std::to_string(i);
    EXPECT_EQ(slack.text(1U + static_cast<Line>(i % 2), envelope_frame(id)), "serve " + id);
  }
  for (int i = 499; i >= 0; --i) slack.happens(Answered{"e" + std::to_string(i), {}});
  EXPECT_EQ(slack.counts.acks, 500U);
  EXPECT_EQ(slack.count("say 1"), 250U);
  EXPECT_EQ(slack.session.under_way(), 0U);
}

TEST(Session, S41_what_is_too_much_at_once_is_left_to_slack) {
  Hearing slack;
  for (int i = 0; i < 1001; ++i) slack.text(1, envelope_frame("e" + std::to_string(i)));
  EXPECT_EQ(slack.counts.envelopes, 1000U);
  EXPECT_EQ(slack.counts.left, 1U);
  EXPECT_EQ(slack.happens(Answered{"e1000", {}}), "");
  slack.happens(Answered{"e0", {}});
  EXPECT_EQ(slack.text(1, envelope_frame("e1000")), "serve e1000");
}

TEST(Session, S41_R_a_binary_frame_ends_its_connection) {
  Hearing slack;
  EXPECT_EQ(slack.happens(BinaryCame{1, 12}), "tell, tell, close 1");
  EXPECT_EQ(slack.counts.bad_bytes, 12U);
  slack.happens(Closed{1});
  EXPECT_EQ(slack.after(seconds(1)), "open 3");
}

TEST(Session, S42_A_on_warning_the_successor_comes_first_and_the_old_one_is_heard_until_it_closes) {
  for (const char* reason : {"warning", "refresh_requested", "something_new"}) {
    Hearing slack;
    EXPECT_EQ(slack.text(1, envelope_frame("e1")), "serve e1");
    EXPECT_EQ(slack.text(1, disconnect_frame(reason)), "open 3") << reason;
    EXPECT_EQ(slack.text(1, disconnect_frame("refresh_requested")), "") << "once";
    EXPECT_EQ(slack.text(1, envelope_frame("e2")), "serve e2");
    slack.greet(3);
    slack.answer_pings(3);
    EXPECT_EQ(slack.text(1, envelope_frame("e3")), "serve e3");
    EXPECT_EQ(slack.text(3, envelope_frame("e4")), "serve e4");
    EXPECT_EQ(slack.happens(Answered{"e1", {}}), "say 1 " + ack("e1"));
    EXPECT_EQ(slack.happens(Answered{"e2", {}}), "say 1 " + ack("e2"));
    EXPECT_EQ(slack.happens(Closed{1}), "");
    EXPECT_EQ(slack.happens(Answered{"e3", {}}), "say 2 " + ack("e3")) << "by one that lives";
    EXPECT_EQ(slack.happens(Answered{"e4", {}}), "say 3 " + ack("e4"));
    EXPECT_EQ(slack.counts.acks, 4U);
    EXPECT_EQ(slack.counts.dropped, 0U);
    EXPECT_EQ(slack.count("close"), 0U);
    EXPECT_EQ(slack.count("open"), 3U);
  }
}

TEST(Session, S42_an_old_connection_that_slack_forgets_is_closed_after_a_minute) {
  Hearing slack;
  slack.text(1, disconnect_frame("warning"));
  slack.greet(3);
  slack.answer_pings(3);
  EXPECT_THAT(slack.after(seconds(59)), testing::Not(HasSubstr("close")));
  EXPECT_THAT(slack.after(seconds(1)), HasSubstr("close 1"));
  EXPECT_EQ(slack.text(1, envelope_frame("e1")), "serve e1") << "heard to the end";
  EXPECT_EQ(slack.happens(Answered{"e1", {}}), "say 2 " + ack("e1"));
}

TEST(Session, S42_the_old_ones_are_kept_while_no_successor_comes) {
  Hearing slack;
  slack.text(1, disconnect_frame("warning"));
  slack.text(2, disconnect_frame("warning"));
  for (Line line = 3; line < 12; ++line) {
    slack.happens(NotOpened{line, "not_connected"});
    slack.after(minutes(2));
  }
  EXPECT_EQ(slack.count("close"), 0U);
  EXPECT_EQ(slack.counts.ready, 2U);
  EXPECT_EQ(slack.text(1, envelope_frame("e1")), "serve e1");
}

TEST(Session, S42_link_disabled_stops) {
  Hearing slack;
  EXPECT_EQ(slack.text(1, disconnect_frame("link_disabled")), "tell, close 1, close 2");
  EXPECT_THAT(slack.last_told(), HasSubstr("Socket Mode was switched off"));
  slack.happens(Closed{1});
  slack.happens(Closed{2});
  EXPECT_EQ(slack.after(std::chrono::hours(2)), "");
  EXPECT_EQ(slack.counts.stopped, 1U);
  EXPECT_FALSE(slack.session.next());
}

TEST(Session, S42_too_many_websockets_waits_a_minute_and_says_what_may_be_wrong) {
  Hearing slack;
  EXPECT_EQ(slack.text(1, disconnect_frame("too_many_websockets")), "tell");
  EXPECT_THAT(slack.last_told(), HasSubstr("another Knownby"));
  slack.happens(Closed{1});
  EXPECT_THAT(slack.after(milliseconds(59'999)), testing::Not(HasSubstr("open")));
  EXPECT_THAT(slack.after(milliseconds(1)), HasSubstr("open 3"));
}

TEST(Session, S42_too_many_websockets_before_the_hello_waits_as_long) {
  Played slack;
  slack.happens(Begun{});
  slack.happens(Opened{1});
  EXPECT_EQ(slack.text(1, disconnect_frame("too_many_websockets")), "tell, tell, close 1");
  slack.happens(Closed{1});
  slack.happens(NotOpened{2, "lost"});
  EXPECT_EQ(slack.after(milliseconds(59'999)), "");
  EXPECT_THAT(slack.after(milliseconds(1)), HasSubstr("open 3"));
}

TEST(Session, S42_the_token_of_another_app_is_told) {
  Played slack;
  slack.happens(Begun{});
  slack.happens(Opened{1});
  slack.text(1, hello_frame("A2OTHER"));
  EXPECT_THAT(slack.last_told(), HasSubstr("another app's"));
}

TEST(Session, R12_leaving_takes_nothing_new_and_finishes_what_is_under_way) {
  Hearing slack;
  slack.text(1, envelope_frame("e1"));
  EXPECT_EQ(slack.happens(Leaving{}), "");
  EXPECT_EQ(slack.text(2, envelope_frame("e2")), "") << "Slack brings it elsewhere";
  EXPECT_EQ(slack.happens(Answered{"e1", {}}), "say 1 " + ack("e1"));
  slack.happens(Closed{1});
  EXPECT_THAT(slack.after(minutes(2)), testing::Not(HasSubstr("open")));
  EXPECT_EQ(slack.happens(HungUp{}), "close 2");
  slack.happens(Closed{2});
  EXPECT_FALSE(slack.session.next());
  EXPECT_EQ(slack.counts.acks, 1U);
}

TEST(Session, R12_a_connection_that_comes_after_hanging_up_is_closed) {
  Played slack;
  slack.happens(Begun{});
  slack.happens(HungUp{});
  EXPECT_EQ(slack.happens(Opened{1}), "close 1");
  EXPECT_EQ(slack.happens(NotOpened{2, "lost"}), "");
}

}  // namespace
}  // namespace knownby::slack
