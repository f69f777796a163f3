#include "adapters/slack/events/hear_event.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "adapters/slack/escape.hpp"
#include "adapters/slack/events/mention.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/files/hear_files.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/people/hear_people.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using Why = Ignored::Why;

constexpr const char* slackbot = "USLACKBOT";  // Slack's own notices, written like a person's

// For which installation of our app this event is, and what is heard there.
struct Envelope {
  bool ours = false;
  std::string event_id;
  std::string bot_user;  // our own account; empty where Slack does not name it
};

// In channels shared between workspaces team_id may be the other one's: what counts is whose installation
// may see the event.
Envelope envelope_of(const json& payload, const Ours& ours) {
  Envelope envelope;
  const auto installations = payload.find("authorizations");
  const bool are_named =
      installations != payload.end() && installations->is_array() && !installations->empty();
  if (are_named) {
    for (const json& one : *installations) {
      if (!one.is_object() || text_at(one, "team_id") != ours.team_id) continue;
      envelope.ours = true;
      const auto is_bot = one.find("is_bot");
      if (is_bot != one.end() && *is_bot == true) envelope.bot_user = text_at(one, "user_id");
    }
  } else {
    const std::string context = text_at(payload, "context_team_id");
    envelope.ours = (context.empty() ? text_at(payload, "team_id") : context) == ours.team_id;
  }
  envelope.ours &= text_at(payload, "api_app_id") == ours.app_id;
  return envelope;
}

// Whether a person wrote this, just now. A file may lie beside the words; an edited or deleted message, a
// notice or an app's message is nobody speaking to us.
bool is_said_by_a_person(const json& event, const Envelope& envelope) {
  constexpr std::array<std::string_view, 3> kinds{"", "file_share", "thread_broadcast"};
  if (std::find(kinds.begin(), kinds.end(), text_at(event, "subtype")) == kinds.end()) return false;
  if (event.contains("edited") || event.contains("hidden")) return false;
  if (!text_at(event, "bot_id").empty() || event.contains("bot_profile")) return false;
  const std::string user = text_at(event, "user");
  return user != slackbot && (envelope.bot_user.empty() || user != envelope.bot_user);
}

// Whose account it is: in a channel shared with another organisation it may be one of theirs.
std::string team_of_speaker(const json& event, const Ours& ours) {
  std::string other;
  for (const char* key : {"user_team", "source_team", "team"}) {
    const std::string team = text_at(event, key);
    if (team == ours.team_id) return ours.team_id;
    if (other.empty()) other = team;
  }
  return is_id(other) ? other : ours.team_id;
}

// Our own account, as far as the event tells.
std::string us_in(const json& event, const Envelope& envelope, bool mention) {
  if (!envelope.bot_user.empty() || !mention) return envelope.bot_user;
  const std::string text = text_at(event, "text");
  return std::string(first_mentioned(text));
}

// Far more than the desk reads: it answers that this is too long.
std::string words_of(const json& event, const Envelope& envelope, bool mention) {
  std::string text = text_at(event, "text");
  text = unescaped(without_mention(text, us_in(event, envelope, mention)));
  if (text.size() > limits::command_text) text.resize(limits::command_text);
  return text;
}

Heard hear_message(const json& event, const Envelope& envelope, std::chrono::sys_seconds now,
                   const Ours& ours) {
  const bool mention = text_at(event, "type") == "app_mention";
  const bool direct = !mention && text_at(event, "channel_type") == "im";
  if (!mention && !direct) return Ignored{Why::not_for_us};  // said in a channel, and not to us
  if (!is_said_by_a_person(event, envelope)) return Ignored{Why::not_for_us};
  const std::string channel(id_or_throw(text_at(event, "channel")));
  const std::string user(id_or_throw(text_at(event, "user")));
  const std::string thread = text_at(event, "thread_ts");
  Happened happened;
  Request& request = happened.request;
  request.event = "slack:event:" + envelope.event_id;
  // A message may come under more than one event: as a message and as a mention, or once for every workspace
  // that shares the channel.
  request.twin =
      "slack:message:" + key_of(ours.team_id, channel) + '/' + token_or_throw(text_at(event, "ts"));
  request.now = now;
  request.speaker = {std::string(platform), key_of(team_of_speaker(event, ours), user)};
  request.place = place_of(ours.team_id, channel, {});
  request.place.direct = direct;
  request.text = words_of(event, envelope, mention);
  const std::string other(mentioned_besides(text_at(event, "text"), us_in(event, envelope, mention)));
  if (!other.empty()) request.fields.emplace_back("account", key_of(ours.team_id, other));
  request.overheard = mention;
  happened.back.channel = channel;
  happened.back.user = user;
  if (!thread.empty()) happened.back.thread = token_or_throw(thread);
  happened.back.direct = direct;
  if (direct) hear_files(event, happened);
  return happened;
}

// Somebody invited us. Where Slack does not say who, there is nobody to greet alone.
Heard hear_joined(const json& event, const Envelope& envelope, std::chrono::sys_seconds now,
                  const Ours& ours) {
  const std::string inviter = text_at(event, "inviter");
  const bool is_us = !envelope.bot_user.empty() && text_at(event, "user") == envelope.bot_user;
  const std::string channel(id_or_throw(text_at(event, "channel")));
  if (!is_us || inviter.empty()) return Stirred{channel};
  Happened happened;
  happened.request.event = "slack:event:" + envelope.event_id;
  happened.request.now = now;
  happened.request.speaker = {std::string(platform), key_of(ours.team_id, id_or_throw(inviter))};
  happened.request.place = place_of(ours.team_id, channel, {});
  happened.request.verb = "hello";
  happened.back.channel = channel;
  happened.back.user = inviter;
  return happened;
}

// Nobody says this: it strikes, as the clock does, and nobody is answered.
Heard hear_renamed(const json& event, const Envelope& envelope, std::chrono::sys_seconds now,
                   const Ours& ours) {
  const json& channel = object_at(event, "channel");
  Place place = place_of(ours.team_id, id_or_throw(text_at(channel, "id")), text_at(channel, "name"));
  Happened happened;
  happened.request.event = "slack:event:" + envelope.event_id;
  happened.request.now = now;
  happened.request.speaker = {"clock", std::string(platform)};
  happened.request.verb = "renamed";
  happened.request.fields = {{"platform", place.platform}, {"address", place.address}, {"name", place.name}};
  return happened;
}

// The event names no workspace but the one it comes from: somebody else's people have no page here (S-17).
Heard hear_opened(const json& payload, const json& event, const Ours& ours) {
  if (text_at(payload, "team_id") != ours.team_id) return Ignored{Why::not_ours};
  if (text_at(event, "tab") != "home") return Ignored{Why::not_for_us};
  return AtHome{{std::string(platform), key_of(ours.team_id, id_or_throw(text_at(event, "user")))}};
}

}  // namespace

Heard hear_event(const json& payload, std::chrono::sys_seconds now, const Ours& ours) {
  Envelope envelope = envelope_of(payload, ours);
  if (!envelope.ours) return Ignored{Why::not_ours};
  if (text_at(payload, "type") != "event_callback") return Ignored{Why::not_for_us};
  envelope.event_id = token_or_throw(text_at(payload, "event_id"));
  const json& event = object_at(payload, "event");
  const std::string type = text_at(event, "type");
  if (type == "app_mention" || type == "message") return hear_message(event, envelope, now, ours);
  if (type == "app_home_opened") return hear_opened(payload, event, ours);
  if (type == "member_joined_channel") return hear_joined(event, envelope, now, ours);
  if (type == "channel_rename" || type == "group_rename") return hear_renamed(event, envelope, now, ours);
  if (type == "app_uninstalled" || type == "tokens_revoked")
    return hear_revoked(payload, envelope.bot_user, now);
  if (auto heard = hear_people(event, envelope.event_id, now, ours)) return *std::move(heard);
  return Ignored{Why::not_for_us};
}

}  // namespace knownby::slack
