// The real program when its app is taken away from the workspace (PROTOCOL S-34), and when its tokens expire
// (S-33), against a Slack that keeps account of both.

#include <gmock/gmock.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>

#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"
#include "tests/fakes/slack/stand_in.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using fakes::Point;
using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;

class Installation : public testing::Test {
 protected:
  Installation() {
    {
      Db db(store);
      fill_school(db, "slack");
    }
    folder.put("slack-signing-secret", test_signing_secret);
    folder.put("slack-bot-token", "loopback-token");
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln'\ntime_zone = 'America/Chicago'\n[store]\npath = 'school.db'\n"
               "[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n"
               "[slack]\napp_id = 'A0KNOWNBY'\nteam_id = 'T0LINCOLN'\nclient_id = '1.2'\n"
               "[secrets]\ndirectory = '.'\n[loopback]\nslack_api = '" +
                   slack.url() + "'\nsettle_seconds = 1\n");
  }
  void tokens_expire() {
    folder.put("slack-refresh-token", "loopback-refresh");
    folder.put("slack-client-secret", "loopback-secret");
    slack.with([](fakes::WebApi& api) { api.refresh = "loopback-refresh"; });
  }
  Process serve() { return Process({"serve", "--config", folder.file("bot.toml")}, folder.file("output")); }
  static std::chrono::sys_seconds now() {
    return std::chrono::floor<seconds>(std::chrono::system_clock::now());
  }
  void put_card(const std::string& key, seconds in, const std::string& channel = "C0GRADE7") {
    Parcel card;
    card.key = key;
    card.platform = "slack";
    card.address = "T0LINCOLN:" + channel;
    card.body = to_json(Card{"Grade 7 this week", {says("8 students to reach this week.")}});
    card.not_before = now() + in;
    card.deadline = now() + std::chrono::hours(6);
    Db db(store);
    outbox::put(db, card);
  }
  Parcel card(const std::string& key) {
    Db db(store, Db::Mode::read);
    return outbox::with_key(db, key).value();
  }
  template <class Holds>
  static bool comes_true(Holds holds) {
    for (int looks = 0; looks < 2'000; ++looks) {
      if (holds()) return true;
      std::this_thread::sleep_for(milliseconds(5));
    }
    return false;
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

  Folder folder;
  fakes::StandIn slack;
  std::string store = folder.file("school.db");
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
    server.signal(SIGKILL);
    server.ended(seconds(10));
  }
  std::string said;
  run_program({"check", "--config", folder.file("bot.toml")}, said);
  EXPECT_THAT(said, HasSubstr("slack took Knownby away on"));
  {
    Process server = serve();  // it is not there yet
    ASSERT_NE(server.port(), 0) << server.said();
    std::this_thread::sleep_for(milliseconds(500));
    EXPECT_EQ(slack.calls("chat.postMessage"), 0U);
    server.signal(SIGTERM);
    EXPECT_EQ(server.ended(seconds(20)), 0) << server.said();
  }
  folder.put("slack-bot-token", "loopback-again");
  slack.with([](fakes::WebApi& api) { api.token = "loopback-again"; });
  put_card("the next one", seconds(0));
  Process server = serve();
  ASSERT_NE(server.port(), 0) << server.said();
  EXPECT_TRUE(comes_true([&] { return card("the next one").state == Parcel::State::sent; })) << server.said();
  EXPECT_EQ(card("waits").state, Parcel::State::dead);
  EXPECT_TRUE(comes_true([&] {
    run_program({"check", "--config", folder.file("bot.toml")}, said);
    return said.find("took Knownby away") == std::string::npos;
  })) << said;
}

TEST_F(Installation, S33_A_the_next_pair_outlives_kill_9_and_the_first_token_is_needed_no_more) {
  tokens_expire();
  put_card("first", seconds(0));
  {
    Process server = serve();
    EXPECT_TRUE(comes_true([&] { return card("first").state == Parcel::State::sent; })) << server.said();
    EXPECT_THAT(kept(), HasSubstr("loopback-renewed-1-refresh"));
    EXPECT_THAT(server.said(), Not(HasSubstr("renewed-1")));
    server.signal(SIGKILL);
    server.ended(seconds(10));
  }
  put_card("second", seconds(0));
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
    server.signal(SIGKILL);
    server.ended(seconds(10));
  }
  slack.release();
  put_card("first", seconds(0));
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
