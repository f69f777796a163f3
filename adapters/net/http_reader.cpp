#include "adapters/net/http_reader.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>

namespace knownby::net {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {
constexpr std::size_t first_read = 4 * 1024;  // a slash command comes whole in one read
constexpr std::size_t last_chunk = std::string_view("0\r\n\r\n").size();
constexpr std::size_t body_read = 16 * 1024;  // fewer turns for the rare large body
constexpr std::size_t usual_headers = 16;     // one allocation instead of five
constexpr std::size_t chunk_line_rest = 64;   // size digits, line ends and the last chunk
}  // namespace

// Beast's parser, writing straight into our request.
class HttpReader::Parser final : public http::basic_parser<true> {
 public:
  explicit Parser(std::size_t extensions_left) : extensions_left_(extensions_left) {
    request.headers.reserve(usual_headers);
  }

  HttpRequest request;
  unsigned minor_version = 1;

 private:
  using error_code = beast::error_code;
  using string_view = beast::string_view;

  void on_request_impl(http::verb, string_view method, string_view target, int version,
                       error_code&) override {
    request.method.assign(method.data(), method.size());
    request.target.assign(target.data(), target.size());
    minor_version = version >= 11 ? 1 : 0;
  }
  void on_response_impl(int, string_view, int, error_code&) override {}
  void on_field_impl(http::field, string_view name, string_view value, error_code& error) override {
    if (in_trailer_) return allow(name.size() + value.size(), error);
    request.headers.emplace_back(std::piecewise_construct, std::forward_as_tuple(name.data(), name.size()),
                                 std::forward_as_tuple(value.data(), value.size()));
  }
  void on_header_impl(error_code&) override { in_trailer_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(string_view piece, error_code&) override { return add(piece); }
  void on_chunk_header_impl(std::uint64_t, string_view extensions, error_code& error) override {
    allow(extensions.size(), error);
  }
  std::size_t on_chunk_body_impl(std::uint64_t, string_view piece, error_code&) override {
    return add(piece);
  }
  void on_finish_impl(error_code&) override {}

  // Extensions and trailer together: nothing reads them, so nobody needs many.
  void allow(std::size_t bytes, error_code& error) {
    if (bytes > extensions_left_)
      error = http::error::bad_chunk_extension;
    else
      extensions_left_ -= bytes;
  }
  std::size_t add(string_view piece) {
    request.body.append(piece.data(), piece.size());
    return piece.size();
  }

  std::size_t extensions_left_;
  bool in_trailer_ = false;  // fields after the head belong to a trailer
};

struct HttpReader::Inside {
  explicit Inside(const HttpLimits& the_limits)
      : limits(the_limits),
        buffer(the_limits.request_line + the_limits.header_block + first_read + body_read) {}

  void begin() {
    watch = HeadWatch{};
    parser.emplace(limits.chunk_extensions);
    parser->body_limit(boost::none);  // judged by target once the head is here
    parser->header_limit(static_cast<std::uint32_t>(limits.request_line + limits.header_block + first_read));
  }

  const HttpLimits& limits;
  beast::flat_buffer buffer;
  HeadWatch watch;
  std::optional<Parser> parser;
  Refusal refusal = Refusal::bad_request;
};

HttpReader::HttpReader(const HttpLimits& limits) : in_(std::make_unique<Inside>(limits)) { in_->begin(); }
HttpReader::~HttpReader() = default;

std::span<char> HttpReader::space() {
  const auto room = in_->buffer.prepare(in_->parser->is_header_done() ? body_read : first_read);
  return {static_cast<char*>(room.data()), room.size()};
}

void HttpReader::arrived(std::size_t bytes) { in_->buffer.commit(bytes); }

HttpReader::State HttpReader::go_on() { return in_->parser->is_header_done() ? read_body() : read_head(); }

HttpReader::State HttpReader::read_head() {
  if (in_->buffer.size() == 0) return State::head;
  const auto bytes = in_->buffer.cdata();
  const auto seen = in_->watch.look({static_cast<const char*>(bytes.data()), bytes.size()}, in_->limits);
  if (seen.refusal) return refuse(*seen.refusal);
  if (seen.whole == 0) return State::head;

  Parser& parser = *in_->parser;
  beast::error_code error;
  const auto used = parser.put(boost::asio::buffer(bytes.data(), seen.whole), error);
  // Two readers of one head must agree where it ends.
  if (error || used != seen.whole || !parser.is_header_done()) return refuse(Refusal::bad_request);
  in_->buffer.consume(used);
  if (const auto refusal = judge(parser.request, parser.minor_version, in_->limits)) return refuse(*refusal);
  parser.body_limit(in_->limits.body(parser.request.target));
  parser.eager(true);
  return read_body();
}

HttpReader::State HttpReader::read_body() {
  Parser& parser = *in_->parser;
  // Beast asserts that it never looks at fewer than the last five bytes there can be, "0", two line ends: a
  // last chunk that came in smaller pieces would end a program that checks assertions.
  const std::size_t fewest = parser.chunked() ? last_chunk : 1;
  while (!parser.is_done() && in_->buffer.size() >= fewest) {
    beast::error_code error;
    in_->buffer.consume(parser.put(in_->buffer.cdata(), error));
    if (error == http::error::need_more) break;
    if (error == http::error::body_limit) return refuse(Refusal::body_too_large);
    if (error) return refuse(Refusal::bad_request);
  }
  if (parser.is_done()) return State::whole;
  // What stays behind is the beginning of a chunk's line or of the trailer.
  if (in_->buffer.size() > in_->limits.chunk_extensions + chunk_line_rest)
    return refuse(Refusal::bad_request);
  return State::body;
}

HttpReader::State HttpReader::refuse(Refusal refusal) {
  in_->refusal = refusal;
  return State::refused;
}

HttpRequest HttpReader::take() {
  HttpRequest request = std::move(in_->parser->request);
  in_->begin();
  return request;
}

bool HttpReader::untouched() const { return in_->buffer.size() == 0 && !in_->parser->is_header_done(); }

bool HttpReader::asks_to_continue() const {
  const Parser& parser = *in_->parser;
  return parser.is_header_done() && !parser.is_done() && parser.minor_version >= 1 &&
         parser.request.body.empty() && in_->buffer.size() == 0 && parser.request.only("Expect").has_value();
}

bool HttpReader::keeps_alive() const { return in_->parser->minor_version >= 1 && in_->parser->keep_alive(); }

std::size_t HttpReader::body_bytes() const { return in_->parser->request.body.size(); }

Refusal HttpReader::refusal() const { return in_->refusal; }

}  // namespace knownby::net
