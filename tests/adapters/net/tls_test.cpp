// Whom Knownby believes, with an authority made for the test.
#include "adapters/net/tls.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/ssl/error.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>

#include "tests/adapters/net/authority.hpp"

namespace knownby::net {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;

struct Tls : testing::Test {
  Identity root = issue({"Test Root", "", "", true}, nullptr);
  Identity between = issue({"Test Between", "", "", true}, &root);
  std::string trusted = write_file("root.pem", root.certificate_pem());

  // Shakes hands with what answers there, expecting this host.
  boost::system::error_code call(TlsStandIn& server, const std::string& host) const {
    asio::io_context io;
    ssl::context context = client_context({trusted, {}});
    TlsStream stream(io, context);
    stream.next_layer().connect({asio::ip::make_address("127.0.0.1"), server.port()});
    expect_peer(stream, host);
    boost::system::error_code error;
    stream.handshake(ssl::stream_base::client, error);
    if (!error) asio::write(stream, asio::buffer(std::string("GET / HTTP/1.1\r\n\r\n")), error);
    stream.next_layer().close();
    server.wait();
    return error;
  }
  void refuses(const Identity& identity, TlsStandIn::Manners manners = {},
               const std::string& host = "hooks.slack.com") {
    TlsStandIn server(identity, std::move(manners));
    const auto error = call(server, host);
    EXPECT_EQ(error.category(), asio::error::get_ssl_category()) << error.message();
    EXPECT_EQ(server.request(), "") << "nothing is said to a stranger";
  }
};

TEST_F(Tls, X05_A_the_right_name_with_a_chain_to_the_authority_is_believed_and_the_name_is_sent) {
  const Identity slack = issue({}, &between);
  TlsStandIn server(slack, {between.certificate_pem()});
  EXPECT_FALSE(call(server, "hooks.slack.com"));
  EXPECT_TRUE(server.shook_hands());
  EXPECT_EQ(server.asked_name(), "hooks.slack.com");
}

TEST_F(Tls, X05_A_an_address_is_checked_as_an_address_and_not_sent_as_a_name) {
  const Identity slack = issue({}, &root);
  TlsStandIn server(slack, {});
  EXPECT_FALSE(call(server, "127.0.0.1"));
  EXPECT_EQ(server.asked_name(), "");
}

TEST_F(Tls, X05_A_a_wildcard_stands_for_one_label_and_R_for_no_more) {
  const Identity slack = issue({"slack.com", "DNS:*.slack.com"}, &root);
  TlsStandIn server(slack, {});
  EXPECT_FALSE(call(server, "hooks.slack.com"));
  refuses(issue({"slack.com", "DNS:*.slack.com"}, &root), {}, "slack.com");
  refuses(issue({"slack.com", "DNS:*.slack.com"}, &root), {}, "a.hooks.slack.com");
  refuses(issue({"slack.com", "DNS:*.com"}, &root), {}, "hooks.slack.com");
}

TEST_F(Tls, X05_R_wrong_host) {
  refuses(issue({"evil.example", "DNS:evil.example"}, &root));
  refuses(issue({"hooks.slack.com", "DNS:evil.example"}, &root));
  refuses(issue({"hooks.slack.com.evil", "DNS:hooks.slack.com.evil"}, &root));
  refuses(issue({}, &root), {}, "slack.com");
  refuses(issue({}, &root), {}, "127.0.0.2");
}

TEST_F(Tls, X05_R_expired) {
  refuses(issue({"hooks.slack.com", "DNS:hooks.slack.com", "serverAuth", false, -1}, &root));
}

TEST_F(Tls, X05_R_self_signed) { refuses(issue({}, nullptr)); }

TEST_F(Tls, X05_R_another_authority_of_the_same_name) {
  const Identity impostor = issue({"Test Root", "", "", true}, nullptr);
  refuses(issue({}, &impostor));
  refuses(issue({}, &impostor), {impostor.certificate_pem()});
}

TEST_F(Tls, X05_R_wrong_extended_key_usage) {
  refuses(issue({"hooks.slack.com", "DNS:hooks.slack.com", "clientAuth"}, &root));
}

TEST_F(Tls, X05_R_missing_intermediate) { refuses(issue({}, &between)); }

TEST_F(Tls, X05_R_issued_by_one_who_may_not_issue) {
  const Identity school = issue({"school.example", "DNS:school.example"}, &root);
  refuses(issue({}, &school), {school.certificate_pem()});
}

TEST_F(Tls, X05_R_tls_1_1) { refuses(issue({}, &root), {{}, true}); }

TEST_F(Tls, X05_R_no_authority_to_trust_stops_the_start) {
  EXPECT_THROW(client_context({}), std::runtime_error);
  EXPECT_THROW(client_context({write_file("empty.pem", ""), {}}), std::runtime_error);
  EXPECT_THROW(client_context({"/nowhere/root.pem", {}}), std::runtime_error);
  const std::string empty = testing::TempDir() + "no-authorities";
  std::filesystem::create_directory(empty);
  EXPECT_THROW(client_context({{}, empty}), std::runtime_error);
  EXPECT_THROW(client_context({{}, "/nowhere"}), std::runtime_error);
}

TEST_F(Tls, X05_A_the_authorities_of_this_system_are_found) {
  EXPECT_NO_THROW(client_context(system_authorities()));
}

}  // namespace
}  // namespace knownby::net
