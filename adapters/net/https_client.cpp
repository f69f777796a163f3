#include "adapters/net/https_client.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <utility>

#include "adapters/net/tls.hpp"

namespace knownby::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;
using boost::system::error_code;
using SteadyTime = std::chrono::steady_clock::time_point;
using Addresses = std::vector<asio::ip::address>;

namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t addresses_tried = 3;
constexpr std::uint32_t answer_head = 16 * 1024;  // as large as the heads we take ourselves

asio::awaitable<Addresses> resolve_by_system(std::string host) {
  tcp::resolver resolver(co_await asio::this_coro::executor);
  Addresses addresses;
  const auto found = co_await resolver.async_resolve(host, "", asio::use_awaitable);
  for (const auto& entry : found) addresses.push_back(entry.endpoint().address());
  co_return addresses;
}

using Request = http::request<http::string_body>;

// A look-up and whoever waits for it. The system's cannot be cancelled once it asks; it is left behind
// instead.
struct LookUp {
  explicit LookUp(const asio::any_io_executor& executor) : over(executor) {}
  asio::steady_timer over;
  bool is_answered = false;
  Addresses found{};
};

// Nothing when there was no answer in time; an empty list when there is no such name.
asio::awaitable<std::optional<Addresses>> look_up(Resolve resolve, std::string host, SteadyTime until) {
  const auto executor = co_await asio::this_coro::executor;
  const auto waiting = std::make_shared<LookUp>(executor);
  waiting->over.expires_at(until);
  const auto answered = [waiting](const std::exception_ptr& failed, Addresses found) {
    waiting->is_answered = true;
    if (!failed) waiting->found = std::move(found);
    waiting->over.expires_at(SteadyTime::min());  // and not cancel(), which a wait begun later would not see
  };
  asio::co_spawn(executor, resolve(std::move(host)), answered);
  co_await waiting->over.async_wait(quietly);
  if (!waiting->is_answered) co_return std::nullopt;
  co_return std::move(waiting->found);
}

std::optional<Destination> admitted(const Call& call, const Loopback& loopback) {
  try {
    if (is_clean(call)) return admit(call.purpose, call.url, loopback);
  } catch (const Refused&) {  // the caller hears which trouble it was; the reason is for configurations
  }
  return std::nullopt;
}

Request request_of(Call call, const Destination& to) {
  Request request;
  request.version(11);
  request.method_string(call.method);
  request.target(to.target);
  std::string host = to.host.find(':') == std::string::npos ? to.host : "[" + to.host + "]";
  if (to.port != (to.is_tls ? 443 : 80)) host += ":" + std::to_string(to.port);
  request.set(http::field::host, host);
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

// One call's connection and its watch: what takes too long loses its socket.
struct HttpsClient::Wire : std::enable_shared_from_this<Wire> {
  Wire(const asio::any_io_executor& executor, ssl::context& context)
      : stream(executor, context), clock(executor) {}

  tcp::socket& socket() { return stream.next_layer(); }

  void watch(SteadyTime until) {
    late = false;
    clock.expires_at(until);
    clock.async_wait([wire = shared_from_this()](error_code stopped) {
      if (stopped) return;
      wire->late = true;
      error_code ignored;
      wire->socket().close(ignored);
    });
  }

  TlsStream stream;
  asio::steady_timer clock;
  bool late = false;
};

struct HttpsClient::Inside {
  asio::any_io_executor executor;
  Loopback loopback;
  ClientLimits limits;
  Resolve resolve;
  ssl::context context;
};

HttpsClient::HttpsClient(asio::any_io_executor executor, Loopback loopback, const std::string& ca_file,
                         ClientLimits limits, Resolve resolve)
    : in_(new Inside{std::move(executor), std::move(loopback), limits,
                     resolve ? std::move(resolve) : Resolve(resolve_by_system),
                     client_context(ca_file.empty() ? system_authorities() : Authorities{ca_file, {}})}) {}

HttpsClient::~HttpsClient() = default;

asio::awaitable<Answer> HttpsClient::send(Call call) {
  const SteadyTime end = std::chrono::steady_clock::now() + in_->limits.total;
  const auto to = admitted(call, in_->loopback);
  Answer failed;
  failed.trouble = Trouble::refused_by_gate;
  if (!to) co_return failed;

  const auto wire = std::make_shared<Wire>(in_->executor, in_->context);
  failed.trouble = co_await connect(wire, *to);
  if (failed.trouble == Trouble::none) wire->watch(end);
  if (failed.trouble == Trouble::none && to->is_tls) failed.trouble = co_await shake_hands(wire, to->host);
  if (failed.trouble != Trouble::none) {
    wire->clock.cancel();
    co_return failed;
  }

  Request request = request_of(std::move(call), *to);
  const std::size_t most = in_->limits.answer_body;
  Answer answer;
  if (to->is_tls)
    answer = co_await exchange(wire->stream, std::move(request), most);
  else
    answer = co_await exchange(wire->socket(), std::move(request), most);
  wire->clock.cancel();
  if (answer.trouble == Trouble::lost && wire->late) answer.trouble = Trouble::timed_out_after_send;
  co_return answer;
}

// To a vetted address and no other: the name is looked up once, here.
asio::awaitable<Trouble> HttpsClient::connect(std::shared_ptr<Wire> wire, Destination to) {
  const SteadyTime until = std::chrono::steady_clock::now() + in_->limits.connect;
  Addresses addresses;
  if (to.is_loopback) {
    addresses.push_back(asio::ip::make_address(to.host));
  } else {
    auto found = co_await look_up(in_->resolve, to.host, until);
    if (!found) co_return Trouble::timed_out_before_send;
    if (found->empty()) co_return Trouble::not_connected;
    std::erase_if(*found, [](const asio::ip::address& address) { return !may_connect(address); });
    if (found->empty()) co_return Trouble::refused_by_gate;
    addresses = std::move(*found);
  }
  if (addresses.size() > addresses_tried) addresses.resize(addresses_tried);
  for (std::size_t tried = 0; tried < addresses.size(); ++tried) {
    // Each gets its share of the time, so that one that swallows packets does not use up the others'.
    const auto now = std::chrono::steady_clock::now();
    wire->watch(now + (until - now) / static_cast<int>(addresses.size() - tried));
    const tcp::endpoint there(addresses[tried], to.port);
    const auto [error] = co_await wire->socket().async_connect(there, quietly);
    if (!error && !wire->late) co_return Trouble::none;
    error_code ignored;
    wire->socket().close(ignored);
  }
  co_return wire->late ? Trouble::timed_out_before_send : Trouble::not_connected;
}

asio::awaitable<Trouble> HttpsClient::shake_hands(std::shared_ptr<Wire> wire, std::string host) {
  try {
    expect_peer(wire->stream, host);
  } catch (const boost::system::system_error&) {
    co_return Trouble::tls_failed;
  }
  const auto [error] = co_await wire->stream.async_handshake(ssl::stream_base::client, quietly);
  if (wire->late) co_return Trouble::timed_out_before_send;
  co_return error ? Trouble::tls_failed : Trouble::none;
}

}  // namespace knownby::net
