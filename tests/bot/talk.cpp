#include "tests/bot/talk.hpp"

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <random>
#include <thread>

namespace knownby {
namespace {

std::string hmac_hex(const std::string& key, const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(), &length);
  std::string hex;
  for (unsigned i = 0; i < length; ++i) {
    hex += "0123456789abcdef"[digest.at(i) >> 4];
    hex += "0123456789abcdef"[digest.at(i) & 15];
  }
  return hex;
}

std::string encoded(const std::string& text) {
  std::string made;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) {
      made += c;
    } else {
      made += '%';
      made += "0123456789ABCDEF"[byte >> 4];
      made += "0123456789ABCDEF"[byte & 15];
    }
  }
  return made;
}

}  // namespace

Talk::Talk(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval ten_seconds{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &ten_seconds, sizeof ten_seconds);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    socket_ = -1;
  }
}

Talk::~Talk() {
  if (socket_ >= 0) ::close(socket_);
}

bool Talk::read_more() {
  std::array<char, 16384> buffer{};
  const ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), 0);
  if (got <= 0) return false;
  read_.append(buffer.data(), static_cast<std::size_t>(got));
  return true;
}

std::optional<Talk::Answer> Talk::send(const std::string& request) {
  if (socket_ < 0) return std::nullopt;
  if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
    return std::nullopt;
  }
  std::size_t head = 0;
  while ((head = read_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) return std::nullopt;
  }
  std::size_t length = 0;
  const std::size_t at = read_.find("Content-Length: ");
  if (at < head) length = std::strtoul(read_.c_str() + at + 16, nullptr, 10);
  while (read_.size() < head + 4 + length) {
    if (!read_more()) return std::nullopt;
  }
  Answer answer{std::atoi(read_.c_str() + 9), read_.substr(head + 4, length)};
  read_.erase(0, head + 4 + length);
  return answer;
}

std::optional<Talk::Answer> Talk::get(const std::string& path) {
  return send("GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n");
}

int bring_thrice(unsigned short port, const std::vector<std::string>& requests, unsigned seed) {
  std::vector<std::string> all;
  for (int again = 0; again < 3; ++again) all.insert(all.end(), requests.begin(), requests.end());
  std::shuffle(all.begin(), all.end(), std::mt19937(seed));
  std::atomic<int> taken{0};
  std::vector<std::thread> connections;
  for (std::size_t line = 0; line < 4; ++line) {
    connections.emplace_back([&, line] {
      Talk talk(port);
      for (std::size_t at = line; at < all.size(); at += 4) {
        const auto answer = talk.send(all[at]);
        taken += answer && answer->status == 200 ? 1 : 0;
      }
    });
  }
  for (std::thread& connection : connections) connection.join();
  return taken;
}

std::string book_called(int number) {
  return "book " + std::string(static_cast<std::size_t>(number), 'x') + "z";
}

int book_in(const std::string& words) {
  const std::size_t at = words.find("book x");
  return at == std::string::npos ? 0 : static_cast<int>(words.find('z', at) - at - 5);
}

std::string slack_signature(const std::string& body, std::chrono::sys_seconds now,
                            const std::string& secret) {
  return "v0=" + hmac_hex(secret, "v0:" + std::to_string(now.time_since_epoch().count()) + ":" + body);
}

namespace {

std::string callback(const std::string& event, const std::string& event_id) {
  return R"({"token":"x","team_id":"T0LINCOLN","api_app_id":"A0KNOWNBY","type":"event_callback","event_id":")" +
         event_id +
         R"(","event_time":1792012319,"authorizations":[{"enterprise_id":null,"team_id":"T0LINCOLN",)" +
         R"("user_id":"U0KNOWNBY","is_bot":true,"is_enterprise_install":false}],"event":{)" + event + "}}";
}

std::string said(const std::string& event, const std::string& text, const std::string& event_id,
                 const std::string& ts) {
  return callback(event + R"(,"user":"U0RIVERA","team":"T0LINCOLN","text":")" + text + R"(","ts":")" + ts +
                      R"(","event_ts":")" + ts + '"',
                  event_id);
}

}  // namespace

std::string slack_mention(const std::string& text, const std::string& event_id, const std::string& ts) {
  return said(R"("type":"app_mention","channel":"C0GRADE7")", "<@U0KNOWNBY> " + text, event_id, ts);
}

std::string slack_message(const std::string& text, const std::string& event_id, const std::string& ts) {
  return said(R"("type":"message","channel":"D0RIVERA","channel_type":"im")", text, event_id, ts);
}

std::string slack_invited(const std::string& inviter, const std::string& event_id) {
  return callback(
      R"("type":"member_joined_channel","user":"U0KNOWNBY","channel":"C0NEWCHAN","channel_type":"C",)"
      R"("team":"T0LINCOLN","inviter":")" +
          inviter + '"',
      event_id);
}

std::string slack_home_opened(const std::string& user, const std::string& event_id) {
  return callback(R"("type":"app_home_opened","tab":"home","channel":"D0SOME","user":")" + user + '"',
                  event_id);
}

std::string slack_user_changed(const std::string& user, const std::string& email, bool is_deactivated) {
  return callback(R"("type":"user_change","user":{"id":")" + user + R"(","team_id":"T0LINCOLN","deleted":)" +
                      (is_deactivated ? "true" : "false") + R"(,"profile":{"email":")" + email + R"("}})",
                  "EvUser" + email + (is_deactivated ? "1" : "0"));
}

std::string slack_renamed(const std::string& channel, const std::string& name) {
  return callback(R"("type":"channel_rename","channel":{"id":")" + channel + R"(","name":")" + name +
                      R"(","created":1360782804})",
                  "EvName" + name);
}

std::string slack_event(const std::string& body, std::chrono::sys_seconds now) {
  return "POST /slack/events HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
         "X-Slack-Request-Timestamp: " +
         std::to_string(now.time_since_epoch().count()) +
         "\r\nX-Slack-Signature: " + slack_signature(body, now) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string slash_command(const std::string& text, const std::string& trigger, std::chrono::sys_seconds now,
                          const std::string& secret) {
  const std::string body =
      "token=x&team_id=T0LINCOLN&team_domain=lincoln&channel_id=D0RIVERA&channel_name=directmessage"
      "&user_id=U0RIVERA&user_name=rivera&command=%2Fcheckin&text=" +
      encoded(text) + "&api_app_id=A0KNOWNBY&is_enterprise_install=false&response_url=" +
      encoded("https://hooks.slack.com/commands/T0LINCOLN/1/x") + "&trigger_id=" + trigger;
  const std::string seconds = std::to_string(now.time_since_epoch().count());
  return "POST /slack/events HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\n"
         "X-Slack-Request-Timestamp: " +
         seconds + "\r\nX-Slack-Signature: v0=" + hmac_hex(secret, "v0:" + seconds + ":" + body) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string slack_press(nlohmann::json element, const std::string& user, bool at_home) {
  using nlohmann::json;
  json payload = {
      {"type", "block_actions"},
      {"api_app_id", "A0KNOWNBY"},
      {"team", {{"id", "T0LINCOLN"}}},
      {"user", {{"id", user}}},
      {"channel", {{"id", "C0GRADE7"}}},
      {"trigger_id", "1388105719492.1379717998065.9bc163894734c1f4"},
      {"container", {{"type", "message"}, {"message_ts", "1503435956.000247"}, {"channel_id", "C0GRADE7"}}},
      {"response_url", "https://hooks.slack.com/actions/T0LINCOLN/2/abc"},
      {"actions", json::array({std::move(element)})}};
  if (at_home) {
    for (const char* part : {"channel", "response_url"}) payload.erase(part);
    payload["container"] = {{"type", "view"}, {"view_id", "V0HOME"}};
    payload["view"] = {{"id", "V0HOME"}, {"type", "home"}};
  }
  return slack_payload(payload);
}

std::string slack_payload(const nlohmann::json& payload) { return "payload=" + encoded(payload.dump()); }

}  // namespace knownby
