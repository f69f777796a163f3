#include "adapters/slack/blocks/elements.hpp"

#include <algorithm>

#include "adapters/slack/blocks/spans.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/press.hpp"

namespace knownby::slack {
namespace {

std::string begin(std::string_view type, std::string_view action_id) {
  std::string json = R"({"type":")";
  json.append(type).append(R"(","action_id":)");
  quote(json, action_id);
  return json;
}

// 2026-10-14; Slack refuses a picker that starts at anything else.
bool is_date(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  const auto fits = [](char c, char wanted) { return wanted == 'd' ? c >= '0' && c <= '9' : c == wanted; };
  return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), fits);
}

std::string choices_json(const Input& input, std::string_view action_id) {
  std::string options;
  std::string chosen;
  std::size_t count = 0;
  for (const auto& [value, label] : input.choices) {
    const std::string option = option_json(value, label);
    if (option.empty() || count == limits::options) continue;
    if (value == input.value) chosen = option;
    options += (count == 0 ? "" : ",") + option;
    ++count;
  }
  if (count == 0) return {};
  std::string json = begin("static_select", action_id) + R"(,"options":[)" + options + ']';
  if (!chosen.empty()) json += R"(,"initial_option":)" + chosen;
  return json + '}';
}

// Names come from us as they are typed; one letter is enough for somebody called Li.
std::string students_json(const Input& input, std::string_view action_id) {
  std::string json = begin("multi_external_select", action_id) + R"(,"min_query_length":1,"placeholder":)";
  put_label(json, "Type a name", limits::placeholder);
  std::string chosen;
  for (const auto& [value, label] : input.choices) {
    const std::string option = option_json(value, label);
    if (!option.empty()) chosen += (chosen.empty() ? "" : ",") + option;
  }
  if (!chosen.empty()) json += R"(,"initial_options":[)" + chosen + ']';
  return json + '}';
}

std::string text_json(const Input& input, std::string_view action_id) {
  const bool many = input.kind == Input::Kind::lines;
  std::string json = begin("plain_text_input", action_id) + R"(,"multiline":)" + (many ? "true" : "false");
  json += R"(,"max_length":)" + std::to_string(limits::input_value);
  const std::string value = cleaned(input.value, limits::input_value);
  if (!value.empty()) {
    json += R"(,"initial_value":)";
    quote(json, value);
  }
  return json + '}';
}

std::string date_json(const Input& input, std::string_view action_id) {
  std::string json = begin("datepicker", action_id);
  if (is_date(input.value)) json += R"(,"initial_date":")" + input.value + '"';
  return json + '}';
}

}  // namespace

void put_label(std::string& json, std::string_view label, std::size_t limit) {
  const std::size_t start = json.size();
  if (put_plain(json, label, limit)) return;
  json.resize(start);
  put_plain(json, "\u2026", limit);
}

std::string option_json(std::string_view value, std::string_view label) {
  const std::string sent = cleaned(value, limits::option_value);
  if (sent.empty() || sent != value) return {};
  std::string option = R"({"text":)";
  put_label(option, label, limits::option_text);
  option += R"(,"value":)";
  quote(option, sent);
  return option + '}';
}

bool put_button(std::string& json, const Button& button, std::string_view action_id, std::string_view heard) {
  const bool is_link = !button.link.empty();
  if (is_link && !is_linkable(button.link)) return false;
  const std::size_t start = json.size();
  json += R"({"type":"button","action_id":)";
  quote(json, action_id);
  json += R"(,"text":)";
  put_label(json, button.label, limits::button_text);
  json += is_link ? R"(,"url":)" : R"(,"value":)";
  if (is_link) {
    quote(json, button.link);
  } else if (!put_packed(json, button.verb, button.fields)) {
    json.resize(start);
    return false;
  }
  if (!heard.empty()) {
    json += R"(,"accessibility_label":)";
    quote(json, heard);
  }
  if (button.tone == Button::Tone::primary) json += R"(,"style":"primary")";
  if (button.tone == Button::Tone::danger) json += R"(,"style":"danger")";
  json += '}';
  return true;
}

std::string input_json(const Input& input, std::string_view action_id) {
  switch (input.kind) {
    case Input::Kind::line:
    case Input::Kind::lines:
      return text_json(input, action_id);
    case Input::Kind::choice:
      return choices_json(input, action_id);
    case Input::Kind::date:
      return date_json(input, action_id);
    case Input::Kind::students:
      return students_json(input, action_id);
  }
  return {};
}

}  // namespace knownby::slack
