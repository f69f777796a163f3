#include "adapters/net/http_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace knownby::net {
namespace {

struct Said {
  std::string_view name;
  unsigned status;
  std::string_view text;
};
constexpr std::array<Said, refusals> said{{
    {"bad_request", 400, "bad request\n"},
    {"head_too_large", 431, "request head too large\n"},
    {"body_too_large", 413, "request body too large\n"},
    {"method", 405, "method not allowed\n"},
    {"expectation", 417, "expectation failed\n"},
    {"content_encoding", 415, "content encoding not supported\n"},
    {"head_late", 408, "request too slow\n"},
    {"body_late", 408, "request too slow\n"},
    {"busy", 503, "busy, try again\n"},
    {"peer_full", 503, "busy, try again\n"},
}};

// The headers that decide how a message is framed, and how often each was sent.
struct Framing {
  unsigned hosts = 0;
  unsigned lengths = 0;
  unsigned transfers = 0;
  unsigned expects = 0;
  bool encoded = false;
  std::string_view length{};
  std::string_view transfer{};
  std::string_view expect{};
};

Framing framing_of(const HttpHeaders& headers) {
  Framing framing;
  const auto take = [](unsigned& count, std::string_view& kept, std::string_view value) {
    ++count;
    kept = value;
  };
  std::string_view host;
  for (const auto& [key, value] : headers) {
    if (same_header(key, "Host")) take(framing.hosts, host, value);
    if (same_header(key, "Content-Length")) take(framing.lengths, framing.length, value);
    if (same_header(key, "Transfer-Encoding")) take(framing.transfers, framing.transfer, value);
    if (same_header(key, "Expect")) take(framing.expects, framing.expect, value);
    if (same_header(key, "Content-Encoding")) framing.encoded = true;
  }
  return framing;
}

// Origin-form only: a path of visible ASCII without a fragment.
bool is_origin_form(std::string_view target) {
  const auto is_allowed = [](char c) { return c > 0x20 && c < 0x7f && c != '#'; };
  return target.starts_with('/') && std::all_of(target.begin(), target.end(), is_allowed);
}

// Whoever stands before us must see the same end of the message as we do: one length or one "chunked",
// nothing that two readers could take differently.
bool is_framed_plainly(const Framing& framing, unsigned minor_version) {
  if (framing.hosts > 1 || (minor_version >= 1 && framing.hosts == 0)) return false;
  if (framing.lengths > 1 || framing.transfers > 1) return false;
  if (framing.transfers == 1)
    return framing.lengths == 0 && minor_version >= 1 && same_header(framing.transfer, "chunked");
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return framing.lengths == 0 ||
         (!framing.length.empty() && std::all_of(framing.length.begin(), framing.length.end(), is_digit));
}

bool is_longer(std::string_view digits, std::size_t limit) {
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  return error != std::errc{} || length > limit;
}

}  // namespace

std::string_view name(Refusal refusal) { return said.at(static_cast<std::size_t>(refusal)).name; }

HttpResponse answer_to(Refusal refusal) {
  const Said& row = said.at(static_cast<std::size_t>(refusal));
  HttpResponse response{row.status, "text/plain; charset=utf-8", std::string(row.text), {}};
  if (row.status == 405) response.headers.emplace_back("Allow", "GET, POST");
  if (row.status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

HeadWatch::Seen HeadWatch::look(std::string_view bytes, const HttpLimits& limits) {
  for (;;) {
    const auto lf = bytes.find('\n', looked_);
    const auto end = std::min(lf, bytes.size());
    // The CR of a line's end is not part of the line, hence the + 1.
    if (lines_ == 0 && end > limits.request_line + 1) return {0, Refusal::head_too_large};
    if (lines_ > 0 && end - headers_from_ > limits.header_block + 1) return {0, Refusal::head_too_large};
    looked_ = end;
    if (lf == std::string_view::npos) return {};
    if (lf == line_ || bytes[lf - 1] != '\r') return {0, Refusal::bad_request};
    const bool is_empty = lf - 1 == line_;
    if (is_empty && lines_ == 0) return {0, Refusal::bad_request};
    if (is_empty) return {lf + 1, {}};
    if (lines_ > 0 && (bytes[line_] == ' ' || bytes[line_] == '\t')) return {0, Refusal::bad_request};
    if (lines_ == 0) headers_from_ = lf + 1;
    if (++lines_ > limits.headers + 1) return {0, Refusal::head_too_large};
    line_ = looked_ = lf + 1;
  }
}

std::optional<Refusal> judge(const HttpRequest& head, unsigned minor_version, const HttpLimits& limits) {
  if (!is_origin_form(head.target)) return Refusal::bad_request;
  const Framing framing = framing_of(head.headers);
  if (!is_framed_plainly(framing, minor_version)) return Refusal::bad_request;
  if (head.method != "GET" && head.method != "POST") return Refusal::method;
  if (framing.expects > 1 || (framing.expects == 1 && !same_header(framing.expect, "100-continue")))
    return Refusal::expectation;
  if (framing.encoded) return Refusal::content_encoding;
  if (framing.lengths == 1 && is_longer(framing.length, limits.body(head.target)))
    return Refusal::body_too_large;
  return std::nullopt;
}

}  // namespace knownby::net
