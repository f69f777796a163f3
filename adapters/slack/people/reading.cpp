#include "adapters/slack/people/reading.hpp"

#include <algorithm>
#include <cctype>

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
constexpr std::string_view form_type = "application/x-www-form-urlencoded";

bool is_letter(unsigned char c) {
  return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == '~';
}

void append_encoded(std::string& form, std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_letter(byte)) {
      form += c;
    } else {
      form += '%';
      form += hex[byte >> 4];
      form += hex[byte & 15];
    }
  }
}

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
    append_encoded(form, name);
    form += '=';
    append_encoded(form, value);
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
  net::Answer answer;
  for (int attempt = 1; attempt <= limits::readings; ++attempt) {
    for (;;) {
      const net::Pacer::Time now = clock_.now();
      const net::Pacer::Time turn = pacer_.may_go(method, {}, now);
      if (turn <= now) break;
      if (turn > now + limits::reading_wait) co_return net::Answer();
      const auto then = std::chrono::ceil<std::chrono::seconds>(turn);
      co_await clock_.sleep_until(then);
    }
    if (is_refused(clock_.now())) co_return net::Answer();
    net::Call letter{net::Purpose::slack_api, settings_.api_base + method};
    letter.headers.emplace_back("Content-Type", form_type);
    letter.headers.emplace_back("Authorization", "Bearer " + std::string(settings_.bot_token.reveal()));
    letter.body = form;
    pacer_.went(method, {}, clock_.now());
    answer = co_await count(std::move(letter));
    const auto told = told_to_wait(answer);
    const net::Pacer::Time now = clock_.now();
    if (told) pacer_.hold(method, {}, now, now + *told);
    const bool may_help = told || answer.trouble != net::Trouble::none || answer.status >= 500;
    if (!may_help || answer.trouble == net::Trouble::refused_by_gate) break;
    if (!told) {
      const std::chrono::sys_seconds then = clock_.now() + limits::reading_pause;
      co_await clock_.sleep_until(then);
    }
  }
  co_return answer;
}

void Wire::went_well() { well_at_ = clock_.now(); }

bool Wire::suspend(std::chrono::sys_seconds when) {
  if (well_at_ && *well_at_ > when) return false;
  taken_until_ = clock_.now() + limits::refusal;
  return true;
}

}  // namespace knownby::slack
