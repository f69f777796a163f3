// PROTOCOL S-20, S-21 and S-23: what each answer of the Web API means for the message, name by name.
#include "adapters/slack/result.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/adapters/slack/api_errors.hpp"

namespace knownby::slack {
namespace {

using Act = Outgoing::Act;
using Ends = Never::Ends;

Outgoing card_on_its_way(Act act = Act::post, int attempt = 1) {
  Outgoing outgoing;
  outgoing.id = 5;
  outgoing.place = {"slack", "T1LINCOLN:C1GRADE7"};
  outgoing.act = act;
  outgoing.key = "nudge:1:2026-W42";
  outgoing.reference = act == Act::post ? "" : "C1GRADE7:1503435956.000247";
  outgoing.attempt = attempt;
  return outgoing;
}

net::Answer answer(unsigned status, std::string body, net::HttpHeaders headers = {}) {
  net::Answer made;
  made.status = status;
  made.body = std::move(body);
  made.headers = std::move(headers);
  return made;
}
net::Answer error(const std::string& name) { return answer(200, R"({"ok":false,"error":")" + name + "\"}"); }
net::Answer trouble(net::Trouble what) {
  net::Answer made;
  made.trouble = what;
  return made;
}

template <class T>
bool is(const Delivery& delivery) {
  return std::holds_alternative<T>(delivery);
}

TEST(Result, S20_A_done_names_the_message_by_channel_and_time) {
  const auto delivery =
      result_of(answer(200, R"({"ok":true,"channel":"C1GRADE7","ts":"1503435956.000247","message":{}})"),
                card_on_its_way());
  ASSERT_TRUE(is<Sent>(delivery));
  EXPECT_EQ(std::get<Sent>(delivery).reference, "C1GRADE7:1503435956.000247");
}

TEST(Result, S20_R_done_without_a_name_may_have_been_shown) {
  EXPECT_TRUE(is<Unknown>(result_of(answer(200, R"({"ok":true})"), card_on_its_way())));
  EXPECT_TRUE(is<Unknown>(
      result_of(answer(200, R"({"ok":true,"channel":"C1","ts":1503435956.000247})"), card_on_its_way())));
}

TEST(Result, S23_A_a_redrawn_message_keeps_its_name) {
  const auto delivery = result_of(answer(200, R"({"ok":true})"), card_on_its_way(Act::redraw));
  ASSERT_TRUE(is<Sent>(delivery));
  EXPECT_EQ(std::get<Sent>(delivery).reference, "C1GRADE7:1503435956.000247");
}

TEST(Result, S21_A_too_many_requests_wait_as_long_as_slack_says) {
  const auto delivery = result_of(answer(429, "", {{"retry-after", "47"}}), card_on_its_way());
  ASSERT_TRUE(is<Later>(delivery));
  EXPECT_GE(std::get<Later>(delivery).wait, std::chrono::seconds(47));
  EXPECT_LE(std::get<Later>(delivery).wait, std::chrono::seconds(48));
}

TEST(Result, S21_R_a_missing_or_odd_retry_after_means_30_seconds) {
  for (const net::HttpHeaders& headers : {net::HttpHeaders{}, net::HttpHeaders{{"Retry-After", "soon"}}}) {
    const auto delivery = result_of(answer(429, "", headers), card_on_its_way());
    ASSERT_TRUE(is<Later>(delivery));
    EXPECT_GE(std::get<Later>(delivery).wait, std::chrono::seconds(30));
    EXPECT_LE(std::get<Later>(delivery).wait, std::chrono::seconds(31));
  }
}

TEST(Result, S20_not_done_and_later) {
  for (const char* name : limiting) {
    EXPECT_TRUE(is<Later>(result_of(error(name), card_on_its_way()))) << name;
    EXPECT_EQ(told_to_wait(error(name)), std::chrono::seconds(30)) << name;
  }
  EXPECT_FALSE(told_to_wait(error("channel_not_found")).has_value());
}

TEST(Result, S20_unknown_may_have_been_posted) {
  for (const char* name : doubtful) {
    EXPECT_TRUE(is<Unknown>(result_of(error(name), card_on_its_way()))) << name;
  }
  for (const unsigned status : {500U, 502U, 503U, 504U, 302U, 404U}) {
    EXPECT_TRUE(is<Unknown>(result_of(answer(status, ""), card_on_its_way()))) << status;
  }
  for (const char* body : {"", "<html>", "[]", "{}", R"({"ok":"true"})", R"({"ok":true,"ok":false})"}) {
    EXPECT_TRUE(is<Unknown>(result_of(answer(200, body), card_on_its_way()))) << body;
  }
}

TEST(Result, S20_what_certainly_was_not_sent_is_later_and_what_may_have_been_is_unknown) {
  using net::Trouble;
  for (const Trouble what : {Trouble::not_connected, Trouble::tls_failed, Trouble::timed_out_before_send}) {
    EXPECT_TRUE(is<Later>(result_of(trouble(what), card_on_its_way()))) << net::name(what);
  }
  for (const Trouble what : {Trouble::lost, Trouble::timed_out_after_send, Trouble::too_large}) {
    EXPECT_TRUE(is<Unknown>(result_of(trouble(what), card_on_its_way()))) << net::name(what);
  }
  EXPECT_TRUE(is<Never>(result_of(trouble(Trouble::refused_by_gate), card_on_its_way())));
}

TEST(Result, S23_A_redrawing_and_removing_twice_does_no_harm_so_doubt_means_again) {
  for (const Act act : {Act::redraw, Act::remove}) {
    for (const net::Answer& doubtful :
         {error("internal_error"), trouble(net::Trouble::lost), answer(503, "")}) {
      const auto delivery = result_of(doubtful, card_on_its_way(act));
      ASSERT_TRUE(is<Later>(delivery));
      EXPECT_EQ(std::get<Later>(delivery).wait, std::chrono::seconds(0));
    }
  }
}

// A wait that Slack did not ask for would never count as an attempt, and an outage would be asked again every
// second for as long as it lasts.
TEST(Result, S20_how_long_to_wait_is_left_to_the_mailroom_unless_slack_said) {
  for (const net::Trouble what : {net::Trouble::not_connected, net::Trouble::tls_failed}) {
    for (const int attempt : {1, 7}) {
      const auto delivery = result_of(trouble(what), card_on_its_way(Act::post, attempt));
      ASSERT_TRUE(is<Later>(delivery));
      EXPECT_EQ(std::get<Later>(delivery).wait, std::chrono::seconds(0)) << attempt;
    }
  }
}

TEST(Result, S20_a_workspace_that_moves_is_left_alone_for_an_hour) {
  for (const char* name : moving) {
    const auto delivery = result_of(error(name), card_on_its_way());
    ASSERT_TRUE(is<Later>(delivery)) << name;
    EXPECT_EQ(std::get<Later>(delivery).wait, std::chrono::hours(1)) << name;
  }
}

TEST(Result, S20_permanent_errors_end_the_message_the_place_or_the_installation) {
  for (const Ending& ending : endings()) {
    for (const char* name : ending.names) {
      const auto delivery = result_of(error(name), card_on_its_way());
      ASSERT_TRUE(is<Never>(delivery)) << name;
      EXPECT_EQ(std::get<Never>(delivery).ends, ending.ends) << name;
      EXPECT_EQ(std::get<Never>(delivery).reason, name);
    }
  }
}

TEST(Result, S23_R_a_message_that_is_gone_is_not_tried_again) {
  EXPECT_TRUE(is<Never>(result_of(error("message_not_found"), card_on_its_way(Act::redraw))));
}

TEST(Result, S20_an_unknown_name_is_tried_three_times_over_a_quarter_of_an_hour) {
  EXPECT_TRUE(is_unheard_of(error("brand_new_error")));
  EXPECT_FALSE(is_unheard_of(error("internal_error")));
  EXPECT_FALSE(is_unheard_of(answer(200, R"({"ok":true})")));
  EXPECT_FALSE(is_unheard_of(answer(503, "")));
  EXPECT_FALSE(is_unheard_of(trouble(net::Trouble::lost)));
  for (const int tries : {1, 2}) {
    const auto delivery = result_of(error("brand_new_error"), card_on_its_way(), tries);
    ASSERT_TRUE(is<Later>(delivery));
    EXPECT_EQ(std::get<Later>(delivery).wait, std::chrono::seconds(450));
  }
  const auto third = result_of(error("brand_new_error"), card_on_its_way(), 3);
  ASSERT_TRUE(is<Never>(third));
  EXPECT_EQ(std::get<Never>(third).ends, Ends::message);
}

TEST(Result, R_what_slack_says_is_not_repeated_unless_it_is_an_errors_name) {
  const auto delivery =
      result_of(answer(200, R"({"ok":false,"error":"Bobby Chen <secret>"})"), card_on_its_way());
  EXPECT_EQ(std::get<Later>(delivery).reason.find("Bobby"), std::string::npos);
}

}  // namespace
}  // namespace knownby::slack
