#include "adapters/slack/people/people.hpp"

#include <algorithm>
#include <utility>

#include "adapters/malformed.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/people/account.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;
using nlohmann::json;

const json& list_at(const json& object, const char* key) {
  static const json nothing = json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : nothing;
}

Fields paged(Fields fields, const std::string& cursor) {
  fields.emplace_back("limit", std::to_string(limits::page));
  if (!cursor.empty()) fields.emplace_back("cursor", cursor);
  return fields;
}

}  // namespace

asio::awaitable<Read> People::read(std::string method, Fields fields) {
  std::string form = form_of(fields);
  const net::Answer answer = co_await wire_.read(std::move(method), std::move(form));
  Read read = read_in(answer);
  if (read.is_answered()) wire_.went_well();
  co_return read;
}

// One that cannot be read is left out, and hinders no other.
Look People::look_of(const json& page) {
  Look look;
  look.platform = std::string(platform);
  for (const json& user : list_at(page, "members")) {
    try {
      if (!user.is_object()) continue;
      look.accounts.push_back(account_in(user, settings_.team_id));
      learn(look.accounts.back());
    } catch (const Malformed&) {  // left out
    }
  }
  return look;
}

asio::awaitable<bool> People::count_all(Tell tell) {
  using Kind = SeenAccount::Kind;
  int members = 0, guests = 0;
  std::string cursor;
  for (int page = 0; page < limits::people_pages; ++page) {
    Fields fields = paged({}, cursor);
    const Read read = co_await this->read("users.list", std::move(fields));
    if (!read.is_answered()) {
      note(read.error);
      co_return false;
    }
    Look look = look_of(read.object);
    for (const SeenAccount& account : look.accounts) {
      members += account.kind == Kind::member ? 1 : 0;
      guests += account.kind == Kind::guest || account.kind == Kind::foreign ? 1 : 0;
    }
    cursor = read.next;
    look.is_whole = cursor.empty();
    look.members = members;
    look.guests = guests;
    co_await tell(std::move(look));
    if (cursor.empty()) {
      noted_.clear();
      co_return true;
    }
  }
  note("there are more than " + std::to_string(limits::people_pages * limits::page) + " accounts");
  co_return false;
}

asio::awaitable<std::optional<SeenAccount>> People::account_of(std::string user) {
  Fields fields{{"user", user}};
  const Read read = co_await this->read("users.info", std::move(fields));
  if (!read.is_answered()) co_return std::nullopt;
  std::optional<SeenAccount> account;
  try {
    account = account_in(object_at(read.object, "user"), settings_.team_id);
  } catch (const Malformed&) {
    co_return std::nullopt;
  }
  if (account->key != key_of(settings_.team_id, user)) co_return std::nullopt;
  learn(*account);
  co_return account;
}

// A private channel that we are not in looks to us as if it were not there.
asio::awaitable<std::optional<Audience>> People::audience_of(std::string channel) {
  Fields fields{{"channel", channel}};
  const Read read = co_await this->read("conversations.info", std::move(fields));
  std::optional<Audience> seen;
  if (read.error == "channel_not_found") {
    seen.emplace();
    seen->has_us = false;
    co_return seen;
  }
  if (!read.is_answered()) co_return seen;
  Audience audience = audience_in(object_at(read.object, "channel"));
  audience.guests.reset();
  if (audience.has_us && !audience.is_archived) {
    const bool counted = co_await count_members(channel, audience);
    if (!counted) audience.guests.reset();
  }
  seen = std::move(audience);
  co_return seen;
}

asio::awaitable<bool> People::count_members(std::string channel, Audience& audience) {
  using Kind = SeenAccount::Kind;
  int lookups = limits::lookups;
  audience.guests = 0;
  std::string cursor;
  for (int page = 0; page < limits::channel_pages; ++page) {
    Fields fields = paged({{"channel", channel}}, cursor);
    const Read read = co_await this->read("conversations.members", std::move(fields));
    if (!read.is_answered()) co_return false;
    for (const json& member : list_at(read.object, "members")) {
      if (!member.is_string() || !is_id(member.get<std::string>())) co_return false;
      const std::string user = member.get<std::string>();
      const std::optional<Kind> kind = co_await kind_of(user, lookups);
      if (!kind) co_return false;
      if (*kind == Kind::member) audience.members.push_back(key_of(settings_.team_id, user));
      if (*kind == Kind::guest || *kind == Kind::foreign) ++*audience.guests;
    }
    cursor = read.next;
    if (cursor.empty()) co_return true;
  }
  co_return false;
}

asio::awaitable<std::optional<SeenAccount::Kind>> People::kind_of(std::string user, int& lookups) {
  const auto known = kinds_.find(key_of(settings_.team_id, user));
  if (known != kinds_.end()) co_return known->second;
  if (--lookups < 0) co_return std::nullopt;
  const std::optional<SeenAccount> account = co_await account_of(user);
  if (!account) co_return std::nullopt;
  co_return account->kind;
}

void People::note(const std::string& trouble) {
  if (noted_ == trouble) return;
  noted_ = trouble;
  if (settings_.note) settings_.note("Slack did not tell who is in the workspace: " + trouble, true);
}

}  // namespace knownby::slack
