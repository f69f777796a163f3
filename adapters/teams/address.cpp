#include "adapters/teams/address.hpp"

#include <algorithm>
#include <array>

#include "adapters/teams/limits.hpp"

namespace knownby::teams {
namespace {

using Scope = Address::Scope;

struct ScopeName {
  std::string_view name;
  Scope scope;
};
constexpr std::array names = std::to_array<ScopeName>(
    {{"personal", Scope::personal}, {"groupChat", Scope::group}, {"channel", Scope::channel}});

bool is_account(std::string_view text) { return is_guid(text) || text.starts_with("29:"); }

}  // namespace

bool is_guid(std::string_view text) {
  constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  const auto fits = [](char c, char wanted) {
    const bool is_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    return wanted == 'x' ? is_digit : c == wanted;
  };
  return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), fits);
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

bool is_id(std::string_view text) {
  const auto is_fine = [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '\\' && c != '|'; };
  const bool leads_elsewhere = text == "." || text == "..";  // in the path of a URL
  return !text.empty() && text.size() <= limits::id && !leads_elsewhere &&
         std::all_of(text.begin(), text.end(), is_fine);
}

std::string key_of(std::string_view tenant, std::string_view account) {
  return lower(tenant) + ':' + (is_guid(account) ? lower(account) : std::string(account));
}

std::string_view account_in(std::string_view key, std::string_view tenant) {
  const std::size_t colon = key.find(':');
  if (colon == std::string_view::npos || lower(key.substr(0, colon)) != lower(tenant)) return {};
  const std::string_view account = key.substr(colon + 1);
  return is_id(account) ? account : std::string_view();
}

std::string to_text(const Address& address) {
  if (address.scope == Scope::person) return key_of(address.tenant, address.id);
  const auto row = std::find_if(names.begin(), names.end(),
                                [&](const ScopeName& one) { return one.scope == address.scope; });
  return lower(address.tenant) + ':' + std::string(row->name) + ':' + address.id;
}

std::optional<Address> address_in(std::string_view text) {
  const std::size_t first = text.find(':');
  if (first == std::string_view::npos || !is_guid(text.substr(0, first))) return std::nullopt;
  const std::string_view rest = text.substr(first + 1);
  if (is_account(rest) && is_id(rest))
    return Address{lower(text.substr(0, first)), Scope::person, std::string(rest)};
  const std::size_t second = rest.find(':');
  if (second == std::string_view::npos || !is_id(rest.substr(second + 1))) return std::nullopt;
  const auto row = std::find_if(names.begin(), names.end(),
                                [&](const ScopeName& one) { return one.name == rest.substr(0, second); });
  if (row == names.end()) return std::nullopt;
  return Address{lower(text.substr(0, first)), row->scope, std::string(rest.substr(second + 1))};
}

std::string to_text(const Named& named) { return named.conversation + '|' + named.activity; }

std::optional<Named> named_in(std::string_view reference) {
  const std::size_t bar = reference.find('|');
  if (bar == std::string_view::npos) return std::nullopt;
  Named named{std::string(reference.substr(0, bar)), std::string(reference.substr(bar + 1))};
  if (!is_id(named.conversation) || !is_id(named.activity)) return std::nullopt;
  return named;
}

std::string_view without_thread(std::string_view conversation) {
  return conversation.substr(0, conversation.find(";messageid="));
}

}  // namespace knownby::teams
