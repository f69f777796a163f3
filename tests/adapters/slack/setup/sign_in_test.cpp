// Signing in for a look, with Slack played by a table of answers.
#include "adapters/slack/setup/sign_in.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <future>
#include <map>

#include "adapters/slack/setup/rights.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Is = Finding::Is;

class HeldClock final : public Clock {
 public:
  std::chrono::sys_seconds now() const override {
    return std::chrono::sys_days(std::chrono::year(2026) / 10 / 14);
  }
  asio::awaitable<void> sleep_until(std::chrono::sys_seconds) override { co_return; }
};

class SignIn : public testing::Test {
 protected:
  SignIn() {
    settings.app_id = "A1KNOWNBY";
    settings.team_id = "T1LINCOLN";
    settings.tokens.access = Secret("loopback-canary-bot");
    settings.app_token = Secret("loopback-canary-app");
    std::string scopes;
    for (const Right& right : rights()) scopes += (scopes.empty() ? "" : ",") + std::string(right.scope);
    answer("auth.test", R"({"ok":true,"team":"Lincoln Middle","team_id":"T1LINCOLN","bot_id":"B1KNOWNBY"})");
    answers["auth.test"].headers = {{"x-oauth-scopes", scopes}, {"Date", "Wed, 14 Oct 2026 00:00:02 GMT"}};
    answer("bots.info", R"({"ok":true,"bot":{"id":"B1KNOWNBY","app_id":"A1KNOWNBY"}})");
    answer("conversations.info", R"({"ok":true,"channel":{"is_member":true}})");
    answer("apps.connections.open", R"({"ok":true,"url":"wss://wss-primary.slack.com/link/?ticket=canary"})");
  }
  void answer(const std::string& method, const std::string& body) {
    answers[method] = {net::Trouble::none, 200, {}, body};
  }
  asio::awaitable<net::Answer> send(net::Call call) {
    const std::string method = call.url.substr(call.url.rfind('/') + 1);
    calls.push_back(call);
    co_return answers[method];
  }
  Send sender() {
    return [this](net::Call call) { return send(std::move(call)); };
  }
  // All that is said, broken lines with a bullet.
  std::string look(std::vector<Place> channels = {}) {
    asio::io_context io;
    auto findings =
        asio::co_spawn(io, sign_in(settings, sender(), clock, std::move(channels)), asio::use_future);
    io.run();
    std::string words;
    for (const Finding& one : findings.get()) words += (one.is == Is::broken ? "• " : "") + one.words + '\n';
    return words;
  }
  std::string trouble() {
    asio::io_context io;
    auto words =
        asio::co_spawn(io, standing_of(settings, settings.tokens.access, sender()), asio::use_future);
    io.run();
    return words.get().trouble;
  }
  std::size_t asked(const std::string& method) const {
    return static_cast<std::size_t>(std::count_if(
        calls.begin(), calls.end(), [&](const net::Call& call) { return call.url.ends_with('/' + method); }));
  }

  SlackSettings settings;
  HeldClock clock;
  std::map<std::string, net::Answer> answers;
  std::vector<net::Call> calls;
};

TEST_F(SignIn, A_all_is_well_and_no_line_asks_for_anything) {
  settings.is_socket = true;
  const std::string said = look({{"slack", "T1LINCOLN:C1GRADE7", false, "#grade-7-team"}});
  EXPECT_THAT(said, AllOf(HasSubstr("Signed in to workspace “Lincoln Middle”"),
                          HasSubstr("all that are needed"), HasSubstr("may post to each"),
                          HasSubstr("the app-level token opens connections"), Not(HasSubstr("•"))));
  EXPECT_EQ(calls.back().url, "https://slack.com/api/apps.connections.open");
}

TEST_F(SignIn, R_no_token_and_no_ticket_is_ever_said) {
  settings.is_socket = true;
  answer("auth.test", R"({"ok":false,"error":"invalid_auth","url":"loopback-canary-bot"})");
  EXPECT_THAT(look() + trouble(),
              AllOf(HasSubstr("Slack refuses the bot token (invalid_auth)"), Not(HasSubstr("canary"))));
}

TEST_F(SignIn, R_a_token_of_another_workspace_or_app_says_which) {
  answer("auth.test", R"({"ok":true,"team":"Other","team_id":"T9OTHER","bot_id":"B1"})");
  EXPECT_THAT(look(),
              HasSubstr("• The bot token is of workspace T9OTHER, and the configuration says T1LINCOLN"));
  EXPECT_EQ(asked("conversations.info"), 0U);
  EXPECT_THAT(trouble(), HasSubstr("T9OTHER"));
  answer("auth.test", R"({"ok":true,"team":"Lincoln","team_id":"T1LINCOLN","bot_id":"B1"})");
  answer("bots.info", R"({"ok":true,"bot":{"app_id":"A9OTHER"}})");
  EXPECT_THAT(look(), HasSubstr("• The bot token is of app A9OTHER"));
}

TEST_F(SignIn, S40_R_an_app_level_token_of_another_app_or_without_its_right) {
  settings.is_socket = true;
  answer("apps.connections.open", R"({"ok":false,"error":"missing_scope"})");
  EXPECT_THAT(look(), AllOf(HasSubstr("• Slack opens no connection"), HasSubstr("connections:write")));
  answers["auth.test"].body = R"({"ok":true,"app_id":"A9OTHER","team_id":"T1LINCOLN"})";
  EXPECT_THAT(look(), HasSubstr("• The app-level token is of app A9OTHER"));
}

TEST_F(SignIn, S40_A_being_asked_for_patience_is_nothing_broken) {
  settings.is_socket = true;
  answers["apps.connections.open"] = {net::Trouble::none, 429, {{"Retry-After", "30"}}, {}};
  EXPECT_THAT(look(), AllOf(HasSubstr("Slack asks for patience"), Not(HasSubstr("•"))));
}

TEST_F(SignIn, R_offline_it_says_what_it_could_not_look_at_and_asks_no_more) {
  answers["auth.test"] = {};
  answers["auth.test"].trouble = net::Trouble::not_connected;
  settings.is_socket = true;
  EXPECT_THAT(look({{"slack", "T1LINCOLN:C1GRADE7", false, "#grade-7-team"}}),
              AllOf(HasSubstr("• Slack cannot be reached (not_connected)"), HasSubstr("were not looked at")));
  EXPECT_EQ(calls.size(), 1U);
  EXPECT_THAT(trouble(), IsEmpty()) << "the server tries by itself";
}

TEST_F(SignIn, each_mapped_channel_is_asked_for_by_its_id_and_not_more_than_slack_allows) {
  std::vector<Place> channels(100, {"slack", "T1LINCOLN:C1GRADE7", false, "#grade-7-team"});
  channels.insert(channels.begin(), {"slack", "T9OTHER:C1", false, "#elsewhere"});
  EXPECT_THAT(look(channels), AllOf(HasSubstr("Only 40 channels were looked at"),
                                    HasSubstr("• #elsewhere is a channel of another workspace")));
  EXPECT_EQ(asked("conversations.info"), 40U);
  EXPECT_EQ(calls.back().body, "channel=C1GRADE7");
  EXPECT_EQ(calls.back().url, "https://slack.com/api/conversations.info");
}

}  // namespace
}  // namespace knownby::slack
