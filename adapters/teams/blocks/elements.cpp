#include "adapters/teams/blocks/elements.hpp"

#include <algorithm>

#include "adapters/teams/dialogs/menus.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/teams/press.hpp"
#include "adapters/text/clean.hpp"

namespace knownby::teams {
namespace {

constexpr const char* nothing_to_read = "\u2026";  // an empty title is no title

std::string label_of(std::string_view label, std::size_t limit) {
  std::string words = cleaned(label, limit);
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words.empty() ? nothing_to_read : words;
}

// 2026-10-14; a picker that starts at anything else shows nothing.
bool is_date(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  const auto fits = [](char c, char wanted) { return wanted == 'd' ? c >= '0' && c <= '9' : c == wanted; };
  return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), fits);
}

Json choices_of(const Input& input, Json element, bool& has_any) {
  Json choices = Json::array();
  bool is_chosen = false;
  for (const auto& [value, label] : input.choices) {
    const bool fits = !value.empty() && cleaned(value, limits::choice_value) == value;
    if (!fits || choices.size() == limits::choices) continue;
    choices.push_back({{"title", label_of(label, limits::label)}, {"value", value}});
    is_chosen |= value == input.value;
  }
  has_any = !choices.empty();
  element["style"] = "compact";
  element["choices"] = std::move(choices);
  if (is_chosen) element["value"] = input.value;
  return element;
}

Json text_of(const Input& input, Json element) {
  element["isMultiline"] = input.kind == Input::Kind::lines;
  element["maxLength"] = limits::input_value;
  const std::string value = cleaned(input.value, limits::input_value);
  if (!value.empty()) element["value"] = value;
  return element;
}

// Whoever is found while one types is added; those who stand there at first are among the choices.
Json students_of(const Input& input, Json element) {
  Json choices = Json::array();
  std::string chosen;
  for (const auto& [value, label] : input.choices) {
    if (value.find(',') != std::string::npos || choices.size() == limits::choices) continue;
    choices.push_back({{"title", label_of(label, limits::label)}, {"value", value}});
    chosen += (chosen.empty() ? "" : ",") + value;
  }
  element["style"] = "filtered";
  element["isMultiSelect"] = true;
  element["placeholder"] = "Type a name; type on to find it";
  element["choices"] = std::move(choices);
  element["choices.data"] = {{"type", "Data.Query"}, {"dataset", students_dataset}};
  if (!chosen.empty()) element["value"] = chosen;
  return element;
}

const char* type_of(Input::Kind kind) {
  switch (kind) {
    case Input::Kind::line:
    case Input::Kind::lines:
      return "Input.Text";
    case Input::Kind::students:
    case Input::Kind::choice:
      return "Input.ChoiceSet";
    case Input::Kind::date:
      return "Input.Date";
  }
  return "Input.Text";
}

Json toned(Json action, Button::Tone tone) {
  if (tone == Button::Tone::primary) action["style"] = "positive";
  if (tone == Button::Tone::danger) action["style"] = "destructive";
  return action;
}

}  // namespace

std::optional<Json> action_of(const Button& button, std::string_view form) {
  const std::string title = label_of(button.label, limits::label);
  if (!button.link.empty()) {
    if (!is_linkable(button.link)) return std::nullopt;
    return toned({{"type", "Action.OpenUrl"}, {"title", title}, {"url", button.link}}, button.tone);
  }
  const auto data = pack({button.verb, button.fields}, form);
  if (!data) return std::nullopt;
  Json packed = Json::parse(data->dump());
  // Other buttons send no inputs, so that one still empty does not keep them from being pressed.
  const char* inputs = form.empty() ? "none" : "auto";
  if (button.opens_form) {
    packed["msteams"] = {{"type", "task/fetch"}};
    return toned(
        {{"type", "Action.Submit"}, {"title", title}, {"data", packed}, {"associatedInputs", "none"}},
        button.tone);
  }
  Json submit{{"type", "Action.Submit"}, {"title", title}, {"data", packed}, {"associatedInputs", inputs}};
  Json execute{{"type", "Action.Execute"},   {"title", title},
               {"verb", button.verb},        {"data", packed},
               {"associatedInputs", inputs}, {"fallback", std::move(submit)}};
  return toned(std::move(execute), button.tone);
}

std::optional<Json> submit_of(const Button& button, std::string_view form, std::string_view dialog) {
  const auto data = pack({button.verb, button.fields}, form);
  if (!data) return std::nullopt;
  Json packed = Json::parse(data->dump());
  packed["dialog"] = dialog;
  return toned(
      {{"type", "Action.Submit"}, {"title", label_of(button.label, limits::label)}, {"data", packed}},
      button.tone);
}

std::optional<Json> input_of(const Input& input, std::string_view form) {
  const std::string& label = input.label.empty() ? input.name : input.label;
  const bool is_list = input.kind == Input::Kind::students;
  Json element{{"type", type_of(input.kind)},
               {"id", is_list ? list_id(form, input.name) : input_id(form, input.name)}};
  element["label"] = label_of(label, limits::title);
  if (!input.optional) {
    element["isRequired"] = true;
    element["errorMessage"] = "Please fill this in.";
  }
  bool is_there = true;
  if (input.kind == Input::Kind::choice) {
    element = choices_of(input, std::move(element), is_there);
  } else if (is_list) {
    element = students_of(input, std::move(element));
  } else if (input.kind == Input::Kind::date) {
    if (is_date(input.value)) element["value"] = input.value;
  } else {
    element = text_of(input, std::move(element));
  }
  if (!is_there) return std::nullopt;
  return element;
}

}  // namespace knownby::teams
