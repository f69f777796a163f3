#include "bot/config/teams.hpp"

#include <set>

#include "adapters/teams/address.hpp"
#include "adapters/teams/cloud.hpp"
#include "commands/words/lower_case.hpp"

namespace knownby {
namespace {

std::string guid(const ConfigSection& section, const char* key, std::string_view what) {
  std::string given = section.required(key, what);
  if (!teams::is_guid(given)) section.refuse(key, "must be " + std::string(what));
  return given;
}

// "Grade 7", or ["Grade 6", "Grade 7"].
std::vector<std::string> groups(const ConfigSection& section, const char* key) {
  constexpr std::size_t longest = 60;  // it stands before a secret in one line
  std::vector<std::string> named = section.texts(key);
  std::set<std::string> once;
  for (const std::string& group : named) {
    if (group.empty() || group.size() > longest || group.find_first_of("=\n") != std::string::npos)
      section.refuse(key, "must name groups of the roster, such as [\"Grade 6\", \"Grade 7\"]");
    if (!once.insert(in_lower_case(group)).second) section.refuse(key, "names \"" + group + "\" twice");
  }
  return named;
}

}  // namespace

void read_teams(const ConfigSection& section, Config::Teams& teams) {
  teams.on = section.given();
  if (!teams.on) return;
  teams.app_id = guid(section, "app_id",
                      "the app's id, such as \"01234567-89ab-cdef-0123-456789abcdef\" (Microsoft App ID in "
                      "the Azure Bot's Configuration)");
  teams.tenant_id =
      guid(section, "tenant_id",
           "the school's tenant, such as \"01234567-89ab-cdef-0123-456789abcdef\" (Tenant ID in "
           "Microsoft Entra)");
  teams.registration = section.text("registration", teams.registration);
  if (teams.registration != "single-tenant" && !teams.is_multi_tenant()) {
    section.refuse("registration", "must be \"single-tenant\", or \"multi-tenant\" for an older app");
  }
  teams.targeted_messages = section.yes_or_no("targeted_messages", teams.targeted_messages);
  teams.cloud = section.text("cloud", teams.cloud);
  const teams::Cloud* cloud = teams::cloud_called(teams.cloud);
  if (cloud == nullptr)
    section.refuse("cloud",
                   "must be \"public\", or, for the US government, \"gcc\", \"gcc-high\" or \"dod\"");
  if (teams.is_multi_tenant() && cloud->issuer != teams::clouds().front().issuer)
    section.refuse("registration", "must be \"single-tenant\" in this cloud");
}

void read_teams_webhooks(const ConfigSection& section, Config::TeamsWebhooks& webhooks) {
  if (!section.given()) return;
  webhooks.outgoing = groups(section, "outgoing");
  webhooks.workflow = groups(section, "workflow");
  if (!webhooks.any())
    section.refuse("outgoing", "or workflow must name the group whose counts it tells, such as \"Grade 7\"");
}

}  // namespace knownby
