#include "adapters/slack/people/hear_people.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/people/account.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using Why = Ignored::Why;

// All have one effect: the channel is looked at again, and Slack's answer counts, not the event's order.
constexpr std::array<std::string_view, 10> stirring{
    "channel_archive",       "channel_unarchive",  "group_archive",  "group_unarchive",
    "channel_left",          "group_left",         "channel_shared", "channel_unshared",
    "member_joined_channel", "member_left_channel"};

Heard hear_account(const json& event, const std::string& event_id, std::chrono::sys_seconds now,
                   const Ours& ours) {
  auto look = std::make_shared<Look>();
  look->platform = std::string(platform);
  look->accounts.push_back(account_in(object_at(event, "user"), ours.team_id));
  Happened happened;
  happened.request.event = "slack:event:" + event_id;
  happened.request.now = now;
  happened.request.speaker = {"clock", std::string(platform)};
  happened.request.verb = "looked";
  happened.request.look = std::move(look);
  return happened;
}

// Where it does not say when, it is now.
std::chrono::sys_seconds time_at(const json& payload, std::chrono::sys_seconds now) {
  const auto found = payload.find("event_time");
  if (found == payload.end() || !found->is_number_integer()) return now;
  return std::chrono::sys_seconds(std::chrono::seconds(found->get<std::int64_t>()));
}

}  // namespace

std::optional<Heard> hear_people(const json& event, const std::string& event_id, std::chrono::sys_seconds now,
                                 const Ours& ours) {
  const std::string type = text_at(event, "type");
  if (type == "team_join" || type == "user_change") return hear_account(event, event_id, now, ours);
  if (std::find(stirring.begin(), stirring.end(), type) == stirring.end()) return std::nullopt;
  return Stirred{std::string(id_or_throw(text_at(event, "channel")))};
}

// Tokens of single people may be taken away too; we hold none of those, nor any other app's.
Heard hear_revoked(const json& payload, std::string_view bot_user, std::chrono::sys_seconds now) {
  const json& event = object_at(payload, "event");
  const std::string type = text_at(event, "type");
  const json& tokens = object_at(event, "tokens");
  const auto bots = tokens.find("bot");
  const bool are_named = bots != tokens.end() && bots->is_array() && !bots->empty();
  const bool is_ours =
      are_named && (bot_user.empty() || std::find(bots->begin(), bots->end(), json(bot_user)) != bots->end());
  if (type != "app_uninstalled" && !is_ours) return Ignored{Why::not_for_us};
  return Revoked{type, token_or_throw(text_at(payload, "event_id")), time_at(payload, now)};
}

}  // namespace knownby::slack
