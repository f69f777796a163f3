// Mentions and direct messages as Slack brings them and sees them answered, without sockets: PROTOCOL S-06 to
// S-09, S-20, S-21 and PRODUCT C.1 rule 14 by their ids.
#include "adapters/slack/events/events.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

#include "tests/adapters/slack/event_payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

std::string method_of(const net::Call& call) { return call.url.substr(call.url.rfind('/') + 1); }
json body_of(const net::Call& call) { return json::parse(call.body); }

// The room, and a desk that keeps an event once, under either of its names.
struct Room : Workspace {
  explicit Room(std::chrono::milliseconds answer_within = std::chrono::seconds(60))
      : Workspace(answer_within) {
    reply = [this](const Request& request) {
      if (is_full) {
        Reply sorry;
        sorry.unkept = true;
        return sorry;
      }
      kept.push_back(request.text);
      return said("Logged: " + request.text);
    };
  }
  void fails(net::Trouble trouble) { answers.emplace_back().trouble = trouble; }
  void answers_with(const std::string& body, unsigned status = 200) {
    net::Answer answer;
    answer.status = status;
    answer.body = body;
    answers.push_back(answer);
  }
  const SlackCounts& counts() const { return slack->counts(); }

  bool is_full = false;
  std::vector<std::string> kept;
};

TEST(Events, C14_a_mention_in_a_channel_is_answered_to_the_asker_alone) {
  Room school;
  EXPECT_EQ(bring(school, mention("<@U1KNOWNBY> bobby")), 200U);
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.calls[0].url, "https://slack.com/api/chat.postEphemeral");
  const json body = body_of(school.calls[0]);
  EXPECT_EQ(body["channel"], "C1GRADE7");
  EXPECT_EQ(body["user"], "U1RIVERA");
  EXPECT_EQ(body["text"], "Logged: bobby");
  EXPECT_FALSE(body.contains("thread_ts"));
  EXPECT_EQ(school.counts().events, 1U);
  EXPECT_EQ(school.slack->under_way(), 0U);
}

TEST(Events, C14_in_a_thread_it_is_answered_there_and_still_alone) {
  Room school;
  json payload = mention("<@U1KNOWNBY> bobby");
  payload["event"]["thread_ts"] = "1792012000.000100";
  EXPECT_EQ(bring(school, payload), 200U);
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(method_of(school.calls[0]), "chat.postEphemeral");
  EXPECT_EQ(body_of(school.calls[0])["thread_ts"], "1792012000.000100") << "text, so that no digit is lost";
}

TEST(Events, C14_alone_with_us_the_answer_is_a_message_that_stays) {
  Room school;
  EXPECT_EQ(bring(school, direct("bobby")), 200U);
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(method_of(school.calls[0]), "chat.postMessage");
  EXPECT_EQ(body_of(school.calls[0])["channel"], "D1RIVERA");
  EXPECT_FALSE(body_of(school.calls[0]).contains("user"));
}

TEST(Events, C14_only_what_everyone_may_see_is_said_to_everyone_and_never_a_form) {
  Room school;
  school.reply = [](const Request& request) {
    Reply reply = Workspace::said("39 of 142");
    reply.seen = Reply::Seen::everyone;
    reply.opens_form = request.text == "form";
    return reply;
  };
  json threaded = mention("<@U1KNOWNBY> share", "Ev2", "1792012320.000200");
  threaded["event"]["thread_ts"] = "1792012000.000100";
  bring(school, mention("<@U1KNOWNBY> share", "Ev1"));
  bring(school, threaded);
  bring(school, mention("<@U1KNOWNBY> form", "Ev3", "1792012321.000200"));
  ASSERT_EQ(school.calls.size(), 3U);
  EXPECT_EQ(method_of(school.calls[0]), "chat.postMessage");
  EXPECT_EQ(body_of(school.calls[0])["channel"], "C1GRADE7");
  EXPECT_EQ(body_of(school.calls[1])["thread_ts"], "1792012000.000100");
  EXPECT_EQ(method_of(school.calls[2]), "chat.postEphemeral");
}

TEST(Events, C14_a_button_pressed_in_a_thread_is_answered_in_the_thread_or_in_its_own_place) {
  Room school;
  school.reply = [](const Request& request) {
    Reply reply = Workspace::said("done");
    reply.replaces_pressed = request.verb == "undo";
    return reply;
  };
  json payload = presses_payload(json::array({action("button0", "undo", {}), action("button1", "see", {})}));
  payload["container"]["thread_ts"] = "1792012000.000100";
  school.send(school.signed_request(payload_body(payload)));
  school.settle();
  ASSERT_EQ(school.calls.size(), 2U);
  EXPECT_FALSE(body_of(school.calls[0]).contains("thread_ts"));
  EXPECT_EQ(body_of(school.calls[1])["thread_ts"], "1792012000.000100");
}

TEST(Events, S06_A_slack_is_told_once_it_is_kept_and_not_before) {
  Room school;
  school.is_slow = true;
  std::optional<unsigned> status;
  begin(school, direct("bobby"), status);
  EXPECT_FALSE(status);
  school.release();
  school.settle();
  EXPECT_EQ(status, 200U);
}

TEST(Events, S06_R_a_full_disk_is_503_and_the_retry_is_answered_once) {
  Room school;
  school.is_full = true;
  const auto refused = school.send(brought(school, direct("bobby")));
  EXPECT_EQ(refused.status, 503U);
  for (const auto& [name, value] : refused.headers) EXPECT_NE(name, "x-slack-no-retry");
  EXPECT_TRUE(school.calls.empty()) << "nobody is told that it was not kept: it comes again";
  school.is_full = false;
  EXPECT_EQ(bring(school, direct("bobby")), 200U);
  EXPECT_EQ(bring(school, direct("bobby")), 200U);
  EXPECT_EQ(school.kept.size(), 1U);
  EXPECT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.counts().events_refused, 1U);
}

TEST(Events, S06_R_a_busy_or_closed_desk_is_503_too) {
  Room school;
  school.reply = [](const Request&) -> Reply { throw Busy{}; };
  EXPECT_EQ(bring(school, direct("bobby")), 503U);
  school.slack->stop_hearing();
  EXPECT_EQ(bring(school, direct("bobby")), 503U);
  EXPECT_TRUE(school.calls.empty());
  EXPECT_EQ(school.counts().busy, 2U);
}

TEST(Events, S06_a_failure_that_would_only_come_again_is_told_without_its_cause) {
  Room school;
  school.reply = [](const Request&) -> Reply { throw std::runtime_error("row of Bobby Chen"); };
  EXPECT_EQ(bring(school, direct("bobby")), 200U);
  ASSERT_EQ(school.calls.size(), 1U);
  EXPECT_THAT(school.calls[0].body, HasSubstr("Something went wrong"));
  EXPECT_THAT(school.calls[0].body, Not(HasSubstr("Bobby")));
}

TEST(Events, S06_R_a_slow_disk_is_503_in_time_and_what_comes_of_it_is_said_once) {
  Room school(std::chrono::milliseconds(20));
  school.is_slow = true;
  EXPECT_EQ(school.send(brought(school, direct("bobby"))).status, 503U);
  EXPECT_EQ(school.slack->under_way(), 1U);
  school.release();
  school.settle();
  EXPECT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(bring(school, direct("bobby")), 200U);
  EXPECT_EQ(school.kept.size(), 1U);
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST(Events, S08_A_one_event_four_times_at_once_is_one_effect_and_four_200s) {
  Room school;
  school.is_slow = true;
  std::array<std::optional<unsigned>, 4> statuses;
  for (auto& status : statuses) begin(school, direct("bobby"), status);
  school.release();
  school.settle();
  for (const auto& status : statuses) EXPECT_EQ(status, 200U);
  EXPECT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.calls.size(), 1U);
  EXPECT_EQ(school.counts().events_repeated, 3U);
}

TEST(Events, S08_R_four_at_once_that_cannot_be_kept_are_four_503s) {
  Room school;
  school.is_slow = true;
  school.is_full = true;
  std::array<std::optional<unsigned>, 4> statuses;
  for (auto& status : statuses) begin(school, direct("bobby"), status);
  school.release();
  school.settle();
  for (const auto& status : statuses) EXPECT_EQ(status, 503U);
  school.is_slow = false;
  school.is_full = false;
  EXPECT_EQ(bring(school, direct("bobby")), 200U);
  EXPECT_EQ(school.kept.size(), 1U);
}

TEST(Events, S08_one_message_under_two_events_is_one_effect) {
  Room school;
  bring(school, mention("<@U1KNOWNBY> bobby", "Ev1"));
  bring(school, mention("<@U1KNOWNBY> bobby", "Ev2"));  // as another workspace of a shared channel saw it
  bring(school, mention("<@U1KNOWNBY> bobby", "Ev1", "1792012399.000100"));  // the first one's name again
  json as_message = direct("<@U1KNOWNBY> bobby", "Ev3");
  as_message["event"]["channel"] = "C1GRADE7";
  EXPECT_EQ(bring(school, as_message), 200U);
  EXPECT_EQ(school.kept.size(), 1U);
  EXPECT_EQ(school.calls.size(), 1U);
}

TEST(Events, S08_two_messages_of_one_text_are_two_in_whatever_order_they_come) {
  Room school;
  bring(school, direct("bobby", "Ev2", "1792012320.000200"));
  bring(school, direct("bobby", "Ev1", "1792012319.000200"));
  bring(school, direct("bobby", "Ev2", "1792012320.000200"));
  EXPECT_EQ(school.kept.size(), 2U);
  EXPECT_EQ(school.calls.size(), 2U);
}

TEST(Events, S07_A_a_retry_header_decides_nothing) {
  Room school;
  net::HttpRequest retry = brought(school, direct("bobby"));
  retry.headers.emplace_back("X-Slack-Retry-Num", "3");
  retry.headers.emplace_back("X-Slack-Retry-Reason", "http_timeout");
  EXPECT_EQ(school.send(retry).status, 200U);
  EXPECT_EQ(school.send(retry).status, 200U);
  EXPECT_EQ(school.kept.size(), 1U) << "the first delivery may never have come";
}

TEST(Events, S08_D6_what_comes_again_a_day_later_is_not_said_again_and_is_forgotten_thereafter) {
  Room school;
  bring(school, direct("who hasn't"));
  school.clock.advance(std::chrono::hours(24));
  bring(school, direct("who hasn't"));
  EXPECT_EQ(school.calls.size(), 1U);
  school.clock.advance(std::chrono::hours(2));
  bring(school, direct("who hasn't"));
  EXPECT_EQ(school.asked.size(), 2U) << "what changed something the desk itself remembers for a week";
}

TEST(Events, S20_an_answer_that_certainly_did_not_go_out_is_tried_again) {
  Room school;
  school.fails(net::Trouble::not_connected);
  school.fails(net::Trouble::timed_out_before_send);
  EXPECT_EQ(bring(school, mention("<@U1KNOWNBY> bobby")), 200U);
  EXPECT_EQ(school.calls.size(), 3U);
  EXPECT_EQ(school.counts().replies_lost, 0U);
}

TEST(Events, S20_R_an_answer_that_may_have_been_shown_is_not_said_twice_even_when_it_comes_again) {
  for (const net::Trouble trouble : {net::Trouble::timed_out_after_send, net::Trouble::lost}) {
    Room school;
    school.fails(trouble);
    EXPECT_EQ(bring(school, direct("bobby")), 200U);
    EXPECT_EQ(bring(school, direct("bobby")), 200U);
    EXPECT_EQ(school.calls.size(), 1U);
    EXPECT_EQ(school.counts().replies_in_doubt, 1U);
    EXPECT_EQ(school.counts().replies_lost, 0U);
  }
}

TEST(Events, S08_an_answer_known_to_be_lost_is_said_when_the_event_comes_again_and_nothing_is_asked_twice) {
  Room school;
  for (int i = 0; i < 4; ++i) school.fails(net::Trouble::not_connected);
  EXPECT_EQ(bring(school, direct("bobby")), 200U);
  EXPECT_EQ(school.calls.size(), 4U);
  EXPECT_EQ(school.counts().replies_lost, 1U);
  EXPECT_EQ(school.warnings, std::vector<std::string>{"an answer could not be given: not_connected"});
  bring(school, direct("bobby"));
  bring(school, direct("bobby"));
  ASSERT_EQ(school.calls.size(), 5U) << "said now, and only once";
  EXPECT_EQ(body_of(school.calls[4])["text"], "Logged: bobby");
  EXPECT_EQ(school.asked.size(), 1U);
}

TEST(Events, S21_A_429_is_waited_for_and_then_said) {
  Room school;
  school.answers_with(R"({"ok":false,"error":"ratelimited"})", 429);
  school.answers.back().headers = {{"Retry-After", "20"}};
  const auto before = school.clock.now();
  bring(school, mention("<@U1KNOWNBY> bobby"));
  EXPECT_EQ(school.calls.size(), 2U);
  EXPECT_GE(school.clock.now() - before, std::chrono::seconds(20));
  EXPECT_EQ(school.counts().replies_lost, 0U);
}

TEST(Events, S21_messages_into_one_conversation_keep_a_second_apart) {
  Room school;
  const auto before = school.clock.now();
  for (int i = 0; i < 5; ++i)
    bring(school, direct("bobby", "Ev" + std::to_string(i), std::to_string(i) + ".0"));
  EXPECT_EQ(school.calls.size(), 5U);
  EXPECT_GE(school.clock.now() - before, std::chrono::seconds(4));
}

TEST(Events, S20_where_the_channel_takes_nothing_from_us_the_person_is_written_to_directly) {
  for (const char* error : {"not_in_channel", "user_not_in_channel", "channel_not_found", "is_archived"}) {
    Room school;
    school.answers_with(R"({"ok":false,"error":")" + std::string(error) + "\"}");
    bring(school, mention("<@U1KNOWNBY> bobby"));
    ASSERT_EQ(school.calls.size(), 2U) << error;
    EXPECT_EQ(method_of(school.calls[1]), "chat.postMessage");
    EXPECT_EQ(body_of(school.calls[1])["channel"], "U1RIVERA") << "their own conversation with us";
    EXPECT_FALSE(body_of(school.calls[1]).contains("thread_ts"));
  }
}

TEST(Events, S20_R_a_refused_installation_or_a_bug_of_ours_is_not_tried_again) {
  for (const char* error : {"invalid_auth", "invalid_blocks", "never_heard_of"}) {
    Room school;
    school.answers_with(R"({"ok":false,"error":")" + std::string(error) + "\"}");
    bring(school, mention("<@U1KNOWNBY> bobby"));
    EXPECT_EQ(school.calls.size(), 1U) << error;
    EXPECT_EQ(school.counts().replies_lost, 1U);
  }
}

TEST(Events, S01_R_an_unsigned_event_has_no_effect) {
  Room school;
  net::HttpRequest forged = brought(school, direct("bobby"));
  forged.body.insert(forged.body.find("bobby"), "x");
  EXPECT_EQ(school.send(forged).status, 401U);
  EXPECT_TRUE(school.asked.empty());
}

TEST(Events, S06_R_poison_is_200_counted_and_nothing_of_it_goes_further) {
  Room school;
  std::string body = direct("bobby").dump();
  body.insert(body.find("bobby"), "\\u0000");
  EXPECT_EQ(school.send(school.signed_request(body, json_type)).status, 200U);
  json nobody = direct("bobby");
  nobody["event"].erase("user");
  EXPECT_EQ(bring(school, nobody), 200U);
  EXPECT_EQ(school.counts().poison, 2U);
  EXPECT_EQ(school.counts().malformed, 0U);
  EXPECT_TRUE(school.asked.empty());
  ASSERT_EQ(school.warnings.size(), 2U);
  for (const std::string& words : school.warnings) EXPECT_THAT(words, Not(HasSubstr("bobby")));
}

TEST(Events, S09_R_what_is_not_ours_or_not_for_us_is_200_and_nothing_else) {
  Room school;
  json other = direct("bobby");
  other["api_app_id"] = "A9OTHER";
  EXPECT_EQ(bring(school, other), 200U);
  json own = direct("Logged");
  own["event"]["user"] = "U1KNOWNBY";
  EXPECT_EQ(bring(school, own), 200U);
  EXPECT_EQ(school.counts().not_ours, 1U);
  EXPECT_EQ(school.counts().not_for_us, 1U);
  EXPECT_TRUE(school.asked.empty());
  EXPECT_TRUE(school.calls.empty()) << "no loop";
}

TEST(Events, what_nobody_said_is_answered_to_nobody) {
  Room school;  // its desk has an answer to everything
  const json renamed = {{"type", "channel_rename"}, {"channel", {{"id", "C1GRADE7"}, {"name", "team-7"}}}};
  EXPECT_EQ(bring(school, callback(renamed)), 200U);
  EXPECT_EQ(school.asked.size(), 1U);
  EXPECT_TRUE(school.calls.empty());
}

TEST(Events, S34_an_uninstalled_app_is_a_warning_and_a_count) {
  Room school;
  net::Answer refusal;
  refusal.status = 200;
  refusal.body = R"({"ok":false,"error":"account_inactive"})";
  school.answers.push_back(refusal);
  EXPECT_EQ(bring(school, callback({{"type", "app_uninstalled"}})), 200U);
  EXPECT_EQ(school.counts().revoked, 1U);
  ASSERT_EQ(school.warnings.size(), 1U);
  EXPECT_THAT(school.warnings[0], HasSubstr("app_uninstalled"));
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "taken_away");
}

TEST(Events, a_reply_with_nothing_to_say_says_nothing) {
  Room school;
  school.reply = [](const Request&) { return Reply{}; };
  EXPECT_EQ(bring(school, direct("bobby")), 200U);
  EXPECT_TRUE(school.calls.empty());
}

TEST(Ledger, forgets_the_oldest_where_there_are_too_many) {
  Ledger ledger(4);
  const auto first = ledger.line_of("event 1", "message 1", wednesday);
  first->state = Ledger::Line::State::kept;
  ledger.line_of("event 2", "message 2", wednesday);
  EXPECT_EQ(ledger.line_of("event 9", "message 1", wednesday), first);
  for (int i = 3; i < 8; ++i) ledger.line_of("event " + std::to_string(i), "", wednesday);
  EXPECT_NE(ledger.line_of("event 1", "message 1", wednesday), first);
}

}  // namespace
}  // namespace knownby::slack
