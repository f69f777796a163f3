#pragma once
// A WebSocket server in raw bytes, so that it can also do what no server should. Blocks; every wait ends
// after ten seconds, so that a test fails and does not hang.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace knownby::net {

namespace opcode {
inline constexpr unsigned more = 0x0, text = 0x1, binary = 0x2, close = 0x8, ping = 0x9, pong = 0xA;
}

// One connection, seen from the server.
class SocketPeer {
 public:
  explicit SocketPeer(int socket);
  SocketPeer(const SocketPeer&) = delete;
  SocketPeer& operator=(const SocketPeer&) = delete;
  ~SocketPeer() { drop(); }

  bool shake_hands();                                // reads the client's head and agrees
  const std::string& head() const { return head_; }  // the client's

  void say(std::string_view text) { frame(opcode::text, text); }
  void frame(unsigned code, std::string_view payload, bool is_final = true);
  void bytes(std::string_view raw);

  struct Frame {
    unsigned code = 0;
    std::string payload;
    bool is_masked = false;
  };
  std::optional<Frame> hear();  // none: the connection is over, or nothing came
  // The next text; pings before it are answered.
  std::optional<std::string> hear_text();
  bool hears_the_end();  // whatever comes before it
  // Whether something came within this time; it is left to be heard.
  bool stirs(std::chrono::milliseconds within) const;
  void drop();  // no closing handshake

 private:
  bool read(std::size_t bytes);
  std::string take(std::size_t bytes);

  int socket_;
  std::string head_;
  std::string read_;
  bool is_over_ = false;  // ended by the client
};

class SocketServer {
 public:
  SocketServer();  // on 127.0.0.1, at a free port
  SocketServer(const SocketServer&) = delete;
  SocketServer& operator=(const SocketServer&) = delete;
  ~SocketServer();

  unsigned short port() const { return port_; }
  std::string url(const std::string& path = "/link/?ticket=1") const;
  // The next connection, hands shaken; null when none came in time.
  std::unique_ptr<SocketPeer> next(std::chrono::milliseconds within = std::chrono::seconds(10));
  std::unique_ptr<SocketPeer> next_unshaken(std::chrono::milliseconds within = std::chrono::seconds(10));

 private:
  int socket_;
  unsigned short port_ = 0;
};

}  // namespace knownby::net
