#include "bot/config/secrets.hpp"

#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include "adapters/net/gate.hpp"
#include "adapters/teams/address.hpp"
#include "adapters/teams/webhooks/signed.hpp"
#include "adapters/teams/webhooks/workflow.hpp"
#include "bot/config/key_file.hpp"
#include "bot/config/read_private.hpp"
#include "bot/outside.hpp"
#include "commands/words/lower_case.hpp"

namespace knownby {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// The lines that are not blank.
std::vector<Secret> lines_of(const Secret& secret) {
  std::vector<Secret> lines;
  std::string_view rest = secret.reveal();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, end));
    if (!line.empty()) lines.emplace_back(std::string(line));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

std::vector<Secret> required(const std::string& path, std::string_view where_from) {
  const std::optional<Secret> secret = read_private(path);
  if (!secret) {
    throw SecretError(path + " is missing; put there " + std::string(where_from) + ", and run: chmod 600 " +
                      path);
  }
  std::vector<Secret> lines = lines_of(*secret);
  if (lines.empty()) throw SecretError(path + " is empty; put there " + std::string(where_from));
  return lines;
}

std::vector<Secret> signing_secrets(const std::string& folder) {
  std::vector<Secret> signing =
      required(folder + "slack-signing-secret", "the app's Signing Secret (Basic Information in Slack)");
  if (const std::optional<Secret> next = read_private(folder + "slack-signing-secret-next")) {
    for (Secret& line : lines_of(*next)) signing.push_back(std::move(line));
  }
  if (signing.size() > 2) {
    throw SecretError(folder +
                      "slack-signing-secret: more than two secrets; keep the old one and the new one");
  }
  return signing;
}

void insist_on_one_world(const Config& config, const std::string& file, const Secret& token) {
  if (!config.loopback.any() || !net::looks_like_production(token.reveal())) return;
  throw SecretError(config.file + ": [loopback] is for rehearsals, and " + file +
                    " looks real; use one or the other");
}

// Where the app's tokens do not expire there is none, and nothing else is needed.
void read_renewal(const Config& config, const std::string& folder, SlackSecrets& secrets) {
  const std::string file = folder + "slack-refresh-token";
  if (!read_private(file)) return;
  secrets.refresh_token =
      required(file, "the app's refresh token, or take the file away where its tokens do not expire").front();
  insist_on_one_world(config, file, secrets.refresh_token);
  if (config.slack.client_id.empty()) {
    throw SecretError(config.file +
                      ": [slack] client_id is missing; beside slack-refresh-token it is needed (the app's "
                      "Client ID, Basic Information in Slack)");
  }
  secrets.client_secret =
      required(folder + "slack-client-secret", "the app's Client Secret (Basic Information in Slack)")
          .front();
}

// The lines are "Grade 7 = secret", in any order; of one group alone the secret may stand by itself.
std::vector<std::pair<std::string, Secret>> by_group(const std::string& file,
                                                     const std::vector<std::string>& groups,
                                                     const std::vector<Secret>& lines) {
  std::vector<std::pair<std::string, Secret>> found;
  const auto secret_of = [](const std::string& group, std::string_view line) -> std::optional<Secret> {
    if (in_lower_case(line.substr(0, group.size())) != in_lower_case(group)) return std::nullopt;
    const std::string_view rest = trimmed(line.substr(std::min(group.size(), line.size())));
    if (!rest.starts_with('=')) return std::nullopt;
    return Secret(std::string(trimmed(rest.substr(1))));
  };
  for (const std::string& group : groups) {
    const std::size_t before = found.size();
    for (const Secret& line : lines)
      if (auto secret = secret_of(group, line.reveal())) found.emplace_back(group, *std::move(secret));
    if (found.size() == before && groups.size() == 1 && lines.size() == 1)
      found.emplace_back(group, lines.front());
    if (found.size() != before + 1)
      throw SecretError(file +
                        (found.size() == before ? ": no line begins with \"" : ": two lines begin with \"") +
                        group + " =\"; put there one line for each group of [teams_webhooks]");
  }
  for (std::size_t i = 1; i < found.size(); ++i)
    for (std::size_t before = 0; before < i; ++before)
      if (found[i].second.reveal() == found[before].second.reveal())
        throw SecretError(file + ": the lines of \"" + found[before].first + "\" and \"" + found[i].first +
                          "\" hold the same; each group needs its own");
  if (found.size() != lines.size())
    throw SecretError(file + ": a line is of no group in [teams_webhooks]; take it away, or name the group");
  return found;
}

}  // namespace

std::string secrets_folder(const Config& config, std::string_view files) {
  const std::string& configured = config.secrets.directory;
  if (!configured.empty()) return configured.ends_with('/') ? configured : configured + "/";
  const char* from_the_service_manager = std::getenv("CREDENTIALS_DIRECTORY");
  if (from_the_service_manager != nullptr) return std::string(from_the_service_manager) + "/";
  throw SecretError(config.file + ": [secrets] directory is missing; it is the folder with " +
                    std::string(files));
}

SlackSecrets read_slack_secrets(const Config& config) {
  const bool is_socket = config.slack.is_socket();
  const std::string folder = secrets_folder(
      config, is_socket ? "slack-app-token and slack-bot-token" : "slack-signing-secret and slack-bot-token");
  SlackSecrets secrets;
  if (is_socket) {
    const std::string file = folder + "slack-app-token";
    secrets.app_token =
        required(file, "an App-Level Token with the right connections:write (Basic Information in Slack)")
            .front();
    insist_on_one_world(config, file, secrets.app_token);
  } else {
    secrets.signing = signing_secrets(folder);
  }
  const std::string file = folder + "slack-bot-token";
  secrets.bot_token = required(file, "the app's Bot User OAuth Token (OAuth & Permissions in Slack)").front();
  insist_on_one_world(config, file, secrets.bot_token);
  read_renewal(config, folder, secrets);
  return secrets;
}

TeamsSecrets read_teams_secrets(const Config& config) {
  const std::string file = secrets_folder(config, "teams-app-password") + "teams-app-password";
  TeamsSecrets secrets;
  secrets.app_password =
      required(file, "the app's client secret, its Value (Certificates & secrets in Microsoft Entra)")
          .front();
  if (teams::is_guid(secrets.app_password.reveal())) {
    throw SecretError(file + " holds the client secret's ID; put there its Value, which is shown once");
  }
  insist_on_one_world(config, file, secrets.app_password);
  return secrets;
}

TeamsWebhookSecrets read_teams_webhook_secrets(const Config& config) {
  TeamsWebhookSecrets secrets;
  const std::string folder = secrets_folder(config, "teams-outgoing-webhook and teams-workflow-url");
  if (const auto& groups = config.teams_webhooks.outgoing; !groups.empty()) {
    const std::string file = folder + "teams-outgoing-webhook";
    const auto lines =
        required(file, "the security token that Teams shows once, when an outgoing webhook is made");
    for (auto& [group, token] : by_group(file, groups, lines)) {
      if (!teams::webhook_key(token.reveal()))
        throw SecretError(file +
                          " holds no security token; Teams shows it once, 44 characters that end in \"=\"");
      secrets.outgoing.push_back({group, std::move(token)});
    }
  }
  if (const auto& groups = config.teams_webhooks.workflow; !groups.empty()) {
    const std::string file = folder + "teams-workflow-url";
    const auto lines = required(file, "the URL that Teams shows when a workflow is made");
    for (auto& [group, url] : by_group(file, groups, lines)) {
      const std::string trouble = teams::workflow_trouble(url.reveal(), stand_ins(config));
      if (!trouble.empty()) throw SecretError(file + ": " + trouble);
      secrets.workflow.push_back({group, std::move(url)});
    }
  }
  return secrets;
}

Secrets read_secrets(const Config& config) {
  Secrets secrets;
  secrets.key = school_key(config, true);
  if (config.slack.on) secrets.slack = read_slack_secrets(config);
  if (config.teams.on) secrets.teams = read_teams_secrets(config);
  if (config.teams_webhooks.any()) secrets.teams_webhooks = read_teams_webhook_secrets(config);
  return secrets;
}

}  // namespace knownby
