#include "adapters/teams/hear.hpp"

#include <algorithm>

#include "adapters/malformed.hpp"
#include "adapters/sent_tables.hpp"
#include "adapters/teams/address.hpp"
#include "adapters/teams/dialogs/hear_dialog.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/teams/mention.hpp"
#include "adapters/teams/origin.hpp"
#include "adapters/teams/press.hpp"
#include "adapters/text/clean.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using Scope = Address::Scope;
using Why = Ignored::Why;

bool is_ours(const Activity& activity, const Ours& ours) {
  const std::string tenant = lower(ours.tenant_id);
  if (lower(activity.tenant) != tenant) return false;
  if (!activity.other_tenant.empty() && lower(activity.other_tenant) != tenant) return false;
  return lower(activity.recipient_id) == "28:" + lower(ours.app_id);
}

void add_press(Request& request, const json& data) {
  Press press = unpack(data);
  request.verb = std::move(press.verb);
  request.fields = std::move(press.fields);
}

void add_files(Said& said, const Activity& activity) {
  if (!said.back.direct) return;
  for (const Attached& one : activity.files) {
    const bool is_readable = one.name.size() <= limits::id && utf8::is_valid(one.name);
    const std::string name = is_readable ? cleaned(one.name, limits::file_name) : std::string();
    said.request.files.push_back({name.empty() ? "that file" : name});
    said.kept.push_back(one.url);
  }
  if (are_an_import(said.request.files, said.request.text)) {
    said.request.verb = "import";
  } else {
    said.request.files.clear();
    said.kept.clear();
  }
}

Heard hear_message(const Activity& activity, std::chrono::sys_seconds now) {
  Said said{request_of(activity, now), back_of(activity)};
  if (is_press(activity.value)) {
    add_press(said.request, activity.value);
    return said;
  }
  const bool to_us =
      said.back.direct || said.back.aside || mentions(activity.mentions, activity.recipient_id);
  if (!to_us) return Ignored{Why::not_for_us};
  said.back.pressed.clear();  // a message may answer another one, which has no button of ours
  said.request.overheard = !said.back.direct && !said.back.aside;
  said.request.text = words_of(activity.text, activity.mentions, activity.recipient_id);
  if (said.request.text.size() > limits::message_text) {  // far more than the desk reads: it says so
    said.request.text.resize(limits::message_text);
  }
  add_files(said, activity);
  return said;
}

Heard hear_invoke(const Activity& activity, std::chrono::sys_seconds now) {
  if (activity.name != "adaptiveCard/action") return hear_dialog(activity, now);
  Pressed pressed{request_of(activity, now), back_of(activity)};
  const json& value = activity.value;
  const auto action = value.is_object() ? value.find("action") : value.end();
  if (!value.is_object() || action == value.end() || !action->is_object()) return Unreadable{};
  const auto trigger = value.find("trigger");
  // A card that refreshes by itself is not a person's doing; ours ask for no such thing.
  if (trigger != value.end() && *trigger == "automatic") return Unreadable{};
  const auto data = action->find("data");
  if (data == action->end() || !is_press(*data)) return Unreadable{};
  try {
    add_press(pressed.request, *data);
  } catch (const Malformed&) {
    return Unreadable{};
  }
  return pressed;
}

Heard hear_joined(const Activity& activity, std::chrono::sys_seconds now) {
  Joined joined{request_of(activity, now), back_of(activity)};
  // In a conversation of two, what one can type says what we are; in a channel "hello" knows who runs it.
  joined.request.verb = joined.back.direct ? "help" : "hello";
  return joined;
}

// Nobody says this: it strikes, as the clock does.
Heard hear_renamed(const Activity& activity, std::chrono::sys_seconds now) {
  const std::string name = name_of(activity);
  if (activity.channel.empty() || name.empty()) return Ignored{Why::not_for_us};
  Renamed renamed{request_of(activity, now)};
  renamed.request.speaker = {"clock", platform};
  renamed.request.place = {};
  renamed.request.verb = "renamed";
  const Address address{activity.tenant, Scope::channel, activity.channel};
  renamed.request.fields = {{"platform", platform}, {"address", to_text(address)}, {"name", name}};
  return renamed;
}

// It comes of the team; what is meant is the channel.
Back of_channel(const Activity& activity) {
  Back back = back_of(activity);
  back.conversation = activity.channel;
  back.address = to_text(Address{activity.tenant, Scope::channel, activity.channel});
  back.direct = false;
  return back;
}

bool holds(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Heard hear_update(const Activity& activity, std::chrono::sys_seconds now) {
  if (holds(activity.added, activity.recipient_id)) return hear_joined(activity, now);
  if (holds(activity.removed, activity.recipient_id)) return Left{back_of(activity)};
  if (activity.event_type == "channelRenamed") return hear_renamed(activity, now);
  if (activity.event_type == "channelDeleted" && !activity.channel.empty()) return Left{of_channel(activity)};
  if (activity.event_type == "channelRestored" && !activity.channel.empty())
    return Installed{of_channel(activity)};
  const bool is_of_team =
      activity.event_type.starts_with("team");  // deleted, archived, restored, called otherwise
  if (!activity.added.empty() || !activity.removed.empty() || is_of_team) return Stirred{back_of(activity)};
  return Ignored{Why::not_for_us};
}

// The greeting comes with conversationUpdate, which Teams sends besides.
Heard hear_installation(const Activity& activity) {
  if (activity.action == "add" || activity.action == "add-upgrade") return Installed{back_of(activity)};
  if (activity.action == "remove") return Left{back_of(activity)};
  return Ignored{Why::not_for_us};  // remove-upgrade: a newer one of us stays
}

}  // namespace

Heard hear(const Activity& activity, std::chrono::sys_seconds now, const Ours& ours) {
  if (!is_ours(activity, ours)) return Ignored{Why::not_ours};
  if (activity.type == "message") return hear_message(activity, now);
  if (activity.type == "invoke") return hear_invoke(activity, now);
  if (activity.type == "conversationUpdate") return hear_update(activity, now);
  if (activity.type == "installationUpdate") return hear_installation(activity);
  return Ignored{Why::not_for_us};
}

}  // namespace knownby::teams
