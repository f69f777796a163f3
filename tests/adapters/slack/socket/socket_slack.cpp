#include "tests/adapters/slack/socket/socket_slack.hpp"

#include <chrono>
#include <thread>

namespace knownby::slack {

namespace asio = boost::asio;

SocketSlack::SocketSlack()
    : door_({}, [this](net::HttpRequest request) { return serve(std::move(request)); }) {}

asio::awaitable<net::HttpResponse> SocketSlack::serve(net::HttpRequest request) {
  const std::lock_guard lock(mutex_);
  if (request.target == "/api/apps.connections.open") {
    opens_.push_back(std::move(request));
    co_return ticket();
  }
  others_.push_back(std::move(request));
  net::HttpResponse fine;
  fine.content_type = "application/json";
  fine.body = R"({"ok":true,"channel":"C1GRADE7","ts":"1503435956.000247"})";
  co_return fine;
}

net::HttpResponse SocketSlack::ticket() {
  if (!instead_.empty()) {
    net::HttpResponse said = std::move(instead_.front());
    instead_.pop_front();
    return said;
  }
  const std::string url =
      sockets_.url("/link/?ticket=" + std::to_string(opens_.size()) + "&app_id=A1KNOWNBY");
  return {200, "application/json; charset=utf-8", R"({"ok":true,"url":")" + url + "\"}", {}};
}

std::unique_ptr<net::SocketPeer> SocketSlack::next() {
  std::unique_ptr<net::SocketPeer> peer = sockets_.next();
  if (peer) {
    peer->say(R"({"type":"hello","num_connections":1,"debug_info":{"approximate_connection_time":18060}})");
  }
  return peer;
}

bool SocketSlack::is_asked_within(std::chrono::milliseconds time) {
  return sockets_.next_unshaken(time) != nullptr;
}

void SocketSlack::say_instead(net::HttpResponse response) {
  const std::lock_guard lock(mutex_);
  instead_.push_back(std::move(response));
}

std::vector<net::HttpRequest> SocketSlack::opens() {
  const std::lock_guard lock(mutex_);
  return opens_;
}

std::vector<net::HttpRequest> SocketSlack::others(std::size_t wanted) {
  for (int ms = 0; ms < 10'000; ++ms) {
    {
      const std::lock_guard lock(mutex_);
      if (others_.size() >= wanted) return others_;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return {};
}

}  // namespace knownby::slack
