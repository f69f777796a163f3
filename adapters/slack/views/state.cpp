#include "adapters/slack/views/state.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "adapters/malformed.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/limits.hpp"

namespace knownby::slack {

using nlohmann::json;

std::string answer_in(const json& element) {
  for (const char* key : {"value", "selected_date"}) {
    std::string text = text_at(element, key);
    if (!text.empty()) return text;
  }
  const auto several = element.find("selected_options");
  if (several == element.end() || !several->is_array())
    return text_at(object_at(element, "selected_option"), "value");
  std::string lines;
  for (const json& option : *several) {
    if (option.is_object()) lines += (lines.empty() ? "" : "\n") + text_at(option, "value");
  }
  return lines;
}

void add_answer(Request& request, std::string name, const json& element) {
  std::string answer = answer_in(element);
  const bool is_too_much =
      request.fields.size() == limits::request_fields || answer.size() > limits::field_value;
  if (is_too_much) throw Malformed("a form is too large");
  request.fields.emplace_back(std::move(name), std::move(answer));
}

}  // namespace knownby::slack
