// `knownby serve` in Socket Mode as a process: nothing of it is called from outside, and what it acknowledged
// is on the disk, whenever it is killed.

#include <gmock/gmock.h>

#include <csignal>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "store/query.hpp"
#include "tests/adapters/slack/socket/socket_slack.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using nlohmann::json;
using slack::SocketSlack;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;
using Peer = std::unique_ptr<net::SocketPeer>;

class SocketServeTest : public testing::Test {
 protected:
  SocketServeTest() {
    {
      Db db(store);
      fill_school(db, {"slack", "#grade-7-team"});
    }
    folder.put("slack-app-token", "loopback-app-token");
    folder.put("slack-bot-token", "loopback-token");
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln'\ntime_zone = 'America/Chicago'\n[store]\npath = 'school.db'\n"
               "[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n"
               "[slack]\napp_id = 'A0KNOWNBY'\nteam_id = 'T0LINCOLN'\nmode = 'socket'\n"
               "[secrets]\ndirectory = '.'\n[limits]\nrequests_per_person_per_minute = 0\n"
               "[loopback]\nslack_api = '" +
                   outside.api_url() + "'\nslack_socket = '" + outside.socket_url() + "'\n");
  }
  Process serve() { return Process({"serve", "--config", folder.file("bot.toml")}, folder.file("output")); }

  // Ms. Rivera logs a book; the event is the book's, the envelope any.
  static void say(const Peer& peer, const std::string& envelope, const std::string& book) {
    const json frame{{"envelope_id", envelope},
                     {"type", "slash_commands"},
                     {"accepts_response_payload", true},
                     {"payload",
                      {{"token", "x"},
                       {"team_id", "T0LINCOLN"},
                       {"channel_id", "D0RIVERA"},
                       {"channel_name", "directmessage"},
                       {"user_id", "U0RIVERA"},
                       {"command", "/checkin"},
                       {"text", "bobby talked about book " + book + "z"},
                       {"api_app_id", "A0KNOWNBY"},
                       {"response_url", "https://hooks.slack.com/commands/T0LINCOLN/1/x"},
                       {"trigger_id", "trigger." + book}}}};
    peer->say(frame.dump());
  }
  static json heard(const Peer& peer) {
    const auto text = peer->hear_text();
    return text ? json::parse(*text) : json();
  }

  Folder folder;
  SocketSlack outside;
  std::string store = folder.file("school.db");
};

TEST_F(SocketServeTest, S41_A_what_is_acknowledged_is_in_the_database_and_nothing_public_is_needed) {
  Process server = serve();
  const Peer peer = outside.next();
  ASSERT_TRUE(peer) << server.said();
  say(peer, "e1", "one");
  const json ack = heard(peer);
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins"), 1);
  EXPECT_EQ(ack["envelope_id"], "e1");
  EXPECT_THAT(ack["payload"]["text"].get<std::string>(), HasSubstr("Bobby Chen"));
  say(peer, "e2", "one");  // the same once more, in an envelope of its own
  EXPECT_EQ(heard(peer)["payload"], ack["payload"]);
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins"), 1);

  EXPECT_EQ(Talk(server.port()).get("/healthz")->status, 200);
  EXPECT_EQ(Talk(server.port()).get("/readyz")->status, 200);
  EXPECT_EQ(Talk(server.port()).get("/slack/events")->status, 404);
  const std::string said = server.said();
  const std::string words = "metrics on ";
  const auto port = std::strtoul(said.c_str() + said.find(words) + words.size(), nullptr, 10);
  const std::string metrics = Talk(static_cast<unsigned short>(port)).get("/metrics")->body;
  EXPECT_THAT(metrics, HasSubstr("slack_socket_acks_total 2"));
  EXPECT_THAT(said, HasSubstr("connected to Slack"));
  EXPECT_THAT(said, Not(HasSubstr("loopback-app-token")));
}

TEST_F(SocketServeTest, F5_killed_in_a_burst_nothing_acknowledged_is_missing_and_nothing_is_there_twice) {
  std::set<std::string> acknowledged;
  {
    Process server = serve();
    const Peer first = outside.next();
    const Peer second = outside.next();
    ASSERT_TRUE(first && second) << server.said();
    for (int i = 0; i < 800; ++i)
      say(i % 2 == 0 ? first : second, "e" + std::to_string(i), std::to_string(i) + "x");
    for (int i = 0; i < 20; ++i) acknowledged.insert(heard(first)["envelope_id"]);
    server.signal(SIGKILL);
    ASSERT_EQ(server.ended(seconds(10)), 128 + SIGKILL);
    for (const Peer* peer : {&first, &second}) {
      for (json ack = heard(*peer); !ack.is_null(); ack = heard(*peer))
        acknowledged.insert(ack["envelope_id"]);
    }
  }
  EXPECT_GE(acknowledged.size(), 20U);
  std::map<std::string, int> kept = books_in(store);
  for (const std::string& id : acknowledged) EXPECT_EQ(kept[id.substr(1) + "x"], 1) << id;

  Process again = serve();  // what was not acknowledged comes again, in new envelopes
  const Peer peer = outside.next();
  ASSERT_TRUE(peer) << again.said();
  for (int i = 0; i < 800; ++i) {
    const std::string id = "e" + std::to_string(i);
    if (acknowledged.count(id) > 0) continue;
    say(peer, "again" + std::to_string(i), std::to_string(i) + "x");
    EXPECT_THAT(heard(peer).dump(), HasSubstr("Bobby Chen"));
  }
  again.signal(SIGTERM);
  EXPECT_EQ(again.ended(seconds(20)), 0) << again.said();
  kept = books_in(store);
  EXPECT_EQ(kept.size(), 800U);
  for (const auto& [book, count] : kept) EXPECT_EQ(count, 1) << book;
}

TEST_F(SocketServeTest, R_12_SIGTERM_takes_nothing_new_and_exits_0) {
  Process server = serve();
  const Peer peer = outside.next();
  ASSERT_TRUE(peer) << server.said();
  say(peer, "e1", "one");
  EXPECT_EQ(heard(peer)["envelope_id"], "e1");
  server.signal(SIGTERM);
  while (server.said().find("stopping") == std::string::npos && !server.ended(seconds(0)))
    std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  say(peer, "e2", "two");
  EXPECT_FALSE(peer->hear_text()) << "it is left to Slack, and the connection is closed in order";
  EXPECT_EQ(server.ended(seconds(20)), 0) << server.said();
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins"), 1);
}

TEST_F(SocketServeTest, S40_R_a_token_that_slack_refuses_is_said_in_the_log_and_health_stays) {
  for (int i = 0; i < 2; ++i) {
    outside.say_instead({200, "application/json", R"({"ok":false,"error":"invalid_auth"})", {}});
  }
  Process server = serve();
  ASSERT_NE(server.port(), 0) << server.said();
  for (int ms = 0; ms < 10'000 && server.said().find("invalid_auth") == std::string::npos; ++ms) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  EXPECT_THAT(server.said(), HasSubstr(R"("level":"warning","msg":"Slack refuses the app-level token)"));
  EXPECT_EQ(Talk(server.port()).get("/healthz")->status, 200);
}

}  // namespace
}  // namespace knownby
