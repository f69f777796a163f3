// The whole bot with Teams: a signed message comes in over HTTP and is answered over HTTP, with Microsoft
// played on this machine. PROTOCOL T-01, T-02, T-06, T-12.

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "adapters/teams/press.hpp"
#include "bot/app.hpp"
#include "store/query.hpp"
#include "store/staff.hpp"
#include "tests/bot/fake_clock.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"
#include "tests/fakes/teams/stand_in.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using nlohmann::json;
using teams::RsaKey;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

class TeamsAppTest : public testing::Test {
 protected:
  TeamsAppTest() {
    Db db(store);
    fill_school(db);
    const auto rivera = staff::by_email(db, "rivera@lincoln.example");
    staff::link(db, "teams", teams::rivera_key, rivera.value().id);
    microsoft.with([](fakes::Connector& connector) {
      connector.conversations = {teams::rivera_chat, teams::grade_7};
    });
  }
  ~TeamsAppTest() override { stop(); }

  void start() {
    Config config;
    config.school.name = "Lincoln Middle School";
    config.school.time_zone = "America/Chicago";
    config.store.path = store;
    config.http.listen = config.http.metrics = {"127.0.0.1", 0};
    config.teams.on = true;
    config.teams.app_id = teams::lincoln.app_id;
    config.teams.tenant_id = teams::lincoln.tenant_id;
    config.loopback.teams_openid_metadata = microsoft.keys_base();
    config.loopback.teams_login = microsoft.login_base();
    config.loopback.teams_connector = microsoft.connector_base();
    Secrets secrets;
    secrets.teams.app_password = Secret("loopback-password");
    App::World world{io, clock, log, {}};
    world.stop.keep_hearing = std::chrono::milliseconds(50);
    app = std::make_unique<App>(config, std::move(secrets), std::move(world));
    app->start();
    loop = std::thread([this] { io.run(); });
  }
  void stop() {
    if (!loop.joinable()) return;
    auto stopped = asio::co_spawn(io, app->stop(), asio::use_future);
    EXPECT_EQ(stopped.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    io.stop();
    loop.join();
  }

  // What Teams brings, and what it is answered.
  std::optional<Talk::Answer> bring(json activity, const std::string& authorization) {
    activity["serviceUrl"] = microsoft.connector_base();
    const std::string body = activity.dump();
    return Talk(app->port())
        .send("POST /api/messages HTTP/1.1\r\nHost: bot.lincoln.example\r\nAuthorization: " + authorization +
              "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " +
              std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  // After a 503 it comes again, as Microsoft does: on a busy machine the keys may be under way for seconds.
  int status_of(const std::string& text, const std::string& authorization) {
    auto answer = bring(teams::in_chat(text), authorization);
    for (int tries = 1; answer && answer->status == 503 && tries < 5; ++tries)
      answer = bring(teams::in_chat(text), authorization);
    return answer ? answer->status : 0;
  }
  std::int64_t checkins() { return rows_in(store, "SELECT count(*) FROM checkins"); }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  FakeClock clock{chicago(14, 10, 12)};
  std::mutex mutex;
  std::string logged;
  Log log{[this](std::string_view lines) {
    const std::lock_guard lock(mutex);
    logged += lines;
  }};
  fakes::Microsoft microsoft;
  std::unique_ptr<App> app;
  std::thread loop;
};

TEST_F(TeamsAppTest, T01_A_Ms_Rivera_logs_in_her_chat_and_is_answered_there) {
  start();
  EXPECT_EQ(status_of("bobby", microsoft.letter().authorization()), 200);
  const auto seen = microsoft.seen_in(teams::rivera_chat);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_THAT(fakes::words_of(seen[0]), HasSubstr("Logged: Bobby Chen (7A)"));
  EXPECT_THAT(microsoft.authorizations(), Each("Bearer the-connectors-token"));
  stop();
  EXPECT_EQ(checkins(), 1);
  for (const char* word : {"the-connectors-token", "loopback-password", "eyJ", "Bobby"})
    EXPECT_THAT(logged, Not(HasSubstr(word))) << "X-16";
}

TEST_F(TeamsAppTest, T01_R_what_Microsoft_did_not_sign_or_for_somebody_else_is_refused_and_nothing_is_kept) {
  start();
  teams::Letter forged = microsoft.letter();
  forged.sign = [](std::string_view bytes) { return RsaKey::mallorys().sign(bytes); };
  EXPECT_EQ(status_of("bobby", forged.authorization()), 401);
  teams::Letter of_another = microsoft.letter();
  of_another.claims["aud"] = teams::app_id;
  EXPECT_EQ(status_of("bobby", of_another.authorization()), 401);
  EXPECT_EQ(status_of("bobby", "Bearer"), 401);
  stop();
  EXPECT_EQ(checkins(), 0);
}

TEST_F(TeamsAppTest, T18_A_a_dialog_is_opened_filled_in_and_sent_over_http) {
  start();
  json data = teams::pack({"log_form", {}}).value();
  json asks = teams::invoke(teams::in_chat(""), "task/fetch", {{"data", data}});
  const auto opened = bring(asks, microsoft.letter().authorization());
  ASSERT_TRUE(opened);
  const json sheet = json::parse(opened->body).at("task").at("value").at("card").at("content");
  json typed = teams::invoke(teams::in_chat(""), "application/search",
                             {{"queryText", "bobb"}, {"dataset", "students"}});
  const auto found = bring(typed, microsoft.letter().authorization());
  ASSERT_TRUE(found);
  const json results = json::parse(found->body).at("value").at("results");
  ASSERT_EQ(results.size(), 1U);
  data = sheet.at("body").back().at("actions").at(0).at("data");
  data["form0*students"] = results[0].at("value");
  data["form0:day"] = "2026-10-14";
  data["form0:kind"] = "academic";
  json sends = teams::invoke(teams::in_chat(""), "task/submit", {{"data", data}});
  sends["id"] = "f:sent";
  const auto closed = bring(sends, microsoft.letter().authorization());
  ASSERT_TRUE(closed);
  EXPECT_EQ(closed->status, 200);
  EXPECT_EQ(closed->body, "");
  EXPECT_EQ(microsoft.seen_in(teams::rivera_chat).size(), 1U);
  stop();
  EXPECT_EQ(checkins(), 1);
}

TEST_F(TeamsAppTest, T14_A_an_answer_Teams_has_no_time_for_is_given_once_it_has) {
  microsoft.with([](fakes::Connector& connector) { connector.lies = {fakes::Lie::throttled}; });
  start();
  EXPECT_EQ(status_of("bobby", microsoft.letter().authorization()), 200);
  const auto count = [this] {
    return microsoft.with(
        [](fakes::Connector& connector) { return connector.seen_in(teams::rivera_chat).size(); });
  };
  for (int minute = 0; minute < 200 && count() == 0; ++minute) {
    asio::post(io, [this] { clock.set(clock.now() + std::chrono::minutes(1)); });  // on its own thread
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_EQ(count(), 1U);
}

}  // namespace
}  // namespace knownby
