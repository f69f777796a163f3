#include "adapters/slack/views/answers.hpp"

#include <algorithm>
#include <map>

#include "adapters/slack/blocks/elements.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/limits.hpp"

namespace knownby::slack {

std::string errors_json(const Fields& errors, const std::vector<std::string>& inputs) {
  if (errors.empty() || inputs.empty()) return {};
  std::map<std::string, std::string> at;  // one text an input
  for (const auto& [field, sentence] : errors) {
    const bool is_there = std::find(inputs.begin(), inputs.end(), field) != inputs.end();
    std::string& text = at[is_there ? field : inputs.front()];
    text += (text.empty() ? "" : " ") + sentence;
  }
  std::string json;
  for (const auto& [input, text] : at) {
    json += json.empty() ? "" : ",";
    quote(json, input);
    json += ':';
    quote(json, cleaned(text, limits::form_error));
  }
  return R"({"response_action":"errors","errors":{)" + json + "}}";
}

std::string options_json(const Fields& choices) {
  std::string options;
  std::size_t count = 0;
  for (const auto& [value, label] : choices) {
    const std::string option = option_json(value, label);
    if (option.empty() || count == limits::options) continue;
    options += (count == 0 ? "" : ",") + option;
    ++count;
  }
  return R"({"options":[)" + options + "]}";
}

}  // namespace knownby::slack
