#include "adapters/teams/cloud.hpp"

#include <algorithm>

namespace knownby::teams {
namespace {

constexpr std::string_view public_keys = "https://login.botframework.com/v1/.well-known/";
constexpr std::string_view public_login = "https://login.microsoftonline.com/";
constexpr std::string_view public_api = "https://api.botframework.com";
constexpr std::string_view public_scope = "https://api.botframework.com/.default";
constexpr std::string_view us_keys = "https://login.botframework.azure.us/v1/.well-known/";
constexpr std::string_view us_login = "https://login.microsoftonline.us/";
constexpr std::string_view us_api = "https://api.botframework.us";
constexpr std::string_view us_scope = "https://api.botframework.us/.default";

// GCC is the public cloud with a service host of its own; a school there may be reached at either.
constexpr std::array all = std::to_array<Cloud>({
    {"public",
     public_api,
     public_keys,
     public_login,
     public_scope,
     "https://smba.trafficmanager.net/teams/",
     {"smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"}},
    {"gcc",
     public_api,
     public_keys,
     public_login,
     public_scope,
     "https://smba.infra.gcc.teams.microsoft.com/teams/",
     {"smba.infra.gcc.teams.microsoft.com", "smba.trafficmanager.net"}},
    {"gcc-high",
     us_api,
     us_keys,
     us_login,
     us_scope,
     "https://smba.infra.gov.teams.microsoft.us/teams/",
     {"smba.infra.gov.teams.microsoft.us"}},
    {"dod",
     us_api,
     us_keys,
     us_login,
     us_scope,
     "https://smba.infra.dod.teams.microsoft.us/teams/",
     {"smba.infra.dod.teams.microsoft.us"}},
});

}  // namespace

std::string Cloud::base(net::Purpose purpose, const net::Loopback& loopback) const {
  if (!loopback.empty()) return loopback.base(purpose);
  if (purpose == net::Purpose::teams_openid_metadata) return std::string(keys_base);
  return std::string(purpose == net::Purpose::teams_login ? login_base : service_url);
}

bool Cloud::has_service(std::string_view host) const {
  return !host.empty() && std::find(services.begin(), services.end(), host) != services.end();
}

std::span<const Cloud> clouds() { return all; }

const Cloud* cloud_called(std::string_view name) {
  const auto* found =
      std::find_if(all.begin(), all.end(), [name](const Cloud& cloud) { return cloud.name == name; });
  return found == all.end() ? nullptr : found;
}

}  // namespace knownby::teams
