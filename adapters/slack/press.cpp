#include "adapters/slack/press.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/slack/blocks/strip.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/strict_json.hpp"
#include "adapters/text/letters.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::slack {
namespace {

bool is_name(std::string_view text, std::size_t longest) {
  return !text.empty() && text.size() <= longest && printable_run(text) == text.size();
}

bool is_value(std::string_view text) {
  return text.size() <= limits::field_value && utf8::is_valid(text) &&
         text.find('\0') == std::string_view::npos;
}

bool is_sound(std::string_view verb, const Fields& fields) {
  if (!is_name(verb, limits::verb) || fields.size() > limits::request_fields) return false;
  return std::all_of(fields.begin(), fields.end(), [](const auto& field) {
    return is_name(field.first, limits::field_name) && is_value(field.second);
  });
}

bool has_repeated_name(const Fields& fields) {
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    const auto same = [&](const auto& other) { return other.first == field->first; };
    if (std::any_of(fields.begin(), field, same)) return true;
  }
  return false;
}

// Slack escapes & < > on some of its ways back to us; spelled as JSON escapes they pass unchanged.
std::string without_markup(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (is_markup(c)) {
      out += c == '&' ? "\\u0026" : c == '<' ? "\\u003c" : "\\u003e";
    } else {
      out += c;
    }
  }
  return out;
}

// Whether these words mean themselves even in a JSON string within a JSON string.
bool is_bare(std::string_view words) { return bare_run(words) == words.size(); }
bool is_bare_name(std::string_view text, std::size_t longest) {
  return !text.empty() && text.size() <= longest && is_bare(text);
}

// Nearly every button carries a word and some numbers: put down at once as what pack() and quote() make of
// them. False, and nothing put, of any other.
bool put_bare(std::string& json, std::string_view verb, const Fields& fields) {
  const auto are_bare = [](const auto& field) {
    return is_bare_name(field.first, limits::field_name) && is_bare(field.second);
  };
  const bool is_fit = is_bare_name(verb, limits::verb) && fields.size() <= limits::request_fields &&
                      std::all_of(fields.begin(), fields.end(), are_bare) && !has_repeated_name(fields);
  if (!is_fit) return false;
  Strip strip(json, limits::button_value);  // longer within the string than in itself
  strip.mark(R"("{\"v\":\")");
  strip.mark(verb);
  strip.mark(R"(\",\"f\":{)");
  for (const auto& [name, value] : fields) {
    if (&name != &fields.front().first) strip.mark(",");
    strip.mark(R"(\")");
    strip.mark(name);
    strip.mark(R"(\":\")");
    strip.mark(value);
    strip.mark(R"(\")");
  }
  strip.mark(R"(}}")");
  return strip.end();
}

}  // namespace

std::optional<std::string> pack(std::string_view verb, const Fields& fields) {
  if (!is_sound(verb, fields) || has_repeated_name(fields)) return std::nullopt;
  std::string json;
  json.reserve(128);  // a verb and an id or two
  json += R"({"v":)";
  quote(json, verb);
  json += R"(,"f":{)";
  for (const auto& [name, value] : fields) {
    if (json.back() != '{') json += ',';
    quote(json, name);
    json += ':';
    quote(json, value);
  }
  json += "}}";
  if (has_markup(json)) json = without_markup(json);
  const bool fits = json.size() <= limits::button_value || utf8::code_points(json) <= limits::button_value;
  if (!fits) return std::nullopt;
  return json;
}

bool put_packed(std::string& json, std::string_view verb, const Fields& fields) {
  if (put_bare(json, verb, fields)) return true;
  const std::optional<std::string> value = pack(verb, fields);
  if (value) quote(json, *value);
  return value.has_value();
}

Press unpack(std::string_view value) {
  if (utf8::code_points(value) > limits::button_value) throw Malformed("button value too long");
  const nlohmann::json json = strict_json(value);
  const auto verb = json.find("v");
  const auto fields = json.find("f");
  if (!json.is_object() || json.size() != 2 || verb == json.end() || fields == json.end() ||
      !verb->is_string() || !fields->is_object()) {
    throw Malformed("button value is not ours");
  }
  Press press{verb->get<std::string>()};
  for (const auto& [name, field] : fields->items()) {
    if (!field.is_string()) throw Malformed("button field is not text");
    press.fields.emplace_back(name, field.get<std::string>());
  }
  if (!is_sound(press.verb, press.fields)) throw Malformed("button value is not ours");
  return press;
}

std::string submit_id(std::size_t form) { return "form" + std::to_string(form); }

std::string input_id(std::size_t form, std::string_view name) {
  return submit_id(form) + ':' + std::string(name);
}

std::optional<std::string_view> input_of(std::string_view submit, std::string_view element) {
  const bool belongs = submit.starts_with("form") && element.size() > submit.size() + 1 &&
                       element.starts_with(submit) && element[submit.size()] == ':';
  if (!belongs) return std::nullopt;
  return element.substr(submit.size() + 1);
}

}  // namespace knownby::slack
