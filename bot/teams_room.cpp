#include "bot/teams_room.hpp"

#include <utility>

namespace knownby {

using net::Purpose;

const teams::Cloud& cloud_of(const Config& config) {
  const teams::Cloud* named = teams::cloud_called(config.teams.cloud);
  return named == nullptr ? teams::clouds().front() : *named;
}

namespace {

teams::TrustSettings whom_to_trust(const Config& config, const net::Loopback& loopback, TeamsNote note) {
  teams::TrustSettings settings;
  settings.app_id = config.teams.app_id;
  settings.tenant_id = config.teams.tenant_id;
  settings.cloud = &cloud_of(config);
  settings.loopback = loopback;
  settings.note = std::move(note);
  return settings;
}

}  // namespace

teams::LoginSettings how_to_log_in(const Config& config, TeamsSecrets secrets, const net::Loopback& loopback,
                                   TeamsNote note) {
  teams::LoginSettings settings;
  settings.app_id = config.teams.app_id;
  settings.app_password = std::move(secrets.app_password);
  settings.tenant = config.teams.is_multi_tenant() ? "botframework.com" : config.teams.tenant_id;  // D8
  settings.login_base = cloud_of(config).base(Purpose::teams_login, loopback);
  settings.scope = std::string(cloud_of(config).scope);
  settings.note = std::move(note);
  return settings;
}

teams::TeamsSettings who_we_are(const Config& config, const net::Loopback& loopback, TeamsNote note) {
  teams::TeamsSettings settings;
  settings.app_id = config.teams.app_id;
  settings.tenant_id = config.teams.tenant_id;
  settings.connector = Purpose::teams_connector;
  settings.targets_messages = config.teams.targeted_messages;
  settings.service_url = cloud_of(config).base(Purpose::teams_connector, loopback);
  settings.note = std::move(note);
  return settings;
}

TeamsRoom::TeamsRoom(const Config& config, TeamsSecrets secrets, const net::Loopback& loopback,
                     boost::asio::any_io_executor executor, Doors& doors, Clock& clock, teams::Send send,
                     Note note)
    : trust_(whom_to_trust(config, loopback, note), executor, clock, send),
      tokens_(how_to_log_in(config, std::move(secrets), loopback, note), executor, clock, send),
      teams_(who_we_are(config, loopback, std::move(note)), executor, doors, clock, ways(std::move(send))) {}

teams::Ways TeamsRoom::ways(teams::Send send) {
  teams::Ways ways;
  ways.vouches = [this](std::string authorization, teams::Claimed claimed) {
    return trust_.look(std::move(authorization), std::move(claimed));
  };
  ways.tokens = {[this] { return tokens_.token(); }, [this] { tokens_.forget(); }};
  ways.send = std::move(send);
  return ways;
}

}  // namespace knownby
