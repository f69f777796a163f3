#include "bot/outside.hpp"

#include <utility>

#include "bot/config/token_file.hpp"

namespace knownby {
namespace {

slack::Tokens tokens_of(const SlackSecrets& secrets) {
  slack::Tokens tokens;
  tokens.access = secrets.bot_token;
  tokens.refresh = secrets.refresh_token;
  return tokens;
}

// Beside the store: the folder with the secrets may be read-only. The files are read again each time, for an
// admin may have put others there.
slack::Keys keys_of(const Config& config, const TokenFile& file) {
  slack::Keys keys;
  keys.read = [config, file] { return file.newest(tokens_of(read_slack_secrets(config))); };
  keys.keep = [file](const slack::Tokens& tokens) { file.keep(tokens); };
  keys.forget = [config, file](const slack::Tokens& gone) {
    std::vector<Secret> taken{gone.access};
    try {
      taken.push_back(read_slack_secrets(config).bot_token);
    } catch (const SecretError&) {  // there is none any more
    }
    file.forget(taken);
  };
  return keys;
}

}  // namespace

slack::SlackSettings slack_settings(const Config& config, SlackSecrets secrets,
                                    const net::Loopback& loopback) {
  slack::SlackSettings settings;
  settings.app_id = config.slack.app_id;
  settings.team_id = config.slack.team_id;
  settings.signing_secrets = std::move(secrets.signing);
  const TokenFile file(config.store.path + ".slack-tokens");
  settings.tokens = file.newest(tokens_of(secrets));
  settings.keys = keys_of(config, file);
  settings.app.client_id = config.slack.client_id;
  settings.app.client_secret = std::move(secrets.client_secret);
  settings.is_socket = config.slack.is_socket();
  settings.app_token = std::move(secrets.app_token);
  settings.api_base = loopback.base(net::Purpose::slack_api);
  return settings;
}

net::Loopback stand_ins(const Config& config) {
  net::Loopback loopback;
  const auto put = [&loopback](net::Purpose purpose, const std::string& url) {
    if (!url.empty()) loopback.stand_in(purpose, url);
  };
  put(net::Purpose::slack_api, config.loopback.slack_api);
  put(net::Purpose::slack_response_url, config.loopback.slack_response_url);
  put(net::Purpose::slack_socket, config.loopback.slack_socket);
  put(net::Purpose::slack_file, config.loopback.slack_file);
  put(net::Purpose::teams_openid_metadata, config.loopback.teams_openid_metadata);
  put(net::Purpose::teams_login, config.loopback.teams_login);
  put(net::Purpose::teams_connector, config.loopback.teams_connector);
  put(net::Purpose::teams_workflow, config.loopback.teams_workflow);
  put(net::Purpose::teams_file, config.loopback.teams_file);
  return loopback;
}

}  // namespace knownby
