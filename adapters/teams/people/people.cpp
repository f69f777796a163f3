#include "adapters/teams/people/people.hpp"

#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "adapters/malformed.hpp"
#include "adapters/strict_json.hpp"
#include "adapters/teams/people/account.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;
using nlohmann::json;

struct Page {
  json members = json::array();
  std::string next{};  // empty: this is the last
};

std::optional<Page> page_in(const net::Answer& answer) {
  try {
    json object = strict_json(answer.body);
    if (!object.is_object() || !object.contains("members") || !object["members"].is_array())
      return std::nullopt;
    Page page{std::move(object["members"])};
    const auto next = object.find("continuationToken");
    if (next != object.end() && next->is_string()) page.next = next->get<std::string>();
    if (page.next.size() > limits::continuation) return std::nullopt;
    return page;
  } catch (const Malformed&) {
    return std::nullopt;
  }
}

// Taken out of there, or never in.
bool is_shut(const net::Answer& answer) { return answer.status == 403 || answer.status == 404; }

}  // namespace

// Reading twice does no harm, so what may not have arrived is asked again.
asio::awaitable<net::Answer> People::read(std::string url, std::string conversation, int attempts) {
  const std::string no_body;
  net::Answer answer;
  for (int attempt = 1; attempt <= attempts; ++attempt) {
    const bool may_go = co_await connector_.turn_comes(conversation);
    if (!may_go) co_return net::Answer();
    const Connector::Called called = co_await connector_.call("GET", url, no_body, conversation);
    if (!std::holds_alternative<net::Answer>(called)) co_return net::Answer();
    answer = std::get<net::Answer>(called);
    const bool may_help =
        answer.trouble != net::Trouble::none || answer.status == 429 || answer.status >= 500;
    if (!may_help || attempt == attempts || answer.trouble == net::Trouble::refused_by_gate) break;
    const std::chrono::sys_seconds then = clock_.now() + limits::reading_pause;
    co_await clock_.sleep_until(then);
  }
  co_return answer;
}

asio::awaitable<std::optional<SeenThere>> People::members_of(std::string conversation,
                                                             std::string service_url) {
  std::optional<SeenThere> seen;
  SeenThere there;
  std::string next;
  for (int number = 0; number < limits::member_pages; ++number) {
    std::string url = members_url(service_url, conversation, next);
    const net::Answer answer = co_await read(std::move(url), conversation, limits::readings);
    if (number == 0 && is_shut(answer)) {
      there.audience.has_us = false;
      seen = std::move(there);
      co_return seen;
    }
    std::optional<Page> page;
    if (answer.status == 200) page = page_in(answer);
    if (!page) {
      note(answer.status == 0 ? "it was not reached" : "HTTP " + std::to_string(answer.status));
      co_return seen;
    }
    for (const json& member : page->members) {
      try {
        add(account_in(member, settings_.tenant_id), there);
      } catch (const Malformed&) {
        there.audience.guests.reset();  // somebody is there whom nobody can tell
      }
    }
    next = page->next;
    if (next.empty()) {
      noted_.clear();
      seen = std::move(there);
      co_return seen;
    }
  }
  note("there are more pages than a team has");
  co_return seen;
}

void People::add(SeenAccount account, SeenThere& there) {
  using Kind = SeenAccount::Kind;
  learn(account);
  const bool is_outside = account.kind == Kind::guest || account.kind == Kind::foreign;
  if (is_outside && there.audience.guests) ++*there.audience.guests;
  if (account.kind == Kind::foreign) there.audience.is_shared = true;
  if (account.kind == Kind::member) there.audience.members.push_back(account.key);
  there.accounts.push_back(std::move(account));
}

asio::awaitable<std::optional<SeenAccount>> People::member_of(std::string conversation, std::string account,
                                                              std::string service_url) {
  std::optional<SeenAccount> seen;
  std::string url = member_url(std::move(service_url), conversation, account);
  const net::Answer answer = co_await read(std::move(url), conversation, 1);
  if (answer.status != 200) co_return seen;
  try {
    seen = account_in(strict_json(answer.body), settings_.tenant_id);
    learn(*seen);
  } catch (const Malformed&) {
    seen.reset();
  }
  co_return seen;
}

std::optional<SeenAccount> People::seen(const std::string& key) const {
  const auto known = kinds_.find(key);
  if (known == kinds_.end()) return std::nullopt;
  SeenAccount account;
  account.key = key;
  account.kind = known->second;
  return account;
}

void People::learn(const SeenAccount& account) {
  if (kinds_.size() >= limits::remembered) kinds_.clear();
  kinds_[account.key] = account.kind;
}

void People::note(const std::string& trouble) {
  if (noted_ == trouble) return;
  noted_ = trouble;
  if (settings_.note) settings_.note("Teams did not tell who is in a channel: " + trouble, true);
}

}  // namespace knownby::teams
