#pragma once
// What every stand-in that speaks over a socket needs of it.

#include <string_view>

namespace knownby::fakes {

struct Listening {
  int socket;
  unsigned short port;
};

// On a free port of this machine's loopback alone. Throws where there is none.
Listening listen_on_loopback();

void say(int socket, std::string_view bytes);  // all of it, or until the other side is gone

}  // namespace knownby::fakes
