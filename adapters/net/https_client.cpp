#include "adapters/net/https_client.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <utility>

#include "adapters/net/wire/quietly.hpp"
#include "adapters/net/wire/wire.hpp"

namespace knownby::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using SteadyTime = std::chrono::steady_clock::time_point;

namespace {

constexpr std::uint32_t answer_head = 16 * 1024;  // as large as the heads we take ourselves

using Request = http::request<http::string_body>;

std::optional<Destination> admitted(const Call& call, const Loopback& loopback) {
  try {
    if (!is_clean(call)) return std::nullopt;
    Destination to = admit(call.purpose, call.url, loopback);
    if (!to.is_socket) return to;  // a socket is opened, not called
  } catch (const Refused&) {       // the caller hears which trouble it was; the reason is for configurations
  }
  return std::nullopt;
}

Request request_of(Call call, const Destination& to) {
  Request request;
  request.version(11);
  request.method_string(call.method);
  request.target(to.target);
  request.set(http::field::host, host_header(to));
  request.set(http::field::user_agent, "Knownby");
  request.set(http::field::connection, "close");
  for (const auto& [key, value] : call.headers) request.set(key, value);
  request.body() = std::move(call.body);
  request.prepare_payload();
  return request;
}

Answer answer_of(http::response<http::string_body> response) {
  Answer answer;
  answer.status = response.result_int();
  for (const auto& field : response.base())
    answer.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  answer.body = std::move(response.body());
  return answer;
}

// From the first byte written: whatever fails here may have been done over there.
template <class Stream>
asio::awaitable<Answer> exchange(Stream& stream, Request request, std::size_t body_limit) {
  Answer answer;
  answer.trouble = Trouble::lost;
  const auto [unsent, written] = co_await http::async_write(stream, request, quietly);
  if (unsent) co_return answer;
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.header_limit(answer_head);
  parser.body_limit(body_limit);
  const auto [unread, read] = co_await http::async_read(stream, buffer, parser, quietly);
  if (unread == http::error::body_limit || unread == http::error::header_limit)
    answer.trouble = Trouble::too_large;
  if (unread) co_return answer;
  co_return answer_of(parser.release());
}

}  // namespace

struct HttpsClient::Inside {
  Inside(asio::any_io_executor executor, Loopback stand_ins, const std::string& ca_file, ClientLimits most,
         Resolve resolve)
      : loopback(std::move(stand_ins)),
        limits(most),
        dialler(std::move(executor), ca_file, std::move(resolve)) {}
  Loopback loopback;
  ClientLimits limits;
  Dialler dialler;
};

HttpsClient::HttpsClient(asio::any_io_executor executor, Loopback loopback, const std::string& ca_file,
                         ClientLimits limits, Resolve resolve)
    : in_(std::make_unique<Inside>(std::move(executor), std::move(loopback), ca_file, limits,
                                   std::move(resolve))) {}

HttpsClient::~HttpsClient() = default;

asio::awaitable<Answer> HttpsClient::send(Call call) {
  const bool is_file = call.purpose == Purpose::slack_file || call.purpose == Purpose::teams_file;
  const SteadyTime end =
      std::chrono::steady_clock::now() + (is_file ? in_->limits.file_total : in_->limits.total);
  const auto to = admitted(call, in_->loopback);
  Answer failed;
  failed.trouble = Trouble::refused_by_gate;
  if (!to) co_return failed;

  const Dialled dialled = co_await in_->dialler.dial(*to, in_->limits.connect, end);
  failed.trouble = dialled.trouble;
  if (failed.trouble != Trouble::none) co_return failed;

  const std::shared_ptr<Wire> wire = dialled.wire;
  Request request = request_of(std::move(call), *to);
  const std::size_t most = is_file ? in_->limits.file_body : in_->limits.answer_body;
  Answer answer;
  if (to->is_tls)
    answer = co_await exchange(wire->stream, std::move(request), most);
  else
    answer = co_await exchange(wire->socket(), std::move(request), most);
  wire->clock.cancel();
  if (answer.trouble == Trouble::lost && wire->late) answer.trouble = Trouble::timed_out_after_send;
  co_return answer;
}

}  // namespace knownby::net
