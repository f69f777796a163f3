// `knownby check`: the configuration, Slack, and the school, looked at in one go and summed up in one last
// line.

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <cstdio>
#include <future>
#include <variant>

#include "adapters/clock.hpp"
#include "adapters/net/https_client.hpp"
#include "adapters/slack/setup/sign_in.hpp"
#include "bot/config/secrets.hpp"
#include "bot/outside.hpp"
#include "bot/program/at_the_desk.hpp"
#include "bot/program/program.hpp"
#include "bot/program/subcommands.hpp"
#include "commands/clerk.hpp"
#include "store/db.hpp"
#include "store/places.hpp"

namespace knownby {
namespace {

using slack::Finding;
using slack::Findings;
using Is = Finding::Is;

void print(const Finding& finding) {
  std::printf("%s%s\n", finding.is == Finding::Is::broken ? "• " : "", finding.words.c_str());
}

void print_effective(const Config& config) {
  std::printf("Configuration %s: %s, %s, %s\n", config.file.c_str(), config.school.name.c_str(),
              config.school.time_zone.c_str(), config.school.month_first ? "month/day" : "day/month");
  std::printf("Store %s. Listening on %s:%u, metrics on %s:%u. ", config.store.path.c_str(),
              config.http.listen.host.c_str(), config.http.listen.port, config.http.metrics.host.c_str(),
              config.http.metrics.port);
  const int a_minute = config.limits.requests_per_person_per_minute;
  if (a_minute == 0) std::printf("No limit on requests.\n");
  if (a_minute > 0) std::printf("%d requests a person and minute.\n", a_minute);
  if (!config.http.listen.is_loopback()) {
    std::printf(
        "Careful: [http] listen is open to the network, in plain HTTP. Let a reverse proxy speak TLS, and "
        "listen "
        "on 127.0.0.1.\n");
  }
}

Findings signed_in(const Config& config, SlackSecrets secrets, std::vector<Place> channels) {
  boost::asio::io_context io(1);
  SystemClock clock;
  const net::Loopback loopback = stand_ins(config);
  const slack::SlackSettings settings = slack_settings(config, std::move(secrets), loopback);
  net::HttpsClient client(io.get_executor(), loopback);
  slack::Send send = [&client](net::Call call) { return client.send(std::move(call)); };
  std::future<Findings> findings = boost::asio::co_spawn(
      io, slack::sign_in(settings, std::move(send), clock, std::move(channels)), boost::asio::use_future);
  io.run();
  return findings.get();
}

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
    const Findings seen = signed_in(config, std::move(secrets), std::move(channels));
    findings.insert(findings.end(), seen.begin(), seen.end());
  } catch (const SecretError& trouble) {
    findings.push_back({Is::broken, trouble.what()});
  }
  return findings;
}

Findings look_at_teams(const Config& config) {
  Findings findings{
      {Is::fine, "Teams: app " + config.teams.app_id + " in tenant " + config.teams.tenant_id + " (" +
                     config.teams.registration + ")."},
      {Is::fine, "Teams must reach POST /api/messages from outside, through your reverse proxy."}};
  try {
    read_teams_secrets(config);
    findings.push_back({Is::fine, "Password: in order."});
  } catch (const SecretError& trouble) {
    findings.push_back({Is::broken, trouble.what()});
  }
  return findings;
}

// The part of the set-up that the chat command cannot see.
Findings look_at_platforms(const Config& config, std::vector<Place> channels) {
  Findings findings;
  if (!config.slack.on && !config.teams.on) {
    findings.push_back({Is::broken, "There is neither [slack] nor [teams] in " + config.file +
                                        ", so nobody can talk to Knownby yet."});
  }
  if (config.slack.on) findings = look_at_slack(config, std::move(channels));
  if (config.teams.on) {
    const Findings more = look_at_teams(config);
    findings.insert(findings.end(), more.begin(), more.end());
  }
  if (config.loopback.any()) {
    findings.push_back({Is::broken, "This is a rehearsal: [loopback] takes the platforms' place."});
  }
  return findings;
}

std::vector<Place> mapped_channels(Db& db) {
  std::vector<Place> channels;
  for (const KnownPlace& place : places::all(db)) {
    if (place.group && place.platform == "slack")
      channels.push_back({place.platform, place.address, place.direct, place.name});
  }
  return channels;
}

// The card lists what is missing in lines that begin so.
bool asks_for_something(const Card& card) {
  return std::any_of(card.blocks.begin(), card.blocks.end(), [](const Block& block) {
    const auto* text = std::get_if<Text>(&block);
    return text != nullptr && !text->spans.empty() && text->spans.front().text.starts_with("•");
  });
}

std::int64_t print_findings(const Findings& findings) {
  for (const Finding& finding : findings) print(finding);
  std::printf("\n");
  return std::count_if(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.is == Finding::Is::broken; });
}

}  // namespace

// The school is asked through the same door as everybody, but on a reading connection: this may be done while
// the server runs.
int check(const std::string& config_file) {
  const Config config = read_config(config_file);
  print_effective(config);
  std::int64_t broken = 0;
  bool platforms_are_seen = false;
  try {
    Db db(config.store.path, Db::Mode::read);
    broken = print_findings(look_at_platforms(config, mapped_channels(db)));
    platforms_are_seen = true;
    Clerk clerk(db, config.policy(), Lane::asks);
    const Request request = from_the_command_line("check", {{"elsewhere", std::to_string(broken)}});
    const Reply reply = clerk.serve(request).value().reply;
    print(reply.card);
    return broken > 0 || asks_for_something(reply.card) ? exits::missing : exits::fine;
  } catch (const StoreError& trouble) {
    if (!platforms_are_seen) broken = print_findings(look_at_platforms(config, {}));
    std::printf("• %s.\n  If nothing was imported yet, `knownby import` makes the store.\n\n",
                trouble.what());
  }
  ++broken;
  std::printf("%lld thing%s to look at.\n", static_cast<long long>(broken), broken == 1 ? "" : "s");
  return exits::missing;
}

}  // namespace knownby
