#include <chrono>
#include <future>
#include <nlohmann/json.hpp>

#include "tests/contract/slack_socket_driver.hpp"

namespace knownby {

using nlohmann::json;
using std::chrono::milliseconds;

namespace {

constexpr int patience = 1'000;  // steps of ten milliseconds

slack::SlackSettings settings() {
  slack::SlackSettings made;
  made.app_id = slack::lincoln.app_id;
  made.team_id = slack::lincoln.team_id;
  made.is_socket = true;
  made.app_token = Secret("loopback-app-token");
  made.tokens.access = Secret("loopback-token");
  return made;
}

}  // namespace

// One thread: while the room works, nobody speaks. Only the hands are shaken from another.
SlackSocketDriver::SlackSocketDriver(Answers desk) : SlackDriver(std::move(desk)) {
  loopback_.stand_in(net::Purpose::slack_socket, server_.url("/"));
  sockets_.emplace(school_.loop.get_executor(), loopback_);
  school_.slack.emplace(
      settings(), school_.loop.get_executor(), school_.doors, school_.clock,
      [this](net::Call call) { return send(std::move(call)); },
      [this](std::string url) { return sockets_->open(net::Purpose::slack_socket, std::move(url)); });
  school_.slack->start([this](Request request) { return ask(std::move(request)); });
  auto shaken = std::async(std::launch::async, [this] { return server_.next(); });
  for (int step = 0; step < patience && shaken.wait_for(milliseconds(0)) != std::future_status::ready; ++step)
    school_.loop.run_one_for(milliseconds(10));
  peer_ = shaken.get();
  if (peer_) peer_->say(R"({"type":"hello","num_connections":1,"connection_info":{"app_id":"A1KNOWNBY"}})");
}

boost::asio::awaitable<net::Answer> SlackSocketDriver::send(net::Call call) { co_return take(call); }
boost::asio::awaitable<Reply> SlackSocketDriver::ask(Request request) { co_return school_.reply(request); }

SlackSocketDriver::~SlackSocketDriver() {
  school_.slack->stop_hearing();
  peer_.reset();
}

std::string SlackSocketDriver::bring(Way way, const slack::FormFields& command, const json& press) {
  json payload = press;
  if (way == Way::command) payload = json::object();
  for (const auto& [key, value] : command) payload[key] = value;
  const json envelope = {{"envelope_id", "e" + std::to_string(++envelopes_)},
                         {"type", way == Way::command ? "slash_commands" : "interactive"},
                         {"accepts_response_payload", way == Way::command},
                         {"payload", payload}};
  peer_->say(envelope.dump());
  for (int step = 0; step < patience && !peer_->stirs(milliseconds(0)); ++step)
    school_.loop.run_one_for(milliseconds(10));
  const auto said = peer_->hear_text();
  school_.settle();
  if (!said) return {};
  const json acknowledgement = json::parse(*said);
  return acknowledgement.contains("payload") ? acknowledgement["payload"].dump() : std::string();
}

net::Answer SlackSocketDriver::take(const net::Call& call) {
  if (!call.url.ends_with("/apps.connections.open")) return SlackDriver::take(call);
  net::Answer answer;
  answer.status = 200;
  // The second of its two connections never comes about.
  answer.body = peer_ || envelopes_ > 0 ? R"({"ok":false,"error":"internal_error"})"
                                        : R"({"ok":true,"url":")" + server_.url("/link/?ticket=1") + "\"}";
  return answer;
}

}  // namespace knownby
