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
  if (!config.loopback.slack_api.empty())
    loopback.stand_in(net::Purpose::slack_api, config.loopback.slack_api);
  if (!config.loopback.slack_response_url.empty())
    loopback.stand_in(net::Purpose::slack_response_url, config.loopback.slack_response_url);
  if (!config.loopback.slack_socket.empty())
    loopback.stand_in(net::Purpose::slack_socket, config.loopback.slack_socket);
  return loopback;
}

}  // namespace knownby
