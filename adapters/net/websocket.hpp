#pragma once
// A WebSocket to a platform, through the gate and TLS: texts in both directions, pings, and an
// end. What the peer does wrong ends the connection and nothing else.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "adapters/net/call.hpp"
#include "adapters/net/gate.hpp"
#include "adapters/net/wire/dial.hpp"

namespace knownby::net {

struct WebSocketLimits {
  std::chrono::milliseconds connect{3'000};  // look-up and connection, all addresses together
  std::chrono::milliseconds open{10'000};    // until the hands are shaken
  std::chrono::milliseconds idle{30'000};    // without a frame from the peer (S-42)
  std::chrono::milliseconds close{1'000};    // the closing handshake; then the connection is dropped (S-42)
  std::size_t message = 1024 * 1024;         // the largest that is taken in
  std::size_t unsent = 4 * 1024 * 1024;      // waiting to be written; a peer that takes no more is dropped
};

// What came from the peer. Pings have been answered already.
struct Arrival {
  enum class What : std::uint8_t { text, binary, ping, pong };
  What what = What::text;
  std::string text{};     // What::text only, valid UTF-8
  std::size_t bytes = 0;  // of a text or a binary message
};

// One open connection; a handle, cheap to copy. On the client's thread.
class WebSocket {
 public:
  using Heard = std::function<void(Arrival)>;

  // Hears until the connection is over, whoever ended it; returns then. Once.
  boost::asio::awaitable<void> listen(Heard heard);
  // Sent in this order, one at a time. After close(), or when the connection is over: nothing happens.
  void say(std::string text);
  void ping();
  // Ends it once what was said is sent, and in any case after a second. More may be heard meanwhile.
  void close();

 private:
  friend class WebSocketClient;
  struct Inside;
  explicit WebSocket(std::shared_ptr<Inside> inside) : in_(std::move(inside)) {}
  std::shared_ptr<Inside> in_;
};

struct Opening {
  Trouble trouble = Trouble::none;
  std::shared_ptr<WebSocket> socket{};  // there without trouble
};

// Lives on one thread, and outlives its calls, though not what they opened.
class WebSocketClient {
 public:
  // As HttpsClient's.
  WebSocketClient(boost::asio::any_io_executor executor, Loopback loopback, const std::string& ca_file = {},
                  WebSocketLimits limits = {}, Resolve resolve = {});
  WebSocketClient(const WebSocketClient&) = delete;
  WebSocketClient& operator=(const WebSocketClient&) = delete;
  ~WebSocketClient();

  // The URL may be a secret: never logged here.
  boost::asio::awaitable<Opening> open(Purpose purpose, std::string url);

 private:
  Loopback loopback_;
  WebSocketLimits limits_;
  Dialler dialler_;
};

}  // namespace knownby::net
