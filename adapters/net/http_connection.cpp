#include "adapters/net/http_connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "adapters/net/wire/quietly.hpp"

namespace knownby::net {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t linger_bytes = 2 * 1024 * 1024;  // what is read and dropped after a refusal, at most

// Counts a request as running for as long as it stands.
class Running {
 public:
  explicit Running(HttpCounts& counts) : counts_(counts) { ++counts_.running; }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() { --counts_.running; }

 private:
  HttpCounts& counts_;
};

}  // namespace

HttpHall::HttpHall(const asio::any_io_executor& executor, HttpLimits the_limits, Serve the_serve)
    : limits(std::move(the_limits)),
      serve(std::move(the_serve)),
      acceptor(executor),
      sweep(executor),
      left(executor, asio::steady_timer::time_point::max()) {}

HttpConnection::HttpConnection(std::shared_ptr<HttpHall> hall, asio::ip::tcp::socket socket,
                               const asio::ip::address& peer)
    : hall_(std::move(hall)),
      socket_(std::move(socket)),
      reader_(hall_->limits),
      peer_(peer),
      peer_name_(peer.to_string()) {
  place_ = hall_->open.insert(hall_->open.end(), this);
  ++hall_->counts.accepted;
  error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket_.non_blocking(true, ignored);
}

HttpConnection::~HttpConnection() {
  hall_->open.erase(place_);
  const auto counted = hall_->by_peer.find(peer_);
  if (counted != hall_->by_peer.end() && --counted->second == 0) hall_->by_peer.erase(counted);
  hall_->left.cancel();
}

asio::awaitable<void> HttpConnection::converse() {
  bool stays = true;
  while (stays) {
    stays = co_await receive();
    if (stays) stays = co_await answer();
  }
}

// True once a whole request is here; otherwise the conversation is over and the peer was told why.
asio::awaitable<bool> HttpConnection::receive() {
  for (bool told = false;;) {
    const auto state = reader_.go_on();
    if (state == HttpReader::State::whole) co_return true;
    if (state == HttpReader::State::refused) {
      co_await turn_away(reader_.refusal());
      co_return false;
    }
    if (hall_->draining && reader_.untouched()) co_return false;
    const bool is_body = state == HttpReader::State::body;
    enter(is_body ? Phase::body : reader_.untouched() ? Phase::idle : Phase::head);
    if (is_body && !told && reader_.asks_to_continue()) {
      told = co_await write("HTTP/1.1 100 Continue\r\n\r\n");
      if (!told) co_return false;
      enter(Phase::body);
    }
    const auto space = reader_.space();
    const auto [error, bytes] =
        co_await socket_.async_read_some(asio::buffer(space.data(), space.size()), quietly);
    const Refusal too_late = is_body ? Refusal::body_late : Refusal::head_late;
    if (late_ && phase_ != Phase::idle && socket_.is_open()) co_await turn_away(too_late);
    if (late_ || error) co_return false;
    reader_.arrived(bytes);
  }
}

// Serves the request that is here. True when the connection may carry another one.
asio::awaitable<bool> HttpConnection::answer() {
  enter(Phase::serving);
  const bool may_stay = reader_.keeps_alive() && ++served_ < hall_->limits.requests_per_connection;
  HttpRequest request = reader_.take();
  request.peer = peer_name_;
  const auto failed_before = hall_->counts.failed;
  HttpResponse response = co_await serve(std::move(request));
  const bool failed = response.status == 500 && hall_->counts.failed != failed_before;
  const bool stays = may_stay && !failed && !hall_->draining;

  // Nearly every answer fits the socket's buffer: written at once, it costs no turn of the event loop.
  std::string bytes = to_bytes(response, !stays);
  error_code error;
  const std::size_t written = socket_.write_some(asio::buffer(bytes), error);
  if (written == bytes.size()) co_return stays;
  if (error && error != asio::error::would_block) co_return false;
  bytes.erase(0, written);
  const bool is_written = co_await write(std::move(bytes));
  co_return is_written&& stays;
}

asio::awaitable<HttpResponse> HttpConnection::serve(HttpRequest request) {
  if (hall_->counts.running >= hall_->limits.running) {
    hall_->refused(Refusal::busy);
    co_return answer_to(Refusal::busy);
  }
  const Running running(hall_->counts);
  ++hall_->counts.requests;
  try {
    co_return co_await hall_->serve(std::move(request));
  } catch (...) {  // whatever it was, one request must not end the server
    ++hall_->counts.failed;
  }
  co_return HttpResponse{500, "text/plain; charset=utf-8", "internal error\n", {}};
}

asio::awaitable<bool> HttpConnection::write(std::string bytes) {
  enter(Phase::writing);
  const auto [error, written] = co_await asio::async_write(socket_, asio::buffer(bytes), quietly);
  co_return !error && !late_;
}

// Refuses, and then reads on for a moment: closing with unread bytes would reset the connection, and the
// refusal could be lost on its way.
asio::awaitable<void> HttpConnection::turn_away(Refusal why) {
  hall_->refused(why);
  late_ = false;
  std::string bytes = to_bytes(answer_to(why), true);
  const bool is_written = co_await write(std::move(bytes));
  if (!is_written) co_return;
  error_code error;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  enter(Phase::lingering);
  std::string dropped(4096, '\0');
  for (std::size_t total = 0; !error && !late_ && total < linger_bytes;) {
    const auto [trouble, count] = co_await socket_.async_read_some(asio::buffer(dropped), quietly);
    error = trouble;
    total += count;
  }
}

void HttpConnection::enter(Phase phase) {
  if (phase == phase_) return;
  phase_ = phase;
  if (phase != Phase::serving) since_ = std::chrono::steady_clock::now();
}

void HttpConnection::sweep(Time now) {
  if (!is_too_slow(now)) return;
  late_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

bool HttpConnection::is_too_slow(Time now) const {
  const HttpLimits& limits = hall_->limits;
  const auto waited = now - since_;
  switch (phase_) {
    case Phase::fresh:
    case Phase::serving:
      return false;
    case Phase::idle:
      return waited >= limits.idle_time;
    case Phase::head:
      return waited >= limits.head_time;
    case Phase::writing:
      return waited >= limits.write_time;
    case Phase::lingering:
      return waited >= limits.linger_time;
    case Phase::body:
      break;
  }
  if (waited >= limits.body_time) return true;
  const auto seconds = std::chrono::duration<double>(waited).count();
  return waited >= limits.body_grace && static_cast<double>(reader_.body_bytes()) <
                                            seconds * static_cast<double>(limits.body_bytes_per_second);
}

void HttpConnection::close_if_idle() {
  if (phase_ != Phase::idle) return;
  late_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

void HttpConnection::close() {
  late_ = true;
  error_code ignored;
  socket_.close(ignored);
}

}  // namespace knownby::net
