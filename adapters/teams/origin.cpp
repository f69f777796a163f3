#include "adapters/teams/origin.hpp"

#include "adapters/malformed.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/text/clean.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::teams {
namespace {

using Scope = Address::Scope;

Place place_of(const Activity& activity) {
  const Address address = address_of(activity);
  Place place{platform, to_text(address), address.is_direct(), {}};
  if (address.scope == Scope::channel && activity.channel == address.id) place.name = name_of(activity);
  return place;
}

}  // namespace

Address address_of(const Activity& activity) {
  Address address{activity.tenant, Scope::group, std::string(without_thread(activity.conversation))};
  if (activity.scope == "personal") address.scope = Scope::personal;
  if (activity.scope == "channel") address.scope = Scope::channel;
  return address;
}

std::string name_of(const Activity& activity) {
  const std::string& name = activity.channel_name;
  if (name.empty() || name.size() > limits::place_name || !utf8::is_valid(name)) return {};
  return '#' + cleaned(name, limits::place_name);
}

Back back_of(const Activity& activity) {
  const Address address = address_of(activity);
  Back back{activity.service_url, activity.conversation, to_text(address)};
  back.team = activity.team;
  back.activity = activity.id;
  back.pressed = activity.reply_to;
  back.user = activity.from_id;
  const std::string& account = activity.from_object.empty() ? activity.from_id : activity.from_object;
  back.key = key_of(activity.tenant, account);
  back.direct = address.is_direct();
  back.aside = activity.is_targeted && !back.direct;
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

}  // namespace knownby::teams
