#include "tests/adapters/net/door.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>
#include <charconv>
#include <stdexcept>

namespace knownby::net {

namespace asio = boost::asio;

Door::Door(HttpLimits limits, Serve serve) {
  if (!serve) serve = [this](HttpRequest request) { return keep(std::move(request)); };
  server_ =
      std::make_unique<HttpServer>(io_.get_executor(), "127.0.0.1", 0, std::move(limits), std::move(serve));
  port_ = server_->port();
  server_->start();
  thread_ = std::thread([this] { io_.run(); });
}

Door::~Door() {
  asio::post(io_, [this] { server_.reset(); });
  thread_.join();  // run() returns: a server that is gone leaves nothing behind
}

asio::awaitable<HttpResponse> Door::keep(HttpRequest request) {
  HttpResponse response;
  response.content_type = "text/plain";
  response.body = request.method + " " + request.target + " " + request.body;
  const std::lock_guard lock(mutex_);
  served_.push_back(std::move(request));
  co_return response;
}

std::vector<HttpRequest> Door::served() {
  const std::lock_guard lock(mutex_);
  return served_;
}

HttpCounts Door::counts() {
  std::promise<HttpCounts> counts;
  asio::post(io_, [&] { counts.set_value(server_->counts()); });
  return counts.get_future().get();
}

bool Door::becomes(const std::function<bool(const HttpCounts&)>& wanted) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (std::chrono::steady_clock::now() < end) {
    if (wanted(counts())) return true;
    std::this_thread::yield();
  }
  return false;
}

std::future<void> Door::finish(std::chrono::milliseconds at_most) {
  return asio::co_spawn(io_, server_->finish(at_most), asio::use_future);
}

Caller::Caller(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval patience{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in there{};
  there.sin_family = AF_INET;
  there.sin_port = htons(port);
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  void* address = &there;
  if (::connect(socket_, static_cast<sockaddr*>(address), sizeof there) != 0)
    throw std::runtime_error("cannot connect to the door");
}

Caller::~Caller() { ::close(socket_); }

bool Caller::say(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Caller::stop_talking() { ::shutdown(socket_, SHUT_WR); }

bool Caller::hear_more() {
  char buffer[16 * 1024];
  const auto count = ::recv(socket_, buffer, sizeof buffer, 0);
  closed_ = count == 0;
  if (count > 0) heard_.append(buffer, static_cast<std::size_t>(count));
  return count > 0;
}

std::string Caller::hear() {
  for (;;) {
    const auto head = heard_.find("\r\n\r\n");
    if (head != std::string::npos) {
      std::size_t length = 0;
      const auto field = heard_.find("Content-Length: ");
      if (field < head) std::from_chars(heard_.data() + field + 16, heard_.data() + head, length);
      if (heard_.size() >= head + 4 + length) {
        std::string response = heard_.substr(0, head + 4 + length);
        heard_.erase(0, response.size());
        return response;
      }
    }
    if (!hear_more()) return {};
  }
}

std::string Caller::hear_the_rest() {
  while (hear_more()) {
  }
  return std::exchange(heard_, {});
}

std::string post(std::string_view target, std::string_view body, std::string_view more_headers) {
  std::string request = "POST ";
  request.append(target).append(" HTTP/1.1\r\nHost: knownby.example\r\n").append(more_headers);
  return request.append("Content-Length: ")
      .append(std::to_string(body.size()))
      .append("\r\n\r\n")
      .append(body);
}

unsigned status_of(std::string_view response) {
  unsigned status = 0;
  if (response.starts_with("HTTP/1.1 ")) std::from_chars(response.data() + 9, response.data() + 12, status);
  return status;
}

std::string body_of(std::string_view response) {
  const auto head = response.find("\r\n\r\n");
  return head == std::string_view::npos ? std::string() : std::string(response.substr(head + 4));
}

}  // namespace knownby::net
