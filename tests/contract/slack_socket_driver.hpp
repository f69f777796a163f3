#pragma once
#include <memory>
#include <optional>
#include <string>

#include "adapters/net/websocket.hpp"
#include "tests/adapters/net/socket_peer.hpp"
#include "tests/contract/drivers.hpp"

namespace knownby {

// In Socket Mode, over a real socket on this machine: the room sees nothing but frames.
class SlackSocketDriver : public SlackDriver {
 public:
  explicit SlackSocketDriver(Answers desk);
  ~SlackSocketDriver() override;

 private:
  std::string bring(Way way, const slack::FormFields& command, const nlohmann::json& press) override;
  net::Answer take(const net::Call& call) override;
  boost::asio::awaitable<net::Answer> send(net::Call call);
  boost::asio::awaitable<Reply> ask(Request request);

  net::SocketServer server_;
  net::Loopback loopback_;
  std::optional<net::WebSocketClient> sockets_;
  std::unique_ptr<net::SocketPeer> peer_;
  int envelopes_ = 0;
};

}  // namespace knownby
