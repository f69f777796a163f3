#include "adapters/net/wire/dial.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>
#include <utility>

#include "adapters/net/wire/quietly.hpp"
#include "adapters/net/wire/wire.hpp"

namespace knownby::net {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;
using Addresses = std::vector<asio::ip::address>;
using SteadyTime = Dialler::SteadyTime;

namespace {

constexpr std::size_t addresses_tried = 3;

asio::awaitable<Addresses> resolve_by_system(std::string host) {
  tcp::resolver resolver(co_await asio::this_coro::executor);
  Addresses addresses;
  const auto found = co_await resolver.async_resolve(host, "", asio::use_awaitable);
  for (const auto& entry : found) addresses.push_back(entry.endpoint().address());
  co_return addresses;
}

// A look-up and whoever waits for it. The system's cannot be cancelled once it asks; it is left behind
// instead.
struct LookUp {
  explicit LookUp(const asio::any_io_executor& executor) : over(executor) {}
  asio::steady_timer over;
  bool is_answered = false;
  Addresses found{};
};

// Nothing when there was no answer in time; an empty list when there is no such name.
asio::awaitable<std::optional<Addresses>> look_up(Resolve resolve, std::string host, SteadyTime until) {
  const auto executor = co_await asio::this_coro::executor;
  const auto waiting = std::make_shared<LookUp>(executor);
  waiting->over.expires_at(until);
  const auto answered = [waiting](const std::exception_ptr& failed, Addresses found) {
    waiting->is_answered = true;
    if (!failed) waiting->found = std::move(found);
    waiting->over.expires_at(SteadyTime::min());  // and not cancel(), which a wait begun later would not see
  };
  asio::co_spawn(executor, resolve(std::move(host)), answered);
  co_await waiting->over.async_wait(quietly);
  if (!waiting->is_answered) co_return std::nullopt;
  co_return std::move(waiting->found);
}

asio::awaitable<Trouble> shake_hands(std::shared_ptr<Wire> wire, std::string host) {
  try {
    expect_peer(wire->stream, host);
  } catch (const boost::system::system_error&) {
    co_return Trouble::tls_failed;
  }
  const auto [error] = co_await wire->stream.async_handshake(ssl::stream_base::client, quietly);
  if (wire->late) co_return Trouble::timed_out_before_send;
  co_return error ? Trouble::tls_failed : Trouble::none;
}

}  // namespace

struct Dialler::Inside {
  asio::any_io_executor executor;
  Resolve resolve;
  ssl::context context;
};

Dialler::Dialler(asio::any_io_executor executor, const std::string& ca_file, Resolve resolve)
    : in_(new Inside{std::move(executor), resolve ? std::move(resolve) : Resolve(resolve_by_system),
                     client_context(ca_file.empty() ? system_authorities() : Authorities{ca_file, {}})}) {}

Dialler::~Dialler() = default;

asio::awaitable<Dialled> Dialler::dial(Destination to, std::chrono::milliseconds connect_time,
                                       SteadyTime end) {
  Dialled dialled;
  dialled.wire = std::make_shared<Wire>(in_->executor, in_->context);
  const SteadyTime until = std::chrono::steady_clock::now() + connect_time;
  dialled.trouble = co_await connect(dialled.wire, to, until);
  if (dialled.trouble == Trouble::none) dialled.wire->watch(end);
  if (dialled.trouble == Trouble::none && to.is_tls)
    dialled.trouble = co_await shake_hands(dialled.wire, to.host);
  if (dialled.trouble != Trouble::none) dialled.wire->clock.cancel();
  co_return dialled;
}

// To a vetted address and no other: the name is looked up once, here.
asio::awaitable<Trouble> Dialler::connect(std::shared_ptr<Wire> wire, Destination to, SteadyTime until) {
  Addresses addresses;
  if (to.is_loopback) {
    addresses.push_back(asio::ip::make_address(to.host));
  } else {
    auto found = co_await look_up(in_->resolve, to.host, until);
    if (!found) co_return Trouble::timed_out_before_send;
    if (found->empty()) co_return Trouble::not_connected;
    std::erase_if(*found, [](const asio::ip::address& address) { return !may_connect(address); });
    if (found->empty()) co_return Trouble::refused_by_gate;
    addresses = std::move(*found);
  }
  if (addresses.size() > addresses_tried) addresses.resize(addresses_tried);
  for (std::size_t tried = 0; tried < addresses.size(); ++tried) {
    // Each gets its share of the time, so that one that swallows packets does not use up the others'.
    const auto now = std::chrono::steady_clock::now();
    wire->watch(now + (until - now) / static_cast<int>(addresses.size() - tried));
    const tcp::endpoint there(addresses[tried], to.port);
    const auto [error] = co_await wire->socket().async_connect(there, quietly);
    if (!error && !wire->late) co_return Trouble::none;
    wire->drop();
  }
  co_return wire->late ? Trouble::timed_out_before_send : Trouble::not_connected;
}

}  // namespace knownby::net
