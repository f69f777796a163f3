#include "tests/adapters/slack/workspace.hpp"

#include <openssl/hmac.h>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace knownby::slack {
namespace {

namespace asio = boost::asio;
const std::string signing_secret = "8f742231b10e8888abcd99yyyzzz85a5";

// OpenSSL's one-shot HMAC: not the code under test.
std::string signature_of(const std::string& timestamp, const std::string& body) {
  const std::string signed_text = "v0:" + timestamp + ":" + body;
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  HMAC(EVP_sha256(), signing_secret.data(), static_cast<int>(signing_secret.size()),
       static_cast<const unsigned char*>(static_cast<const void*>(signed_text.data())), signed_text.size(),
       digest, &length);
  std::string hex = "v0=";
  for (unsigned int i = 0; i < length; ++i) {
    hex += "0123456789abcdef"[digest[i] >> 4];
    hex += "0123456789abcdef"[digest[i] & 15];
  }
  return hex;
}

SlackSettings settings_of(std::chrono::milliseconds answer_within) {
  SlackSettings settings;
  settings.app_id = lincoln.app_id;
  settings.team_id = lincoln.team_id;
  settings.signing_secrets = {Secret(signing_secret)};
  settings.tokens.access = Secret("loopback-token");
  settings.answer_within = answer_within;
  return settings;
}

}  // namespace

Workspace::Workspace(std::chrono::milliseconds answer_within,
                     const std::function<void(SlackSettings&)>& change)
    : gate_(loop, asio::steady_timer::time_point::max()) {
  SlackSettings settings = settings_of(answer_within);
  settings.note = [this](std::string_view words, bool) { warnings.emplace_back(words); };
  if (change) change(settings);
  slack.emplace(std::move(settings), loop.get_executor(), doors, clock,
                [this](net::Call made) { return call(std::move(made)); });
  slack->start([this](Request request) { return ask(std::move(request)); });
}

net::HttpRequest Workspace::signed_request(std::string body, std::string type) const {
  const std::string timestamp = std::to_string(clock.now().time_since_epoch().count());
  net::HttpRequest request{"POST", "/slack/events", std::move(body)};
  request.headers = {{"Host", "bot.lincoln.example"},
                     {"Content-Type", std::move(type)},
                     {"X-Slack-Request-Timestamp", timestamp},
                     {"X-Slack-Signature", signature_of(timestamp, request.body)}};
  return request;
}

net::HttpResponse Workspace::send(net::HttpRequest request) {
  return run(doors.at("/slack/events")->serve(std::move(request)));
}

net::HttpResponse Workspace::press(const nlohmann::json& actions) {
  return send(signed_request(payload_body(presses_payload(actions))));
}

void Workspace::settle() {
  loop.restart();
  loop.poll();
}

Reply Workspace::said(const std::string& words) {
  Reply reply;
  reply.card.blocks.emplace_back(says(words));
  return reply;
}

asio::awaitable<Reply> Workspace::ask(Request request) {
  asked.push_back(request);
  if (is_slow) {
    boost::system::error_code released;
    co_await gate_.async_wait(asio::redirect_error(asio::use_awaitable, released));
  }
  co_return reply(request);
}

asio::awaitable<net::Answer> Workspace::call(net::Call made) {
  calls.push_back(std::move(made));
  net::Answer answer;
  if (outside) co_return outside(calls.back());
  if (answers.empty()) {
    answer.status = 200;
    answer.body = R"({"ok":true,"channel":"C1GRADE7","ts":"1503435956.000247"})";
  } else {
    answer = answers.front();
    answers.pop_front();
  }
  if (late_answers > 0) {
    --late_answers;
    boost::system::error_code released;
    co_await gate_.async_wait(asio::redirect_error(asio::use_awaitable, released));
  }
  co_return answer;
}

}  // namespace knownby::slack
