// What goes wrong between Slack and the session: silences, refusals, waits, and the same conversation failing
// at every step. PROTOCOL S-40 and S-42 by their ids.
#include <gmock/gmock.h>

#include "tests/adapters/slack/socket/socket_script.hpp"

namespace knownby::slack {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;

SessionRules single() {
  SessionRules rules = Played::usual_rules();
  rules.connections = 1;
  rules.opening = {milliseconds(1), 1000};  // what Slack's tier asks for has a test of its own
  return rules;
}

// One connection that is greeted.
struct Single : Played {
  Single() : Played(single()) {
    happens(Begun{});
    greet(1);
  }
};

TEST(SessionTrouble, S42_a_ping_goes_out_every_five_seconds) {
  Single slack;
  slack.answer_pings(1);
  EXPECT_EQ(slack.after(milliseconds(4'999)), "");
  EXPECT_EQ(slack.after(milliseconds(1)), "ping 1");
  slack.after(seconds(295));
  EXPECT_EQ(slack.count("ping"), 60U);
  EXPECT_EQ(slack.count("close"), 0U);
}

TEST(SessionTrouble, S42_R_no_pong_within_five_seconds) {
  Single slack;
  EXPECT_EQ(slack.after(seconds(5)), "ping 1");
  EXPECT_EQ(slack.after(milliseconds(4'999)), "");
  EXPECT_THAT(slack.after(milliseconds(1)), HasSubstr("tell, close 1"));
  EXPECT_EQ(slack.last_told(), "a connection to Slack is given up: Slack answers no pings");
  EXPECT_EQ(slack.counts.dropped, 1U);
}

TEST(SessionTrouble, S42_R_no_ping_of_slacks_within_thirty_seconds) {
  Single slack;
  for (int second = 1; second < 30; ++second) {
    slack.after(seconds(1));
    slack.happens(PongCame{1});
  }
  EXPECT_EQ(slack.count("close"), 0U);
  EXPECT_THAT(slack.after(seconds(1)), HasSubstr("close 1"));
  EXPECT_EQ(slack.last_told(), "a connection to Slack is given up: Slack fell silent");
}

TEST(SessionTrouble, S42_a_parting_connection_that_falls_silent_is_closed_and_is_no_failure) {
  Single slack;
  EXPECT_EQ(slack.text(1, disconnect_frame("warning")), "open 2");
  slack.greet(2);
  slack.answer_pings(2);
  EXPECT_THAT(slack.after(seconds(10)), HasSubstr("close 1"));
  slack.happens(Closed{1});
  EXPECT_THAT(slack.after(minutes(5)), Not(HasSubstr("open")));
}

TEST(SessionTrouble, S40_R_what_no_second_try_would_help_stops_and_is_told) {
  for (const char* error :
       {"not_authed", "invalid_auth", "account_inactive", "user_removed_from_team", "team_disabled"}) {
    Played slack;
    slack.happens(Begun{});
    EXPECT_EQ(slack.happens(NotOpened{1, error}), "tell") << error;
    EXPECT_THAT(slack.last_told(), HasSubstr(error));
    slack.happens(NotOpened{2, error});
    EXPECT_EQ(slack.after(std::chrono::hours(24)), "") << error;
    EXPECT_EQ(slack.counts.stopped, 1U);
  }
}

TEST(SessionTrouble, S34_A_once_the_app_is_installed_again_it_is_begun_again) {
  Played slack;
  slack.happens(Begun{});
  slack.happens(NotOpened{1, "account_inactive"});
  slack.happens(NotOpened{2, "account_inactive"});
  EXPECT_EQ(slack.after(std::chrono::hours(1)), "");
  EXPECT_THAT(slack.happens(Begun{}), HasSubstr("open 3"));
  slack.happens(Leaving{});
  slack.happens(HungUp{});
  EXPECT_EQ(slack.happens(Begun{}), "") << "not after its end";
}

TEST(SessionTrouble, S40_everything_else_is_tried_again_after_waits_that_double_up_to_a_minute) {
  Played slack(single());
  slack.happens(Begun{});
  Line line = 1;
  for (const int wait : {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
    EXPECT_EQ(slack.happens(NotOpened{line, "internal_error"}), "tell");
    EXPECT_EQ(slack.after(seconds(wait) - milliseconds(1)), "") << wait;
    ++line;
    EXPECT_EQ(slack.after(milliseconds(1)), "open " + std::to_string(line)) << wait;
  }
  EXPECT_EQ(slack.last_told(), "no connection to Slack (internal_error); trying again in 60 s");
}

TEST(SessionTrouble, S40_the_waits_are_spread_by_half_to_either_side_and_never_above_a_minute) {
  for (const auto& [chance, first, eighth] : {std::tuple(0.0, 500, 30'000), std::tuple(1.0, 1500, 60'000)}) {
    Played slack(single());
    slack.chance = chance;
    slack.happens(Begun{});
    slack.happens(NotOpened{1, "lost"});
    EXPECT_EQ(slack.after(milliseconds(first - 1)), "");
    EXPECT_EQ(slack.after(milliseconds(1)), "open 2");
    for (Line line = 2; line < 8; ++line) {
      slack.happens(NotOpened{line, "lost"});
      slack.after(minutes(1));
    }
    slack.happens(NotOpened{8, "lost"});
    EXPECT_EQ(slack.after(milliseconds(eighth - 1)), "");
    EXPECT_EQ(slack.after(milliseconds(1)), "open 9");
  }
}

TEST(SessionTrouble, S40_a_retry_after_is_honoured_however_long) {
  Played slack(single());
  slack.chance = 0;
  slack.happens(Begun{});
  slack.happens(NotOpened{1, "ratelimited", seconds(120)});
  EXPECT_EQ(slack.after(milliseconds(119'999)), "");
  EXPECT_EQ(slack.after(milliseconds(1)), "open 2");
}

TEST(SessionTrouble, S40_a_429_holds_back_the_other_connections_attempts_too) {
  Played slack;
  slack.happens(Begun{});
  slack.happens(NotOpened{1, "ratelimited", seconds(30)});
  slack.happens(NotOpened{2, "lost"});
  EXPECT_EQ(slack.after(milliseconds(29'999)), "");
  EXPECT_THAT(slack.after(seconds(1)), HasSubstr("open 3"));
}

TEST(SessionTrouble, S40_two_that_fail_together_count_as_one_failure) {
  Played slack;
  slack.happens(Begun{});
  slack.happens(NotOpened{1, "not_connected"});
  slack.happens(NotOpened{2, "not_connected"});
  EXPECT_EQ(slack.after(seconds(1)), "open 3") << "and one tries for both";
  slack.greet(3);
  EXPECT_EQ(slack.count("open 4"), 1U) << "once it may say hello, the other follows";
}

TEST(SessionTrouble, S40_slacks_tier_lets_four_through_and_then_one_a_minute) {
  SessionRules rules = single();
  rules.opening = SessionRules{}.opening;
  Played slack(rules);
  slack.chance = 0;
  slack.happens(Begun{});
  Line line = 0;
  for (int second = 0; second < 600; ++second) {
    slack.happens(NotOpened{++line, "lost"});
    while (slack.count("open") == line && second < 600) {
      slack.after(seconds(1));
      ++second;
    }
  }
  EXPECT_GE(slack.count("open"), 11U);
  EXPECT_LE(slack.count("open"), 14U);
}

TEST(SessionTrouble, S42_a_dropped_connection_is_replaced_while_the_other_hears) {
  Played slack;
  slack.happens(Begun{});
  slack.greet(1);
  slack.greet(2);
  slack.answer_pings(2);
  slack.text(1, envelope_frame("e1"));
  EXPECT_EQ(slack.happens(Closed{1}), "");
  EXPECT_EQ(slack.happens(Answered{"e1", {}}), R"(say 2 {"envelope_id":"e1"})");
  EXPECT_EQ(slack.after(seconds(1)), "open 3");
  EXPECT_EQ(slack.counts.dropped, 1U);
}

TEST(SessionTrouble, S42_an_answer_without_any_connection_is_counted_and_comes_again_from_slack) {
  Single slack;
  slack.text(1, envelope_frame("e1"));
  slack.happens(Closed{1});
  EXPECT_EQ(slack.last_told(), "the last connection to Slack was lost");
  EXPECT_EQ(slack.happens(Answered{"e1", {}}), "");
  EXPECT_EQ(slack.counts.acks_lost, 1U);
  slack.after(seconds(1));
  slack.greet(2);
  EXPECT_EQ(slack.text(2, envelope_frame("e1")), "serve e1");
}

TEST(SessionTrouble, S42_connections_that_live_shortly_are_opened_ever_more_slowly_and_lasting_ones_at_once) {
  Single slack;
  for (Line line = 1; line < 6; ++line) {
    slack.happens(Closed{line});
    EXPECT_EQ(slack.after(milliseconds(1000 << (line - 1)) - milliseconds(1)), "");
    EXPECT_EQ(slack.after(milliseconds(1)), "open " + std::to_string(line + 1));
    slack.greet(line + 1);
  }
  slack.answer_pings(6);
  slack.after(seconds(30));
  slack.happens(Closed{6});
  EXPECT_EQ(slack.after(seconds(1)), "open 7");
}

// The same morning again and again, and each time another step of it goes wrong: somebody closes, Slack falls
// silent, or speaks nonsense. Whatever it was, ten minutes later two connections hear, and what Slack brings
// then is acknowledged once.
using Step = std::function<void(Played&)>;

const std::vector<Step>& morning() {
  static const std::vector<Step> steps{[](Played& slack) { slack.happens(Opened{1}); },
                                       [](Played& slack) { slack.text(1, hello_frame()); },
                                       [](Played& slack) { slack.greet(2); },
                                       [](Played& slack) { slack.text(1, envelope_frame("e1")); },
                                       [](Played& slack) { slack.text(2, envelope_frame("e2")); },
                                       [](Played& slack) {
                                         slack.happens(Answered{"e1", {}});
                                       },
                                       [](Played& slack) { slack.text(1, disconnect_frame("warning")); },
                                       [](Played& slack) { slack.happens(Opened{3}); },
                                       [](Played& slack) { slack.text(1, envelope_frame("e3")); },
                                       [](Played& slack) { slack.text(3, hello_frame()); },
                                       [](Played& slack) { slack.text(3, envelope_frame("e4")); },
                                       [](Played& slack) { slack.happens(Closed{1}); },
                                       [](Played& slack) {
                                         slack.happens(Answered{"e2", {}});
                                       },
                                       [](Played& slack) {
                                         slack.happens(Answered{"e3", {}});
                                       },
                                       [](Played& slack) {
                                         slack.happens(Answered{"e4", {}});
                                       }};
  return steps;
}

using Mishap = std::function<void(Played&, Line)>;

const std::vector<Mishap>& mishaps() {
  static const std::vector<Mishap> all{
      [](Played& slack, Line line) { slack.happens(Closed{line}); },
      [](Played& slack, Line line) {
        slack.happens(NotOpened{line, "not_connected"});
      },
      [](Played& slack, Line line) {
        slack.happens(NotOpened{line, "ratelimited", seconds(42)});
      },
      [](Played& slack, Line line) { slack.text(line, "\x01 nonsense"); },
      [](Played& slack, Line line) {
        slack.happens(BinaryCame{line, 7});
      },
      [](Played& slack, Line line) { slack.text(line, disconnect_frame("refresh_requested")); },
      [](Played& slack, Line line) { slack.text(line, disconnect_frame("too_many_websockets")); },
      [](Played& slack, Line line) { slack.text(line, envelope_frame("e1")); },
      [](Played& slack, Line) { slack.happens(Failed{"e2"}); },
      [](Played& slack, Line) { slack.after(seconds(31)); }};
  return all;
}

void expect_all_is_well(Played& slack) {
  EXPECT_EQ(slack.counts.ready, 2U);
  EXPECT_EQ(slack.counts.stopped, 0U);
  EXPECT_LE(slack.counts.acks + slack.counts.acks_lost, slack.counts.envelopes);
  Line live = 60;
  while (live > 0 && slack.text(live, envelope_frame("later")).empty()) --live;
  const std::string ack = "say " + std::to_string(live) + R"( {"envelope_id":"later"})";
  EXPECT_EQ(slack.happens(Answered{"later", {}}), ack);
  EXPECT_EQ(slack.happens(Answered{"later", {}}), "");
}

TEST(SessionTrouble, S42_the_same_morning_failing_at_every_step) {
  for (std::size_t broken = 0; broken <= morning().size(); ++broken) {
    for (std::size_t which = 0; which < mishaps().size(); ++which) {
      for (Line line = 1; line <= 3; ++line) {
        SCOPED_TRACE("step " + std::to_string(broken) + ", mishap " + std::to_string(which) + ", line " +
                     std::to_string(line));
        Played slack;
        slack.happens(Begun{});
        for (std::size_t step = 0; step < broken; ++step) morning()[step](slack);
        mishaps()[which](slack, line);
        for (std::size_t step = broken; step < morning().size(); ++step) morning()[step](slack);
        slack.recover();
        expect_all_is_well(slack);
      }
    }
  }
}

}  // namespace
}  // namespace knownby::slack
