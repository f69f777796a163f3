// Keys and logins over real sockets, from a stand-in on this machine (X-02).
#include <gtest/gtest.h>

#include "adapters/forms.hpp"
#include "adapters/net/http_server.hpp"
#include "adapters/net/https_client.hpp"
#include "adapters/teams/trust/outbound_token.hpp"
#include "tests/adapters/teams/trust/microsoft.hpp"

namespace knownby::teams {
namespace {

class OverSockets : public testing::Test {
 protected:
  OverSockets() {
    server.start();
    loopback.stand_in(net::Purpose::teams_openid_metadata, base + "keys/");
    loopback.stand_in(net::Purpose::teams_login, base + "login/");
    loopback.stand_in(net::Purpose::teams_connector, base + "teams/");
    client.emplace(microsoft.loop.get_executor(), loopback);
  }
  Send send() {
    return [this](net::Call call) { return client->send(std::move(call)); };
  }
  static net::HttpLimits limits() {
    net::HttpLimits made;
    made.body = [](std::string_view) { return std::size_t{64 * 1024}; };
    return made;
  }
  boost::asio::awaitable<net::HttpResponse> serve(net::HttpRequest request) {
    heard.push_back(request);
    net::HttpResponse says{200, "application/json", "{}"};
    if (request.target == "/keys/openidconfiguration") says.body = metadata(base + "keys/all");
    if (request.target == "/keys/all") says.body = key_set(microsoft.keys);
    if (request.target.starts_with("/login/"))
      says.body = R"({"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"abc"})";
    co_return says;
  }

  Microsoft microsoft;
  std::vector<net::HttpRequest> heard;
  net::HttpServer server{microsoft.loop.get_executor(), "127.0.0.1", 0, limits(),
                         [this](net::HttpRequest request) { return serve(std::move(request)); }};
  std::string base = "http://127.0.0.1:" + std::to_string(server.port()) + "/";
  net::Loopback loopback;
  std::optional<net::HttpsClient> client;
};

TEST_F(OverSockets, T_02_keys_are_fetched_and_a_request_is_trusted) {
  const std::chrono::seconds patience{60};
  TrustSettings settings{app_id, tenant_id};
  settings.loopback = loopback;
  settings.patience = patience;
  Trust trust(std::move(settings), microsoft.loop.get_executor(), microsoft.clock, send());
  Letter letter;
  letter.claimed.service_url = base + "teams/";
  letter.claims["serviceurl"] = letter.claimed.service_url;
  EXPECT_EQ(microsoft.run(trust.look(letter.authorization(), letter.claimed)), Vouch::good);
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_EQ(heard[0].method, "GET");
  EXPECT_EQ(heard[1].target, "/keys/all");
}

// What an emulator is for, a stand-in on this machine does; it is off unless [loopback] names it, and never
// beside a password that looks real (SecretsTest).
TEST_F(OverSockets, T_05_A_a_stand_ins_token_is_good_where_it_is_named_and_nowhere_else) {
  Letter letter;
  letter.claimed.service_url = base + "teams/";
  letter.claims["serviceurl"] = letter.claimed.service_url;
  const auto judged = [&](const net::Loopback& named) {
    TrustSettings settings{app_id, tenant_id};
    settings.loopback = named;
    settings.patience = std::chrono::seconds(60);
    Trust trust(std::move(settings), microsoft.loop.get_executor(), microsoft.clock, send());
    return microsoft.run(trust.look(letter.authorization(), letter.claimed));
  };
  EXPECT_EQ(judged(loopback), Vouch::good);
  EXPECT_NE(judged(net::Loopback()), Vouch::good);
}

TEST_F(OverSockets, T_06_a_token_is_got) {
  LoginSettings settings{app_id, Secret("loopback-password"), tenant_id,
                         loopback.base(net::Purpose::teams_login)};
  OutboundToken token(std::move(settings), microsoft.loop.get_executor(), microsoft.clock, send());
  const auto result = microsoft.run(token.token());
  ASSERT_TRUE(std::holds_alternative<std::string>(result));
  EXPECT_EQ(std::get<std::string>(result), "abc");
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_EQ(heard[0].target, "/login/" + tenant_id + "/oauth2/v2.0/token");
  EXPECT_EQ(heard[0].only("Content-Type"), "application/x-www-form-urlencoded");
  EXPECT_EQ(FormBody(heard[0].body).text("client_secret"), "loopback-password");
}

}  // namespace
}  // namespace knownby::teams
