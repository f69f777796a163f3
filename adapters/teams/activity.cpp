#include "adapters/teams/activity.hpp"

#include "adapters/malformed.hpp"
#include "adapters/strict_json.hpp"
#include "adapters/teams/address.hpp"
#include "adapters/teams/limits.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

// The member; a null stands for none.
const json* member(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

const json& object_at(const json& object, const char* key) {
  static const json nothing = json::object();
  const json* found = member(object, key);
  if (found == nullptr) return nothing;
  if (!found->is_object()) throw Malformed("a field that holds fields does not");
  return *found;
}

const json& list_at(const json& object, const char* key) {
  static const json nothing = json::array();
  const json* found = member(object, key);
  if (found == nullptr) return nothing;
  if (!found->is_array()) throw Malformed("a field that holds a list does not");
  return *found;
}

std::string text_at(const json& object, const char* key) {
  const json* found = member(object, key);
  if (found == nullptr) return {};
  if (!found->is_string()) throw Malformed("a field that is text is not");
  return found->get<std::string>();
}

bool is_set(const json& object, const char* key) {
  const json* found = member(object, key);
  if (found == nullptr) return false;
  if (!found->is_boolean()) throw Malformed("a field that is yes or no is neither");
  return found->get<bool>();
}

// An id, or nothing where there is none.
std::string id_at(const json& object, const char* key) {
  std::string id = text_at(object, key);
  if (!id.empty() && !is_id(id)) throw Malformed("an id is not one");
  return id;
}

std::string required(std::string id, const char* rule) {
  if (id.empty()) throw Malformed(rule);
  return id;
}

std::vector<std::string> members_at(const json& object, const char* key) {
  std::vector<std::string> ids;
  for (const json& one : list_at(object, key)) {
    if (!one.is_object()) throw Malformed("a member is not an object");
    ids.push_back(id_at(one, "id"));
  }
  return ids;
}

std::vector<Mention> mentions_at(const json& object) {
  std::vector<Mention> mentions;
  for (const json& entity : list_at(object, "entities")) {
    if (!entity.is_object()) throw Malformed("an entity is not an object");
    if (text_at(entity, "type") != "mention" || mentions.size() == limits::mentions) continue;
    const json& who = object_at(entity, "mentioned");
    Mention mention{id_at(who, "id"), text_at(entity, "text")};
    if (mention.text.empty()) mention.text = "<at>" + text_at(who, "name") + "</at>";
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

std::vector<Attached> files_at(const json& object) {
  std::vector<Attached> files;
  for (const json& one : list_at(object, "attachments")) {
    if (!one.is_object()) throw Malformed("an attachment is not an object");
    if (text_at(one, "contentType") != "application/vnd.microsoft.teams.file.download.info") continue;
    if (files.size() == limits::files) break;
    files.push_back({text_at(one, "name"), text_at(object_at(one, "content"), "downloadUrl")});
  }
  return files;
}

// The tenant stands in two places; where both name one, both count (T-04).
void read_tenants(Activity& activity, const json& conversation, const json& channel_data) {
  activity.tenant = id_at(object_at(channel_data, "tenant"), "id");
  activity.other_tenant = id_at(conversation, "tenantId");
  if (activity.tenant.empty()) activity.tenant = std::exchange(activity.other_tenant, {});
}

}  // namespace

Activity read_activity(std::string_view body) {
  const json object = strict_json(body);
  if (!object.is_object()) throw Malformed("an activity is not an object");
  const json& conversation = object_at(object, "conversation");
  const json& from = object_at(object, "from");
  const json& channel_data = object_at(object, "channelData");
  const json& channel = object_at(channel_data, "channel");
  Activity activity;
  activity.type = required(text_at(object, "type"), "an activity has no type");
  activity.id = id_at(object, "id");
  activity.name = text_at(object, "name");
  activity.action = text_at(object, "action");
  activity.service_url = required(id_at(object, "serviceUrl"), "an activity has no service URL");
  activity.channel_id = id_at(object, "channelId");
  activity.from_id = required(id_at(from, "id"), "an activity has no sender");
  activity.from_object = id_at(from, "aadObjectId");
  activity.recipient_id = id_at(object_at(object, "recipient"), "id");
  activity.is_targeted = is_set(object_at(object, "recipient"), "isTargeted");
  activity.conversation = required(id_at(conversation, "id"), "an activity has no conversation");
  activity.scope = text_at(conversation, "conversationType");
  read_tenants(activity, conversation, channel_data);
  activity.channel = id_at(channel, "id");
  activity.channel_name = text_at(channel, "name");
  activity.team = id_at(object_at(channel_data, "team"), "id");
  activity.event_type = text_at(channel_data, "eventType");
  activity.reply_to = id_at(object, "replyToId");
  activity.text = text_at(object, "text");
  activity.mentions = mentions_at(object);
  activity.files = files_at(object);
  activity.added = members_at(object, "membersAdded");
  activity.removed = members_at(object, "membersRemoved");
  const json* value = member(object, "value");
  if (value != nullptr) activity.value = *value;
  return activity;
}

Claimed claimed_by(const Activity& activity) {
  return {activity.service_url, activity.channel_id, activity.tenant};
}

}  // namespace knownby::teams
