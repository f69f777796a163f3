#pragma once
// Connects to a destination the gate has admitted: its name is looked up once, only addresses of the public
// internet are tried, and over TLS only the peer that was meant is spoken to.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "adapters/net/call.hpp"
#include "adapters/net/gate.hpp"

namespace knownby::net {

// Looks a name up. Throws, or returns nothing, when there is no such name.
using Resolve =
    std::function<boost::asio::awaitable<std::vector<boost::asio::ip::address>>(std::string host)>;

struct Wire;

struct Dialled {
  Trouble trouble = Trouble::none;
  std::shared_ptr<Wire> wire{};  // without trouble: connected, hands shaken, watched until the end
};

// Lives on one thread, and outlives its calls.
class Dialler {
 public:
  using SteadyTime = std::chrono::steady_clock::time_point;

  // ca_file: trusted instead of the system's authorities. resolve: instead of the system's.
  // Throws std::runtime_error when there is no authority to trust.
  Dialler(boost::asio::any_io_executor executor, const std::string& ca_file, Resolve resolve);
  Dialler(const Dialler&) = delete;
  Dialler& operator=(const Dialler&) = delete;
  ~Dialler();

  // Looking up and connecting, all addresses together, take at most `connect`.
  boost::asio::awaitable<Dialled> dial(Destination to, std::chrono::milliseconds connect, SteadyTime end);

 private:
  struct Inside;
  boost::asio::awaitable<Trouble> connect(std::shared_ptr<Wire> wire, Destination to, SteadyTime until);

  std::unique_ptr<Inside> in_;
};

}  // namespace knownby::net
