#include "bot/outside.hpp"

#include <utility>

namespace knownby {

slack::SlackSettings slack_settings(const Config& config, SlackSecrets secrets,
                                    const net::Loopback& loopback) {
  slack::SlackSettings settings;
  settings.app_id = config.slack.app_id;
  settings.team_id = config.slack.team_id;
  settings.signing_secrets = std::move(secrets.signing);
  settings.bot_token = std::move(secrets.bot_token);
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
  return loopback;
}

}  // namespace knownby
