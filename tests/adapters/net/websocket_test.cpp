// WebSockets to a stand-in on this machine, which also does what Slack never would (S-41, S-42, X-01, X-05).
#include "adapters/net/websocket.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/adapters/net/authority.hpp"
#include "tests/adapters/net/socket_peer.hpp"

namespace knownby::net {
namespace {

namespace asio = boost::asio;
using std::chrono::milliseconds;
using testing::HasSubstr;

// The client on a thread of its own; the test is the server.
struct Connection {
  ~Connection() { leave(); }

  void leave() {
    if (!loop.joinable()) return;
    if (socket) asio::post(io, [this] { socket->close(); });
    if (over.valid()) {
      EXPECT_EQ(over.wait_for(std::chrono::seconds(10)), std::future_status::ready);
    }
    // Beast's own timer ends with the connection it watches.
    if (socket) on_the_loop([this] { socket.reset(); });
    staying.reset();
    loop.join();
  }
  void stand_in(const std::string& url) { stand_ins.stand_in(Purpose::slack_socket, url); }
  void begin() {
    client.emplace(io.get_executor(), stand_ins, ca_file, limits);
    loop = std::thread([this] { io.run(); });
  }
  std::future<Opening> open(const std::string& url) {
    return asio::co_spawn(io, client->open(Purpose::slack_socket, url), asio::use_future);
  }
  // Opens, and listens; what arrives is kept.
  std::unique_ptr<SocketPeer> connect() {
    stand_in(server.url("/"));
    begin();
    auto opening = open(server.url());
    auto peer = server.next();
    socket = opening.get().socket;
    if (!socket) return nullptr;
    WebSocket::Heard hears = [this](Arrival arrival) {
      const std::lock_guard lock(mutex);
      arrived.push_back(std::move(arrival));
    };
    over = asio::co_spawn(io, socket->listen(std::move(hears)), asio::use_future);
    return peer;
  }
  std::vector<Arrival> arrivals(std::size_t wanted) {
    for (int ms = 0; ms < 10'000; ++ms) {
      {
        const std::lock_guard lock(mutex);
        if (arrived.size() >= wanted) return arrived;
      }
      std::this_thread::sleep_for(milliseconds(1));
    }
    return {};
  }
  void on_the_loop(std::function<void()> work) {
    std::promise<void> done;
    asio::post(io, [&] {
      work();
      done.set_value();
    });
    done.get_future().wait();
  }
  bool is_over() { return over.wait_for(std::chrono::seconds(10)) == std::future_status::ready; }
  Trouble trouble_with(const std::string& url) {
    if (!client) begin();
    return open(url).get().trouble;
  }

  asio::io_context io{1};
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> staying{io.get_executor()};
  Loopback stand_ins;
  std::string ca_file;
  WebSocketLimits limits;
  SocketServer server;
  std::optional<WebSocketClient> client;
  std::thread loop;
  std::shared_ptr<WebSocket> socket;
  std::future<void> over;
  std::mutex mutex;
  std::vector<Arrival> arrived;
};

struct Connected : testing::Test, Connection {};

TEST_F(Connected, S41_A_texts_go_both_ways_and_ours_are_masked) {
  const auto peer = connect();
  ASSERT_TRUE(peer);
  EXPECT_THAT(peer->head(), HasSubstr("GET /link/?ticket=1 HTTP/1.1"));
  EXPECT_THAT(peer->head(), HasSubstr("Host: 127.0.0.1:" + std::to_string(server.port())));
  EXPECT_THAT(peer->head(), testing::Not(HasSubstr("permessage-deflate")));
  peer->say(R"({"type":"hello"})");
  EXPECT_EQ(arrivals(1).at(0).text, R"({"type":"hello"})");
  on_the_loop([this] { socket->say("Zoë"); });
  const auto frame = peer->hear();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->code, opcode::text);
  EXPECT_EQ(frame->payload, "Zoë");
  EXPECT_TRUE(frame->is_masked);
}

TEST_F(Connected, S41_A_a_burst_of_texts_is_sent_whole_and_in_order) {
  const auto peer = connect();
  ASSERT_TRUE(peer);
  on_the_loop([this] {
    for (int i = 0; i < 500; ++i) socket->say(std::to_string(i) + std::string(700, 'x'));
  });
  for (int i = 0; i < 500; ++i) EXPECT_EQ(peer->hear_text(), std::to_string(i) + std::string(700, 'x'));
}

TEST_F(Connected, S41_A_a_message_in_many_frames_with_a_ping_between_them) {
  const auto peer = connect();
  ASSERT_TRUE(peer);
  peer->frame(opcode::text, "one ", false);
  peer->frame(opcode::ping, "are you there");
  peer->frame(opcode::more, "two ", false);
  peer->frame(opcode::more, "", false);
  peer->bytes(std::string("\x80\x05thr", 5));  // the last frame, itself in pieces
  std::this_thread::sleep_for(milliseconds(20));
  peer->bytes("ee");
  const auto came = arrivals(2);
  ASSERT_EQ(came.size(), 2U);
  EXPECT_EQ(came[0].what, Arrival::What::ping);
  EXPECT_EQ(came[1].text, "one two three");
  const auto answer = peer->hear();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->code, opcode::pong);
  EXPECT_EQ(answer->payload, "are you there");
}

TEST_F(Connected, S42_A_our_ping_is_answered_and_heard) {
  const auto peer = connect();
  ASSERT_TRUE(peer);
  on_the_loop([this] { socket->ping(); });
  const auto ping = peer->hear();
  ASSERT_TRUE(ping);
  EXPECT_EQ(ping->code, opcode::ping);
  peer->frame(opcode::pong, ping->payload);
  EXPECT_EQ(arrivals(1).at(0).what, Arrival::What::pong);
}

TEST_F(Connected, S41_a_message_of_80_kB_and_one_of_1_MiB_are_taken) {
  const auto peer = connect();
  ASSERT_TRUE(peer);
  peer->say(std::string(80'000, 'x'));
  peer->say(std::string(1024 * 1024, 'y'));
  const auto came = arrivals(2);
  ASSERT_EQ(came.size(), 2U);
  EXPECT_EQ(came[0].text.size(), 80'000U);
  EXPECT_EQ(came[1].bytes, 1024U * 1024);
}

TEST_F(Connected, S42_R_a_frame_of_17_MiB_ends_the_connection) {
  const auto peer = connect();
  ASSERT_TRUE(peer);
  peer->bytes(std::string("\x81\x7f\0\0\0\0\x01\x10\0\0", 10));  // its head is enough
  EXPECT_TRUE(is_over());
  EXPECT_TRUE(peer->hears_the_end());
  EXPECT_TRUE(arrived.empty());
}

TEST_F(Connected, S42_R_a_message_of_frames_without_end) {
  const auto peer = connect();
  ASSERT_TRUE(peer);
  peer->frame(opcode::text, "", false);
  for (int i = 0; i < 1100; ++i) peer->frame(opcode::more, std::string(1000, 'x'), false);
  EXPECT_TRUE(is_over());
  EXPECT_TRUE(arrived.empty());
}

TEST_F(Connected, S42_a_binary_message_is_told_apart_and_its_bytes_are_not_kept) {
  const auto peer = connect();
  ASSERT_TRUE(peer);
  peer->frame(opcode::binary, "\x01\x02\x03");
  const auto came = arrivals(1);
  ASSERT_EQ(came.size(), 1U);
  EXPECT_EQ(came[0].what, Arrival::What::binary);
  EXPECT_EQ(came[0].bytes, 3U);
  EXPECT_EQ(came[0].text, "");
}

TEST_F(Connected, S42_R_frames_that_no_server_sends) {
  for (const std::string& raw :
       {std::string("\x91\x01x"), std::string("\x81\x81\0\0\0\0x", 7), std::string("\x83\x01x"),
        std::string("\x80\x01x"), std::string("\x81\x02\xff\xfe"), std::string("\x09\x01x")}) {
    Connection once;
    const auto peer = once.connect();
    ASSERT_TRUE(peer);
    peer->bytes(raw);
    EXPECT_TRUE(once.is_over()) << raw.size();
    EXPECT_TRUE(once.arrived.empty());
  }
}

TEST_F(Connected, S42_a_peer_that_goes_without_a_word_is_noticed) {
  const auto peer = connect();
  ASSERT_TRUE(peer);
  peer->drop();
  EXPECT_TRUE(is_over());
  on_the_loop([this] {
    socket->say("too late");
    socket->ping();
    socket->close();
  });
}

TEST_F(Connected, S42_what_was_said_before_closing_arrives_and_a_peer_that_never_closes_is_left) {
  const auto peer = connect();
  ASSERT_TRUE(peer);
  const auto began = std::chrono::steady_clock::now();
  on_the_loop([this] {
    socket->say("acknowledged");
    socket->close();
    socket->say("never");
  });
  EXPECT_EQ(peer->hear_text(), "acknowledged");
  const auto frame = peer->hear();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->code, opcode::close);
  EXPECT_TRUE(is_over());
  EXPECT_TRUE(peer->hears_the_end());
  const auto took = std::chrono::steady_clock::now() - began;
  EXPECT_GE(took, milliseconds(900));
  EXPECT_LT(took, std::chrono::seconds(5));
}

TEST_F(Connected, S42_a_closing_handshake_ends_it_at_once) {
  limits.close = std::chrono::seconds(8);
  const auto peer = connect();
  ASSERT_TRUE(peer);
  on_the_loop([this] { socket->close(); });
  const auto frame = peer->hear();
  ASSERT_TRUE(frame);
  peer->frame(opcode::close, frame->payload);
  EXPECT_EQ(over.wait_for(std::chrono::seconds(5)), std::future_status::ready);
}

TEST_F(Connected, S42_a_silent_peer_is_left_after_its_time) {
  limits.idle = milliseconds(200);
  const auto peer = connect();
  ASSERT_TRUE(peer);
  EXPECT_TRUE(is_over());
}

TEST_F(Connected, S42_a_peer_that_reads_nothing_does_not_fill_our_memory) {
  limits.unsent = 1024 * 1024;
  const auto peer = connect();
  ASSERT_TRUE(peer);
  on_the_loop([this] {
    for (int i = 0; i < 200; ++i) socket->say(std::string(64 * 1024, 'x'));
  });
  EXPECT_TRUE(is_over());
}

TEST_F(Connected, S40_a_peer_that_does_not_shake_hands_in_time) {
  limits.open = milliseconds(200);
  stand_in(server.url("/"));
  begin();
  auto opening = open(server.url());
  const auto peer = server.next_unshaken();
  EXPECT_EQ(opening.get().trouble, Trouble::timed_out_after_send);
}

TEST_F(Connected, S40_a_peer_that_refuses) {
  stand_in(server.url("/"));
  begin();
  auto opening = open(server.url());
  const auto peer = server.next_unshaken();
  peer->bytes("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(opening.get().trouble, Trouble::lost);
}

TEST_F(Connected, S40_nobody_listens) {
  std::string url;
  {
    const SocketServer gone;
    url = gone.url("/");
  }
  stand_in(url);
  EXPECT_EQ(trouble_with(url), Trouble::not_connected);
}

TEST_F(Connected, X01_R_only_wss_to_a_name_below_slack_com_is_dialled) {
  for (const char* url :
       {"ws://wss-primary.slack.com/link/", "https://wss-primary.slack.com/link/", "wss://slack.com.evil/",
        "wss://evil-slack.com/", "wss://slack.com/", "wss://wss-primary.slack.com:444/", "wss://127.0.0.1/",
        "ws://127.0.0.1/", "wss://u@wss-primary.slack.com/", "wss://wss.slack.com.evil.example/"}) {
    EXPECT_EQ(trouble_with(url), Trouble::refused_by_gate) << url;
  }
}

TEST_F(Connected, X02_R_a_rehearsal_dials_its_stand_in_alone) {
  stand_in(server.url("/"));
  EXPECT_EQ(trouble_with("wss://wss-primary.slack.com/link/"), Trouble::refused_by_gate);
  EXPECT_EQ(trouble_with("http://127.0.0.1:" + std::to_string(server.port()) + "/"),
            Trouble::refused_by_gate);
}

TEST_F(Connected, X05_the_peer_shows_who_it_is_before_a_word_is_said) {
  const Wish root_wish{.name = "Root", .alternative = "", .is_authority = true};
  const Identity root = issue(root_wish, nullptr);
  const Identity stranger_root = issue(root_wish, nullptr);
  ca_file = write_file("socket-root.pem", root.certificate_pem());
  TlsStandIn known(issue({.name = "slack"}, &root), {});
  TlsStandIn stranger(issue({.name = "slack"}, &stranger_root), {});
  const auto url = [](const TlsStandIn& peer) {
    return "wss://127.0.0.1:" + std::to_string(peer.port()) + "/";
  };
  stand_in(url(known));
  EXPECT_EQ(trouble_with(url(known)), Trouble::lost) << "it is no WebSocket server";
  known.wait();
  EXPECT_TRUE(known.shook_hands());
  EXPECT_THAT(known.request(), HasSubstr("Upgrade: websocket"));
  leave();

  loop = {};
  io.restart();
  staying.emplace(io.get_executor());
  stand_in(url(stranger));
  begin();
  EXPECT_EQ(trouble_with(url(stranger)), Trouble::tls_failed);
  stranger.wait();
  EXPECT_EQ(stranger.request(), "");
}

}  // namespace
}  // namespace knownby::net
