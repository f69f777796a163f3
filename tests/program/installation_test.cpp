// The real program when its app is taken away from the workspace (PROTOCOL S-34), and when its tokens expire
// (S-33), against a Slack that keeps account of both.

#include <gmock/gmock.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/bot/talk.hpp"
#include "tests/program/school_on_slack.hpp"

namespace knownby {
namespace {

using fakes::Point;
using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;

class Installation : public SchoolOnSlack {
 protected:
  void tokens_expire() {
    folder.put("slack-refresh-token", "loopback-refresh");
    folder.put("slack-client-secret", "loopback-secret");
    slack.with([](fakes::WebApi& api) { api.refresh = "loopback-refresh"; });
  }
  int tells_that_it_is_gone(Process& server) {
    const std::string event =
        R"({"type":"event_callback","api_app_id":"A0KNOWNBY","team_id":"T0LINCOLN","event_id":"EvGone",)"
        R"("event_time":)" +
        std::to_string(now().time_since_epoch().count()) + R"(,"event":{"type":"app_uninstalled"}})";
    const auto answer = Talk(server.port()).send(slack_event(event, now()));
    return answer ? answer->status : 0;
  }
  std::size_t all_calls() {
    return slack.with([](fakes::WebApi& api) { return api.called.size(); });
  }
  std::string kept() {
    std::ifstream in(store + ".slack-tokens");
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

TEST_F(Installation, S34_A_taken_away_killed_and_installed_again) {
  put_card("waits", seconds(3600));
  {
    Process server = serve();
    ASSERT_NE(server.port(), 0) << server.said();
    ASSERT_TRUE(comes_true([&] { return slack.calls("auth.test") > 0; }));
    slack.with([](fakes::WebApi& api) { api.token.clear(); });
    EXPECT_EQ(tells_that_it_is_gone(server), 200);
    EXPECT_EQ(card("waits").state, Parcel::State::dead) << "written down before Slack is thanked";
    EXPECT_EQ(card("waits").trouble, "cancelled: app_uninstalled");
    const std::size_t until_now = all_calls();
    put_card("comes later", seconds(0), "C0GRADE8");
    std::this_thread::sleep_for(milliseconds(1'500));
    EXPECT_EQ(all_calls(), until_now) << "no call a second after it";
    EXPECT_THAT(server.said(), HasSubstr("Slack says app_uninstalled, so nothing is posted any more"));
    EXPECT_THAT(kept(), Not(HasSubstr("loopback")));
    kill(server);
  }
  std::string said;
  run_program({"check", "--config", config}, said);
  EXPECT_THAT(said, HasSubstr("Slack took Knownby away on"));
  {
    Process server = serve();  // it is not there yet
    ASSERT_NE(server.port(), 0) << server.said();
    std::this_thread::sleep_for(milliseconds(500));
    EXPECT_EQ(slack.calls("chat.postMessage"), 0U);
    stop(server);
  }
  folder.put("slack-bot-token", "loopback-again");
  slack.with([](fakes::WebApi& api) { api.token = "loopback-again"; });
  put_card("the next one");
  Process server = serve();
  ASSERT_NE(server.port(), 0) << server.said();
  EXPECT_TRUE(comes_true([&] { return card("the next one").state == Parcel::State::sent; })) << server.said();
  EXPECT_EQ(card("waits").state, Parcel::State::dead);
  EXPECT_TRUE(comes_true([&] {
    run_program({"check", "--config", config}, said);
    return said.find("took Knownby away") == std::string::npos;
  })) << said;
}

TEST_F(Installation, S33_A_the_next_pair_outlives_kill_9_and_the_first_token_is_needed_no_more) {
  tokens_expire();
  put_card("first");
  {
    Process server = serve();
    EXPECT_TRUE(comes_true([&] { return card("first").state == Parcel::State::sent; })) << server.said();
    EXPECT_THAT(kept(), HasSubstr("loopback-renewed-1-refresh"));
    EXPECT_THAT(server.said(), Not(HasSubstr("renewed-1")));
    kill(server);
  }
  put_card("second");
  Process again = serve();
  EXPECT_TRUE(comes_true([&] { return card("second").state == Parcel::State::sent; })) << again.said();
  EXPECT_EQ(slack.calls("oauth.v2.access"), 1U);
}

TEST_F(Installation,
       S33_R_killed_between_Slacks_answer_and_the_disk_it_needs_a_person_and_is_no_endless_loop) {
  tokens_expire();
  slack.stand_still(Point::done, "oauth.v2.access");
  {
    Process server = serve();
    ASSERT_TRUE(slack.stands_still()) << server.said();
    kill(server);
  }
  slack.release();
  put_card("first");
  Process again = serve();
  EXPECT_TRUE(comes_true([&] {
    return again.said().find("invalid_refresh_token; install the app again") != std::string::npos;
  })) << again.said();
  std::this_thread::sleep_for(milliseconds(500));
  EXPECT_EQ(slack.calls("oauth.v2.access"), 2U) << "one each start";
  EXPECT_EQ(slack.seen_in("C0GRADE7"), 0U);
  EXPECT_EQ(Talk(again.port()).get("/healthz")->status, 200);
}

}  // namespace
}  // namespace knownby
