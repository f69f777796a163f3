#pragma once
// What passes between the HTTP server and those who answer: a request as it came, a response as it goes.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace knownby::net {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;  // in order of arrival, repeats kept

// Header names are compared without regard to ASCII case; values keep their bytes.
bool same_letters(std::string_view a, std::string_view b);  // of two texts of one length
inline bool same_header(std::string_view a, std::string_view b) {
  return a.size() == b.size() && same_letters(a, b);
}

struct HttpRequest {
  std::string method{};
  std::string target{};  // origin-form: begins with '/'
  std::string body{};    // the bytes as received, chunks joined
  HttpHeaders headers{};
  std::string peer{};  // address, without the port

  // Every value sent under this name; a header sent twice is seen twice (S-04).
  std::vector<std::string_view> all(std::string_view name) const;
  // The value, if the header was sent exactly once.
  std::optional<std::string_view> only(std::string_view name) const;
};

struct HttpResponse {
  unsigned status = 200;
  std::string content_type{};  // empty: no Content-Type header
  std::string body{};
  HttpHeaders headers{};  // further ones, such as Retry-After
};

// The response as bytes: length, no-store and nosniff, no banner, and no Date, which a server that is
// told no time must not send. `closes` adds "Connection: close". A control character in a header's value goes
// out as a space: nobody can begin a header of their own.
std::string to_bytes(const HttpResponse& response, bool closes);

}  // namespace knownby::net
