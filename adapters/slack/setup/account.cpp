#include "adapters/slack/setup/account.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "adapters/slack/escape.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/setup/rights.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using std::chrono::seconds;
using Is = Finding::Is;

constexpr seconds worth_a_word{60};
constexpr seconds refused_beyond{300};  // S-03
constexpr std::size_t shown_name = 80;

bool is_true(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

// It is printed, so it is a name or nothing.
std::string error_in(const json& object) {
  const std::string error = text_at(object, "error");
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  const bool is_name =
      !error.empty() && error.size() <= 64 && std::all_of(error.begin(), error.end(), is_letter);
  return is_name ? error : "an answer that cannot be read";
}

std::string id_at(const json& object, const char* key) {
  std::string id = text_at(object, key);
  return is_id(id) ? id : std::string();
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view name = list.substr(0, comma);
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == ':' || c == '.' || c == '_'; };
    if (!name.empty() && std::all_of(name.begin(), name.end(), is_letter)) names.emplace_back(name);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return names;
}

// "Thu, 26 Nov 2026 01:04:18 GMT", the one form of the header that HTTP lets a server send.
std::optional<std::chrono::sys_seconds> read_date(std::string_view text) {
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (text.size() != 29 || !text.ends_with(" GMT")) return std::nullopt;
  bool is_right = true;
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    const char* const begin = text.data() + at;
    const auto [end, trouble] = std::from_chars(begin, begin + length, value);
    is_right = is_right && trouble == std::errc() && end == begin + length;
    return value;
  };
  const std::size_t month = months.find(text.substr(8, 3));
  if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;
  const int day = number(5, 2), year = number(12, 4), hour = number(17, 2), minute = number(20, 2),
            second = number(23, 2);
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month / 3 + 1)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!is_right || !date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         seconds(second);
}

std::string duration_words(seconds time) {
  const auto amount = time.count();
  if (amount < 120) return std::to_string(amount) + " seconds";
  if (amount < 7200) return std::to_string(amount / 60) + " minutes";
  return std::to_string(amount / 3600) + " hours";
}

}  // namespace

Word word_of(const net::Answer& answer) {
  if (answer.trouble != net::Trouble::none) return {false, std::string(net::name(answer.trouble)), false};
  if (answer.status == 429) return {false, "ratelimited", true};
  if (answer.status != 200) return {false, "HTTP " + std::to_string(answer.status), true};
  const json object = object_in(answer.body);
  if (is_true(object, "ok")) return {true, {}, true};
  return {false, error_in(object), true};
}

Account account_of(const net::Answer& answer) {
  const json object = object_in(answer.body);
  Account account;
  account.team = id_at(object, "team_id");
  account.team_name = cleaned(text_at(object, "team"), shown_name);
  account.bot = id_at(object, "bot_id");
  account.app = id_at(object, "app_id");
  if (const auto scopes = answer.header("X-OAuth-Scopes")) account.scopes = split(*scopes);
  return account;
}

std::string app_of_bot(const net::Answer& answer) {
  return id_at(object_at(object_in(answer.body), "bot"), "app_id");
}

Findings look_at_rights(const Account& account) {
  if (!account.scopes) return {{Is::advice, "Slack does not say which rights the token has."}};
  const auto has = [&](std::string_view scope) {
    return std::find(account.scopes->begin(), account.scopes->end(), scope) != account.scopes->end();
  };
  Findings findings;
  for (const Right& right : rights()) {
    if (has(right.scope)) continue;
    findings.push_back({Is::broken, "The right " + std::string(right.scope) + " is missing: without it, " +
                                        std::string(right.without) + "."});
  }
  if (findings.empty()) {
    findings.push_back({Is::fine, "Rights: all that are needed."});
  } else {
    findings.push_back({Is::advice,
                        "Add what is missing in Slack under OAuth & Permissions, Bot Token Scopes, and "
                        "install the app again."});
  }
  std::string more;
  for (const std::string& scope : *account.scopes) {
    const bool is_needed = std::any_of(rights().begin(), rights().end(),
                                       [&](const Right& right) { return right.scope == scope; });
    if (!is_needed) more += (more.empty() ? "" : ", ") + scope;
  }
  if (!more.empty()) {
    findings.push_back({Is::advice, "Rights that Knownby does not use: " + more +
                                        ". They can be removed under OAuth & Permissions."});
  }
  return findings;
}

std::optional<std::chrono::sys_seconds> time_in(const net::Answer& answer) {
  const auto header = answer.header("Date");
  return header ? read_date(*header) : std::nullopt;
}

std::optional<Finding> look_at_clock(const net::Answer& answer, std::chrono::sys_seconds now) {
  const auto theirs = time_in(answer);
  if (!theirs) return std::nullopt;
  const seconds off = now > *theirs ? now - *theirs : *theirs - now;
  if (off <= worth_a_word) return std::nullopt;
  std::string words = "This machine's clock is " + duration_words(off) +
                      (now > *theirs ? " ahead of" : " behind") + " Slack's";
  if (off > refused_beyond) words += ", so what Slack sends over HTTP is refused";
  return Finding{Is::broken, words + ". Turn on time synchronisation: timedatectl set-ntp true."};
}

std::optional<Finding> look_at_channel(const net::Answer& answer, const std::string& name) {
  const Word word = word_of(answer);
  const std::string invite = ": type “/invite @Knownby” there.";
  if (word.error == "channel_not_found") {
    return Finding{Is::broken, "Knownby cannot see " + name + invite + " If it is gone, “unmap " + name +
                                   "” ends its weekly card."};
  }
  if (!word.is_yes) return Finding{Is::advice, name + " could not be looked at (" + word.error + ")."};
  const json object = object_in(answer.body);
  const json& channel = object_at(object, "channel");
  if (is_true(channel, "is_archived")) {
    return Finding{Is::broken, name + " is archived: bring it back in Slack, or “unmap " + name + "”."};
  }
  if (!is_true(channel, "is_member")) return Finding{Is::broken, "Knownby is not in " + name + invite};
  if (is_true(channel, "is_read_only")) {
    return Finding{Is::broken,
                   "Only some may post in " + name + ": let the app @Knownby post there in its settings."};
  }
  return std::nullopt;
}

bool is_of_token(std::string_view error) {
  constexpr std::array errors{
      "invalid_auth",           "not_authed",    "account_inactive",      "token_revoked", "token_expired",
      "not_allowed_token_type", "team_disabled", "user_removed_from_team"};
  return std::find(errors.begin(), errors.end(), error) != errors.end();
}

}  // namespace knownby::slack
