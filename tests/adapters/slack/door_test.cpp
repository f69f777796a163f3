// The room behind the real HTTP server: what Slack would send, as bytes on a socket. PROTOCOL S-01, S-04,
// S-05, X-01 and X-08 by their ids.
#include <gtest/gtest.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <nlohmann/json.hpp>

#include "adapters/net/http_server.hpp"
#include "adapters/net/https_client.hpp"
#include "adapters/net/wire/quietly.hpp"
#include "tests/adapters/slack/workspace.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using nlohmann::json;

// Says these bytes and hears what comes until the other side closes.
asio::awaitable<std::string> speak(unsigned short port, std::string bytes) {
  tcp::socket socket(co_await asio::this_coro::executor);
  const tcp::endpoint there(asio::ip::make_address("127.0.0.1"), port);
  co_await socket.async_connect(there, asio::use_awaitable);
  co_await asio::async_write(socket, asio::buffer(bytes), net::quietly);
  std::string heard;
  auto into = asio::dynamic_buffer(heard);
  co_await asio::async_read(socket, into, net::quietly);
  co_return heard;
}

std::string head_of(const net::HttpRequest& request) {
  std::string head = "POST /slack/events HTTP/1.1\r\nConnection: close\r\n";
  for (const auto& [name, value] : request.headers) head += name + ": " + value + "\r\n";
  return head;
}

std::string whole(const net::HttpRequest& request) {
  return head_of(request) + "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n" +
         request.body;
}

std::string in_chunks_of(std::size_t size, const net::HttpRequest& request) {
  std::string bytes = head_of(request) + "Transfer-Encoding: chunked\r\n\r\n";
  for (std::size_t at = 0; at < request.body.size(); at += size) {
    const std::string piece = request.body.substr(at, size);
    char length[20];
    std::snprintf(length, sizeof length, "%zx\r\n", piece.size());
    bytes += length + piece + "\r\n";
  }
  return bytes + "0\r\n\r\n";
}

struct SlackDoor : testing::Test {
  static net::HttpLimits as_served() {
    net::HttpLimits made;
    made.body = [](std::string_view) { return limits::body; };
    return made;
  }
  std::string hear(std::string bytes) { return school.run(speak(server.port(), std::move(bytes))); }
  static std::string body_of(const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }

  Workspace school;
  net::HttpServer server{school.loop.get_executor(), "127.0.0.1", 0, as_served(),
                         [this](net::HttpRequest request) {
                           return school.doors.at("/slack/events")->serve(std::move(request));
                         }};
  SlackDoor() { server.start(); }
};

TEST_F(SlackDoor, S10_A_a_signed_command_is_answered) {
  const std::string answer = hear(whole(school.signed_request(command_body("bobby"))));
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_EQ(json::parse(body_of(answer))["text"], "bobby");
}

TEST_F(SlackDoor, X08_A_a_chunked_post_of_200_KiB_with_a_right_signature) {
  json payload = presses_payload(json::array({action("button0", "undo", {{"batch", "7"}})}));
  for (int i = 0; i < 4; ++i) payload["message"]["part" + std::to_string(i)] = std::string(50'000, 'x');
  const net::HttpRequest request = school.signed_request(payload_body(payload));
  ASSERT_GT(request.body.size(), 200'000U);
  EXPECT_TRUE(hear(in_chunks_of(10'000, request)).starts_with("HTTP/1.1 200 OK\r\n"));
  ASSERT_EQ(school.asked.size(), 1U);
  EXPECT_EQ(school.asked[0].verb, "undo");
}

TEST_F(SlackDoor, S01_A_the_published_vector_is_slacks_though_not_our_teams) {
  const std::string vector =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&"
      "channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&"
      "response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F"
      "96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
  const std::string good = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  school.clock.set(std::chrono::sys_seconds(std::chrono::seconds(1531420618)));
  net::HttpRequest request{"POST", "/slack/events", vector};
  const auto signed_with = [&request](const std::string& signature) {
    request.headers = {{"Host", "bot.lincoln.example"},
                       {"Content-Type", form_type},
                       {"X-Slack-Request-Timestamp", "1531420618"},
                       {"X-Slack-Signature", signature}};
    return whole(request);
  };
  EXPECT_TRUE(hear(signed_with(good)).starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_EQ(school.slack->counts().not_ours, 1U);

  std::string upper = good;
  for (std::size_t i = 3; i < upper.size(); ++i) upper[i] = static_cast<char>(std::toupper(upper[i]));
  std::string changed = good;
  changed.back() = '4';
  for (const std::string& forged : {upper, changed, "v1" + good.substr(2), good.substr(0, 66), good + "0",
                                    good + ",v0=" + good.substr(3), std::string()}) {
    const std::string refused = hear(signed_with(forged));
    EXPECT_TRUE(refused.starts_with("HTTP/1.1 401 Unauthorized\r\n")) << forged;
    EXPECT_EQ(body_of(refused), "") << forged;
  }
  request.body += "&";
  EXPECT_TRUE(hear(signed_with(good)).starts_with("HTTP/1.1 401 ")) << "one byte more";
  EXPECT_TRUE(school.asked.empty());
  EXPECT_EQ(school.slack->counts().not_ours, 1U);
}

TEST_F(SlackDoor, S04_R_a_signature_sent_twice_is_none_whatever_its_case) {
  net::HttpRequest request = school.signed_request(command_body("bobby"));
  request.headers.emplace_back("x-slack-signature", request.headers.back().second);
  EXPECT_TRUE(hear(whole(request)).starts_with("HTTP/1.1 401 "));
  EXPECT_TRUE(school.asked.empty());
}

TEST_F(SlackDoor, S05_A_a_challenge_is_echoed_to_be_taken_as_it_stands) {
  const std::string challenge = R"({"type":"url_verification","token":"x","challenge":"3eZbrw1aBm2r"})";
  const std::string answer = hear(whole(school.signed_request(challenge, "application/json; charset=utf-8")));
  EXPECT_NE(answer.find("X-Content-Type-Options: nosniff\r\n"), std::string::npos);
  EXPECT_EQ(json::parse(body_of(answer))["challenge"], "3eZbrw1aBm2r");
}

TEST_F(SlackDoor, X01_S11_R_a_signed_payload_cannot_make_us_call_anybody_else) {
  net::HttpsClient client(school.loop.get_executor(), {}, {}, {}, [](std::string host) {
    ADD_FAILURE() << "looked up " << host;
    return asio::awaitable<std::vector<asio::ip::address>>();
  });
  for (const char* url :
       {"https://hooks.slack.com.evil.example/a", "https://hooks.slack.com@evil.example/",
        "https://127.0.0.1/", "http://hooks.slack.com/a", "https://slack.com/api/auth.revoke"}) {
    const net::Call call{net::Purpose::slack_response_url, url};
    EXPECT_EQ(school.run(client.send(call)).trouble, net::Trouble::refused_by_gate) << url;
  }
}

}  // namespace
}  // namespace knownby::slack
