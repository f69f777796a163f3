#pragma once
// Calls to the platforms: one request, one answer, through the gate and TLS. Whatever goes
// wrong comes back as plain data that keeps "certainly not sent" apart from "may have arrived" (S-20).

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "adapters/net/call.hpp"
#include "adapters/net/gate.hpp"
#include "adapters/net/wire/dial.hpp"

namespace knownby::net {

// Times and sizes of S-22 and X-01.
struct ClientLimits {
  std::chrono::milliseconds connect{3'000};  // look-up and connection, all addresses together
  std::chrono::milliseconds total{10'000};
  std::size_t answer_body = 1024 * 1024;
  // Of a file somebody sent: a school's whole roster, over a slow line.
  std::chrono::milliseconds file_total{30'000};
  std::size_t file_body = 8 * 1024 * 1024;
};

// Follows no redirect, knows no proxy, keeps no connection: a connection a call makes "not sent" provable,
// and 200 calls a minute do not need more. Lives on one thread, and outlives its calls.
class HttpsClient {
 public:
  // ca_file: trusted instead of the system's authorities. resolve: instead of the system's.
  // Throws std::runtime_error when there is no authority to trust.
  HttpsClient(boost::asio::any_io_executor executor, Loopback loopback, const std::string& ca_file = {},
              ClientLimits limits = {}, Resolve resolve = {});
  HttpsClient(const HttpsClient&) = delete;
  HttpsClient& operator=(const HttpsClient&) = delete;
  ~HttpsClient();

  boost::asio::awaitable<Answer> send(Call call);

 private:
  struct Inside;
  std::unique_ptr<Inside> in_;
};

}  // namespace knownby::net
