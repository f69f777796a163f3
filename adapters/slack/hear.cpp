#include "adapters/slack/hear.hpp"

#include <nlohmann/json.hpp>

#include "adapters/forms.hpp"
#include "adapters/malformed.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/events/hear_event.hpp"
#include "adapters/slack/events/mention.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/ids.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/press.hpp"
#include "adapters/slack/views/hear_view.hpp"
#include "adapters/slack/views/state.hpp"
#include "adapters/strict_json.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using Why = Ignored::Why;

// What a slash command says, however it came. Views into what it came in.
struct Typed {
  std::string_view team, app, channel, channel_name, user, trigger, response_url;
  std::string_view text;  // any bytes
};

Heard heard_command(const Typed& typed, std::chrono::sys_seconds now, const Ours& ours) {
  if (typed.app != ours.app_id || typed.team != ours.team_id) return Ignored{Why::not_ours};
  const std::string_view channel = id_or_throw(typed.channel);
  const std::string_view user = id_or_throw(typed.user);
  Command command;
  command.request.event = "slack:command:" + token_or_throw(typed.trigger);
  command.request.now = now;
  command.request.speaker = {std::string(platform), key_of(typed.team, user)};
  command.request.place = place_of(typed.team, channel, typed.channel_name);
  command.back = {std::string(typed.response_url), std::string(channel), std::string(user)};
  command.back.trigger = std::string(typed.trigger);
  const bool is_text = utf8::is_valid(typed.text) && typed.text.find('\0') == std::string_view::npos;
  if (!is_text || typed.text.size() > limits::command_text) return Unreadable{};
  command.request.text = unescaped(typed.text);
  const std::string_view other = mentioned_besides(typed.text, {});
  if (!other.empty()) command.request.fields.emplace_back("account", key_of(typed.team, other));
  return command;
}

Typed typed_in(const FormBody& form) {
  return {form.text("team_id"),       form.text("api_app_id"), form.text("channel_id"),
          form.bytes("channel_name"), form.text("user_id"),    form.text("trigger_id"),
          form.text("response_url"),  form.bytes("text")};
}

// The answers of the form that this button sends; Slack sends what stands in every input of the message.
void add_answers(Request& request, std::string_view action_id, const json& payload) {
  const json& holder = payload.contains("view") ? object_at(payload, "view") : payload;
  const json& values = object_at(object_at(holder, "state"), "values");
  for (const auto& [block_id, elements] : values.items()) {
    if (!elements.is_object()) continue;
    for (const auto& [element_id, element] : elements.items()) {
      const auto name = input_of(action_id, element_id);
      if (!name || name->size() > limits::field_name || !element.is_object()) continue;
      add_answer(request, std::string(*name), element);
    }
  }
}

struct Pressed {
  std::string team;
  std::string user;
  std::string channel;
  std::string container;  // the message's or view's name in event identities
};

// Adds a request, unless this element is one that carries nothing for us, such as a link.
void add_press(std::vector<Request>& requests, const Pressed& by, const json& action, const json& payload,
               std::chrono::sys_seconds now) {
  if (!action.is_object()) throw Malformed("an action is not an object");
  if (text_at(action, "type") != "button" || !action.contains("value")) return;
  const std::string action_id = token_or_throw(text_at(action, "action_id"));
  Press press = unpack(text_at(action, "value"));
  Request request;
  request.event = "slack:press:" + key_of(by.team, by.user) + ':' + by.container + ':' + action_id + ':' +
                  token_or_throw(text_at(action, "action_ts"));
  request.now = now;
  request.speaker = {std::string(platform), key_of(by.team, by.user)};
  if (!by.channel.empty())
    request.place = place_of(by.team, by.channel, text_at(object_at(payload, "channel"), "name"));
  request.verb = std::move(press.verb);
  request.fields = std::move(press.fields);
  add_answers(request, action_id, payload);
  requests.push_back(std::move(request));
}

Heard hear_actions(const json& payload, std::chrono::sys_seconds now, const Ours& ours) {
  Pressed by;
  by.team = text_at(object_at(payload, "team"), "id");
  if (text_at(payload, "api_app_id") != ours.app_id || by.team != ours.team_id) return Ignored{Why::not_ours};
  const json& container = object_at(payload, "container");
  by.user = id_or_throw(text_at(object_at(payload, "user"), "id"));
  by.channel = text_at(object_at(payload, "channel"), "id");
  if (by.channel.empty()) by.channel = text_at(container, "channel_id");
  const bool at_home =
      text_at(container, "type") == "view" && text_at(object_at(payload, "view"), "type") == "home";
  if (by.channel.empty() && !at_home) return Ignored{Why::not_for_us};  // we have no other views
  by.container = by.channel.empty() ? "view/" + token_or_throw(text_at(container, "view_id"))
                                    : std::string(id_or_throw(by.channel)) + '/' +
                                          token_or_throw(text_at(container, "message_ts"));
  const auto actions = payload.find("actions");
  if (actions == payload.end() || !actions->is_array() || actions->size() > limits::actions) {
    throw Malformed("no list of actions");
  }
  Presses presses;
  presses.at_home = by.channel.empty();
  presses.back = {text_at(payload, "response_url"), presses.at_home ? by.user : by.channel, by.user};
  presses.back.direct = presses.at_home;
  presses.back.trigger = text_at(payload, "trigger_id");
  const std::string thread = text_at(container, "thread_ts");
  if (!thread.empty()) presses.back.thread = token_or_throw(thread);
  for (const json& action : *actions) add_press(presses.requests, by, action, payload, now);
  if (presses.requests.empty()) return Ignored{Why::not_for_us};
  return presses;
}

}  // namespace

Heard hear_form(std::string_view body, std::chrono::sys_seconds now, const Ours& ours) {
  const FormBody form(body);
  const std::string_view payload = form.bytes("payload");
  const std::string_view command = form.bytes("command");
  if (form.bytes("ssl_check") == "1") return SslCheck{};
  if (!payload.empty() && !command.empty()) throw Malformed("a payload and a command at once");
  if (!command.empty()) return heard_command(typed_in(form), now, ours);
  if (payload.empty()) throw Malformed("neither a payload nor a command");
  const json object = strict_json(payload);
  if (!object.is_object()) throw Malformed("the payload is not an object");
  return hear_interaction(object, now, ours);
}

Heard hear_interaction(const json& payload, std::chrono::sys_seconds now, const Ours& ours) {
  const std::string type = text_at(payload, "type");
  if (type == "block_actions") return hear_actions(payload, now, ours);
  if (type == "view_submission") return hear_submission(payload, now, ours);
  if (type == "block_suggestion") return hear_typing(payload, now, ours);
  if (type == "shortcut" || type == "message_action") return hear_shortcut(payload, now, ours);
  return Ignored{Why::not_for_us};
}

Heard hear_command(const json& payload, std::chrono::sys_seconds now, const Ours& ours) {
  const auto at = [&payload](const char* key) -> std::string_view {
    const auto found = payload.find(key);
    if (found == payload.end() || !found->is_string()) return {};
    return found->get_ref<const std::string&>();
  };
  const Typed typed{at("team_id"), at("api_app_id"), at("channel_id"),   at("channel_name"),
                    at("user_id"), at("trigger_id"), at("response_url"), at("text")};
  return heard_command(typed, now, ours);
}

Heard hear_json(std::string_view body, std::chrono::sys_seconds now, const Ours& ours) {
  json object;
  try {
    object = strict_json(body);
    if (!object.is_object()) throw Malformed("the body is not an object");
    if (text_at(object, "type") != "url_verification") return hear_event(object, now, ours);
  } catch (const Malformed& broken) {
    // An event is brought again until it is taken, which would mend nothing; anything else is refused.
    if (body.find("\"event_callback\"") == std::string_view::npos) throw;
    return Poison{broken.what(), body.size()};
  }
  std::string challenge = text_at(object, "challenge");
  if (challenge.empty() || challenge.size() > limits::challenge)
    throw Malformed("no challenge of a fair size");
  return Challenge{std::move(challenge)};
}

bool is_ssl_check(std::string_view body) {
  if (body.find("ssl_check=1") == std::string_view::npos) return false;
  try {
    return FormBody(body).bytes("ssl_check") == "1";
  } catch (const Malformed&) {
    return false;
  }
}

}  // namespace knownby::slack
