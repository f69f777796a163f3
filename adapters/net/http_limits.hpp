#pragma once
// Every number of the HTTP door in one place, each with its reason.

#include <chrono>
#include <cstddef>
#include <functional>
#include <string_view>

namespace knownby::net {

// Sizes in bytes. Figures are PROTOCOL's where no other reason stands.
struct HttpLimits {
  std::size_t request_line = 4 * 1024;
  std::size_t header_block = 16 * 1024;  // room for a long bearer token
  std::size_t headers = 64;
  std::size_t chunk_extensions = 1024;  // of one request together, its trailer included
  // The body limit of a target; 4 KiB unless whoever answers there says more.
  std::function<std::size_t(std::string_view target)> body = [](std::string_view) {
    return std::size_t{4096};
  };

  std::chrono::milliseconds head_time{5'000};   // from a request's first byte to the end of its head
  std::chrono::milliseconds body_time{10'000};  // from the end of the head to the end of the body, and
  std::size_t body_bytes_per_second = 1024;     // on average, once body_grace is over
  std::chrono::milliseconds body_grace{2'000};
  std::chrono::milliseconds idle_time{30'000};   // a kept connection without a byte of a next request
  std::chrono::milliseconds write_time{10'000};  // a peer that does not read its answer
  std::chrono::milliseconds linger_time{2'000};  // after a refusal, so that the answer is not lost to a reset
  std::chrono::milliseconds sweep_every{250};    // how exactly the times above are kept

  // X-09 says 100. A reverse proxy or a load generator keeps its few connections busy, and a new connection
  // each 100 requests would cost more than it protects; what the limit is for (a connection does not live for
  // ever) is as well served by 10,000.
  std::size_t requests_per_connection = 10'000;
  std::size_t connections = 1024;         // above it accepting pauses
  std::size_t connections_per_peer = 64;  // 0: no limit. A proxy on another machine needs it raised
  bool counts_loopback = false;  // a reverse proxy on this machine carries everybody and is not throttled
  std::size_t running = 1000;    // requests being answered at once; above it 503 with Retry-After: 5
};

}  // namespace knownby::net
