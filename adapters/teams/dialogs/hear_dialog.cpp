#include "adapters/teams/dialogs/hear_dialog.hpp"

#include <algorithm>
#include <array>

#include "adapters/malformed.hpp"
#include "adapters/teams/dialogs/menus.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/teams/mention.hpp"
#include "adapters/teams/origin.hpp"
#include "adapters/teams/press.hpp"
#include "adapters/text/clean.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

const json& part(const json& object, std::string_view key) {
  static const json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

std::string text_at(const json& object, std::string_view key) {
  const json& found = part(object, key);
  return found.is_string() ? found.get<std::string>() : std::string();
}

// Teams' menus are there in every conversation, most of which we have no part in: the answer goes to the
// person alone.
bool is_of_a_menu(const Activity& activity) { return activity.name.starts_with("composeExtension/"); }

template <class Kind>
Kind said_in(const Activity& activity, std::chrono::sys_seconds now) {
  Kind kind{request_of(activity, now), back_of(activity)};
  kind.back.activity.clear();  // an invoke is no message that could be answered
  kind.back.pressed.clear();
  if (!is_of_a_menu(activity)) return kind;
  kind.request.place = {};
  kind.back.address.clear();
  kind.back.direct = false;
  return kind;
}

template <class Kind>
Heard with_press(Kind kind, const json& data) {
  try {
    Press press = unpack(data);
    kind.request.verb = std::move(press.verb);
    kind.request.fields = std::move(press.fields);
  } catch (const Malformed&) {
    return Unreadable{true};
  }
  return kind;
}

Heard hear_submitted(const Activity& activity, std::chrono::sys_seconds now) {
  const json& data = part(activity.value, "data");
  auto submitted = said_in<Submitted>(activity, now);
  submitted.dialog = text_at(data, "dialog");
  return with_press(std::move(submitted), data);
}

std::string quoted(const json& message) {
  const json& body = part(message, "body");
  const std::string content = text_at(body, "content");
  if (content.size() > limits::message_text * 4) return {};
  const std::string words = text_at(body, "contentType") == "text" ? content : words_in_html(content);
  return cleaned(words, limits::quoted_message);
}

Heard hear_menu(const Activity& activity, std::chrono::sys_seconds now) {
  const std::string id = text_at(activity.value, "commandId");
  const auto chosen = std::find_if(menu_entries.begin(), menu_entries.end(),
                                   [&](const MenuEntry& one) { return one.id == id; });
  if (chosen == menu_entries.end()) return Unreadable{true};
  auto opens = said_in<Opens>(activity, now);
  opens.request.verb = chosen->verb;
  if (chosen->of_message) opens.request.fields = {{"text", quoted(part(activity.value, "messagePayload"))}};
  return opens;
}

// Nobody says this: the same may be asked again and again.
Request looking_up(const Activity& activity, std::chrono::sys_seconds now, std::string typed) {
  Request request = request_of(activity, now);
  request.event.clear();
  request.place = {};
  request.verb = verb_find;
  if (typed.size() > limits::typed_name) typed.clear();  // no name, so nobody's
  request.fields = {{"typed", std::move(typed)}};
  return request;
}

Heard hear_typing(const Activity& activity, std::chrono::sys_seconds now) {
  if (text_at(activity.value, "dataset") != students_dataset) return UnknownInvoke{};
  return Typing{looking_up(activity, now, text_at(activity.value, "queryText"))};
}

Heard hear_search(const Activity& activity, std::chrono::sys_seconds now) {
  if (text_at(activity.value, "commandId") != search_id) return UnknownInvoke{};
  std::string typed;
  const json& parameters = part(activity.value, "parameters");
  for (const json& parameter : parameters.is_array() ? parameters : json::array()) {
    if (text_at(parameter, "name") == search_parameter) typed = text_at(parameter, "value");
  }
  return Searching{looking_up(activity, now, std::move(typed))};
}

constexpr std::array<std::string_view, 7> breaking{"br", "br/", "/p", "/div", "/li", "/tr", "hr"};

std::string lower_word(std::string_view tag) {
  std::string word = lower(tag.substr(0, tag.find_first_of(" \t\n")));
  return word;
}

}  // namespace

Heard hear_dialog(const Activity& activity, std::chrono::sys_seconds now) {
  const std::string& name = activity.name;
  if (name == "task/fetch") return with_press(said_in<Opens>(activity, now), part(activity.value, "data"));
  if (name == "task/submit" || name == "composeExtension/submitAction") return hear_submitted(activity, now);
  if (name == "composeExtension/fetchTask") return hear_menu(activity, now);
  if (name == "composeExtension/query") return hear_search(activity, now);
  if (name == "composeExtension/selectItem") return with_press(said_in<Picks>(activity, now), activity.value);
  if (name == "application/search") return hear_typing(activity, now);
  return UnknownInvoke{};
}

std::string words_in_html(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    const bool may_be_tag = html.size() > 1 && html[0] == '<' &&
                            (html[1] == '/' || html[1] == '!' || (html[1] >= 'A' && html[1] <= 'Z') ||
                             (html[1] >= 'a' && html[1] <= 'z'));
    const std::size_t end = may_be_tag ? html.find('>') : std::string_view::npos;
    if (end == std::string_view::npos) {
      text += html.front();
      html.remove_prefix(1);
      continue;
    }
    const std::string word = lower_word(html.substr(1, end - 1));
    const bool breaks = std::find(breaking.begin(), breaking.end(), word) != breaking.end();
    if (breaks && !text.empty() && text.back() != '\n') text += '\n';
    html.remove_prefix(end + 1);
  }
  return words_of(text, {}, {});
}

}  // namespace knownby::teams
