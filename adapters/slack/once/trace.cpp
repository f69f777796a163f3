#include "adapters/slack/once/trace.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "adapters/forms.hpp"
#include "adapters/malformed.hpp"
#include "adapters/slack/escape.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/strict_json.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

constexpr std::string_view event_type = "knownby_delivery";

bool carries(const json& message, std::string_view mark) {
  const json& metadata = object_at(message, "metadata");
  return text_at(metadata, "event_type") == event_type &&
         text_at(object_at(metadata, "event_payload"), "k") == mark;
}

std::string app_of(const json& message) {
  const std::string app = text_at(message, "app_id");
  return app.empty() ? text_at(object_at(message, "bot_profile"), "app_id") : app;
}

std::string ts_of(std::chrono::sys_seconds time) {
  return std::to_string(time.time_since_epoch().count()) + ".000000";
}

}  // namespace

std::string metadata_of(std::string_view mark) {
  if (mark.empty()) return {};
  std::string json =
      R"(,"metadata":{"event_type":")" + std::string(event_type) + R"(","event_payload":{"k":)";
  quote(json, mark);
  return json + "}}";
}

std::string history_form(std::string_view channel, std::chrono::sys_seconds oldest, std::string_view cursor) {
  std::string form =
      "channel=" + percent_encoded(channel) + "&oldest=" + ts_of(oldest) +
      "&inclusive=true&include_all_metadata=true&limit=" + std::to_string(limits::history_page);
  if (!cursor.empty()) form += "&cursor=" + percent_encoded(cursor);
  return form;
}

HistoryPage read_page(const std::string& body, std::string_view mark, std::string_view app_id) {
  const json answer = strict_json(body);
  const auto messages = answer.is_object() ? answer.find("messages") : answer.end();
  if (messages == answer.end() || !messages->is_array()) throw Malformed("a history without messages");
  HistoryPage page;
  for (const json& message : *messages) {
    if (!message.is_object() || !carries(message, mark)) continue;
    const std::string app = app_of(message);
    if (app == app_id) page.ours.push_back(text_at(message, "ts"));
    if (app.empty()) page.in_question = true;
  }
  page.next = text_at(object_at(answer, "response_metadata"), "next_cursor");
  return page;
}

bool is_earlier(const std::string& ts, const std::string& other) {
  const auto order = [](const std::string& name) {
    const std::size_t point = std::min(name.find('.'), name.size());
    return std::make_tuple(point, name);  // more digits before the point are more seconds
  };
  return order(ts) < order(other);
}

}  // namespace knownby::slack
