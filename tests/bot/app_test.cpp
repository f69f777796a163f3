// The whole bot as an object: free ports, a clock the test holds, Slack's requests signed by the test.

#include "bot/app.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>
#include <future>
#include <mutex>
#include <thread>

#include "adapters/net/http_server.hpp"
#include "store/engine/lock.hpp"
#include "store/query.hpp"
#include "tests/bot/fake_clock.hpp"
#include "tests/bot/fake_platform.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using testing::HasSubstr;
using testing::Not;

class AppTest : public testing::Test {
 protected:
  AppTest() {
    Db db(store);
    fill_school(db);
  }
  ~AppTest() override { stop(); }

  Config config() const {
    Config made;
    made.school.name = "Lincoln Middle School";
    made.school.time_zone = "America/Chicago";
    made.store.path = store;
    made.http.listen = {"127.0.0.1", 0};
    made.http.metrics = {"127.0.0.1", 0};
    made.slack.on = true;
    made.slack.app_id = "A0KNOWNBY";
    made.slack.team_id = "T0LINCOLN";
    made.limits.requests_per_person_per_minute = 0;
    made.loopback.slack_api = "http://127.0.0.1:9/api/";
    return made;
  }
  void start(const Config& given) {
    Secrets secrets;
    secrets.slack.signing.emplace_back(test_signing_secret);
    secrets.slack.bot_token = Secret("loopback-token");
    App::World world{io, clock, log, {&platform}};
    world.stop.keep_hearing = std::chrono::milliseconds(50);
    app = std::make_unique<App>(given, std::move(secrets), std::move(world));
    app->start();
    loop = std::thread([this] { io.run(); });
  }
  // The steps of a stop, as the program takes them.
  void stop() {
    if (!loop.joinable()) return;
    auto stopped = asio::co_spawn(io, app->stop(), asio::use_future);
    EXPECT_EQ(stopped.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    io.stop();
    loop.join();
  }
  std::string slack(const std::string& text, const std::string& trigger = "1.2.a") {
    const auto answer = Talk(app->port()).send(slash_command(text, trigger, chicago(14, 10, 12)));
    return answer ? std::to_string(answer->status) + " " + answer->body : "nothing";
  }
  std::string get(unsigned short port, const std::string& path) {
    const auto answer = Talk(port).get(path);
    return answer ? std::to_string(answer->status) + " " + answer->body : "nothing";
  }
  void at(std::chrono::sys_seconds now) {
    std::promise<void> moved;
    asio::post(io, [&] {
      clock.set(now);
      moved.set_value();
    });
    moved.get_future().wait();
  }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  FakeClock clock{chicago(14, 10, 12)};
  FakePlatform platform;
  std::mutex mutex;
  std::string logged;
  Log log{[this](std::string_view lines) {
    const std::lock_guard lock(mutex);
    logged += lines;
  }};
  std::unique_ptr<App> app;
  std::thread loop;
};

TEST_F(AppTest, a_signed_slash_command_is_saved_and_answered) {
  start(config());
  EXPECT_THAT(slack("bobby"), AllOf(HasSubstr("200 "), HasSubstr("Bobby Chen")));
  EXPECT_THAT(slack("who hasn't", "1.2.b"), HasSubstr("Maya Roberts"));
  stop();
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins"), 1);
}

TEST_F(AppTest, what_is_not_signed_is_refused_and_counted) {
  start(config());
  const auto answer =
      Talk(app->port()).send(slash_command("bobby", "1.2.a", chicago(14, 10, 12), "another secret"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 401);
  EXPECT_THAT(get(app->metrics_port(), "/metrics"),
              HasSubstr("signature_failures_total{reason=\"mismatch\"} 1"));
}

TEST_F(AppTest, X_16_A_the_log_has_a_line_a_request_and_nobodys_words) {
  start(config());
  slack("bobby canary-note about his brother");
  stop();
  EXPECT_THAT(logged, HasSubstr(R"("verb":"log","outcome":"changed")"));
  for (const char* word : {"obby", "canary", "Chen", "RIVERA", "ivera", "hooks.slack.com"}) {
    EXPECT_THAT(logged, Not(HasSubstr(word)));
  }
}

TEST_F(AppTest, R_13_it_is_alive_and_ready_and_says_so) {
  start(config());
  EXPECT_EQ(get(app->port(), "/healthz"), "200 alive\n");
  EXPECT_EQ(get(app->port(), "/readyz"), "200 ready\n");
  EXPECT_THAT(get(app->port(), "/nothing"), HasSubstr("404"));
  EXPECT_THAT(get(app->port(), "/slack/events"), HasSubstr("405"));
  EXPECT_THAT(get(app->port(), "/metrics"), HasSubstr("404")) << "metrics have a port of their own";
}

// Slack's Web API, played on this machine: it takes everything and keeps what it was given.
class SlackTest : public AppTest {
 protected:
  SlackTest() { api.start(); }
  ~SlackTest() override { stop(); }
  void open() {
    Config with_slack = config();
    with_slack.loopback.slack_api = "http://127.0.0.1:" + std::to_string(api.port()) + "/api/";
    start(with_slack);
  }
  asio::awaitable<net::HttpResponse> take(net::HttpRequest request) {
    const std::lock_guard lock(mutex);
    if (!request.target.ends_with("/auth.test")) posted.push_back(request.target + " " + request.body);
    co_return net::HttpResponse{
        200, "application/json", R"({"ok":true,"channel":"D0RIVERA","ts":"1.2"})", {}};
  }
  // Waits until so many were posted, and a little for one too many.
  std::vector<std::string> all_posted(std::size_t expected) {
    const auto have = [&] {
      const std::lock_guard lock(mutex);
      return posted.size() >= expected;
    };
    for (int ms = 0; !have() && ms < 10'000; ++ms) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const std::lock_guard lock(mutex);
    return posted;
  }

  std::vector<std::string> posted;
  net::HttpServer api{io.get_executor(), "127.0.0.1", 0, net::HttpLimits(),
                      [this](net::HttpRequest request) { return take(std::move(request)); }};
};

TEST_F(SlackTest, S_08_A_one_event_4_times_in_parallel_on_4_connections_is_one_effect_and_four_200s) {
  open();
  const std::string bytes = slack_event(slack_message("bobby at lunch"), chicago(14, 10, 12));
  std::atomic<int> taken{0};
  std::vector<std::thread> connections;
  for (int i = 0; i < 4; ++i) {
    connections.emplace_back([&] {
      const auto answer = Talk(app->port()).send(bytes);
      if (answer && answer->status == 200) ++taken;
    });
  }
  for (std::thread& connection : connections) connection.join();
  EXPECT_EQ(taken, 4);
  const auto said = all_posted(1);
  ASSERT_EQ(said.size(), 1U);
  EXPECT_THAT(said[0],
              AllOf(HasSubstr("/api/chat.postMessage "), HasSubstr("Bobby Chen"), HasSubstr("D0RIVERA")));
  stop();
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins"), 1);
  for (const char* word : {"obby", "Chen", "lunch", "RIVERA"}) EXPECT_THAT(logged, Not(HasSubstr(word)));
}

TEST_F(SlackTest, X_08_R_an_event_of_300_KiB_and_one_with_a_NUL_leave_nothing_behind_but_a_count) {
  open();
  const auto now = chicago(14, 10, 12);
  const std::string huge = slack_event(slack_message(std::string(300 * 1024, 'x')), now);
  const auto refused = Talk(app->port()).send(huge);
  EXPECT_EQ(refused ? refused->status : 413, 413) << "or cut off";
  const auto poison = Talk(app->port()).send(slack_event(slack_message("canary\\u0000word"), now));
  ASSERT_TRUE(poison);
  EXPECT_EQ(poison->status, 200);
  EXPECT_THAT(get(app->metrics_port(), "/metrics"), HasSubstr("slack_poison_total 1"));
  EXPECT_TRUE(all_posted(0).empty());
  stop();
  EXPECT_THAT(logged, AllOf(HasSubstr("could not be read"), Not(HasSubstr("canary"))));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM seen"), 0);
}

TEST_F(AppTest, R_14_metrics_count_by_fixed_labels) {
  start(config());
  slack("bobby");
  slack("bobby");  // the same event again
  slack("gibberish " + std::string(50, 'q'), "1.2.c");
  const std::string page = get(app->metrics_port(), "/metrics");
  EXPECT_THAT(page, HasSubstr(R"(inbound_events_total{kind="log",platform="slack",result="changed"} 1)"));
  EXPECT_THAT(page, HasSubstr(R"(result="repeated"} 1)"));
  EXPECT_THAT(page, HasSubstr("ack_duration_seconds_count 3"));
  EXPECT_THAT(page, HasSubstr("db_commit_duration_seconds_count"));
  EXPECT_THAT(page, HasSubstr("queue_depth "));
  EXPECT_THAT(page, Not(HasSubstr("qqqq")));
  EXPECT_THAT(page, Not(HasSubstr("RIVERA")));
}

TEST_F(AppTest, one_person_in_a_hurry_is_asked_for_patience) {
  Config hasty = config();
  hasty.limits.requests_per_person_per_minute = 2;
  start(hasty);
  slack("bobby", "1");
  slack("maya", "2");
  EXPECT_THAT(slack("wei", "3"), HasSubstr("This one was not saved"));
  EXPECT_THAT(get(app->metrics_port(), "/metrics"), HasSubstr("rate_limited_total 1"));
  stop();
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins"), 2);
}

TEST_F(AppTest, the_weekly_card_goes_from_the_clock_to_the_channel_once) {
  start(config());
  for (const int minute : {29, 30, 31, 32}) {
    at(chicago(19, 7, minute));
    for (int i = 0; i < 20; ++i) get(app->port(), "/healthz");  // the loop turns meanwhile
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  stop();
  ASSERT_EQ(platform.given.size(), 1U);
  EXPECT_EQ(platform.given[0].place.address, "#grade-7-team");
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM outbox WHERE state = 'sent'"), 1);
}

TEST_F(AppTest, R_12_stopping_under_load_answers_what_it_took_and_loses_nothing) {
  start(config());
  std::atomic<int> saved{0};
  std::vector<std::thread> people;
  for (int person = 0; person < 4; ++person) {
    people.emplace_back([&, person] {
      Talk talk(app->port());
      for (int i = 0;; ++i) {
        const std::string book = std::to_string(person) + "x" + std::to_string(i);
        const auto answer =
            talk.send(slash_command("bobby talked about book " + book, "t" + book, chicago(14, 10, 12)));
        if (!answer || answer->status != 200) return;
        if (answer->body.find("Bobby Chen") != std::string::npos) ++saved;
      }
    });
  }
  for (int ms = 0; saved < 50 && ms < 20'000; ++ms) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  EXPECT_GE(saved, 50);
  stop();
  for (std::thread& person : people) person.join();
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins"), saved.load());
  EXPECT_FALSE(platform.hears());
  EXPECT_NO_THROW(StoreLock lock(store)) << "the store is free for the next start";
}

TEST_F(AppTest, a_port_that_is_taken_is_told_in_words) {
  start(config());
  Folder another;
  Config same = config();
  same.store.path = another.file("school.db");
  same.http.listen.port = app->port();
  Secrets secrets;
  secrets.slack.signing.emplace_back(test_signing_secret);
  secrets.slack.bot_token = Secret("loopback-token");
  asio::io_context elsewhere;
  try {
    App(same, std::move(secrets), App::World{elsewhere, clock, log});
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("cannot listen on 127.0.0.1:"));
  }
}

}  // namespace
}  // namespace knownby
