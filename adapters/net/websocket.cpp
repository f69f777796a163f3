#include "adapters/net/websocket.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <deque>
#include <optional>
#include <utility>

#include "adapters/net/wire/quietly.hpp"
#include "adapters/net/wire/wire.hpp"

namespace knownby::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// A wire with TLS on it, or, to a stand-in, without: one type for both, so that Beast is compiled once.
class Layer {
 public:
  using next_layer_type = tcp::socket;
  using executor_type = tcp::socket::executor_type;

  Layer(std::shared_ptr<Wire> wire, bool is_tls) : wire_(std::move(wire)), is_tls_(is_tls) {}

  tcp::socket& next_layer() { return wire_->socket(); }
  const tcp::socket& next_layer() const { return wire_->socket(); }
  executor_type get_executor() { return wire_->socket().get_executor(); }
  void drop() { wire_->drop(); }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    if (is_tls_) return wire_->stream.async_read_some(buffers, std::forward<Token>(token));
    return wire_->socket().async_read_some(buffers, std::forward<Token>(token));
  }
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    if (is_tls_) return wire_->stream.async_write_some(buffers, std::forward<Token>(token));
    return wire_->socket().async_write_some(buffers, std::forward<Token>(token));
  }

 private:
  std::shared_ptr<Wire> wire_;
  bool is_tls_;
};

// Found by Beast at the end of a connection. Slack does not close its side (S-42), so nobody waits for it.
template <class Done>
void async_teardown(beast::role_type, Layer& layer, Done&& done) {
  layer.drop();
  asio::post(layer.get_executor(), beast::bind_front_handler(std::forward<Done>(done), error_code()));
}

struct Parting {
  enum class What : std::uint8_t { text, ping, close };
  What what = What::text;
  std::string text{};
};

std::optional<Destination> admitted(Purpose purpose, const std::string& url, const Loopback& loopback) {
  try {
    Destination to = admit(purpose, url, loopback);
    if (to.is_socket) return to;
  } catch (const Refused&) {  // the reason is for configurations
  }
  return std::nullopt;
}

}  // namespace

struct WebSocket::Inside : std::enable_shared_from_this<Inside> {
  Inside(std::shared_ptr<Wire> wire, bool is_tls, const WebSocketLimits& most)
      : stream(std::move(wire), is_tls), closing(stream.get_executor()), limits(most) {
    websocket::stream_base::timeout times{};
    times.handshake_timeout = limits.open;
    times.idle_timeout = limits.idle;
    times.keep_alive_pings = true;
    stream.set_option(times);
    stream.set_option(websocket::stream_base::decorator(
        [](websocket::request_type& request) { request.set(beast::http::field::user_agent, "Knownby"); }));
    stream.read_message_max(limits.message);
  }

  asio::awaitable<void> write_all();
  asio::awaitable<error_code> write(Parting next);
  void put(Parting next);
  void drop() {
    is_over = true;
    unsent.clear();
    closing.cancel();
    stream.next_layer().drop();
  }

  websocket::stream<Layer> stream;
  asio::steady_timer closing;
  WebSocketLimits limits;
  std::deque<Parting> unsent;
  std::size_t unsent_bytes = 0;
  bool is_writing = false;
  bool is_closing = false;
  bool is_over = false;
};

void WebSocket::Inside::put(Parting next) {
  if (is_over || is_closing) return;
  is_closing = next.what == Parting::What::close;
  unsent_bytes += next.text.size();
  if (unsent_bytes > limits.unsent) return drop();
  unsent.push_back(std::move(next));
  if (is_writing) return;
  is_writing = true;
  asio::co_spawn(
      stream.get_executor(), [in = shared_from_this()] { return in->write_all(); }, asio::detached);
}

// The one writer: Beast allows one write at a time.
asio::awaitable<void> WebSocket::Inside::write_all() {
  const auto alive = shared_from_this();
  while (!unsent.empty()) {
    Parting next = std::move(unsent.front());
    unsent.pop_front();
    unsent_bytes -= next.text.size();
    const bool is_last = next.what == Parting::What::close;
    const error_code error = co_await write(std::move(next));
    if (error || is_last) drop();
  }
  is_writing = false;
}

asio::awaitable<error_code> WebSocket::Inside::write(Parting next) {
  if (next.what == Parting::What::ping) {
    const websocket::ping_data nothing;
    const auto [error] = co_await stream.async_ping(nothing, quietly);
    co_return error;
  }
  if (next.what == Parting::What::close) {
    const websocket::close_reason why(websocket::close_code::normal);
    const auto [error] = co_await stream.async_close(why, quietly);
    co_return error;
  }
  stream.text(true);
  const auto [error, bytes] = co_await stream.async_write(asio::buffer(next.text), quietly);
  co_return error;
}

asio::awaitable<void> WebSocket::listen(Heard heard) {
  const auto in = in_;
  const auto told = std::make_shared<Heard>(std::move(heard));
  in->stream.control_callback([told](websocket::frame_type kind, beast::string_view) {
    Arrival arrival;
    arrival.what = kind == websocket::frame_type::ping ? Arrival::What::ping : Arrival::What::pong;
    if (kind != websocket::frame_type::close) (*told)(std::move(arrival));
  });
  for (;;) {
    beast::flat_buffer buffer;
    const auto [error, bytes] = co_await in->stream.async_read(buffer, quietly);
    if (error) break;
    Arrival arrival;
    arrival.bytes = buffer.size();
    arrival.what = in->stream.got_text() ? Arrival::What::text : Arrival::What::binary;
    if (arrival.what == Arrival::What::text) arrival.text = beast::buffers_to_string(buffer.data());
    (*told)(std::move(arrival));
  }
  in->stream.control_callback();
  in->drop();
}

void WebSocket::say(std::string text) {
  Parting next;
  next.text = std::move(text);
  in_->put(std::move(next));
}

void WebSocket::ping() {
  Parting next;
  next.what = Parting::What::ping;
  in_->put(std::move(next));
}

void WebSocket::close() {
  if (in_->is_over || in_->is_closing) return;
  in_->closing.expires_after(in_->limits.close);
  in_->closing.async_wait([in = in_](const error_code& stopped) {
    if (!stopped) in->drop();
  });
  Parting last;
  last.what = Parting::What::close;
  in_->put(std::move(last));
}

WebSocketClient::WebSocketClient(asio::any_io_executor executor, Loopback loopback,
                                 const std::string& ca_file, WebSocketLimits limits, Resolve resolve)
    : loopback_(std::move(loopback)),
      limits_(limits),
      dialler_(std::move(executor), ca_file, std::move(resolve)) {}

WebSocketClient::~WebSocketClient() = default;

asio::awaitable<Opening> WebSocketClient::open(Purpose purpose, std::string url) {
  const auto end = std::chrono::steady_clock::now() + limits_.open;
  const auto to = admitted(purpose, url, loopback_);
  Opening opening;
  opening.trouble = Trouble::refused_by_gate;
  if (!to) co_return opening;
  const Dialled dialled = co_await dialler_.dial(*to, limits_.connect, end);
  opening.trouble = dialled.trouble;
  if (opening.trouble != Trouble::none) co_return opening;

  const auto inside = std::make_shared<WebSocket::Inside>(dialled.wire, to->is_tls, limits_);
  const std::string host = host_header(*to);
  const auto [error] = co_await inside->stream.async_handshake(host, to->target, quietly);
  dialled.wire->clock.cancel();
  if (error) {
    inside->drop();
    opening.trouble = dialled.wire->late ? Trouble::timed_out_after_send : Trouble::lost;
    co_return opening;
  }
  opening.socket.reset(new WebSocket(inside));
  co_return opening;
}

}  // namespace knownby::net
