#include "bot/program/platforms.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <future>
#include <utility>

#include "adapters/clock.hpp"
#include "adapters/net/https_client.hpp"
#include "adapters/slack/setup/sign_in.hpp"
#include "adapters/teams/setup/sign_in.hpp"
#include "bot/config/secrets.hpp"
#include "bot/outside.hpp"
#include "bot/teams_room.hpp"
#include "commands/words/list_words.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using Is = Finding::Is;

// The outside, for as long as one look takes.
class Outlook {
 public:
  explicit Outlook(const net::Loopback& loopback) : client_(io_.get_executor(), loopback) {}

  Clock& clock() { return clock_; }
  std::function<asio::awaitable<net::Answer>(net::Call)> send() {
    return [this](net::Call call) { return client_.send(std::move(call)); };
  }
  Findings run(asio::awaitable<Findings> look) {
    std::future<Findings> findings = asio::co_spawn(io_, std::move(look), asio::use_future);
    io_.run();
    return findings.get();
  }

 private:
  asio::io_context io_{1};
  SystemClock clock_;
  net::HttpsClient client_;
};

Findings signed_in_to_slack(const Config& config, SlackSecrets secrets, std::vector<Place> channels) {
  const net::Loopback loopback = stand_ins(config);
  const slack::SlackSettings settings = slack_settings(config, std::move(secrets), loopback);
  Outlook outlook(loopback);
  return outlook.run(slack::sign_in(settings, outlook.send(), outlook.clock(), std::move(channels)));
}

Findings signed_in_to_teams(const Config& config, TeamsSecrets secrets, std::vector<Place> channels) {
  const net::Loopback loopback = stand_ins(config);
  teams::Registration ours;
  ours.room = who_we_are(config, loopback, {});
  ours.login = how_to_log_in(config, std::move(secrets), loopback, {});
  ours.keys_base = cloud_of(config).base(net::Purpose::teams_openid_metadata, loopback);
  Outlook outlook(loopback);
  return outlook.run(teams::sign_in(std::move(ours), outlook.send(), outlook.clock(), std::move(channels)));
}

void add(Findings& findings, const Findings& more) {
  findings.insert(findings.end(), more.begin(), more.end());
}

}  // namespace

Findings look_at_slack(const Config& config, std::vector<Place> channels) {
  Findings findings{
      {Is::fine, "Slack: app " + config.slack.app_id + " in workspace " + config.slack.team_id + "."}};
  findings.push_back(
      {Is::fine,
       config.slack.is_socket()
           ? "Socket Mode: Knownby connects to Slack (wss to *.slack.com, port 443); nothing here need be "
             "reachable from outside."
           : "HTTP: Slack must reach POST /slack/events from outside, through your reverse proxy."});
  if (config.slack.is_socket() && !config.loopback.slack_api.empty() && config.loopback.slack_socket.empty())
    findings.push_back({Is::broken, "[loopback] names no slack_socket, so no connection can be opened."});
  try {
    SlackSecrets secrets = read_slack_secrets(config);
    findings.push_back({Is::fine, "Secrets: in order."});
    add(findings, signed_in_to_slack(config, std::move(secrets), std::move(channels)));
  } catch (const SecretError& trouble) {
    findings.push_back({Is::broken, trouble.what()});
  }
  return findings;
}

Findings look_at_teams_webhooks(const Config& config) {
  Findings findings;
  const Config::TeamsWebhooks& webhooks = config.teams_webhooks;
  if (!webhooks.outgoing.empty())
    findings.push_back(
        {Is::fine,
         "Teams outgoing webhook: answers whoever mentions it with the counts of " +
             list_words(webhooks.outgoing) +
             ", for everybody to read. It cannot answer one person alone, log, name a student, show "
             "buttons or the weekly card. Teams must reach POST /api/outgoing-webhook."});
  if (!webhooks.workflow.empty())
    findings.push_back(
        {Is::fine,
         "Teams workflow: posts the weekly counts of " + list_words(webhooks.workflow) +
             " as text. It cannot answer, show buttons, or change what stands there. Teams tells that the "
             "flow took a card over, not that it was shown, and the flow ends with the account that made "
             "it: look into the channel now and then."});
  try {
    if (webhooks.any()) read_teams_webhook_secrets(config);
  } catch (const SecretError& trouble) {
    findings.push_back({Is::broken, trouble.what()});
  }
  return findings;
}

Findings look_at_teams(const Config& config, std::vector<Place> channels) {
  Findings findings{
      {Is::fine, "Teams: app " + config.teams.app_id + " in tenant " + config.teams.tenant_id + " (" +
                     config.teams.registration +
                     (config.teams.cloud == "public" ? "" : ", " + config.teams.cloud) + ")."},
      {Is::fine, "Teams must reach POST /api/messages from outside, through your reverse proxy."}};
  if (!channels.empty())
    findings.push_back({Is::fine,
                        "Teams tells a bot who is in a team, and not whether anybody may join it: see in "
                        "Teams (Manage team, Settings) that each mapped team is private."});
  try {
    TeamsSecrets secrets = read_teams_secrets(config);
    findings.push_back({Is::fine, "Password: in order."});
    add(findings, signed_in_to_teams(config, std::move(secrets), std::move(channels)));
  } catch (const SecretError& trouble) {
    findings.push_back({Is::broken, trouble.what()});
  }
  return findings;
}

}  // namespace knownby
