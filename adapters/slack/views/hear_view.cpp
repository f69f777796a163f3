#include "adapters/slack/views/hear_view.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "adapters/malformed.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/views/metadata.hpp"
#include "adapters/slack/views/shortcuts.hpp"
#include "adapters/slack/views/state.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using Why = Ignored::Why;

// Slack names the app in all of them but the shortcuts.
bool is_ours(const json& payload, const Ours& ours) {
  const std::string app = text_at(payload, "api_app_id");
  const bool is_shortcut =
      text_at(payload, "type") != "view_submission" && text_at(payload, "type") != "block_suggestion";
  return (app == ours.app_id || (app.empty() && is_shortcut)) &&
         text_at(object_at(payload, "team"), "id") == ours.team_id;
}

std::string user_in(const json& payload) {
  return std::string(id_or_throw(text_at(object_at(payload, "user"), "id")));
}

// In a conversation of two the answer goes to the person: that may be one we have no part in.
Back back_to(const std::string& channel, const std::string& thread, const std::string& user) {
  Back back{{}, channel, user, thread};
  back.direct = channel.empty() || channel.starts_with('D');
  if (back.direct) back.channel = user;
  if (back.direct) back.thread.clear();
  return back;
}

// The names of the inputs that it has, in their order; errors may stand at these and at nothing else (S-14).
std::vector<std::string> inputs_of(const json& view) {
  std::vector<std::string> names;
  const auto blocks = view.find("blocks");
  if (blocks == view.end() || !blocks->is_array()) return names;
  for (const json& block : *blocks) {
    if (block.is_object() && text_at(block, "type") == "input") names.push_back(text_at(block, "block_id"));
  }
  return names;
}

void add_answers(Request& request, const json& view) {
  for (const auto& [name, elements] : object_at(object_at(view, "state"), "values").items()) {
    if (!elements.is_object() || elements.empty() || name.size() > limits::field_name) continue;
    const json& element = elements.front();
    if (element.is_object()) add_answer(request, name, element);
  }
}

}  // namespace

Heard hear_submission(const json& payload, std::chrono::sys_seconds now, const Ours& ours) {
  if (!is_ours(payload, ours)) return Ignored{Why::not_ours};
  const json& view = object_at(payload, "view");
  if (text_at(view, "type") != "modal") return Ignored{Why::not_for_us};
  const std::string user = user_in(payload);
  Metadata metadata = unpack_metadata(text_at(view, "private_metadata"));
  Submitted submitted;
  Request& request = submitted.request;
  request.event = "slack:view:" + key_of(ours.team_id, user) + ':' + token_or_throw(text_at(view, "id")) +
                  ':' + token_or_throw(text_at(view, "hash"));
  request.now = now;
  request.speaker = {std::string(platform), key_of(ours.team_id, user)};
  if (!metadata.origin.channel.empty()) request.place = place_of(ours.team_id, metadata.origin.channel, {});
  request.verb = std::move(metadata.press.verb);
  request.fields = std::move(metadata.press.fields);
  add_answers(request, view);
  submitted.inputs = inputs_of(view);
  submitted.at_home = metadata.origin.channel.empty();
  submitted.back = back_to(metadata.origin.channel, metadata.origin.thread, user);
  return submitted;
}

Heard hear_typing(const json& payload, std::chrono::sys_seconds now, const Ours& ours) {
  if (!is_ours(payload, ours)) return Ignored{Why::not_ours};
  std::string typed = text_at(payload, "value");
  if (typed.size() > limits::typed_name) typed.clear();  // no name, so nobody's
  Typing typing;
  typing.request.now = now;
  typing.request.speaker = {std::string(platform), key_of(ours.team_id, user_in(payload))};
  typing.request.verb = verb_find;
  typing.request.fields = {{"typed", std::move(typed)}};
  return typing;
}

Heard hear_shortcut(const json& payload, std::chrono::sys_seconds now, const Ours& ours) {
  if (!is_ours(payload, ours)) return Ignored{Why::not_ours};
  const bool of_message = text_at(payload, "type") == "message_action";
  const auto chosen = std::find_if(shortcuts.begin(), shortcuts.end(), [&](const Shortcut& one) {
    return one.of_message == of_message && one.callback_id == text_at(payload, "callback_id");
  });
  if (chosen == shortcuts.end()) return Ignored{Why::not_for_us};
  Presses presses;
  const std::string user = user_in(payload);
  const json& channel = object_at(payload, "channel");
  const json& message = object_at(payload, "message");
  presses.back = back_to({}, {}, user);
  presses.back.trigger = token_or_throw(text_at(payload, "trigger_id"));
  presses.back.response_url = text_at(payload, "response_url");
  Request request;
  request.event = "slack:shortcut:" + presses.back.trigger;
  request.now = now;
  request.speaker = {std::string(platform), key_of(ours.team_id, user)};
  if (of_message) {
    const std::string id(id_or_throw(text_at(channel, "id")));
    request.place = place_of(ours.team_id, id, text_at(channel, "name"));
    presses.back.channel = id;
    presses.back.direct = false;
    const std::string thread = text_at(message, "thread_ts");
    if (!thread.empty()) presses.back.thread = token_or_throw(thread);
    request.fields = {{"text", cleaned(unescaped(text_at(message, "text")), limits::quoted_message)}};
  }
  request.verb = chosen->verb;
  presses.requests.push_back(std::move(request));
  return presses;
}

}  // namespace knownby::slack
