#include "adapters/content.hpp"

#include <algorithm>
#include <string>

namespace knownby {
namespace {

constexpr std::string_view form_type = "application/x-www-form-urlencoded";

std::string trimmed_lower(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  text = text.substr(first, text.find_last_not_of(" \t") - first + 1);
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace

Content content_of(std::span<const std::string_view> values) {
  if (values.size() != 1) return Content::other;
  const std::string_view value = values[0];
  if (value == form_type) return Content::form;  // as Slack writes it
  const std::size_t semicolon = value.find(';');
  if (semicolon != std::string_view::npos) {
    const std::string parameter = trimmed_lower(value.substr(semicolon + 1));
    if (parameter != "charset=utf-8" && parameter != "charset=\"utf-8\"") return Content::other;
  }
  const std::string type = trimmed_lower(value.substr(0, semicolon));
  if (type == form_type) return Content::form;
  return type == "application/json" ? Content::json : Content::other;
}

}  // namespace knownby
