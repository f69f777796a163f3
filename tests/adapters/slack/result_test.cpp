// PROTOCOL S-20, S-21 and S-23: what each answer of the Web API means for the message, name by name.
#include "adapters/slack/result.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

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
  for (const char* name : {"ratelimited", "rate_limited", "message_limit_exceeded"}) {
    EXPECT_TRUE(is<Later>(result_of(error(name), card_on_its_way()))) << name;
    EXPECT_EQ(told_to_wait(error(name)), std::chrono::seconds(30)) << name;
  }
  EXPECT_FALSE(told_to_wait(error("channel_not_found")).has_value());
}

TEST(Result, S20_unknown_may_have_been_posted) {
  for (const char* name : {"fatal_error", "internal_error", "service_unavailable", "request_timeout"}) {
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
    EXPECT_TRUE(is<Later>(result_of(error("internal_error"), card_on_its_way(act))));
    EXPECT_TRUE(is<Later>(result_of(trouble(net::Trouble::lost), card_on_its_way(act))));
    EXPECT_TRUE(is<Later>(result_of(answer(503, ""), card_on_its_way(act))));
  }
}

TEST(Result, S20_a_workspace_that_moves_is_left_alone_for_an_hour) {
  for (const char* name : {"org_login_required", "team_added_to_org"}) {
    const auto delivery = result_of(error(name), card_on_its_way());
    ASSERT_TRUE(is<Later>(delivery)) << name;
    EXPECT_EQ(std::get<Later>(delivery).wait, std::chrono::hours(1)) << name;
  }
}

struct Ending {
  Ends ends;
  std::vector<const char*> names;
};

TEST(Result, S20_permanent_errors_end_the_message_the_place_or_the_installation) {
  const std::vector<Ending> endings = {
      {Ends::place,
       {"channel_not_found", "not_in_channel", "is_archived", "restricted_action",
        "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
        "messages_tab_disabled", "cannot_reply_to_message", "ekm_access_denied", "user_not_found",
        "user_not_in_channel", "no_permission"}},
      {Ends::installation,
       {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
        "not_allowed_token_type", "app_access_restricted", "accesslimited", "access_denied",
        "two_factor_setup_required", "team_access_not_granted", "enterprise_is_restricted", "is_bot",
        "deprecated_endpoint", "method_deprecated"}},
      {Ends::message,
       {"invalid_blocks",
        "invalid_blocks_format",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "too_many_attachments",
        "metadata_too_large",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "markdown_text_conflict",
        "invalid_arguments",
        "invalid_arg_name",
        "invalid_array_arg",
        "invalid_charset",
        "invalid_form_data",
        "invalid_post_type",
        "missing_post_type",
        "unknown_method",
        "team_not_found",
        "message_not_found",
        "cant_update_message",
        "cant_delete_message",
        "edit_window_closed",
        "is_inactive"}}};
  for (const Ending& ending : endings) {
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
  for (const int attempt : {1, 2}) {
    const auto delivery = result_of(error("brand_new_error"), card_on_its_way(Act::post, attempt));
    ASSERT_TRUE(is<Later>(delivery));
    EXPECT_EQ(std::get<Later>(delivery).wait, std::chrono::minutes(5));
  }
  const auto third = result_of(error("brand_new_error"), card_on_its_way(Act::post, 3));
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
