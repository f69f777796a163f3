#include "tests/fakes/teams/http_place.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <optional>
#include <string_view>

#include "tests/fakes/loopback.hpp"

namespace knownby::fakes {
namespace {

std::string header(const std::string& head, const std::string& name) {
  const std::size_t at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  const std::size_t from = at + name.size() + 4;
  return head.substr(from, head.find("\r\n", from) - from);
}

// None: the caller went first.
std::optional<Asked> read_request(int socket) {
  std::string heard;
  char buffer[16 * 1024];
  for (;;) {
    const std::size_t end = heard.find("\r\n\r\n");
    if (end != std::string::npos) {
      const std::string head = heard.substr(0, end + 2), size = header(head, "Content-Length");
      std::size_t length = 0;
      std::from_chars(size.data(), size.data() + size.size(), length);
      if (heard.size() >= end + 4 + length) {
        const std::size_t method = head.find(' '), target = head.find(' ', method + 1);
        return Asked{head.substr(0, method), head.substr(method + 1, target - method - 1),
                     header(head, "Authorization"), heard.substr(end + 4, length)};
      }
    }
    const auto count = ::recv(socket, buffer, sizeof buffer, 0);
    if (count <= 0) return std::nullopt;
    heard.append(buffer, static_cast<std::size_t>(count));
  }
}

std::string response(const Told& told) {
  std::string head = "HTTP/1.1 " + std::to_string(told.status) + " X\r\nContent-Type: application/json\r\n";
  for (const auto& [name, value] : told.headers) head += name + ": " + value + "\r\n";
  return head + "Content-Length: " + std::to_string(told.body.size()) + "\r\nConnection: close\r\n\r\n" +
         told.body;
}

}  // namespace

HttpPlace::HttpPlace(Answer answer) : answer_(std::move(answer)) {
  const Listening listening = listen_on_loopback();
  socket_ = listening.socket;
  port_ = listening.port;
  acceptor_ = std::thread([this] { accept(); });
}

HttpPlace::~HttpPlace() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    for (const int open : open_) ::shutdown(open, SHUT_RDWR);
  }
  ::shutdown(socket_, SHUT_RDWR);
  acceptor_.join();
  for (std::thread& connection : connections_) connection.join();
  ::close(socket_);
}

void HttpPlace::accept() {
  for (;;) {
    const int connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    const std::lock_guard lock(mutex_);
    if (connection < 0 || closing_) {
      if (connection >= 0) ::close(connection);
      return;
    }
    open_.insert(connection);
    connections_.emplace_back([this, connection] { serve(connection); });
  }
}

void HttpPlace::serve(int socket) {
  if (const auto asked = read_request(socket)) {
    const Told told = answer_(*asked);
    if (told.status != 0) say(socket, response(told));
    if (told.status != 0) ::shutdown(socket, SHUT_WR);
    char byte = 0;
    ::recv(socket, &byte, 1, 0);  // until the caller has read it all, or has given up
  }
  const std::lock_guard lock(mutex_);
  open_.erase(socket);
  ::close(socket);
}

}  // namespace knownby::fakes
