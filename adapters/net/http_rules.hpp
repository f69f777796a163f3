#pragma once
// The rules of the HTTP door as pure functions: which request is refused, and how. No sockets
// here.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "adapters/net/http_limits.hpp"
#include "adapters/net/http_message.hpp"

namespace knownby::net {

enum class Refusal : std::uint8_t {
  bad_request,
  head_too_large,
  body_too_large,
  method,
  expectation,
  content_encoding,
  head_late,
  body_late,
  busy,
  peer_full,  // closed unheard
};
inline constexpr std::size_t refusals = 10;

std::string_view name(Refusal refusal);   // for a metric's label, such as "body_too_large"
HttpResponse answer_to(Refusal refusal);  // fixed text that says nothing about us

// Watches one request head arrive, and refuses as soon as the bytes allow: too long, a bare LF, a folded
// header. Knows nothing of what the lines mean.
class HeadWatch {
 public:
  struct Seen {
    std::size_t whole = 0;  // the head's length including its empty line; 0: more must come
    std::optional<Refusal> refusal;
  };
  // bytes: everything of this request so far. What earlier calls saw is not looked at again.
  Seen look(std::string_view bytes, const HttpLimits& limits);

 private:
  std::size_t line_ = 0;          // where the line being read begins
  std::size_t looked_ = 0;        // no LF between line_ and here
  std::size_t lines_ = 0;         // complete ones
  std::size_t headers_from_ = 0;  // where the header block begins
};

// May this parsed head be served? minor_version: 0 or 1 of HTTP/1.x.
std::optional<Refusal> judge(const HttpRequest& head, unsigned minor_version, const HttpLimits& limits);

}  // namespace knownby::net
