#include "tests/fakes/loopback.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <stdexcept>

namespace knownby::fakes {

Listening listen_on_loopback() {
  const int listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  void* address = &here;
  socklen_t size = sizeof here;
  if (::bind(listening, static_cast<sockaddr*>(address), size) != 0 || ::listen(listening, 64) != 0 ||
      ::getsockname(listening, static_cast<sockaddr*>(address), &size) != 0)
    throw std::runtime_error("no port for a stand-in");
  return {listening, ntohs(here.sin_port)};
}

void say(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

}  // namespace knownby::fakes
