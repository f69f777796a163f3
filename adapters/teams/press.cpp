#include "adapters/teams/press.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/teams/limits.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

constexpr const char* press_key = "press";
constexpr const char* form_key = "form";

bool is_name(std::string_view text, std::size_t longest) {
  return !text.empty() && text.size() <= longest &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_value(std::string_view text) {
  return text.size() <= limits::field_value && utf8::is_valid(text) &&
         text.find('\0') == std::string_view::npos;
}

bool is_sound(const Press& press) {
  if (!is_name(press.verb, limits::verb) || press.fields.size() > limits::request_fields) return false;
  return std::all_of(press.fields.begin(), press.fields.end(), [](const auto& field) {
    return is_name(field.first, limits::field_name) && is_value(field.second);
  });
}

const std::string& text_of(const json& value) {
  if (!value.is_string()) throw Malformed("a field of a press is not text");
  return value.get_ref<const std::string&>();
}

std::string lines_of(std::string values) {
  std::replace(values.begin(), values.end(), ',', '\n');
  return values;
}

}  // namespace

std::optional<json> pack(const Press& press, std::string_view form) {
  if (!is_sound(press)) return std::nullopt;
  json fields = json::object();
  for (const auto& [name, value] : press.fields) {
    if (!fields.emplace(name, value).second) return std::nullopt;
  }
  json data{{press_key, {{"verb", press.verb}, {"fields", std::move(fields)}}}};
  if (!form.empty()) data[form_key] = form;
  if (data.dump().size() > limits::press) return std::nullopt;
  return data;
}

bool is_press(const json& data) { return data.is_object() && data.contains(press_key); }

Press unpack(const json& data) {
  if (!is_press(data) || !data[press_key].is_object()) throw Malformed("a press is not ours");
  const json& packed = data[press_key];
  const auto verb = packed.find("verb");
  const auto fields = packed.find("fields");
  if (packed.size() != 2 || verb == packed.end() || fields == packed.end() || !fields->is_object())
    throw Malformed("a press is not ours");
  Press press{text_of(*verb)};
  for (const auto& [name, value] : fields->items()) press.fields.emplace_back(name, text_of(value));
  const auto form = data.find(form_key);
  if (form != data.end()) {
    const std::string one = input_id(text_of(*form), ""), several = list_id(text_of(*form), "");
    for (const auto& [name, answer] : data.items()) {
      if (name.starts_with(one)) press.fields.emplace_back(name.substr(one.size()), text_of(answer));
      if (name.starts_with(several))
        press.fields.emplace_back(name.substr(several.size()), lines_of(text_of(answer)));
    }
  }
  if (!is_sound(press)) throw Malformed("a press is not ours");
  return press;
}

std::string form_id(std::size_t form) { return "form" + std::to_string(form); }

std::string input_id(std::string_view form, std::string_view name) {
  return std::string(form) + ':' + std::string(name);
}

std::string list_id(std::string_view form, std::string_view name) {
  return std::string(form) + '*' + std::string(name);
}

}  // namespace knownby::teams
