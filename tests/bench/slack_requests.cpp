#include "tests/bench/slack_requests.hpp"

#include <openssl/hmac.h>

#include <ctime>

#include "tests/bench/names.hpp"

namespace knownby::bench {
namespace {

std::string hex_signature(const std::string& secret, const std::string& text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest, &length);
  constexpr char digits[] = "0123456789abcdef";
  std::string hex = "v0=";
  for (unsigned int i = 0; i < length; ++i) {
    hex += digits[digest[i] >> 4U];
    hex += digits[digest[i] & 15U];
  }
  return hex;
}

std::string plus_for_space(std::string text) {
  for (char& letter : text) {
    if (letter == ' ') letter = '+';
  }
  return text;
}

}  // namespace

SlackRequests::SlackRequests(std::string secret, std::uint32_t staff, std::uint32_t students)
    : secret_(std::move(secret)),
      staff_(staff),
      students_(students),
      run_(static_cast<std::uint64_t>(std::time(nullptr))) {}

Exchange SlackRequests::next(Ask ask) {
  const std::uint64_t number = count_++;
  // Another speaker for a student's next turn and in the next run, so that hardly a pair comes twice within
  // the minute in which its second check-in is looked at as a double tap.
  const std::uint64_t turn = number / students_ + run_;
  const std::uint32_t speaker = static_cast<std::uint32_t>((number * 31 + turn) % staff_) + 1;
  std::string text = "who+hasn%27t+had+a+check-in+this+week";
  if (ask != Ask::who) {
    const auto student = static_cast<std::uint32_t>(number * 2654435761U % students_);
    text = plus_for_space(given_name(student) + " " + family_name(student) + " talk " + std::to_string(run_) +
                          " number " + std::to_string(number));
  }
  const std::string trigger =
      std::to_string(run_) + "." + std::to_string(number) + ".803a0bc887a14d10d2c447fce8b6703c";
  const std::string body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1&team_domain=lincoln&channel_id=C" +
                           std::to_string(speaker) + "&channel_name=grade-team&user_id=U" +
                           std::to_string(speaker) + "&user_name=someone&command=%2Fcheckin&text=" + text +
                           "&api_app_id=A1&is_enterprise_install=false&response_url=https%3A%2F%2Fhooks."
                           "slack.com%2Fcommands%2FT1%2F397700885554%2F"
                           "96rGlfmibIGlgcZRskXaIFfN&trigger_id=" +
                           trigger;
  const std::string stamp = std::to_string(std::time(nullptr));
  std::string signature = hex_signature(secret_, "v0:" + stamp + ":" + body);
  if (ask == Ask::bad) signature[10] = signature[10] == '0' ? '1' : '0';
  Exchange exchange;
  exchange.request =
      "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Slackbot 1.0\r\nAccept: */*\r\n"
      "X-Slack-Signature: " +
      signature + "\r\nX-Slack-Request-Timestamp: " + stamp +
      "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body;
  exchange.status = ask == Ask::bad ? "HTTP/1.1 401" : "HTTP/1.1 200";
  exchange.contains = ask == Ask::log ? "Logged: " : ask == Ask::who ? "have a check-in logged since" : "";
  return exchange;
}

std::string student_name(std::uint32_t number) { return given_name(number) + " " + family_name(number); }

}  // namespace knownby::bench
