#include "tests/adapters/net/socket_peer.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace knownby::net {
namespace {

bool is_ready(int socket, std::chrono::milliseconds within) {
  pollfd wanted{socket, POLLIN, 0};
  return ::poll(&wanted, 1, static_cast<int>(within.count())) == 1;
}

// RFC 6455, 4.2.2.
std::string accepted(const std::string& key) {
  const std::string text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha1(), nullptr);
  std::array<unsigned char, 64> encoded{};
  const int size = EVP_EncodeBlock(encoded.data(), digest.data(), static_cast<int>(length));
  return {encoded.begin(), encoded.begin() + size};
}

std::string key_in(const std::string& head) {
  const std::string name = "Sec-WebSocket-Key: ";
  const std::size_t at = head.find(name);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size();
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

}  // namespace

// A second frame otherwise waits until the first is acknowledged, which the other side puts off for 40 ms.
SocketPeer::SocketPeer(int socket) : socket_(socket) {
  const int at_once = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
}

bool SocketPeer::shake_hands() {
  while (head_.find("\r\n\r\n") == std::string::npos) {
    if (!read(1)) return false;
    head_ += take(1);
  }
  const std::string key = key_in(head_);
  if (key.empty()) return false;
  bytes(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
      "Upgrade\r\nSec-WebSocket-Accept: " +
      accepted(key) + "\r\n\r\n");
  return true;
}

void SocketPeer::frame(unsigned code, std::string_view payload, bool is_final) {
  std::string out(1, static_cast<char>((is_final ? 0x80U : 0U) | code));
  const std::size_t size = payload.size();
  const int length_bytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
  out += static_cast<char>(length_bytes == 0 ? size : length_bytes == 2 ? 126U : 127U);
  for (int byte = length_bytes - 1; byte >= 0; --byte) out += static_cast<char>((size >> (8 * byte)) & 0xFFU);
  out.append(payload);
  bytes(out);
}

void SocketPeer::bytes(std::string_view raw) {
  while (!raw.empty()) {
    const ssize_t sent = ::send(socket_, raw.data(), raw.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    raw.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool SocketPeer::read(std::size_t wanted) {
  while (read_.size() < wanted) {
    if (socket_ < 0 || !is_ready(socket_, std::chrono::seconds(10))) return false;
    std::array<char, 65536> buffer{};
    const ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (got <= 0) is_over_ = true;
    if (got <= 0) return false;
    read_.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return true;
}

std::string SocketPeer::take(std::size_t bytes) {
  std::string taken = read_.substr(0, bytes);
  read_.erase(0, bytes);
  return taken;
}

std::optional<SocketPeer::Frame> SocketPeer::hear() {
  if (!read(2)) return std::nullopt;
  const std::string start = take(2);
  Frame frame;
  frame.code = static_cast<unsigned char>(start[0]) & 0x0FU;
  frame.is_masked = (static_cast<unsigned char>(start[1]) & 0x80U) != 0;
  std::size_t size = static_cast<unsigned char>(start[1]) & 0x7FU;
  const std::size_t length_bytes = size < 126 ? 0 : size == 126 ? 2 : 8;
  if (!read(length_bytes + (frame.is_masked ? 4 : 0))) return std::nullopt;
  if (length_bytes > 0) size = 0;
  for (const char byte : take(length_bytes)) size = (size << 8U) | static_cast<unsigned char>(byte);
  const std::string mask = frame.is_masked ? take(4) : std::string(4, '\0');
  if (!read(size)) return std::nullopt;
  frame.payload = take(size);
  for (std::size_t at = 0; at < size; ++at)
    frame.payload[at] = static_cast<char>(frame.payload[at] ^ mask[at % 4]);
  return frame;
}

std::optional<std::string> SocketPeer::hear_text() {
  while (std::optional<Frame> frame = hear()) {
    if (frame->code == opcode::text) return std::move(frame->payload);
    if (frame->code == opcode::ping) this->frame(opcode::pong, frame->payload);
    if (frame->code == opcode::close) return std::nullopt;
  }
  return std::nullopt;
}

bool SocketPeer::hears_the_end() {
  while (hear()) {
  }
  return is_over_;
}

bool SocketPeer::stirs(std::chrono::milliseconds within) const {
  return !read_.empty() || is_ready(socket_, within);
}

void SocketPeer::drop() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

SocketServer::SocketServer() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof here;
  auto* address = static_cast<sockaddr*>(static_cast<void*>(&here));
  const bool listens = ::bind(socket_, address, size) == 0 && ::listen(socket_, 16) == 0 &&
                       ::getsockname(socket_, address, &size) == 0;
  if (!listens) throw std::runtime_error("no port to listen on");
  port_ = ntohs(here.sin_port);
}

SocketServer::~SocketServer() { ::close(socket_); }

std::string SocketServer::url(const std::string& path) const {
  return "ws://127.0.0.1:" + std::to_string(port_) + path;
}

std::unique_ptr<SocketPeer> SocketServer::next_unshaken(std::chrono::milliseconds within) {
  if (!is_ready(socket_, within)) return nullptr;
  const int socket = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
  return socket < 0 ? nullptr : std::make_unique<SocketPeer>(socket);
}

std::unique_ptr<SocketPeer> SocketServer::next(std::chrono::milliseconds within) {
  std::unique_ptr<SocketPeer> peer = next_unshaken(within);
  if (!peer || !peer->shake_hands()) return nullptr;
  return peer;
}

}  // namespace knownby::net
