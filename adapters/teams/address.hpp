#pragma once
// Teams' ids and what we make of them: "tenant:account" is the key of a person, and a place's address names
// tenant, scope and conversation. Where Teams is to be reached for it (the service URL) is no part of it:
// that may change, and the place stays the same.

#include <optional>
#include <string>
#include <string_view>

namespace knownby::teams {

// 8-4-4-4-12 hexadecimal digits, as Entra writes tenants and accounts.
bool is_guid(std::string_view text);
std::string lower(std::string_view text);  // GUIDs are compared without regard to case (T-01)

// A conversation's, an account's or an activity's id: opaque, printable, without white space, quotes or '|'.
bool is_id(std::string_view text);

// The platform's key for a person: the tenant, and the account's object id (or, where Teams names none, the
// id it uses in conversations).
std::string key_of(std::string_view tenant, std::string_view account);
// The account in such a key; empty where the text is no key of this tenant.
std::string_view account_in(std::string_view key, std::string_view tenant);

struct Address {
  // person: whoever was perhaps not spoken to yet, by their key.
  enum class Scope { personal, group, channel, person };
  std::string tenant{};
  Scope scope = Scope::personal;
  std::string id{};  // the conversation's, without a thread; of a person the account's

  bool is_direct() const { return scope == Scope::personal || scope == Scope::person; }
};

std::string to_text(const Address& address);
std::optional<Address> address_in(std::string_view text);

// A message's name in our records: its conversation, thread included, and its id there.
struct Named {
  std::string conversation{};
  std::string activity{};
};
std::string to_text(const Named& named);
std::optional<Named> named_in(std::string_view reference);

// 19:abc@thread.tacv2;messageid=1700 is a thread in 19:abc@thread.tacv2.
std::string_view without_thread(std::string_view conversation);

}  // namespace knownby::teams
