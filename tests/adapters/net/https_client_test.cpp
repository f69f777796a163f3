// Calls to stand-ins on this machine, and what the caller learns when they go wrong (S-22, X-01, X-05).
#include "adapters/net/https_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>

#include "tests/adapters/net/authority.hpp"
#include "tests/adapters/net/door.hpp"

namespace knownby::net {
namespace {

namespace asio = boost::asio;
using std::chrono::milliseconds;
using testing::HasSubstr;

struct Calling : testing::Test {
  asio::io_context io{1};
  Loopback stand_ins;
  std::string ca_file;
  ClientLimits limits;
  Resolve resolve;

  Answer send(Call call) {
    HttpsClient client(io.get_executor(), stand_ins, ca_file, limits, resolve);
    auto answer = asio::co_spawn(io, client.send(std::move(call)), asio::use_future);
    io.restart();
    io.run();
    return answer.get();
  }
  Call call(const std::string& path = "chat.postMessage") const {
    return {Purpose::slack_api,
            stand_ins.base(Purpose::slack_api) + path,
            {{"Authorization", "Bearer loopback-token"}},
            R"({"channel":"C7"})"};
  }
  void stand_in(unsigned short port, const std::string& scheme = "http") {
    stand_ins.stand_in(Purpose::slack_api, scheme + "://127.0.0.1:" + std::to_string(port) + "/api/");
  }
};

TEST_F(Calling, S22_A_a_post_arrives_with_its_token_in_the_header_and_its_answer_comes_back) {
  Door slack;
  stand_in(slack.port());
  const Answer answer = send(call());
  EXPECT_EQ(answer.trouble, Trouble::none);
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(answer.body, R"(POST /api/chat.postMessage {"channel":"C7"})");
  EXPECT_EQ(answer.header("content-type"), "text/plain");
  const HttpRequest seen = slack.served().at(0);
  EXPECT_EQ(seen.only("Authorization"), "Bearer loopback-token");
  EXPECT_EQ(seen.only("Host"), "127.0.0.1:" + std::to_string(slack.port()));
  EXPECT_FALSE(answer.is_certainly_not_sent());
}

TEST_F(Calling, S21_a_429_comes_back_with_its_retry_after) {
  const Serve limited = [](HttpRequest) -> asio::awaitable<HttpResponse> {
    co_return HttpResponse{429, "application/json", "{}", {{"Retry-After", "42"}}};
  };
  Door slack({}, limited);
  stand_in(slack.port());
  const Answer answer = send(call());
  EXPECT_EQ(answer.status, 429U);
  EXPECT_EQ(answer.header("Retry-After"), "42");
}

TEST_F(Calling, S22_R_a_redirect_is_an_answer_and_the_token_is_not_sent_on) {
  Door elsewhere;
  const std::string there = "http://127.0.0.1:" + std::to_string(elsewhere.port()) + "/";
  const Serve redirecting = [&there](HttpRequest) -> asio::awaitable<HttpResponse> {
    HttpResponse response;
    response.status = 302;
    response.headers.emplace_back("Location", there);
    co_return response;
  };
  Door slack({}, redirecting);
  stand_in(slack.port());
  EXPECT_EQ(send(call()).status, 302U);
  EXPECT_THAT(elsewhere.served(), testing::IsEmpty());
}

TEST_F(Calling, S22_the_limits_are_three_seconds_to_connect_ten_in_all_and_1_MiB) {
  EXPECT_EQ(ClientLimits{}.connect, std::chrono::seconds(3));
  EXPECT_EQ(ClientLimits{}.total, std::chrono::seconds(10));
  EXPECT_EQ(ClientLimits{}.answer_body, 1U << 20U);
}

TEST_F(Calling, X01_R_what_the_gate_refuses_is_not_sent) {
  Door slack;
  stand_in(slack.port());
  Call to_others = call();
  to_others.url = "https://slack.com/api/chat.postMessage";
  const Answer answer = send(to_others);
  EXPECT_EQ(answer.trouble, Trouble::refused_by_gate);
  EXPECT_TRUE(answer.is_certainly_not_sent());
}

Resolve answering(std::vector<std::string> addresses) {
  return [addresses =
              std::move(addresses)](std::string host) -> asio::awaitable<std::vector<asio::ip::address>> {
    EXPECT_EQ(host, "slack.com");
    std::vector<asio::ip::address> found;
    for (const auto& address : addresses) found.push_back(asio::ip::make_address(address));
    co_return found;
  };
}

TEST_F(Calling, X01_R_a_name_with_private_addresses_only_is_not_called) {
  limits.connect = milliseconds(20);
  resolve = answering({"10.0.0.5", "2001:db8::1", "192.0.2.1"});
  EXPECT_EQ(send(call()).trouble, Trouble::refused_by_gate) << "not one of them is called";
}

TEST_F(Calling, X01_R_a_token_with_a_line_end_is_not_sent) {
  Door slack;
  stand_in(slack.port());
  Call broken = call();
  broken.headers = {{"Authorization", "Bearer loopback\r\nX-Evil: 1"}};
  EXPECT_EQ(send(broken).trouble, Trouble::refused_by_gate);
  broken.headers = {{"Bad name", "x"}};
  EXPECT_EQ(send(broken).trouble, Trouble::refused_by_gate);
  EXPECT_THAT(slack.served(), testing::IsEmpty());
}

TEST_F(Calling, X01_R_an_allowed_name_that_resolves_to_this_machine_or_the_local_net_is_not_connected_to) {
  for (const auto* address : {"127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "::ffff:127.0.0.1"}) {
    resolve = answering({address});
    const Answer answer = send(call());
    EXPECT_EQ(answer.trouble, Trouble::refused_by_gate) << address;
    EXPECT_TRUE(answer.is_certainly_not_sent());
  }
}

TEST_F(Calling, a_name_without_an_address_was_certainly_not_called) {
  resolve = answering({});
  EXPECT_EQ(send(call()).trouble, Trouble::not_connected);
  resolve = [](std::string) -> asio::awaitable<std::vector<asio::ip::address>> {
    throw std::runtime_error("no such host");
    co_return std::vector<asio::ip::address>{};
  };
  const Answer answer = send(call());
  EXPECT_EQ(answer.trouble, Trouble::not_connected);
  EXPECT_TRUE(answer.is_certainly_not_sent());
}

TEST_F(Calling, S22_a_look_up_that_hangs_is_left_behind_in_time) {
  limits.connect = milliseconds(20);
  resolve = [](std::string) -> asio::awaitable<std::vector<asio::ip::address>> {
    asio::steady_timer slow(co_await asio::this_coro::executor, milliseconds(300));
    co_await slow.async_wait(asio::use_awaitable);
    co_return std::vector<asio::ip::address>{};
  };
  const Answer answer = send(call());
  EXPECT_EQ(answer.trouble, Trouble::timed_out_before_send);
  EXPECT_TRUE(answer.is_certainly_not_sent());
}

TEST_F(Calling, when_nobody_listens_the_call_was_certainly_not_sent) {
  {
    const Door gone;
    stand_in(gone.port());
  }
  const Answer answer = send(call());
  EXPECT_EQ(answer.trouble, Trouble::not_connected);
  EXPECT_TRUE(answer.is_certainly_not_sent());
}

TEST_F(Calling, S20_a_silence_after_the_request_may_mean_that_it_was_done) {
  const Serve silent = [](HttpRequest) -> asio::awaitable<HttpResponse> {
    asio::steady_timer slow(co_await asio::this_coro::executor, milliseconds(400));
    co_await slow.async_wait(asio::use_awaitable);
    co_return HttpResponse{};
  };
  Door slack({}, silent);
  stand_in(slack.port());
  limits.total = milliseconds(60);
  const Answer answer = send(call());
  EXPECT_EQ(answer.trouble, Trouble::timed_out_after_send);
  EXPECT_FALSE(answer.is_certainly_not_sent());
}

TEST_F(Calling, S22_R_an_answer_over_its_limit_is_not_read_on) {
  const Serve endless = [](HttpRequest) -> asio::awaitable<HttpResponse> {
    co_return HttpResponse{200, "text/plain", std::string((1U << 20U) + 1, 'm'), {}};
  };
  Door slack({}, endless);
  stand_in(slack.port());
  const Answer answer = send(call());
  EXPECT_EQ(answer.trouble, Trouble::too_large);
  EXPECT_EQ(answer.body, "");
  EXPECT_FALSE(answer.is_certainly_not_sent());
}

TEST_F(Calling, X01_a_file_may_be_8_MiB_and_no_more) {
  for (const std::size_t more : {0U, 1U}) {
    const Serve file = [more](HttpRequest) -> asio::awaitable<HttpResponse> {
      co_return HttpResponse{200, "text/csv", std::string((8U << 20U) + more, 'm'), {}};
    };
    Door slack({}, file);
    stand_in(slack.port());
    Call get = call();
    get.purpose = Purpose::slack_file;
    get.method = "GET";
    EXPECT_EQ(send(std::move(get)).trouble, more == 0 ? Trouble::none : Trouble::too_large);
  }
}

TEST_F(Calling, S22_A_an_answer_of_exactly_1_MiB_is_read) {
  const Serve large = [](HttpRequest) -> asio::awaitable<HttpResponse> {
    co_return HttpResponse{200, "text/plain", std::string(1U << 20U, 'm'), {}};
  };
  Door slack({}, large);
  stand_in(slack.port());
  EXPECT_EQ(send(call()).body.size(), 1U << 20U);
}

struct CallingOverTls : Calling {
  Identity root = issue({"Test Root", "", "", true}, nullptr);
  CallingOverTls() { ca_file = write_file("client-root.pem", root.certificate_pem()); }

  Answer send_to(TlsStandIn& server) {
    stand_in(server.port(), "https");
    Answer answer = send(call());
    server.wait();
    return answer;
  }
};

TEST_F(CallingOverTls, X05_A_the_right_peer_is_asked_and_answers) {
  TlsStandIn slack(issue({}, &root), {});
  const Answer answer = send_to(slack);
  EXPECT_EQ(answer.trouble, Trouble::none);
  EXPECT_EQ(answer.body, R"({"ok":true})");
  EXPECT_EQ(answer.header("retry-after"), "7");
  EXPECT_THAT(slack.request(), testing::StartsWith("POST /api/chat.postMessage HTTP/1.1\r\n"));
}

TEST_F(CallingOverTls, X05_R_a_stranger_hears_nothing) {
  TlsStandIn stranger(issue({"evil.example", "DNS:evil.example"}, &root), {});
  const Answer answer = send_to(stranger);
  EXPECT_EQ(answer.trouble, Trouble::tls_failed);
  EXPECT_TRUE(answer.is_certainly_not_sent());
  EXPECT_EQ(stranger.request(), "");
}

TEST_F(CallingOverTls, X05_R_tls_1_1_hears_nothing) {
  TlsStandIn old(issue({}, &root), {{}, true});
  EXPECT_EQ(send_to(old).trouble, Trouble::tls_failed);
  EXPECT_EQ(old.request(), "");
}

TEST_F(CallingOverTls, S20_a_connection_lost_after_the_request_may_have_done_it) {
  for (const auto* answer_text : {"", "HTTP/1.1 200 OK\r\nContent-Le",
                                  "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", "nonsense\r\n\r\n"}) {
    TlsStandIn slack(issue({}, &root), {{}, false, answer_text});
    const Answer answer = send_to(slack);
    EXPECT_EQ(answer.trouble, Trouble::lost) << answer_text;
    EXPECT_FALSE(answer.is_certainly_not_sent());
    EXPECT_THAT(slack.request(), HasSubstr("chat.postMessage"));
  }
}

TEST_F(CallingOverTls, X05_R_a_handshake_that_hangs_ends_before_anything_is_sent) {
  asio::io_context listening;
  asio::ip::tcp::acceptor mute(listening, {asio::ip::make_address("127.0.0.1"), 0});
  stand_in(mute.local_endpoint().port(), "https");
  limits.total = milliseconds(60);
  const Answer answer = send(call());
  EXPECT_EQ(answer.trouble, Trouble::timed_out_before_send);
  EXPECT_TRUE(answer.is_certainly_not_sent());
}

TEST(Troubles, have_names_for_logs) {
  EXPECT_EQ(name(Trouble::tls_failed), "tls_failed");
  EXPECT_EQ(name(Trouble::timed_out_after_send), "timed_out_after_send");
}

}  // namespace
}  // namespace knownby::net
