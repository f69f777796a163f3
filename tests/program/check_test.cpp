// `knownby check` signs in: the real program against a Slack of this machine.

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>

#include "adapters/slack/setup/rights.hpp"
#include "store/groups.hpp"
#include "store/places.hpp"
#include "store/query.hpp"
#include "tests/adapters/net/door.hpp"
#include "tests/bot/school.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

class CheckTest : public testing::Test {
 protected:
  CheckTest() {
    {
      Db db(store);
      fill_school(db, {"slack", "#grade-7-team"});
      places::unmap(db, places::called(db, "slack", "#grade-7-team")->id);
      const auto eight = groups::put(db, Group::Kind::grade, "8", "Grade 8");
      places::map(db, places::meet(db, {{}, "slack", "T0LINCOLN:C0GRADE8", "#grade-8-team", false, {}}),
                  eight);
    }
    folder.put("slack-app-token", "loopback-canary-app");
    folder.put("slack-bot-token", "loopback-canary-bot");
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln'\ntime_zone = 'America/Chicago'\n[store]\npath = 'school.db'\n"
               "[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n"
               "[slack]\napp_id = 'A0KNOWNBY'\nteam_id = 'T0LINCOLN'\nmode = 'socket'\n"
               "[secrets]\ndirectory = '.'\n[loopback]\nslack_socket = 'ws://127.0.0.1:9/'\nslack_api = "
               "'http://127.0.0.1:" +
                   std::to_string(slack.port()) + "/api/'\n");
    for (const slack::Right& right : slack::rights())
      scopes += (scopes.empty() ? "" : ",") + std::string(right.scope);
    says("auth.test", R"({"ok":true,"team":"Lincoln Middle","team_id":"T0LINCOLN","bot_id":"B0KNOWNBY"})");
    says("bots.info", R"({"ok":true,"bot":{"app_id":"A0KNOWNBY"}})");
    says("conversations.info", R"({"ok":true,"channel":{"is_member":true}})");
    says("apps.connections.open", R"({"ok":true,"url":"wss://wss.slack.com/link/?ticket=canary"})");
  }
  void says(const std::string& method, const std::string& body) {
    const std::lock_guard lock(mutex);
    answers["/api/" + method] = body;
  }
  void has_rights(const std::string& list) {
    const std::lock_guard lock(mutex);
    scopes = list;
  }
  boost::asio::awaitable<net::HttpResponse> serve(net::HttpRequest request) {
    const std::lock_guard lock(mutex);
    asked.push_back(request.target);
    net::HttpResponse response{200, "application/json; charset=utf-8", answers[request.target], {}};
    response.headers.emplace_back("X-OAuth-Scopes", scopes);
    co_return response;
  }
  int check() { return run_program({"check", "--config", folder.file("bot.toml")}, said); }

  Folder folder;
  std::string store = folder.file("school.db");
  std::mutex mutex;
  std::string scopes;
  std::map<std::string, std::string> answers;
  std::vector<std::string> asked;
  std::string said;
  net::Door slack{{}, [this](net::HttpRequest request) { return serve(std::move(request)); }};
};

TEST_F(CheckTest, A_it_signs_in_and_ends_in_one_line_that_counts_everything) {
  EXPECT_EQ(check(), 1) << "a rehearsal is never all set up";
  EXPECT_THAT(said, AllOf(HasSubstr("Signed in to workspace “Lincoln Middle”."),
                          HasSubstr("Rights: all that are needed."), HasSubstr("may post to each"),
                          HasSubstr("the app-level token opens connections"), Not(HasSubstr("canary"))));
  EXPECT_THAT(said, HasSubstr("• This is a rehearsal"));
  const auto bullets = [](const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("• "); at != std::string::npos; at = text.find("• ", at + 1)) ++count;
    return count;
  };
  EXPECT_THAT(said, EndsWith(std::to_string(bullets(said)) + " things to look at.\n"));
}

TEST_F(CheckTest, R_what_is_broken_at_slack_is_a_line_of_its_own_and_counted) {
  check();
  const std::string before = said;
  has_rights("commands,pins:write");
  says("conversations.info", R"({"ok":true,"channel":{"is_member":false}})");
  says("apps.connections.open", R"({"ok":false,"error":"invalid_auth"})");
  EXPECT_EQ(check(), 1);
  EXPECT_THAT(said, AllOf(HasSubstr("• The right chat:write is missing"), HasSubstr("pins:write"),
                          HasSubstr("• Knownby is not in #grade-8-team: type “/invite @Knownby” there."),
                          HasSubstr("• Slack opens no connection for the app-level token (invalid_auth)")));
  EXPECT_NE(before.substr(before.rfind('\n', before.size() - 2)),
            said.substr(said.rfind('\n', said.size() - 2)));
}

TEST_F(CheckTest, R_a_token_of_another_workspace_is_said_by_check_and_by_the_server_when_it_starts) {
  says("auth.test", R"({"ok":true,"team":"Other","team_id":"T9OTHER"})");
  EXPECT_EQ(check(), 1);
  EXPECT_THAT(said, HasSubstr("• The bot token is of workspace T9OTHER"));
  Process server({"serve", "--config", folder.file("bot.toml")}, folder.file("output"));
  ASSERT_NE(server.port(), 0) << server.said();
  for (int ms = 0; ms < 10'000 && server.said().find("T9OTHER") == std::string::npos; ++ms)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  EXPECT_THAT(server.said(), HasSubstr(R"("level":"warning","msg":"The bot token is of workspace T9OTHER)"));
}

TEST_F(CheckTest, R_without_a_store_slack_is_looked_at_all_the_same) {
  std::filesystem::remove(store);
  EXPECT_EQ(check(), 1);
  EXPECT_THAT(said, AllOf(HasSubstr("Signed in to workspace"), HasSubstr("`knownby import` makes the store"),
                          EndsWith("2 things to look at.\n")));
}

TEST_F(CheckTest, R_a_watched_folder_that_is_not_there_is_told_of) {
  std::ofstream(folder.file("bot.toml"), std::ios::app) << "[roster]\nwatch = 'drop'\n";
  EXPECT_EQ(check(), 1);
  EXPECT_THAT(said,
              HasSubstr("• [roster] watch: " + folder.file("drop") + ": No such file or directory. Make"));
  std::filesystem::create_directory(folder.file("drop"));
  check();
  EXPECT_THAT(said, Not(HasSubstr("[roster]")));
}

TEST_F(CheckTest, X_16_A_a_store_that_others_may_read_and_a_folder_they_may_change_are_told_of) {
  namespace fs = std::filesystem;
  check();
  EXPECT_THAT(said, Not(HasSubstr("by other accounts of this machine")));
  fs::permissions(store, fs::perms::group_read | fs::perms::others_read, fs::perm_options::add);
  fs::permissions(fs::path(store).parent_path(), fs::perms::others_write, fs::perm_options::add);
  EXPECT_EQ(check(), 1);
  EXPECT_THAT(said, HasSubstr("• " + store +
                              " may be read by other accounts of this machine. To keep it to "
                              "Knownby: chmod 600 " +
                              store));
  EXPECT_THAT(said, HasSubstr("may be changed by other accounts of this machine"));
}

}  // namespace
}  // namespace knownby
