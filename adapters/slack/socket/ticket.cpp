#include "adapters/slack/socket/ticket.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/slack/result.hpp"
#include "adapters/strict_json.hpp"

namespace knownby::slack {
namespace {

// It goes into the log, so it is a name or nothing.
bool is_error_name(const std::string& text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), is_letter);
}

Ticket read(const std::string& body) {
  const auto text_at = [](const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  Ticket ticket;
  ticket.error = "unreadable answer";
  try {
    const nlohmann::json object = strict_json(body);
    if (!object.is_object()) return ticket;
    const auto ok = object.find("ok");
    const bool is_fine = ok != object.end() && ok->is_boolean() && ok->get<bool>();
    if (is_fine) ticket.url = text_at(object, "url");
    if (!ticket.url.empty()) ticket.error.clear();
    const std::string error = text_at(object, "error");
    if (!is_fine && is_error_name(error)) ticket.error = error;
  } catch (const Malformed&) {  // as it stands
  }
  return ticket;
}

}  // namespace

Ticket ticket_in(const net::Answer& answer) {
  Ticket ticket;
  if (answer.trouble != net::Trouble::none) {
    ticket.error = std::string(net::name(answer.trouble));
    return ticket;
  }
  ticket.told_to_wait = told_to_wait(answer);
  if (ticket.told_to_wait) {
    ticket.error = "ratelimited";
  } else if (answer.status != 200) {
    ticket.error = "HTTP " + std::to_string(answer.status);
  } else {
    ticket = read(answer.body);
  }
  return ticket;
}

}  // namespace knownby::slack
