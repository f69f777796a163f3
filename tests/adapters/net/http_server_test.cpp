// The HTTP door over real loopback sockets: raw bytes in, answer bytes out.
#include "adapters/net/http_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "tests/adapters/net/door.hpp"

namespace knownby::net {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

HttpLimits as_served() {
  HttpLimits limits;
  limits.body = [](std::string_view target) {
    return std::size_t{target == "/slack/events" ? 256U * 1024 : 4096U};
  };
  return limits;
}

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int n = 0; n < times; ++n) text += piece;
  return text;
}

std::string chunk(std::string_view bytes, std::string_view extension = "") {
  char size[17];
  const int digits = std::snprintf(size, sizeof size, "%zx", bytes.size());
  std::string text(size, static_cast<std::size_t>(digits));
  return text.append(extension).append("\r\n").append(bytes).append("\r\n");
}

const std::string start = "POST /slack/events HTTP/1.1\r\nHost: knownby.example\r\n";

struct Refused {
  std::string id;
  std::string bytes;
  unsigned status;
};
void PrintTo(const Refused& refused, std::ostream* out) { *out << refused.id; }

std::vector<Refused> transfer_encodings() {
  const std::string none = "0\r\n\r\n";
  return {
      {"te_gzip", start + "Transfer-Encoding: gzip\r\n\r\n", 400},
      {"te_chunked_then_x", start + "Transfer-Encoding: chunked, x\r\n\r\n" + none, 400},
      {"te_gzip_with_length", start + "Transfer-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", 400},
      {"te_x_then_chunked", start + "Transfer-Encoding: x, chunked\r\n\r\n" + none, 400},
      {"te_identity_and_chunked_on_two_lines",
       start + "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n" + none, 400},
      {"te_chunked_then_another_line",
       start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n" + none, 400},
      {"te_chunked_twice", start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" + none,
       400},
      {"te_empty", start + "Transfer-Encoding:\r\n\r\n", 400},
      {"length_then_chunked", start + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + none, 400},
      {"chunked_then_length", start + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n" + none, 400},
      {"te_after_vertical_tab",
       start +
           "Transfer-Encoding: \x0b"
           "chunked\r\n\r\n" +
           none,
       400},
      {"te_with_space_before_colon", start + "Transfer-Encoding : chunked\r\n\r\n" + none, 400},
      {"te_in_http_1_0", "POST / HTTP/1.0\r\nHost: k\r\nTransfer-Encoding: chunked\r\n\r\n" + none, 400},
      {"chunk_size_overflow", start + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", 400},
      {"chunk_size_with_sign", start + "Transfer-Encoding: chunked\r\n\r\n+5\r\nhello\r\n" + none, 400},
      {"chunk_size_in_c_notation", start + "Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n" + none, 400},
      {"chunk_size_missing", start + "Transfer-Encoding: chunked\r\n\r\n\r\nhello\r\n" + none, 400},
      {"chunk_size_after_a_space", start + "Transfer-Encoding: chunked\r\n\r\n 5\r\nhello\r\n" + none, 400},
      {"chunk_lines_with_bare_lf", start + "Transfer-Encoding: chunked\r\n\r\n5\nhello\n0\n\n", 400},
      {"chunk_extension_with_bare_lf", start + "Transfer-Encoding: chunked\r\n\r\n5;a\nb\r\nhello\r\n" + none,
       400},
      {"chunk_extension_with_bare_cr", start + "Transfer-Encoding: chunked\r\n\r\n5;a\rb\r\nhello\r\n" + none,
       400},
      {"chunk_extension_with_nul",
       start + "Transfer-Encoding: chunked\r\n\r\n5;a" + raw("\0") + "\r\nhello\r\n" + none, 400},
      {"trailer_with_bare_lf", start + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: a\nY: b\r\n\r\n", 400},
      {"trailer_without_colon", start + "Transfer-Encoding: chunked\r\n\r\n0\r\nnonsense\r\n\r\n", 400},
      {"chunk_without_its_line_end", start + "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloXX" + none, 400},
      {"chunk_extension_of_1_MiB",
       start + "Transfer-Encoding: chunked\r\n\r\n5;a=" + std::string(1 << 20, 'b') + "\r\nhello\r\n" + none,
       400},
      {"chunk_extensions_over_1_KiB_together",
       start + "Transfer-Encoding: chunked\r\n\r\n" + repeated(chunk("x", ";a=" + std::string(90, 'b')), 12) +
           none,
       400},
      {"trailer_over_1_KiB",
       start + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + repeated("X-More: 1234567890\r\n", 200) + "\r\n",
       400},
      {"chunked_body_over_256_KiB",
       start + "Transfer-Encoding: chunked\r\n\r\n" + repeated(chunk(std::string(8192, 'x')), 33) + none,
       413},
  };
}

std::vector<Refused> lengths_and_hosts() {
  return {
      {"differing_lengths", start + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
      {"equal_lengths_repeated", start + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400},
      {"lengths_in_a_list", start + "Content-Length: 3, 3\r\n\r\nabc", 400},
      {"length_with_plus", start + "Content-Length: +3\r\n\r\nabc", 400},
      {"length_negative", start + "Content-Length: -3\r\n\r\nabc", 400},
      {"length_hexadecimal", start + "Content-Length: 0x3\r\n\r\nabc", 400},
      {"length_empty", start + "Content-Length:\r\n\r\n", 400},
      {"length_beyond_64_bits", start + "Content-Length: 99999999999999999999\r\n\r\n", 400},
      {"length_over_256_KiB_before_a_byte_of_it", start + "Content-Length: 262145\r\n\r\n", 413},
      {"length_over_4_KiB_elsewhere", "POST /healthz HTTP/1.1\r\nHost: k\r\nContent-Length: 4097\r\n\r\n",
       413},
      {"length_too_large_though_it_expects_continue",
       start + "Expect: 100-continue\r\nContent-Length: 262145\r\n\r\n", 413},
      {"no_host", "GET / HTTP/1.1\r\nAccept: */*\r\n\r\n", 400},
      {"no_host_and_no_header", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two_hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"two_equal_hosts", "GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n", 400},
  };
}

std::vector<Refused> heads() {
  return {
      {"space_before_colon", "GET / HTTP/1.1\r\nHost : k\r\n\r\n", 400},
      {"bare_lf_everywhere", "GET / HTTP/1.1\nHost: k\n\n", 400},
      {"bare_lf_in_one_line", "GET / HTTP/1.1\r\nHost: k\nX: y\r\n\r\n", 400},
      {"bare_cr_in_a_value", "GET / HTTP/1.1\r\nHost: k\r\nX: a\rb\r\n\r\n", 400},
      {"nul_in_a_value", raw("GET / HTTP/1.1\r\nHost: k\r\nX: a\0b\r\n\r\n"), 400},
      {"folded_header", "GET / HTTP/1.1\r\nHost: k\r\nX: a\r\n b\r\n\r\n", 400},
      {"header_folded_with_a_tab", "GET / HTTP/1.1\r\nHost: k\r\nX: a\r\n\tb\r\n\r\n", 400},
      {"header_without_colon", "GET / HTTP/1.1\r\nHost: k\r\nnonsense\r\n\r\n", 400},
      {"empty_line_first", "\r\nGET / HTTP/1.1\r\nHost: k\r\n\r\n", 400},
      {"http_0_9", "GET / HTTP/0.9\r\n\r\n", 400},
      {"http_2_0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
      {"no_version", "GET /\r\nHost: k\r\n\r\n", 400},
      {"absolute_form", "GET http://knownby.example/ HTTP/1.1\r\nHost: knownby.example\r\n\r\n", 400},
      {"authority_form", "CONNECT knownby.example:443 HTTP/1.1\r\nHost: knownby.example\r\n\r\n", 400},
      {"asterisk_form", "OPTIONS * HTTP/1.1\r\nHost: knownby.example\r\n\r\n", 400},
      {"fragment_in_the_target", "GET /a#b HTTP/1.1\r\nHost: k\r\n\r\n", 400},
      {"bytes_beyond_ascii_in_the_target", "GET /\xc3\xa9 HTTP/1.1\r\nHost: k\r\n\r\n", 400},
      {"tls_hello", raw("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n\r\n"), 400},
      {"headers_65", "GET / HTTP/1.1\r\nHost: k\r\n" + repeated("X: y\r\n", 64) + "\r\n", 431},
      {"headers_900", "GET / HTTP/1.1\r\nHost: k\r\n" + repeated("X: y\r\n", 899) + "\r\n", 431},
      {"headers_10000", "GET / HTTP/1.1\r\nHost: k\r\n" + repeated("X: y\r\n", 10000) + "\r\n", 431},
      {"header_block_over_16_KiB",
       "GET / HTTP/1.1\r\nHost: k\r\nAuthorization: Bearer " + std::string(16 * 1024, 'x') + "\r\n\r\n", 431},
      {"header_block_without_end", "GET / HTTP/1.1\r\nHost: k\r\nX: " + std::string(40 * 1024, 'x'), 431},
      {"request_line_over_4_KiB", "GET /" + std::string(4 * 1024 - 13, 'x') + " HTTP/1.1\r\nHost: k\r\n\r\n",
       431},
      {"request_line_without_end", std::string(40 * 1024, 'G'), 431},
      {"expectation_unknown", start + "Expect: a-miracle\r\nContent-Length: 0\r\n\r\n", 417},
      {"expectation_twice",
       start + "Expect: 100-continue\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n", 417},
      {"content_encoding_gzip", start + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", 415},
      {"content_encoding_identity", start + "Content-Encoding: identity\r\nContent-Length: 3\r\n\r\nabc",
       415},
      {"method_put", "PUT / HTTP/1.1\r\nHost: k\r\nContent-Length: 0\r\n\r\n", 405},
      {"method_delete", "DELETE / HTTP/1.1\r\nHost: k\r\n\r\n", 405},
      {"method_trace", "TRACE / HTTP/1.1\r\nHost: k\r\n\r\n", 405},
      {"method_in_lower_case", "get / HTTP/1.1\r\nHost: k\r\n\r\n", 405},
  };
}

class X08 : public testing::TestWithParam<Refused> {};

TEST_P(X08, R_is_refused_closed_and_what_was_pipelined_behind_it_is_not_served) {
  Door door(as_served());
  Caller mallory(door.port());
  mallory.say(GetParam().bytes + post("/slack/events", "the second request"));
  const std::string answer = mallory.hear_the_rest();
  EXPECT_EQ(status_of(answer), GetParam().status) << answer.substr(0, 200);
  EXPECT_TRUE(mallory.was_closed());
  EXPECT_THAT(door.served(), testing::IsEmpty());
  EXPECT_THAT(answer, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_EQ(answer.find("HTTP/1.1", 1), std::string::npos) << "one refusal, one answer";
  const auto counts = door.counts();
  EXPECT_EQ(std::accumulate(counts.refused.begin(), counts.refused.end(), std::uint64_t{0}), 1U);
}

std::string id_of(const testing::TestParamInfo<Refused>& info) { return info.param.id; }
INSTANTIATE_TEST_SUITE_P(Transfer, X08, testing::ValuesIn(transfer_encodings()), id_of);
INSTANTIATE_TEST_SUITE_P(Length, X08, testing::ValuesIn(lengths_and_hosts()), id_of);
INSTANTIATE_TEST_SUITE_P(Head, X08, testing::ValuesIn(heads()), id_of);

struct HttpDoor : testing::Test {
  Door door{as_served()};
  Caller slack{door.port()};
};

TEST_F(HttpDoor, X08_A_a_chunked_post_of_200_KiB_arrives_whole) {
  const std::string piece(10 * 1024, 'p');
  slack.say(start + "Transfer-Encoding: chunked\r\n\r\n" + repeated(chunk(piece), 20) + "0\r\n\r\n");
  EXPECT_EQ(status_of(slack.hear()), 200U);
  EXPECT_EQ(door.served().at(0).body, repeated(piece, 20));
}

TEST_F(HttpDoor, X08_A_a_header_block_of_15_KiB_is_taken) {
  slack.say("GET / HTTP/1.1\r\nHost: k\r\nAuthorization: Bearer " + std::string(15 * 1024, 't') + "\r\n\r\n");
  EXPECT_EQ(status_of(slack.hear()), 200U);
  EXPECT_EQ(door.served().at(0).only("authorization")->size(), 15U * 1024 + 7);
}

TEST_F(HttpDoor, X08_A_a_header_block_of_exactly_16_KiB_and_R_one_byte_more) {
  const std::string head = "GET / HTTP/1.1\r\n";
  const std::string lines = "Host: k\r\nX: \r\n";
  for (const std::size_t more : {0U, 1U}) {
    Caller caller(door.port());
    caller.say(head + "Host: k\r\nX: " + std::string(16 * 1024 - lines.size() + more, 'x') + "\r\n\r\n");
    EXPECT_EQ(status_of(caller.hear()), more == 0 ? 200U : 431U);
  }
}

TEST_F(HttpDoor, X08_A_64_headers_and_a_request_line_of_4_KiB_are_taken) {
  const std::string line = "GET /" + std::string(4096 - 14, 'x') + " HTTP/1.1";
  ASSERT_EQ(line.size(), 4096U);
  slack.say(line + "\r\nHost: k\r\n" + repeated("X: y\r\n", 63) + "\r\n");
  EXPECT_EQ(status_of(slack.hear()), 200U);
  EXPECT_EQ(door.served().at(0).headers.size(), 64U);
}

TEST_F(HttpDoor, X08_A_a_body_of_exactly_the_limit_is_taken) {
  slack.say(post("/slack/events", std::string(256 * 1024, 'b')));
  EXPECT_EQ(status_of(slack.hear()), 200U);
  slack.say(post("/elsewhere", std::string(4096, 'b')));
  EXPECT_EQ(status_of(slack.hear()), 200U);
}

TEST_F(HttpDoor, X08_A_chunk_extensions_up_to_1_KiB_are_passed_over) {
  slack.say(start + "Transfer-Encoding: chunked\r\n\r\n" + chunk("hello", ";a=" + std::string(900, 'b')) +
            chunk(" school", ";c=d") + "0\r\n\r\n");
  EXPECT_EQ(body_of(slack.hear()), "POST /slack/events hello school");
}

TEST_F(HttpDoor, X08_A_an_expected_continue_is_given_once_and_then_the_answer) {
  slack.say(start + "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n");
  EXPECT_EQ(slack.hear(), "HTTP/1.1 100 Continue\r\n\r\n");
  slack.say("hello");
  slack.say("there");
  EXPECT_EQ(body_of(slack.hear()), "POST /slack/events hellothere");
}

TEST_F(HttpDoor, X08_a_trailer_cannot_add_a_header) {
  slack.say(start + "Transfer-Encoding: chunked\r\n\r\n" + chunk("x") +
            "0\r\nX-Slack-Signature: v0=late\r\n\r\n");
  EXPECT_EQ(status_of(slack.hear()), 200U);
  EXPECT_THAT(door.served().at(0).all("X-Slack-Signature"), testing::IsEmpty());
}

TEST_F(HttpDoor, S04_a_header_sent_twice_is_seen_twice_whatever_its_case) {
  slack.say(
      post("/slack/events", "", "X-Slack-Signature: v0=one\r\nx-slack-SIGNATURE: v0=two\r\nX-Once: 1\r\n"));
  slack.hear();
  const HttpRequest request = door.served().at(0);
  EXPECT_THAT(request.all("x-slack-signature"), testing::ElementsAre("v0=one", "v0=two"));
  EXPECT_FALSE(request.only("X-Slack-Signature"));
  EXPECT_EQ(request.only("x-once"), "1");
  EXPECT_FALSE(request.only("X-Never"));
  EXPECT_EQ(request.peer, "127.0.0.1");
}

TEST_F(HttpDoor, S01_body_bytes_arrive_as_they_were_sent) {
  const std::string bytes = raw("text=\xff\xfe\0\r\n%41+");
  slack.say(post("/slack/events", bytes));
  slack.hear();
  EXPECT_EQ(door.served().at(0).body, bytes);
}

TEST_F(HttpDoor, pipelined_requests_are_answered_in_their_order) {
  slack.say(post("/slack/events", "first") + post("/slack/events", "second") +
            "GET /third HTTP/1.1\r\nHost: k\r\n\r\n");
  EXPECT_EQ(body_of(slack.hear()), "POST /slack/events first");
  EXPECT_EQ(body_of(slack.hear()), "POST /slack/events second");
  EXPECT_EQ(body_of(slack.hear()), "GET /third ");
}

TEST_F(HttpDoor, what_was_pipelined_before_a_refusal_is_answered_first) {
  slack.say(post("/slack/events", "good") + "GET / HTTP/1.1\r\n\r\n" + post("/slack/events", "never"));
  EXPECT_EQ(body_of(slack.hear()), "POST /slack/events good");
  EXPECT_EQ(status_of(slack.hear()), 400U);
  EXPECT_EQ(slack.hear_the_rest(), "");
  EXPECT_EQ(door.served().size(), 1U);
}

TEST_F(HttpDoor, a_request_that_comes_byte_by_byte_is_the_same_request) {
  for (const char c : post("/slack/events", "slow but honest")) slack.say({&c, 1});
  EXPECT_EQ(body_of(slack.hear()), "POST /slack/events slow but honest");
}

TEST_F(HttpDoor, a_client_that_asks_to_close_is_closed) {
  slack.say(post("/slack/events", "last", "Connection: close\r\n") + post("/slack/events", "never"));
  EXPECT_THAT(slack.hear_the_rest(), HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_TRUE(slack.was_closed());
  EXPECT_EQ(door.served().size(), 1U);
}

TEST_F(HttpDoor, http_1_0_is_answered_and_closed_even_when_it_asks_to_stay) {
  slack.say("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(status_of(slack.hear_the_rest()), 200U);
  EXPECT_TRUE(slack.was_closed());
}

TEST_F(HttpDoor, X10_A_answers_tell_no_name_and_are_not_kept_or_sniffed) {
  slack.say("GET / HTTP/1.1\r\nHost: k\r\n\r\n");
  const std::string answer = slack.hear();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(answer, HasSubstr("\r\nCache-Control: no-store\r\n"));
  EXPECT_THAT(answer, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
  EXPECT_THAT(answer, HasSubstr("\r\nContent-Type: text/plain\r\n"));
  EXPECT_THAT(answer, Not(HasSubstr("Server:")));
  EXPECT_THAT(answer, Not(HasSubstr("Connection:")));
}

TEST(HttpResponse, X10_R_a_header_value_cannot_begin_a_header_of_its_own) {
  const HttpResponse response{200, "text/plain", "", {{"X-Note", "a\r\nSet-Cookie: b"}}};
  EXPECT_THAT(to_bytes(response, false), HasSubstr("\r\nX-Note: a  Set-Cookie: b\r\n"));
}

}  // namespace
}  // namespace knownby::net
