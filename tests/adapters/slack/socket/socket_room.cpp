#include "tests/adapters/slack/socket/socket_room.hpp"

namespace knownby::slack {

json typed(const std::string& text, const std::string& trigger) {
  json payload = json::object();
  for (const auto& [key, value] : command_fields(text)) payload[key] = value;
  payload["trigger_id"] = trigger;
  return payload;
}

SocketRoom::SocketRoom() {
  loopback.stand_in(net::Purpose::slack_api, outside.api_url());
  loopback.stand_in(net::Purpose::slack_socket, outside.socket_url());
  client.emplace(io.get_executor(), loopback);
  sockets.emplace(io.get_executor(), loopback);
}

SocketRoom::~SocketRoom() {
  on_the_loop([this] { slack->stop_hearing(); });
  io.stop();  // as the program does: a connection that nobody answers is not waited for
  loop.join();
}

void SocketRoom::start(milliseconds answer_within) {
  SlackSettings settings;
  settings.app_id = lincoln.app_id;
  settings.team_id = lincoln.team_id;
  settings.is_socket = true;
  settings.app_token = Secret("loopback-app-token");
  settings.tokens.access = Secret("loopback-token");
  settings.api_base = loopback.base(net::Purpose::slack_api);
  settings.answer_within = answer_within;
  settings.note = [this](std::string_view words, bool) { noted += std::string(words) + "\n"; };
  slack.emplace(
      std::move(settings), io.get_executor(), doors, clock,
      [this](net::Call call) { return client->send(std::move(call)); },
      [this](std::string url) { return sockets->open(net::Purpose::slack_socket, std::move(url)); });
  slack->start([this](Request request) { return ask(std::move(request)); });
  loop = std::thread([this] { io.run(); });
}

asio::awaitable<Reply> SocketRoom::ask(Request request) {
  if (is_held) {
    boost::system::error_code released;
    co_await gate.async_wait(asio::redirect_error(asio::use_awaitable, released));
  }
  if (is_broken) throw std::runtime_error("the disk is full");
  if (is_full) {
    Reply sorry;
    sorry.unkept = true;
    co_return sorry;
  }
  ++rows[request.event];
  Reply reply;
  reply.card.blocks.emplace_back(says("Logged " + request.verb + request.text));
  co_return reply;
}

void SocketRoom::on_the_loop(const std::function<void()>& work) {
  std::promise<void> done;
  asio::post(io, [&] {
    work();
    done.set_value();
  });
  done.get_future().wait();
}

}  // namespace knownby::slack
