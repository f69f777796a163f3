#include "adapters/teams/people/account.hpp"

#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/teams/address.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

constexpr std::size_t longest_email = 254;  // RFC 5321

std::string text_at(const json& member, const char* key) {
  const auto found = member.find(key);
  return found != member.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_from_outside(std::string_view sign_in) { return lower(sign_in).find("#ext#") != std::string::npos; }

SeenAccount::Kind kind_of(const json& member, std::string_view object, std::string_view tenant) {
  using Kind = SeenAccount::Kind;
  if (text_at(member, "id").starts_with("28:")) return Kind::bot;
  const std::string role = lower(text_at(member, "userRole"));
  // Some answers put other things than a tenant's id there, which say nothing.
  const std::string home = text_at(member, "tenantId");
  if (is_guid(home) && lower(home) != lower(tenant)) return Kind::foreign;
  const bool is_guest = role == "guest" || role == "anonymous" || object.empty() ||
                        is_from_outside(text_at(member, "userPrincipalName"));
  return is_guest ? Kind::guest : Kind::member;
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return text.size() <= longest_email && at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         utf8::is_valid(text);
}

}  // namespace

SeenAccount account_in(const json& member, std::string_view tenant) {
  if (!member.is_object()) throw Malformed("a member is not an object");
  std::string object = text_at(member, "objectId");
  if (object.empty()) object = text_at(member, "aadObjectId");
  const std::string id = object.empty() ? text_at(member, "id") : object;
  if (!is_id(id)) throw Malformed("a member has no id");
  SeenAccount account;
  account.key = key_of(tenant, id);
  account.kind = kind_of(member, object, tenant);
  if (account.kind != SeenAccount::Kind::member) return account;
  for (const char* key : {"email", "userPrincipalName"}) {
    if (account.email.empty() && is_email(text_at(member, key))) account.email = text_at(member, key);
  }
  return account;
}

}  // namespace knownby::teams
