#include "adapters/slack/people/reading.hpp"

#include <algorithm>

#include "adapters/forms.hpp"
#include "adapters/malformed.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/limits.hpp"
#include "adapters/slack/result.hpp"
#include "adapters/slack/wire.hpp"
#include "adapters/strict_json.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;
using nlohmann::json;

constexpr std::size_t longest_cursor = 1024;
constexpr const char* form_type = "application/x-www-form-urlencoded";

// It goes into the log, so it is a name or nothing.
std::string error_in(const json& object) {
  const std::string error = text_at(object, "error");
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  const bool is_name =
      !error.empty() && error.size() <= 64 && std::all_of(error.begin(), error.end(), is_part);
  return is_name ? error : "an error without a name";
}

}  // namespace

std::string form_of(const Fields& fields) {
  std::string form;
  for (const auto& [name, value] : fields) {
    if (!form.empty()) form += '&';
    form += percent_encoded(name);
    form += '=';
    form += percent_encoded(value);
  }
  return form;
}

Read read_in(const net::Answer& answer) {
  Read read;
  read.error = "unreadable answer";
  if (answer.trouble != net::Trouble::none) {
    read.error = std::string(net::name(answer.trouble));
    return read;
  }
  if (answer.status == 0) {
    read.error = "not asked";
    return read;
  }
  if (answer.status != 200) {
    read.error = "HTTP " + std::to_string(answer.status);
    return read;
  }
  try {
    json object = strict_json(answer.body);
    if (!object.is_object()) return read;
    const auto ok = object.find("ok");
    const bool is_fine = ok != object.end() && ok->is_boolean() && ok->get<bool>();
    read.error = is_fine ? std::string() : error_in(object);
    if (is_fine) read.next = text_at(object_at(object, "response_metadata"), "next_cursor");
    if (read.next.size() > longest_cursor) throw Malformed("a cursor is too long");
    read.object = std::move(object);
  } catch (const Malformed&) {
    read.error = "unreadable answer";
  }
  return read;
}

// Reading twice does no harm, so what may not have arrived is asked again.
asio::awaitable<net::Answer> Wire::read(std::string method, std::string form) {
  const std::string no_channel;
  net::Answer answer;
  for (int attempt = 1; attempt <= limits::readings; ++attempt) {
    const bool may_go = co_await turn_comes(method, no_channel, limits::reading_wait);
    if (!may_go || is_refused(clock_.now())) co_return net::Answer();
    answer = co_await call(method, no_channel, form, form_type);
    const auto told = told_to_wait(answer);
    const bool may_help = told || answer.trouble != net::Trouble::none || answer.status >= 500;
    if (!may_help || answer.trouble == net::Trouble::refused_by_gate) break;
    if (!told) {
      const std::chrono::sys_seconds then = clock_.now() + limits::reading_pause;
      co_await clock_.sleep_until(then);
    }
  }
  co_return answer;
}

}  // namespace knownby::slack
