#include "adapters/teams/hear.hpp"

#include <algorithm>

#include "adapters/clean.hpp"
#include "adapters/malformed.hpp"
#include "adapters/teams/address.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/teams/mention.hpp"
#include "adapters/teams/press.hpp"
#include "adapters/utf8.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using Scope = Address::Scope;
using Why = Ignored::Why;

constexpr const char* platform = "teams";

bool is_ours(const Activity& activity, const Ours& ours) {
  const std::string tenant = lower(ours.tenant_id);
  if (lower(activity.tenant) != tenant) return false;
  if (!activity.other_tenant.empty() && lower(activity.other_tenant) != tenant) return false;
  return lower(activity.recipient_id) == "28:" + lower(ours.app_id);
}

// Where no kind is named it is a conversation with many: what is private is not said there.
Address address_of(const Activity& activity) {
  Address address{activity.tenant, Scope::group, std::string(without_thread(activity.conversation))};
  if (activity.scope == "personal") address.scope = Scope::personal;
  if (activity.scope == "channel") address.scope = Scope::channel;
  return address;
}

// A team is added in its first channel, whose name Teams leaves out.
std::string name_of(const Activity& activity) {
  const std::string& name = activity.channel_name;
  if (name.empty() || name.size() > limits::place_name || !utf8::is_valid(name)) return {};
  return '#' + cleaned(name, limits::place_name);
}

Place place_of(const Activity& activity) {
  const Address address = address_of(activity);
  Place place{platform, to_text(address), address.is_direct(), {}};
  if (address.scope == Scope::channel && activity.channel == address.id) place.name = name_of(activity);
  return place;
}

Back back_of(const Activity& activity) {
  const Address address = address_of(activity);
  Back back{activity.service_url, activity.conversation, to_text(address)};
  back.activity = activity.id;
  back.pressed = activity.reply_to;
  back.user = activity.from_id;
  const std::string& account = activity.from_object.empty() ? activity.from_id : activity.from_object;
  back.key = key_of(activity.tenant, account);
  back.direct = address.is_direct();
  return back;
}

Request request_of(const Activity& activity, std::chrono::sys_seconds now) {
  if (activity.id.empty()) throw Malformed("an activity has no identity");
  Request request;
  const bool is_invoke = activity.type == "invoke";  // known by its id alone (T-08)
  request.event = std::string("teams:") + (is_invoke ? "invoke:" : "activity:") + lower(activity.tenant) +
                  (is_invoke ? "" : '/' + activity.conversation) + '/' + activity.id;
  request.now = now;
  request.speaker = {platform, back_of(activity).key};
  request.place = place_of(activity);
  return request;
}

void add_press(Request& request, const json& data) {
  Press press = unpack(data);
  request.verb = std::move(press.verb);
  request.fields = std::move(press.fields);
}

Heard hear_message(const Activity& activity, std::chrono::sys_seconds now) {
  Said said{request_of(activity, now), back_of(activity)};
  if (is_press(activity.value)) {
    add_press(said.request, activity.value);
    return said;
  }
  const bool to_us = said.back.direct || mentions(activity.mentions, activity.recipient_id);
  if (!to_us) return Ignored{Why::not_for_us};
  said.back.pressed.clear();  // a message may answer another one, which has no button of ours
  said.request.text = words_of(activity.text, activity.mentions, activity.recipient_id);
  if (said.request.text.size() > limits::message_text) {  // far more than the desk reads: it says so
    said.request.text.resize(limits::message_text);
  }
  return said;
}

Heard hear_invoke(const Activity& activity, std::chrono::sys_seconds now) {
  if (activity.name != "adaptiveCard/action") return UnknownInvoke{};
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

bool holds(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Heard hear_update(const Activity& activity, std::chrono::sys_seconds now) {
  if (holds(activity.added, activity.recipient_id)) return hear_joined(activity, now);
  if (holds(activity.removed, activity.recipient_id)) return Left{back_of(activity)};
  if (activity.event_type == "channelRenamed") return hear_renamed(activity, now);
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
