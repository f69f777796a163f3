#include "adapters/net/http_server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <utility>

#include "adapters/net/http_connection.hpp"
#include "adapters/net/wire/quietly.hpp"

namespace knownby::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr int accept_at_once = 256;  // then the connections at hand get their turn
constexpr std::chrono::milliseconds trouble_pause{
    100};  // such as no descriptor left: it may pass, do not spin

asio::awaitable<void> talk(std::unique_ptr<HttpConnection> connection) { co_await connection->converse(); }

// An IPv4 caller at a door that listens to both families comes as ::ffff:127.0.0.1; it is the same peer.
asio::ip::address address_of(const tcp::endpoint& peer) {
  asio::ip::address address = peer.address();
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
  return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

// Counts the peer in; false when it has as many connections as one peer may have.
bool admit_peer(HttpHall& hall, const asio::ip::address& peer) {
  if (hall.limits.connections_per_peer == 0) return true;
  if (peer.is_loopback() && !hall.limits.counts_loopback) return true;
  auto& count = hall.by_peer[peer];
  if (count >= hall.limits.connections_per_peer) return false;
  ++count;
  return true;
}

// Takes every connection that waits. One accept for each turn of the event loop would leave late comers
// waiting behind everybody's requests. Returns what ended it.
error_code accept_waiting(const std::shared_ptr<HttpHall>& hall) {
  for (int taken = 0; taken < accept_at_once && hall->open.size() < hall->limits.connections; ++taken) {
    error_code error;
    tcp::endpoint from;
    tcp::socket socket = hall->acceptor.accept(from, error);
    if (error == asio::error::connection_aborted) continue;
    if (error) return error;
    const asio::ip::address peer = address_of(from);
    if (!admit_peer(*hall, peer)) {
      hall->refused(Refusal::peer_full);
      continue;
    }
    auto connection = std::make_unique<HttpConnection>(hall, std::move(socket), peer);
    asio::co_spawn(hall->acceptor.get_executor(), talk(std::move(connection)), asio::detached);
  }
  return {};
}

asio::awaitable<void> accept_all(std::shared_ptr<HttpHall> hall) {
  while (hall->acceptor.is_open()) {
    if (hall->open.size() >= hall->limits.connections) {
      co_await hall->left.async_wait(quietly);
      continue;
    }
    co_await hall->acceptor.async_wait(tcp::acceptor::wait_read, quietly);
    const error_code error = accept_waiting(hall);
    if (!error || error == asio::error::would_block || !hall->acceptor.is_open()) continue;
    asio::steady_timer pause(hall->acceptor.get_executor(), trouble_pause);
    co_await pause.async_wait(quietly);
  }
}

asio::awaitable<void> sweep_all(std::shared_ptr<HttpHall> hall) {
  while (!hall->closed) {  // cancelling alone would be missed by a wait that is just over
    hall->sweep.expires_after(hall->limits.sweep_every);
    co_await hall->sweep.async_wait(quietly);
    const auto now = std::chrono::steady_clock::now();
    for (HttpConnection* connection : hall->open) connection->sweep(now);
  }
}

}  // namespace

HttpServer::HttpServer(asio::any_io_executor executor, const std::string& address, unsigned short port,
                       HttpLimits limits, Serve serve)
    : hall_(std::make_shared<HttpHall>(executor, std::move(limits), std::move(serve))) {
  const tcp::endpoint here(asio::ip::make_address(address), port);
  hall_->acceptor.open(here.protocol());
  hall_->acceptor.set_option(tcp::acceptor::reuse_address(true));
  hall_->acceptor.bind(here);
  hall_->acceptor.listen();
  hall_->acceptor.non_blocking(true);
}

HttpServer::~HttpServer() {
  stop_accepting();
  hall_->closed = true;
  hall_->sweep.cancel();
  for (HttpConnection* connection : hall_->open) connection->close();
}

void HttpServer::start() {
  asio::co_spawn(hall_->acceptor.get_executor(), accept_all(hall_), asio::detached);
  asio::co_spawn(hall_->acceptor.get_executor(), sweep_all(hall_), asio::detached);
}

unsigned short HttpServer::port() const { return hall_->acceptor.local_endpoint().port(); }

void HttpServer::stop_accepting() {
  error_code ignored;
  hall_->acceptor.close(ignored);
  hall_->left.cancel();
}

asio::awaitable<void> HttpServer::finish(std::chrono::milliseconds at_most) {
  const auto hall = hall_;
  stop_accepting();
  hall->draining = true;
  for (HttpConnection* connection : hall->open) connection->close_if_idle();
  hall->left.expires_after(at_most);
  const auto end = hall->left.expiry();
  while (!hall->open.empty() && std::chrono::steady_clock::now() < end)
    co_await hall->left.async_wait(quietly);
  for (HttpConnection* connection : hall->open) connection->close();
}

HttpCounts HttpServer::counts() const {
  HttpCounts counts = hall_->counts;
  counts.connections = hall_->open.size();
  return counts;
}

}  // namespace knownby::net
