#include <nlohmann/json.hpp>

#include "adapters/forms.hpp"
#include "tests/adapters/slack/payloads.hpp"
#include "tests/contract/drivers.hpp"

namespace knownby {

using nlohmann::json;

namespace {

const char* const channel = "C1GRADE7";

std::string id_of(const std::string& person) { return person == "rivera" ? "U1RIVERA" : "U1PARK"; }

// The button of this label in a message; null where it has none.
json button_called(const json& message, const std::string& label) {
  for (const json& block : message.value("blocks", json::array())) {
    for (const json& element : block.value("elements", json::array())) {
      if (element.value("type", "") == "button" && element.at("text").value("text", "") == label)
        return element;
    }
  }
  return {};
}

net::Answer answer_of(const json& body) {
  net::Answer answer;
  answer.status = 200;
  answer.body = body.dump();
  return answer;
}

json arguments_of(const net::Call& call) {
  if (call.body.starts_with('{')) return json::parse(call.body);
  json arguments = json::object();
  const FormBody form(call.body);
  for (const char* key : {"channel", "oldest", "include_all_metadata", "limit", "cursor", "users"})
    if (form.has(key)) arguments[key] = std::string(form.text(key));
  return arguments;
}

}  // namespace

SlackDriver::SlackDriver(Answers desk) {
  api_.app_id = slack::lincoln.app_id;
  api_.channels = {channel};
  api_.people = {"U1RIVERA", "U1PARK"};
  school_.reply = [this, desk = std::move(desk)](const Request& request) {
    heard.push_back(request);
    return desk(request);
  };
  school_.outside = [this](const net::Call& call) {
    const auto done = [&] { return take(call); };
    return mishap ? mishap(call, done) : done();
  };
}

void SlackDriver::say(const std::string& person, const std::string& text, const std::string& event) {
  speaking_ = person;
  pressed_.reset();
  auto fields = slack::command_fields(text);
  slack::set(fields, "user_id", id_of(person));
  slack::set(fields, "trigger_id", event);
  const std::string said = bring(Way::command, fields, {});
  if (!said.empty()) show(json::parse(said));
}

std::string SlackDriver::bring(Way way, const slack::FormFields& command, const json& press) {
  const std::string body = way == Way::command ? slack::encoded(command) : slack::payload_body(press);
  std::string said = school_.send(school_.signed_request(body)).body;
  school_.settle();
  return said;
}

void SlackDriver::press(const std::string& person, const std::string& label) {
  speaking_ = person;
  json button;
  for (const fakes::Seen& seen : api_.ledger.everyone_sees(channel)) {
    const json found = button_called(seen.message, label);
    if (found.is_null()) continue;
    button = found;
    pressed_ = {true, seen.ts};
  }
  for (std::size_t at = 0; at < alone_.size(); ++at) {
    const json found = button_called(alone_[at].second, label);
    if (found.is_null() || alone_[at].first != person) continue;
    button = found;
    pressed_ = {false, std::to_string(at)};
  }
  if (button.is_null()) return;
  button["action_ts"] = "1596530385.194939";
  json payload = slack::presses_payload(json::array({button}));
  payload["user"]["id"] = id_of(person);
  bring(Way::press, {}, payload);
}

net::Answer SlackDriver::take(const net::Call& call) {
  const json body = arguments_of(call);
  if (call.purpose != net::Purpose::slack_response_url)
    return answer_of(api_.call(call.url.substr(call.url.rfind('/') + 1), body));
  show(body);
  return answer_of({{"ok", true}});
}

void SlackDriver::show(const json& message) {
  if (message.value("replace_original", false) && pressed_) {
    if (pressed_->first) {
      api_.ledger.redraw(channel, pressed_->second, message);
    } else {
      alone_[std::stoul(pressed_->second)].second = message;
    }
  } else if (message.at("response_type") == "in_channel") {
    api_.ledger.post(channel, message);
  } else {
    alone_.emplace_back(speaking_, message);
  }
}

std::vector<std::string> SlackDriver::everyone_sees() const {
  std::vector<std::string> seen;
  for (const fakes::Seen& one : api_.ledger.everyone_sees(channel)) seen.push_back(one.message.at("text"));
  return seen;
}

bool SlackDriver::calls_somebody() const {
  for (const fakes::Seen& one : api_.ledger.everyone_sees(channel)) {
    const std::string all = one.message.dump();
    for (const char* call : {"<!", "<@", "<#"})
      if (all.find(call) != std::string::npos) return true;
  }
  return false;
}

std::vector<std::string> SlackDriver::alone_sees(const std::string& person) const {
  std::vector<std::string> seen;
  for (const auto& [who, message] : alone_)
    if (who == person) seen.push_back(message.at("text"));
  return seen;
}

Delivery SlackDriver::deliver(Outgoing outgoing) {
  school_.clock.advance(std::chrono::seconds(2));
  return school_.run(school_.slack->deliver(std::move(outgoing)));
}

Sought SlackDriver::seek(Outgoing outgoing) {
  school_.clock.advance(std::chrono::seconds(2));
  return school_.run(school_.slack->seek(std::move(outgoing)));
}

}  // namespace knownby
