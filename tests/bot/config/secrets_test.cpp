// Secrets from files: private ones are taken, others stop the start, and none is ever repeated.

#include "bot/config/secrets.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/bot/school.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string signing = "canary-8f742231b10e8888abcd99yyyzzz85a5";
const std::string token = "xoxb-canary-token";

class SecretsTest : public testing::Test {
 protected:
  SecretsTest() {
    config.file = "bot.toml";
    config.secrets.directory = folder.file("");
    folder.put("slack-signing-secret", signing + "\n");
    folder.put("slack-bot-token", token + "\n");
  }
  std::string refusal() {
    try {
      read_slack_secrets(config);
    } catch (const SecretError& error) {
      EXPECT_THAT(error.what(), Not(HasSubstr("canary")));
      return error.what();
    }
    return "taken";
  }
  Folder folder;
  Config config;
};

TEST_F(SecretsTest, X_23_of_0600_are_taken_without_the_end_of_the_line) {
  const SlackSecrets secrets = read_slack_secrets(config);
  ASSERT_EQ(secrets.signing.size(), 1U);
  EXPECT_EQ(secrets.signing[0].reveal(), signing);
  EXPECT_EQ(secrets.bot_token.reveal(), token);
}

TEST_F(SecretsTest, two_signing_secrets_while_they_are_exchanged) {
  folder.put("slack-signing-secret", signing + "\n\nthe-next-one\r\n");
  EXPECT_EQ(read_slack_secrets(config).signing[1].reveal(), "the-next-one");
  folder.put("slack-signing-secret", signing);
  folder.put("slack-signing-secret-next", "from-its-own-file\n");
  EXPECT_EQ(read_slack_secrets(config).signing[1].reveal(), "from-its-own-file");
  folder.put("slack-signing-secret", signing + "\nb\n");
  EXPECT_THAT(refusal(), HasSubstr("more than two secrets"));
}

TEST_F(SecretsTest, X_23_that_others_may_read_stop_the_start) {
  for (const mode_t mode : {0644U, 0640U, 0604U, 0660U, 0601U}) {
    ::chmod(folder.file("slack-bot-token").c_str(), mode);
    EXPECT_THAT(refusal(), HasSubstr("may be read by others; run: chmod 600")) << mode;
  }
  ::chmod(folder.file("slack-bot-token").c_str(), 0400);
  EXPECT_EQ(refusal(), "taken");
}

TEST_F(SecretsTest, X_23_of_another_account_stop_the_start) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  ASSERT_EQ(::chown(folder.file("slack-bot-token").c_str(), 12345, 12345), 0);
  EXPECT_THAT(refusal(), HasSubstr("belongs to another account, 12345, and this is root"));
  EXPECT_THAT(refusal(), HasSubstr("sudo -u 12345 knownby"));
}

TEST_F(SecretsTest, X_23_that_this_account_may_not_open_say_whose_they_must_be) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can be somebody else for a moment";
  ASSERT_EQ(::seteuid(12345), 0);
  const std::string said = refusal();
  ASSERT_EQ(::seteuid(0), 0);
  EXPECT_THAT(said, HasSubstr("cannot be read: Permission denied; it and its folder must belong to"));
  EXPECT_THAT(said, HasSubstr("run: chown 12345 "));
}

TEST_F(SecretsTest, missing_empty_or_odd_say_what_belongs_there) {
  folder.put("slack-bot-token", " \n");
  EXPECT_THAT(refusal(), HasSubstr("is empty; put there the app's Bot User OAuth Token"));
  ::unlink(folder.file("slack-bot-token").c_str());
  EXPECT_THAT(refusal(), HasSubstr("is missing; put there the app's Bot User OAuth Token"));
  ASSERT_EQ(::symlink("/etc/hostname", folder.file("slack-bot-token").c_str()), 0);
  EXPECT_THAT(refusal(), HasSubstr("cannot be read"));
  ::unlink(folder.file("slack-bot-token").c_str());
  ::mkdir(folder.file("slack-bot-token").c_str(), 0700);
  EXPECT_THAT(refusal(), HasSubstr("is not a plain file"));
}

TEST_F(SecretsTest, X_02_a_real_token_beside_a_stand_in_stops_the_start) {
  config.loopback.slack_api = "http://127.0.0.1:9000/api/";
  folder.put("slack-bot-token", "xoxb-1234567890-abcdefghij\n");
  EXPECT_THAT(refusal(), HasSubstr("looks real; use one or the other"));
  folder.put("slack-bot-token", "loopback-token\n");
  EXPECT_EQ(refusal(), "taken");
}

TEST_F(SecretsTest, S_40_in_socket_mode_an_app_level_token_takes_the_signing_secrets_place) {
  config.slack.mode = "socket";
  ::unlink(folder.file("slack-signing-secret").c_str());
  EXPECT_THAT(refusal(), HasSubstr("slack-app-token is missing; put there an App-Level Token with the right "
                                   "connections:write"));
  folder.put("slack-app-token", "xapp-1-canary\n");
  const SlackSecrets secrets = read_slack_secrets(config);
  EXPECT_EQ(secrets.app_token.reveal(), "xapp-1-canary");
  EXPECT_TRUE(secrets.signing.empty());
  ::chmod(folder.file("slack-app-token").c_str(), 0644);
  EXPECT_THAT(refusal(), HasSubstr("slack-app-token may be read by others"));
}

TEST_F(SecretsTest, X_02_a_real_app_level_token_beside_a_stand_in_stops_the_start) {
  config.slack.mode = "socket";
  config.loopback.slack_socket = "ws://127.0.0.1:9000";
  folder.put("slack-bot-token", "loopback-token\n");
  folder.put("slack-app-token", "xapp-1-canary\n");
  EXPECT_THAT(refusal(), HasSubstr("slack-app-token looks real"));
  folder.put("slack-app-token", "loopback-app-token\n");
  EXPECT_EQ(refusal(), "taken");
}

class TeamsSecretsTest : public testing::Test {
 protected:
  TeamsSecretsTest() {
    config.file = "bot.toml";
    config.secrets.directory = folder.file("");
  }
  // What the files hold makes of the start.
  template <class Secrets>
  std::string refusal_by(Secrets read(const Config&)) {
    try {
      read(config);
    } catch (const SecretError& error) {
      EXPECT_THAT(error.what(), Not(HasSubstr("canary")));
      return error.what();
    }
    return "taken";
  }
  std::string refusal() { return refusal_by(read_teams_secrets); }
  std::string refusal_of_webhooks() { return refusal_by(read_teams_webhook_secrets); }
  Folder folder;
  Config config;
};

TEST_F(TeamsSecretsTest, X_23_of_0600_is_taken_and_needs_none_of_slacks) {
  folder.put("teams-app-password", "abc8Q~canary\n");
  EXPECT_EQ(read_teams_secrets(config).app_password.reveal(), "abc8Q~canary");
}

TEST_F(TeamsSecretsTest, X_23_missing_empty_or_open_stops_the_start) {
  EXPECT_THAT(refusal(), HasSubstr("teams-app-password is missing; put there the app's client secret"));
  folder.put("teams-app-password", "\n");
  EXPECT_THAT(refusal(), HasSubstr("teams-app-password is empty"));
  folder.put("teams-app-password", "canary");
  ::chmod(folder.file("teams-app-password").c_str(), 0644);
  EXPECT_THAT(refusal(), HasSubstr("may be read by others; run: chmod 600"));
  config.secrets.directory.clear();
  ::unsetenv("CREDENTIALS_DIRECTORY");
  EXPECT_THAT(refusal(), HasSubstr("it is the folder with teams-app-password"));
}

TEST_F(TeamsSecretsTest, the_secrets_id_is_not_the_secret) {
  folder.put("teams-app-password", "01234567-89ab-cdef-0123-456789abcdef\n");
  EXPECT_THAT(refusal(), HasSubstr("holds the client secret's ID; put there its Value"));
}

TEST_F(TeamsSecretsTest, T_19_T_20_R_what_is_no_token_and_no_workflows_url_stops_the_start) {
  const auto refused = [this] { return refusal_of_webhooks(); };
  EXPECT_EQ(refused(), "taken") << "neither is configured";
  config.teams_webhooks.outgoing = {"Grade 7"};
  EXPECT_THAT(refused(), HasSubstr("teams-outgoing-webhook is missing; put there the security token"));
  folder.put("teams-outgoing-webhook", "canary");
  EXPECT_THAT(refused(), HasSubstr("holds no security token; Teams shows it once"));
  folder.put("teams-outgoing-webhook", "vqF0En+Z0ucuRTM/01o2GuhMH3hKKk/N2bOmlM31zaA=\n");
  EXPECT_EQ(refused(), "taken");
  config.teams_webhooks.workflow = {"Grade 7"};
  folder.put("teams-workflow-url", "https://lincoln.webhook.office.com/webhookb2/canary");
  EXPECT_THAT(refused(), HasSubstr("teams-workflow-url: it is the URL of an old connector"));
  folder.put("teams-workflow-url", "https://prod-01.westus.logic.azure.com/workflows/a?sig=canary\n");
  EXPECT_EQ(refused(), "taken");
  config.loopback.teams_workflow = "http://127.0.0.1:9000/";
  EXPECT_THAT(refused(), HasSubstr("stand-ins only")) << "X-02";
}

TEST_F(TeamsSecretsTest, T_20_A_of_several_groups_each_has_a_line_of_its_own) {
  config.teams_webhooks.workflow = {"Grade 6", "Grade 7"};
  const auto put = [this](const std::string& lines) { folder.put("teams-workflow-url", lines); };
  const std::string six = "Grade 6 = https://a.b.logic.azure.com/workflows/6?sig=canary\n";
  const std::string seven = "grade 7=https://a.b.logic.azure.com/workflows/7?sig=canary\n";
  put(seven + six);
  const auto flows = read_teams_webhook_secrets(config).workflow;
  ASSERT_EQ(flows.size(), 2U);
  EXPECT_EQ(flows[0].group, "Grade 6");
  EXPECT_THAT(std::string(flows[0].url.reveal()), HasSubstr("workflows/6?"));
  EXPECT_THAT(std::string(flows[1].url.reveal()), HasSubstr("workflows/7?"));
  const auto refused = [&](const std::string& lines) {
    put(lines);
    return refusal_of_webhooks();
  };
  EXPECT_THAT(refused(six), HasSubstr("teams-workflow-url: no line begins with \"Grade 7 =\""));
  EXPECT_THAT(refused("https://a.b.logic.azure.com/workflows/7?sig=canary\n"),
              HasSubstr("no line begins with"));
  EXPECT_THAT(refused(six + seven + seven), HasSubstr("two lines begin with \"Grade 7 =\""));
  EXPECT_THAT(refused(six + seven + "Grade 8 = https://a.b.logic.azure.com/8?sig=canary\n"),
              HasSubstr("a line is of no group in [teams_webhooks]"));
  EXPECT_THAT(refused(six + "Grade 7 = https://a.b.logic.azure.com/workflows/6?sig=canary\n"),
              HasSubstr("hold the same; each group needs its own"));
  EXPECT_THAT(refused(six + "Grade 7 = https://evil/canary\n"), HasSubstr("Workflows, make one"));
}

TEST_F(TeamsSecretsTest, X_02_a_real_password_beside_a_stand_in_stops_the_start) {
  config.loopback.teams_login = "http://127.0.0.1:9000/";
  folder.put("teams-app-password", "abc8Q~canary\n");
  EXPECT_THAT(refusal(), HasSubstr("teams-app-password looks real; use one or the other"));
  folder.put("teams-app-password", "loopback-password\n");
  EXPECT_EQ(refusal(), "taken");
}

}  // namespace
}  // namespace knownby
