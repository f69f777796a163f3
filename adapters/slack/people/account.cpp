#include "adapters/slack/people/account.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

constexpr std::string_view slackbot = "USLACKBOT";  // not marked as a bot
constexpr std::size_t longest_email = 254;          // RFC 5321

bool says(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

// In an organisation of several workspaces a colleague's account may have its home in another one of them.
bool is_at_home(const json& user, std::string_view team) {
  const std::string home = text_at(user, "team_id");
  if (home.empty() || home == team) return true;
  const json& organisation = object_at(user, "enterprise_user");
  const auto teams = organisation.find("teams");
  return teams != organisation.end() && teams->is_array() &&
         std::find(teams->begin(), teams->end(), json(team)) != teams->end();
}

SeenAccount::Kind kind_of(const json& user, std::string_view id, std::string_view team) {
  using Kind = SeenAccount::Kind;
  if (says(user, "deleted")) return Kind::gone;
  if (says(user, "is_stranger") || !is_at_home(user, team)) return Kind::foreign;
  if (says(user, "is_bot") || says(user, "is_workflow_bot") || id == slackbot) return Kind::bot;
  if (says(user, "is_restricted") || says(user, "is_ultra_restricted")) return Kind::guest;
  return Kind::member;
}

}  // namespace

SeenAccount account_in(const json& user, std::string_view team) {
  const std::string id(id_or_throw(text_at(user, "id")));
  SeenAccount account;
  account.key = key_of(team, id);
  account.kind = kind_of(user, id, team);
  std::string email = text_at(object_at(user, "profile"), "email");
  const bool is_told = account.kind == SeenAccount::Kind::member && email.size() <= longest_email;
  if (is_told && utf8::is_valid(email)) account.email = std::move(email);
  return account;
}

Audience audience_in(const json& channel) {
  Audience audience;
  audience.has_us = says(channel, "is_member");
  audience.is_private = says(channel, "is_private");
  audience.is_archived = says(channel, "is_archived");
  // Shared between workspaces of one organisation is among ourselves.
  const bool is_shared = says(channel, "is_shared") && !says(channel, "is_org_shared");
  audience.is_shared = is_shared || says(channel, "is_ext_shared") || says(channel, "is_pending_ext_shared");
  return audience;
}

}  // namespace knownby::slack
