#pragma once
// Calls to the platforms: one request, one answer, through the gate and TLS. Whatever goes
// wrong comes back as plain data that keeps "certainly not sent" apart from "may have arrived" (S-20).

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "adapters/net/call.hpp"
#include "adapters/net/gate.hpp"

namespace knownby::net {

// Times and sizes of S-22 and X-01.
struct ClientLimits {
  std::chrono::milliseconds connect{3'000};  // look-up and connection, all addresses together
  std::chrono::milliseconds total{10'000};
  std::size_t answer_body = 1024 * 1024;
};

// Looks a name up. Throws, or returns nothing, when there is no such name.
using Resolve =
    std::function<boost::asio::awaitable<std::vector<boost::asio::ip::address>>(std::string host)>;

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
  struct Wire;
  struct Inside;
  boost::asio::awaitable<Trouble> connect(std::shared_ptr<Wire> wire, Destination to);
  boost::asio::awaitable<Trouble> shake_hands(std::shared_ptr<Wire> wire, std::string host);

  std::unique_ptr<Inside> in_;
};

}  // namespace knownby::net
