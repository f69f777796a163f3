// PROTOCOL R-05 A and R: whatever happens to the program or to Slack on the way of one message, people see it
// exactly once. The real program against a Slack that lies, killed at each point of the way.

#include <gmock/gmock.h>

#include <atomic>
#include <csignal>
#include <map>
#include <thread>

#include "commands/words/card_json.hpp"
#include "tests/bot/talk.hpp"
#include "tests/program/school_on_slack.hpp"

namespace knownby {
namespace {

using fakes::Fault;
using fakes::Point;
using std::chrono::milliseconds;
using std::chrono::seconds;
using State = Parcel::State;

const std::string channel = "C0GRADE7";
const std::string key = "nudge:1:2026-W43";

class VisibleOnce : public SchoolOnSlack {
 protected:
  // The weekly card of this week, due in so long.
  void put_card(seconds in = seconds(0)) const { SchoolOnSlack::put_card(key, in, channel); }
  State state() const { return card(key).state; }
  bool becomes(State wanted) {
    return comes_true([&] { return state() == wanted; });
  }
  // Kills the program while its call stands still there, lets what was on the wire go on, and starts it
  // again.
  void killed_at(Point point) {
    put_card();
    slack.stand_still(point);
    {
      Process server = serve();
      ASSERT_TRUE(slack.stands_still()) << server.said();
      // A connection may also be for a question that the start asks; all of them are held.
      EXPECT_TRUE(becomes(State::sending)) << server.said();
      kill(server);
    }
    slack.release();
    starts_again();
  }
  void starts_again() {
    Process again = serve();
    ASSERT_NE(again.port(), 0) << again.said();
    EXPECT_TRUE(becomes(State::sent)) << again.said();
    stop(again);
    people_see_it_once();
  }
  void people_see_it_once() {
    slack.with([](fakes::WebApi& api) {
      const auto& seen = api.ledger.everyone_sees(channel);
      ASSERT_EQ(seen.size(), 1U);
      EXPECT_EQ(seen[0].message.at("text").get<std::string>().find("Grade 7 this week"), 0U);
      EXPECT_EQ(seen[0].message.at("metadata").at("event_payload").size(), 1U);
    });
  }
  // It goes wrong like this, once, and the program finds out for itself.
  void goes_wrong(Fault fault, std::size_t posts) {
    put_card();
    slack.next("chat.postMessage", fault);
    Process server = serve();
    EXPECT_TRUE(becomes(State::sent)) << server.said();
    stop(server);
    people_see_it_once();
    EXPECT_EQ(slack.calls("chat.postMessage"), posts);
  }
};

TEST_F(VisibleOnce, R_05_A_c1_killed_before_it_is_taken) {
  put_card(seconds(3600));
  {
    Process server = serve();
    ASSERT_NE(server.port(), 0) << server.said();
    kill(server);
    EXPECT_EQ(state(), State::pending);
  }
  Db(store).run("UPDATE outbox SET not_before = not_before - 3600");
  starts_again();
}

// What the disk holds after a crash between the commit and the first byte.
TEST_F(VisibleOnce, R_05_A_c2_killed_once_it_is_taken) {
  put_card();
  {
    Process server = serve();  // has made its marks
    ASSERT_TRUE(becomes(State::sent)) << server.said();
    kill(server);
  }
  slack.with([](fakes::WebApi& api) { api.ledger = {}; });
  Db(store).run("UPDATE outbox SET state = 'pending', first_sent = NULL, last_sent = NULL, attempt = 0");
  {
    Db db(store);
    outbox::take(db, std::chrono::floor<seconds>(std::chrono::system_clock::now()), 1);
  }
  EXPECT_EQ(state(), State::sending);
  starts_again();
}

TEST_F(VisibleOnce, R_05_A_c3_killed_once_it_is_connected) { killed_at(Point::connected); }
TEST_F(VisibleOnce, R_05_A_c4_killed_after_half_the_request) { killed_at(Point::half_request); }
TEST_F(VisibleOnce, R_05_A_c5_killed_after_the_whole_request) { killed_at(Point::whole_request); }
TEST_F(VisibleOnce, R_05_A_c6_killed_once_slack_has_stored_it) { killed_at(Point::done); }
TEST_F(VisibleOnce, R_05_A_c7_killed_after_half_the_answer) { killed_at(Point::half_answer); }

TEST_F(VisibleOnce, R_05_A_c8_killed_as_the_answer_arrives) {
  put_card();
  slack.stand_still(Point::answered);
  {
    Process server = serve();
    ASSERT_TRUE(slack.stands_still()) << server.said();
    kill(server);
  }
  slack.release();
  starts_again();
}

TEST_F(VisibleOnce, R_05_A_c9_killed_before_the_answer_is_written_down) {
  put_card();
  slack.stand_still(Point::half_answer);
  {
    Process server = serve();
    ASSERT_TRUE(slack.stands_still()) << server.said();
    Db other(store);
    other.begin();  // while somebody else writes, the program cannot
    slack.release();
    std::this_thread::sleep_for(milliseconds(200));
    EXPECT_EQ(state(), State::sending);
    kill(server);
    other.roll_back();
  }
  starts_again();
}

TEST_F(VisibleOnce, R_05_A_c10_killed_once_it_is_written_down) {
  put_card();
  {
    Process server = serve();
    ASSERT_TRUE(becomes(State::sent)) << server.said();
    kill(server);
  }
  starts_again();
  EXPECT_EQ(slack.calls("chat.postMessage"), 1U);
}

TEST_F(VisibleOnce, R_05_R_a_slack_that_posts_and_says_500) { goes_wrong(Fault::done_then_500, 1); }
TEST_F(VisibleOnce, R_05_R_a_slack_that_posts_and_says_internal_error) {
  goes_wrong(Fault::done_then_internal, 1);
}
TEST_F(VisibleOnce, R_05_R_a_slack_that_posts_and_resets) { goes_wrong(Fault::done_then_reset, 1); }
TEST_F(VisibleOnce, R_05_R_a_slack_that_posts_and_hangs) { goes_wrong(Fault::done_then_hangs, 1); }
TEST_F(VisibleOnce, R_05_R_a_slack_that_posts_and_gives_half_an_answer) {
  goes_wrong(Fault::done_then_half, 1);
}
TEST_F(VisibleOnce, R_05_R_a_slack_that_says_500_and_posted_nothing) { goes_wrong(Fault::fails_undone, 1); }
TEST_F(VisibleOnce, R_05_R_a_slack_that_resets_and_posted_nothing) { goes_wrong(Fault::resets_undone, 1); }
TEST_F(VisibleOnce, S_21_a_slack_that_asks_for_patience) { goes_wrong(Fault::busy, 1); }

TEST_F(VisibleOnce, R_05_the_history_may_be_slow_to_come_and_is_read_to_its_end) {
  slack.with([](fakes::WebApi& api) {
    for (int i = 0; i < 40; ++i) api.ledger.post(channel, {{"text", "lunch duty, anyone?"}});
  });
  put_card();
  slack.next("chat.postMessage", Fault::done_then_reset);
  for (const Fault fault : {Fault::busy, Fault::fails_undone, Fault::none, Fault::busy})
    slack.next("conversations.history", fault);
  Process server = serve();
  EXPECT_TRUE(becomes(State::sent)) << server.said();
  EXPECT_EQ(slack.seen_in(channel), 41U);
  EXPECT_EQ(slack.calls("chat.postMessage"), 1U);
}

TEST_F(VisibleOnce, R_05_R_a_history_that_may_not_be_read_leaves_it_in_doubt_and_it_is_never_sent_again) {
  slack.with([](fakes::WebApi& api) { api.rights.erase("channels:history"); });
  put_card();
  slack.next("chat.postMessage", Fault::done_then_reset);
  Process server = serve();
  for (int looks = 0; looks < 2'000 && server.said().find("missing_scope") == std::string::npos; ++looks)
    std::this_thread::sleep_for(milliseconds(5));
  EXPECT_THAT(server.said(), testing::HasSubstr("not sent again: missing_scope"));
  EXPECT_TRUE(becomes(State::ambiguous));
  EXPECT_EQ(slack.seen_in(channel), 1U);
  std::string said;
  run_program({"check", "--config", config}, said);
  EXPECT_THAT(said, testing::HasSubstr("may or may not have been shown (missing_scope)"));
}

TEST_F(VisibleOnce,
       S_20_S_25_an_archived_channel_is_told_to_whoever_runs_it_once_in_a_conversation_opened_once) {
  Db(store).run("UPDATE places SET address = $1", "T0LINCOLN:" + channel);
  slack.with([](fakes::WebApi& api) { api.archived.insert(channel); });
  put_card();
  {
    Process server = serve();
    ASSERT_NE(server.port(), 0) << server.said();
    EXPECT_TRUE(becomes(State::dead)) << server.said();
    stop(server);  // by day the news may be on its way already
  }
  // Nobody is written to in the evening; the test does not wait for the morning.
  EXPECT_EQ(Db(store).run("UPDATE outbox SET not_before = 0 WHERE key LIKE 'refused:%'"), 1);
  {
    Parcel another;
    another.key = "another";
    another.platform = "slack";
    another.address = "T0LINCOLN:U0LINDQVIST";
    another.body = to_json(Card{"Hello again", {}});
    another.deadline = std::chrono::floor<seconds>(std::chrono::system_clock::now()) + std::chrono::hours(6);
    Db db(store);
    outbox::put(db, another);
  }
  Process again = serve();
  for (int looks = 0; looks < 2'000 && slack.seen_in("D0LINDQVIST") < 2; ++looks)
    std::this_thread::sleep_for(milliseconds(5));
  stop(again);
  EXPECT_EQ(slack.seen_in("D0LINDQVIST"), 2U) << "the news once, and the other message";
  std::string told;  // in either order
  slack.with([&](fakes::WebApi& api) {
    for (const fakes::Seen& seen : api.ledger.everyone_sees("D0LINDQVIST"))
      told += seen.message.at("text").get<std::string>() + "\n";
  });
  EXPECT_THAT(told, testing::HasSubstr("#grade-7-team took no message from me"));
  EXPECT_THAT(told, testing::HasSubstr("unarchive it"));
  EXPECT_EQ(slack.calls("conversations.open"), 1U) << "ever";
}

// As Slack brings an event again, saying so.
std::string brought(const std::string& event, int again) {
  const std::string first_line = "POST /slack/events HTTP/1.1\r\n";
  std::string request = slack_event(event, std::chrono::floor<seconds>(std::chrono::system_clock::now()));
  if (again == 0) return request;
  EXPECT_EQ(request.find(first_line), 0U);
  return request.insert(first_line.size(), "X-Slack-Retry-Num: " + std::to_string(again) +
                                               "\r\nX-Slack-Retry-Reason: http_timeout\r\n");
}

TEST_F(VisibleOnce,
       S_07_one_event_brought_three_times_on_each_of_four_connections_is_logged_and_answered_once) {
  Process server = serve();
  const unsigned short port = server.port();
  ASSERT_NE(port, 0) << server.said();
  const std::string event = slack_message("bobby talked about book onez");
  std::atomic<int> taken{0};
  std::vector<std::thread> connections;
  for (int connection = 0; connection < 4; ++connection) {
    connections.emplace_back([&] {
      Talk talk(port);
      for (int again = 0; again < 3; ++again) {
        const auto answer = talk.send(brought(event, again));
        if (answer && answer->status == 200) ++taken;
      }
    });
  }
  for (std::thread& connection : connections) connection.join();
  server.signal(SIGTERM);  // finishes the answers under way
  EXPECT_EQ(server.ended(seconds(20)), 0) << server.said();
  EXPECT_EQ(taken, 12) << "nothing is left for Slack to bring again";
  EXPECT_EQ(books_in(store), (std::map<std::string, int>{{"one", 1}}));
  EXPECT_EQ(slack.seen_in("D0RIVERA"), 1U);
}

}  // namespace
}  // namespace knownby
