#pragma once
// Slack's room in Socket Mode on a thread of its own, with a stand-in outside; the test is Slack, and the
// desk.

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <future>
#include <nlohmann/json.hpp>
#include <thread>

#include "adapters/net/https_client.hpp"
#include "adapters/slack/slack.hpp"
#include "adapters/slack/socket/socket.hpp"
#include "tests/adapters/slack/event_payloads.hpp"
#include "tests/adapters/slack/payloads.hpp"
#include "tests/adapters/slack/socket/socket_script.hpp"
#include "tests/adapters/slack/socket/socket_slack.hpp"

namespace knownby::slack {

namespace asio = boost::asio;
using nlohmann::json;
using std::chrono::milliseconds;
using testing::HasSubstr;
using Peer = std::unique_ptr<net::SocketPeer>;

// A slash command as its envelope brings it.
json typed(const std::string& text, const std::string& trigger);

// The room on a thread of its own; the test is Slack, and the desk.
class SocketRoom : public testing::Test {
 protected:
  SocketRoom();
  ~SocketRoom() override;
  void start(milliseconds answer_within = std::chrono::seconds(60));
  // Saves each event once, and answers when it may.
  asio::awaitable<Reply> ask(Request request);
  void on_the_loop(const std::function<void()>& work);
  void hold(bool whether) {
    on_the_loop([&] {
      is_held = whether;
      gate.cancel();
    });
  }
  SlackCounts counts() {
    SlackCounts now;
    on_the_loop([&] { now = slack->counts(); });
    return now;
  }
  std::size_t saved() {
    std::size_t many = 0;
    on_the_loop([&] { many = rows.size(); });
    return many;
  }
  static void say(const Peer& peer, const std::string& id, const json& payload,
                  const std::string& type = "slash_commands", bool takes = true) {
    peer->say(envelope_frame(id, takes, type, payload.dump()));
  }
  static json heard(const Peer& peer) {
    const auto text = peer->hear_text();
    return text ? json::parse(*text) : json();
  }

  asio::io_context io{1};
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> staying{io.get_executor()};
  SocketSlack outside;
  net::Loopback loopback;
  std::optional<net::HttpsClient> client;
  std::optional<net::WebSocketClient> sockets;
  SystemClock clock;
  Doors doors;
  asio::steady_timer gate{io, asio::steady_timer::time_point::max()};
  bool is_held = false, is_broken = false, is_full = false;
  std::map<std::string, int> rows;  // by event
  std::string noted;
  std::optional<Slack> slack;
  std::thread loop;
};

}  // namespace knownby::slack
