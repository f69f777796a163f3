// What Knownby calls and what it does not.
#include "adapters/net/gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "tests/adapters/net/door.hpp"

namespace knownby::net {
namespace {

bool is_admitted(Purpose purpose, std::string_view url, const Loopback& loopback = {}) {
  try {
    admit(purpose, url, loopback);
    return true;
  } catch (const Refused& refused) {
    if (!url.empty()) {
      EXPECT_THAT(refused.what(), testing::Not(testing::HasSubstr(std::string(url))));
    }
    return false;
  }
}

TEST(Gate, X01_A_what_slack_gives_us_is_called) {
  for (const auto* url : {
           "https://hooks.slack.com/actions/T1/2/abc",
           "https://hooks.slack.com/commands/T1DC2JH3J/397700885554/96rGlfmibIGlgcZRskXaIFfN",
           "https://HOOKS.SLACK.COM/",
           "HTTPS://hooks.slack.com/services/T/B/x",
           "https://hooks.slack.com:443/actions/T1/2/abc",
           "https://hooks.slack.com./actions/T1/2/abc",
           "https://hooks.slack.com",
           "https://hooks.slack.com/a?b=c%2Fd&e=@f",
       })
    EXPECT_TRUE(is_admitted(Purpose::slack_response_url, url)) << url;
  EXPECT_TRUE(is_admitted(Purpose::slack_api, "https://slack.com/api/chat.postMessage"));
  EXPECT_FALSE(is_admitted(Purpose::slack_api, "https://hooks.slack.com/actions/T1/2/abc"));
  EXPECT_FALSE(is_admitted(Purpose::slack_response_url, "https://slack.com/api/chat.postMessage"));
}

TEST(Gate, X01_files_come_from_slacks_own_host_alone) {
  EXPECT_TRUE(
      is_admitted(Purpose::slack_file, "https://files.slack.com/files-pri/T1-F1/download/students.csv"));
  for (const char* url :
       {"https://files.slack.com.evil/x", "https://slack.com/x", "http://files.slack.com/x",
        "https://files.slack.com@evil/x", "https://docs.google.com/spreadsheets/d/1",
        "https://files.slack.com:8443/x", "wss://files.slack.com/x", "https://169.254.169.254/latest"})
    EXPECT_FALSE(is_admitted(Purpose::slack_file, url)) << url;
  EXPECT_FALSE(is_admitted(Purpose::slack_api, "https://files.slack.com/x"));
}

TEST(Gate, X01_the_parsed_parts_are_what_is_called) {
  const Destination to = admit(Purpose::slack_response_url, "https://Hooks.Slack.com.:443/a/../b?c=%41", {});
  EXPECT_TRUE(to.is_tls);
  EXPECT_EQ(to.host, "hooks.slack.com");
  EXPECT_EQ(to.port, 443);
  EXPECT_EQ(to.target, "/a/../b?c=%41");
  EXPECT_FALSE(to.is_loopback);
  EXPECT_EQ(admit(Purpose::slack_api, "https://slack.com", {}).target, "/");
  EXPECT_EQ(admit(Purpose::slack_api, "https://slack.com?a", {}).target, "/?a");
}

const std::vector<std::string> not_slack{
    "https://hooks.slack.com@evil/",
    "https://hooks.slack.com:x@evil/",
    "https://user@hooks.slack.com/",
    "https://user:pass@hooks.slack.com/",
    "https://@hooks.slack.com/",
    "https://hooks.slack.com.evil/",
    "https://hooks.slack.com.evil.example/T1",
    "https://evilhooks.slack.com/",
    "https://evil-hooks.slack.com/",
    "https://a.hooks.slack.com/",
    "https://slack.com.evil/",
    "https://evil/#hooks.slack.com",
    "https://evil/?hooks.slack.com",
    "https://evil/https://hooks.slack.com/",
    "https://hooks.slack.com/#fragment",
    "https://hooks.slack.com:444/",
    "https://hooks.slack.com:80/",
    "https://hooks.slack.com:0/",
    "https://hooks.slack.com:65979/",
    "https://hooks.slack.com:443443/",
    "https://hooks.slack.com:443x/",
    "https://hooks.slack.com:443.evil/",
    "https://hooks.slack.com:-443/",
    "http://hooks.slack.com/",
    "http://hooks.slack.com:443/",
    "ftp://hooks.slack.com/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "wss://hooks.slack.com/",
    "https:hooks.slack.com",
    "ht:[",  // found by tests/fuzz/url.cpp
    "https:[",
    "https:[::1]",
    "https:/hooks.slack.com/",
    "https:///hooks.slack.com/",
    "//hooks.slack.com/",
    "//evil",
    "hooks.slack.com",
    "hooks.slack.com/actions",
    "/actions/T1",
    "https://hooks.slack.com\\@evil",
    "https://evil\\@hooks.slack.com/",
    "https:\\\\hooks.slack.com\\",
    "https://hooks%2eslack.com",
    "https://hooks%2Eslack.com/",
    "https://%68ooks.slack.com/",
    "https://hooks.slack.com%00.evil/",
    "https://hooks.slack.com../",
    "https://.hooks.slack.com/",
    "https://hooks..slack.com/",
    "https://127.1/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[v1.hooks.slack.com]/",
    "https://169.254.169.254/latest/meta-data/",
    "https://localhost/",
    "https://smba.trafficmanager.net.evil/",
    "https://smba.trafficmanager.net/teams/",
    "https://h\xc3\xb6oks.slack.com/",
    "https://hooks.sl\xd0\xb0"
    "ck.com/",
    "https://xn--hooks-slack.com/",
    "https://hooks.slack.com /",
    " https://hooks.slack.com/",
    "https://hooks.slack.com/ ",
    "https://hooks.slack.com/a b",
    "https://hooks.slack.com/\ta",
    "https://hooks.slack.com/\r\nHost: evil",
    "https://hooks.slack.com/%",
    "https://hooks.slack.com/%zz",
    raw("https://hooks.slack.com\0.evil/"),
    raw("https://hooks.slack.com/a\0b"),
    "https://hooks.slack.com/" + std::string(9 * 1024, 'x'),
    "",
    "https://",
};

TEST(Gate, X01_R_everything_that_only_looks_like_slack_is_refused) {
  for (const std::string& url : not_slack)
    EXPECT_FALSE(is_admitted(Purpose::slack_response_url, url)) << url.substr(0, 60);
}

TEST(Gate, X01_R_addresses_that_are_not_the_public_internet_are_not_connected_to) {
  for (const auto* address : {"127.0.0.1",
                              "127.255.255.254",
                              "0.0.0.0",
                              "0.1.2.3",
                              "10.0.0.1",
                              "10.255.255.255",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "169.254.1.1",
                              "100.64.0.1",
                              "100.127.255.255",
                              "192.0.0.1",
                              "192.0.2.1",
                              "198.18.0.1",
                              "198.19.255.255",
                              "198.51.100.7",
                              "203.0.113.7",
                              "224.0.0.1",
                              "239.255.255.255",
                              "240.0.0.1",
                              "255.255.255.255",
                              "192.88.99.1",
                              "::",
                              "::1",
                              "::ffff:127.0.0.1",
                              "::ffff:10.0.0.1",
                              "::ffff:8.8.8.8",
                              "::127.0.0.1",
                              "fe80::1",
                              "fd00:ec2::254",
                              "fc00::1",
                              "ff02::1",
                              "2001:db8::1",
                              "2001::1",
                              "2002:7f00:1::",
                              "64:ff9b::7f00:1",
                              "100::1",
                              "fec0::1",
                              "5f00::1"})
    EXPECT_FALSE(may_connect(boost::asio::ip::make_address(address))) << address;
}

TEST(Gate, X01_A_public_addresses_are_connected_to) {
  for (const auto* address : {"52.89.214.238", "8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1",
                              "172.15.255.255", "172.32.0.1", "169.253.1.1", "198.17.255.255",
                              "223.255.255.255", "2600:1f14::1", "2a00:1450:4001::200e", "2003::1"})
    EXPECT_TRUE(may_connect(boost::asio::ip::make_address(address))) << address;
}

TEST(Gate, X01_A_a_socket_is_opened_to_any_name_below_slack_com) {
  for (const auto* url :
       {"wss://wss-primary.slack.com/link/?ticket=a&app_id=b", "wss://WSS-Backup.Slack.COM/link/",
        "wss://wss-primary.slack.com:443/", "wss://a.b.slack.com./link/"}) {
    ASSERT_TRUE(is_admitted(Purpose::slack_socket, url)) << url;
    EXPECT_TRUE(admit(Purpose::slack_socket, url, {}).is_socket);
    EXPECT_TRUE(admit(Purpose::slack_socket, url, {}).is_tls);
  }
}

TEST(Gate, X01_R_a_socket_elsewhere_or_in_the_clear) {
  for (const auto* url : {"ws://wss-primary.slack.com/", "https://wss-primary.slack.com/", "wss://slack.com/",
                          "wss://.slack.com/", "wss://slack.com.evil/", "wss://wss.slack.com.evil/",
                          "wss://evilslack.com/", "wss://evil/#.slack.com", "wss://evil/.slack.com",
                          "wss://evil\\.slack.com/", "wss://wss%2eslack.com/", "wss://x@wss.slack.com/",
                          "wss://wss.slack.com:444/", "wss://127.0.0.1/", "//wss.slack.com/", ""})
    EXPECT_FALSE(is_admitted(Purpose::slack_socket, url)) << url;
  EXPECT_FALSE(is_admitted(Purpose::slack_api, "wss://slack.com/api/")) << "a request is no socket";
}

TEST(Gate, X01_A_teams_is_called_at_the_hosts_of_the_table) {
  for (const auto* url :
       {"https://smba.trafficmanager.net/teams/", "https://smba.trafficmanager.net/amer/",
        "https://smba.trafficmanager.net/amer/0b4ec3f8-9cb7-4c1f-8c0b-5a3b7a1a2b3c/",
        "https://SMBA.trafficmanager.NET:443/emea/", "https://smba.infra.gcc.teams.microsoft.com/gcc/",
        "https://smba.infra.gov.teams.microsoft.us/gov/", "https://smba.infra.dod.teams.microsoft.us/dod/"})
    EXPECT_TRUE(is_admitted(Purpose::teams_connector, url)) << url;
  EXPECT_TRUE(is_admitted(Purpose::teams_openid_metadata,
                          "https://login.botframework.com/v1/.well-known/openidconfiguration"));
  EXPECT_TRUE(
      is_admitted(Purpose::teams_openid_metadata, "https://login.botframework.com/v1/.well-known/keys"));
  EXPECT_TRUE(is_admitted(Purpose::teams_login,
                          "https://login.microsoftonline.com/lincoln.example/oauth2/v2.0/token"));
  EXPECT_TRUE(
      is_admitted(Purpose::teams_openid_metadata, "https://login.botframework.azure.us/v1/.well-known/keys"));
  EXPECT_TRUE(is_admitted(Purpose::teams_login, "https://login.microsoftonline.us/t/oauth2/v2.0/token"));
  for (const auto* url : {"https://prod-01.westus.logic.azure.com/workflows/a?sig=b",
                          "https://default1.ab.environment.api.powerplatform.com:443/a?sig=b"})
    EXPECT_TRUE(is_admitted(Purpose::teams_workflow, url)) << url;
  const std::string file = "https://lincoln-my.sharepoint.com/personal/rivera/download.aspx?tempauth=";
  EXPECT_TRUE(is_admitted(Purpose::teams_file, file + std::string(2'000, 'e')));
}

TEST(Gate, X01_R_teams_elsewhere_in_the_clear_or_for_another_purpose) {
  for (const auto* url : {"http://smba.trafficmanager.net/teams/",
                          "https://smba.trafficmanager.net.evil/",
                          "https://evil.trafficmanager.net/teams/",
                          "https://trafficmanager.net/teams/",
                          "https://a.smba.trafficmanager.net/",
                          "https://evilsmba.trafficmanager.net/",
                          "https://smba.trafficmanager.net:8443/",
                          "https://smba.trafficmanager.net@evil/",
                          "https://evil/?smba.trafficmanager.net",
                          "https://evil/#smba.trafficmanager.net",
                          "https://smba.trafficmanager.net\\@evil/",
                          "wss://smba.trafficmanager.net/teams/",
                          "https://teams.microsoft.com/",
                          "https://graph.microsoft.com/",
                          "https://botframework.com/",
                          "https://infra.gcc.teams.microsoft.com/",
                          "https://smba.infra.evil.teams.microsoft.com/",
                          "https://smba.infra.gcc.teams.microsoft.us/",
                          "https://login.botframework.com/",
                          "https://login.microsoftonline.com/",
                          "https://slack.com/api/",
                          "https://127.0.0.1/teams/",
                          "https:///",
                          ""})
    EXPECT_FALSE(is_admitted(Purpose::teams_connector, url)) << url;
  for (const auto* url :
       {"https://login.botframework.com.evil/", "https://evil.login.botframework.com/",
        "https://botframework.com/v1/.well-known/keys", "http://login.botframework.com/v1/.well-known/keys",
        "https://login.botframework.com:444/", "https://login.microsoftonline.com/common/discovery/keys"})
    EXPECT_FALSE(is_admitted(Purpose::teams_openid_metadata, url)) << url;
  for (const auto* url :
       {"https://login.microsoftonline.com.evil/t/oauth2/v2.0/token", "https://evil.microsoftonline.us/",
        "https://microsoftonline.com/", "https://login.windows.net/", "https://login.botframework.com/",
        "http://login.microsoftonline.com/t/oauth2/v2.0/token"})
    EXPECT_FALSE(is_admitted(Purpose::teams_login, url)) << url;
  for (const auto* url :
       {"https://logic.azure.com/a", "https://evillogic.azure.com/a", "http://a.logic.azure.com/a",
        "https://a.logic.azure.com.evil/a", "https://a.webhook.office.com/a",
        "https://smba.trafficmanager.net/teams/", "https://login.microsoftonline.com/"})
    EXPECT_FALSE(is_admitted(Purpose::teams_workflow, url)) << url;
  EXPECT_FALSE(is_admitted(Purpose::slack_api, "https://smba.trafficmanager.net/teams/"));
  for (const auto* url :
       {"https://sharepoint.com/a", "https://evilsharepoint.com/a",
        "https://lincoln-my.sharepoint.com.evil/a", "http://lincoln-my.sharepoint.com/a",
        "https://lincoln-my.sharepoint.com:444/a", "https://lincoln-my.sharepoint.com@evil/a",
        "https://graph.microsoft.com/a", "https://files.slack.com/a", "https://127.0.0.1/a", ""})
    EXPECT_FALSE(is_admitted(Purpose::teams_file, url)) << url;
}

TEST(Rehearsal, X02_teams_has_stand_ins_too) {
  EXPECT_EQ(Loopback{}.base(Purpose::teams_openid_metadata),
            "https://login.botframework.com/v1/.well-known/");
  EXPECT_EQ(Loopback{}.base(Purpose::teams_login), "https://login.microsoftonline.com/");
  EXPECT_EQ(Loopback{}.base(Purpose::teams_connector), "https://smba.trafficmanager.net/teams/");
  Loopback loopback;
  loopback.stand_in(Purpose::teams_connector, "http://127.0.0.1:9000/teams");
  EXPECT_EQ(loopback.base(Purpose::teams_connector), "http://127.0.0.1:9000/teams/");
  EXPECT_TRUE(
      is_admitted(Purpose::teams_connector, "http://127.0.0.1:9000/teams/v3/conversations", loopback));
  EXPECT_FALSE(is_admitted(Purpose::teams_connector, "https://smba.trafficmanager.net/teams/", loopback));
  EXPECT_FALSE(is_admitted(Purpose::teams_login, "https://login.microsoftonline.com/", loopback))
      << "the secret stays here, too";
  EXPECT_THROW(loopback.stand_in(Purpose::teams_login, "https://login.microsoftonline.com/"), Refused);
}

TEST(Rehearsal, X02_a_socket_and_a_request_have_stand_ins_of_their_own) {
  Loopback loopback;
  EXPECT_THROW(loopback.stand_in(Purpose::slack_socket, "http://127.0.0.1:9000"), Refused);
  EXPECT_THROW(loopback.stand_in(Purpose::slack_api, "ws://127.0.0.1:9000"), Refused);
  EXPECT_THROW(loopback.stand_in(Purpose::slack_socket, "ws://localhost:9000"), Refused);
  loopback.stand_in(Purpose::slack_socket, "ws://127.0.0.1:9000");
  EXPECT_TRUE(is_admitted(Purpose::slack_socket, "ws://127.0.0.1:9000/link/?ticket=1", loopback));
  for (const auto* url : {"wss://wss-primary.slack.com/", "ws://127.0.0.1:9001/", "wss://127.0.0.1:9000/"})
    EXPECT_FALSE(is_admitted(Purpose::slack_socket, url, loopback)) << url;
  EXPECT_FALSE(is_admitted(Purpose::slack_api, "http://127.0.0.1:9000/", loopback));
}

TEST(Rehearsal, X02_A_a_stand_in_on_this_machine_is_called_instead_and_nothing_else) {
  Loopback loopback;
  loopback.stand_in(Purpose::slack_api, "http://127.0.0.1:9999/api/");
  EXPECT_EQ(loopback.base(Purpose::slack_api), "http://127.0.0.1:9999/api/");
  const Destination to = admit(Purpose::slack_api, "http://127.0.0.1:9999/api/chat.postMessage", loopback);
  EXPECT_TRUE(to.is_loopback);
  EXPECT_FALSE(to.is_tls);
  EXPECT_EQ(to.host, "127.0.0.1");
  EXPECT_EQ(to.port, 9999);
  EXPECT_EQ(to.target, "/api/chat.postMessage");
  EXPECT_TRUE(is_admitted(Purpose::slack_response_url, "http://127.0.0.1:9999/respond/1", loopback))
      << "the stand-in's own response URLs lie beside its API";
  for (const auto* url :
       {"https://slack.com/api/chat.postMessage", "https://127.0.0.1:9999/api/chat.postMessage",
        "http://127.0.0.1:9998/api/chat.postMessage", "http://127.0.0.2:9999/api/chat.postMessage",
        "http://localhost:9999/api/chat.postMessage", "http://127.0.0.1/api/chat.postMessage",
        "http://x@127.0.0.1:9999/api/chat.postMessage"})
    EXPECT_FALSE(is_admitted(Purpose::slack_api, url, loopback)) << url;
}

TEST(Rehearsal, X02_A_every_way_to_write_a_loopback_address_outright) {
  for (const auto* url : {"http://127.0.0.1:1", "http://127.8.9.10:9999/", "https://127.0.0.1:9999/api/",
                          "http://[::1]:9999/api"}) {
    Loopback loopback;
    EXPECT_NO_THROW(loopback.stand_in(Purpose::slack_api, url)) << url;
    EXPECT_TRUE(is_admitted(Purpose::slack_api, loopback.base(Purpose::slack_api) + "x", loopback)) << url;
  }
}

TEST(Rehearsal, X02_R_a_stand_in_elsewhere_is_refused) {
  for (const auto* url :
       {"http://192.168.1.5:9999/", "http://10.0.0.1/", "https://slack.com/api/", "http://localhost:9999/",
        "http://localhost.evil/", "http://0.0.0.0:9999/", "http://127.1:9999/", "http://2130706433/",
        "http://[::ffff:127.0.0.1]:9999/", "http://127.0.0.1.evil/", "http://127.0.0.1@evil/",
        "http://[::1].evil/", "http://127.0.0.1:99evil/", "http://127.0.0.1:9999/?a=b",
        "http://127.0.0.1:9999/#a", "ftp://127.0.0.1/", "127.0.0.1:9999", ""}) {
    Loopback loopback;
    EXPECT_THROW(loopback.stand_in(Purpose::slack_api, url), Refused) << url;
    EXPECT_TRUE(loopback.empty());
  }
}

TEST(Rehearsal, X02_without_stand_ins_loopback_is_out_of_reach) {
  EXPECT_FALSE(is_admitted(Purpose::slack_api, "http://127.0.0.1:9999/api/chat.postMessage"));
  EXPECT_FALSE(is_admitted(Purpose::slack_api, "https://127.0.0.1/api/chat.postMessage"));
  EXPECT_EQ(Loopback{}.base(Purpose::slack_api), "https://slack.com/api/");
}

TEST(Rehearsal, X02_R_a_token_as_slack_mints_them_is_recognised) {
  for (const auto* token :
       {"xoxb-1234-5678-abc", "xoxp-1", "xoxe.xoxb-1-abc", "xoxe-1", "xapp-1-A1-2-b", " xoxb-1", "xoxs-1"})
    EXPECT_TRUE(looks_like_production(token)) << token;
  for (const auto* token : {"loopback-token", "rehearsal", "", "not-xoxb-1"})
    EXPECT_FALSE(looks_like_production(token)) << token;
}

TEST(Rehearsal, X02_R_a_client_secret_as_entra_mints_them_is_recognised) {
  for (const auto* secret : {"abc8Q~defghijklmnopqrstuvwxyz0123456789", "~.-7Q~xyz", " abc8Q~x"})
    EXPECT_TRUE(looks_like_production(secret)) << secret;
  for (const auto* secret : {"abcdQ~defghi", "ab8Q~defghi", "abc8Qdefghi", "loopback-password"})
    EXPECT_FALSE(looks_like_production(secret)) << secret;
}

TEST(Rehearsal, purposes_are_named_as_the_configuration_names_them) {
  EXPECT_EQ(purpose_named("slack_api"), Purpose::slack_api);
  EXPECT_EQ(purpose_named("slack_response_url"), Purpose::slack_response_url);
  EXPECT_EQ(purpose_named("teams_openid_metadata"), Purpose::teams_openid_metadata);
  EXPECT_EQ(purpose_named("teams_login"), Purpose::teams_login);
  EXPECT_EQ(purpose_named("teams_connector"), Purpose::teams_connector);
  EXPECT_FALSE(purpose_named("slack"));
  EXPECT_FALSE(purpose_named(""));
}

}  // namespace
}  // namespace knownby::net
