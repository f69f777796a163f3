// The whole bot with Teams: a signed message comes in over HTTP and is answered over HTTP, with Microsoft
// played on this machine. PROTOCOL T-01, T-02, T-06, T-12.

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "bot/app.hpp"
#include "store/query.hpp"
#include "store/staff.hpp"
#include "tests/adapters/net/door.hpp"
#include "tests/adapters/teams/activities.hpp"
#include "tests/adapters/teams/trust/microsoft.hpp"
#include "tests/bot/fake_clock.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using nlohmann::json;
using teams::RsaKey;
using testing::HasSubstr;
using testing::Not;

class TeamsAppTest : public testing::Test {
 protected:
  TeamsAppTest() {
    Db db(store);
    fill_school(db);
    const auto rivera = staff::by_email(db, "rivera@lincoln.example");
    staff::link(db, "teams", teams::rivera_key, rivera.value().id);
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
    config.loopback.teams_openid_metadata = base + "keys/";
    config.loopback.teams_login = base + "login/";
    config.loopback.teams_connector = base + "teams/";
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

  asio::awaitable<net::HttpResponse> serve(net::HttpRequest request) {
    net::HttpResponse says{200, "application/json", R"({"id":"1:answer"})", {}};
    if (request.target == "/keys/openidconfiguration") says.body = teams::metadata(base + "keys/all");
    if (request.target == "/keys/all")
      says.body = teams::key_set({teams::published("first", RsaKey::microsofts())});
    if (request.target.starts_with("/login/"))
      says.body = R"({"token_type":"Bearer","expires_in":3599,"access_token":"the-connectors-token"})";
    const std::lock_guard lock(mutex);
    heard.push_back(std::move(request));
    co_return says;
  }
  // What was said in a conversation, once it was.
  std::optional<net::HttpRequest> said() {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (std::chrono::steady_clock::now() < until) {
      {
        const std::lock_guard lock(mutex);
        for (const net::HttpRequest& one : heard)
          if (one.target.starts_with("/teams/v3/conversations/")) return one;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return std::nullopt;
  }
  int status_of(const std::string& text, const std::string& authorization) {
    json activity = teams::in_chat(text);
    activity["serviceUrl"] = base + "teams/";
    const std::string body = activity.dump();
    const auto answer =
        Talk(app->port())
            .send("POST /api/messages HTTP/1.1\r\nHost: bot.lincoln.example\r\nAuthorization: " +
                  authorization + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " +
                  std::to_string(body.size()) + "\r\n\r\n" + body);
    return answer ? answer->status : 0;
  }
  teams::Letter letter() const {
    teams::Letter made;
    made.claims["aud"] = teams::lincoln.app_id;
    made.claims["serviceurl"] = base + "teams/";
    return made;
  }
  std::int64_t checkins() { return rows_in(store, "SELECT count(*) FROM checkins"); }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  FakeClock clock{chicago(14, 10, 12)};
  std::mutex mutex;
  std::vector<net::HttpRequest> heard;
  std::string logged;
  Log log{[this](std::string_view lines) {
    const std::lock_guard lock(mutex);
    logged += lines;
  }};
  net::Door microsoft{{}, [this](net::HttpRequest request) { return serve(std::move(request)); }};
  std::string base = "http://127.0.0.1:" + std::to_string(microsoft.port()) + "/";
  std::unique_ptr<App> app;
  std::thread loop;
};

TEST_F(TeamsAppTest, T01_A_Ms_Rivera_logs_in_her_chat_and_is_answered_there) {
  start();
  EXPECT_EQ(status_of("bobby", letter().authorization()), 200);
  const auto answer = said();
  ASSERT_TRUE(answer);
  EXPECT_THAT(answer->body, HasSubstr("Logged: Bobby Chen (7A)"));
  EXPECT_EQ(answer->only("Authorization"), "Bearer the-connectors-token");
  stop();
  EXPECT_EQ(checkins(), 1);
  for (const char* word : {"the-connectors-token", "loopback-password", "eyJ", "Bobby"})
    EXPECT_THAT(logged, Not(HasSubstr(word))) << "X-16";
}

TEST_F(TeamsAppTest, T01_R_what_Microsoft_did_not_sign_or_for_somebody_else_is_refused_and_nothing_is_kept) {
  start();
  teams::Letter forged = letter();
  forged.sign = [](std::string_view bytes) { return RsaKey::mallorys().sign(bytes); };
  EXPECT_EQ(status_of("bobby", forged.authorization()), 401);
  teams::Letter of_another = letter();
  of_another.claims["aud"] = teams::app_id;
  EXPECT_EQ(status_of("bobby", of_another.authorization()), 401);
  EXPECT_EQ(status_of("bobby", "Bearer"), 401);
  stop();
  EXPECT_EQ(checkins(), 0);
}

}  // namespace
}  // namespace knownby
