#include "adapters/net/http_message.hpp"

#include <algorithm>

namespace knownby::net {
namespace {

// Locale-free on purpose: header names are ASCII whatever the machine is set to.
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string_view reason(unsigned status) {
  switch (status) {
    case 200:
      return "OK";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "";  // the phrase may be empty (RFC 9112, 4)
  }
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ");
  const std::size_t start = out.size();
  out.append(value);
  std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(), is_control, ' ');
  out.append("\r\n");
}

}  // namespace

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(),
                    [](char x, char y) { return x == y || lower(x) == lower(y); });
}

std::vector<std::string_view> HttpRequest::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : headers)
    if (same_header(key, name)) values.push_back(value);
  return values;
}

std::optional<std::string_view> HttpRequest::only(std::string_view name) const {
  std::optional<std::string_view> found;
  for (const auto& [key, value] : headers) {
    if (!same_header(key, name)) continue;
    if (found) return std::nullopt;
    found = value;
  }
  return found;
}

// Written by hand and not by Beast's serializer: the headers are few and fixed, and one buffer means that a
// response is one write.
std::string to_bytes(const HttpResponse& response, bool closes) {
  std::string out;
  out.reserve(256 + response.body.size());
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason(response.status)).append("\r\n");
  if (!response.content_type.empty()) append_header(out, "Content-Type", response.content_type);
  out.append("Content-Length: ").append(std::to_string(response.body.size())).append("\r\n");
  out.append("Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
  for (const auto& [name, value] : response.headers) append_header(out, name, value);
  if (closes) out.append("Connection: close\r\n");
  out.append("\r\n").append(response.body);
  return out;
}

}  // namespace knownby::net
