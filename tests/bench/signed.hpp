#pragma once
// Whether a request to one of the bare servers is signed as Slack signs.

#include <array>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <string_view>

#include "adapters/slack/sign.hpp"

namespace knownby::bench {

inline bool is_signed(slack::Signatures& signatures,
                      const boost::beast::http::request<boost::beast::http::string_body>& request) {
  const std::array<std::string_view, 1> stamp{request["X-Slack-Request-Timestamp"]};
  const std::array<std::string_view, 1> signature{request["X-Slack-Signature"]};
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return signatures.verify(request.body(), stamp, signature, now).is == slack::Signed::good;
}

}  // namespace knownby::bench
