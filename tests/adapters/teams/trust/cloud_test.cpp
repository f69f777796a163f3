// A deployment belongs to one of Microsoft's clouds, by its configuration: PROTOCOL T-03.
#include "adapters/teams/cloud.hpp"

#include <gmock/gmock.h>

#include "tests/adapters/teams/trust/microsoft.hpp"

namespace knownby::teams {
namespace {

using testing::ElementsAre;

const std::string us_metadata = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration";
const std::string us_keys = "https://login.botframework.azure.us/v1/.well-known/keys";
constexpr const char* us_issuer = "https://api.botframework.us";
constexpr const char* gov_url = "https://smba.infra.gov.teams.microsoft.us/teams/";
constexpr const char* dod_url = "https://smba.infra.dod.teams.microsoft.us/teams/";
constexpr const char* gcc_url = "https://smba.infra.gcc.teams.microsoft.com/teams/";

Letter letter(const char* issuer, const char* url) {
  Letter made;
  made.claims["iss"] = issuer;
  made.claims["serviceurl"] = url;
  made.claimed.service_url = url;
  return made;
}
Letter of_the_public_cloud() { return letter("https://api.botframework.com", teams_url.c_str()); }

class Clouds : public testing::Test {
 protected:
  Clouds() {
    microsoft.says = [](const net::Call& call) {
      if (call.url == us_metadata)
        return answered(nlohmann::json{{"issuer", us_issuer}, {"jwks_uri", us_keys}}.dump());
      if (call.url == metadata_url) return answered(metadata());
      return answered(key_set({published("first", RsaKey::microsofts())}));
    };
  }
  Vouch look(const char* cloud, const Letter& letter) {
    TrustSettings settings{app_id, tenant_id};
    settings.cloud = cloud_called(cloud);
    Trust trust(std::move(settings), microsoft.loop.get_executor(), microsoft.clock, microsoft.send());
    return microsoft.run(trust.look(letter.authorization(), letter.claimed));
  }
  std::vector<std::string> asked() const {
    std::vector<std::string> urls;
    for (const net::Call& call : microsoft.calls) urls.push_back(call.url);
    return urls;
  }

  Microsoft microsoft;
};

TEST_F(Clouds, T_03_A_a_token_of_its_own_cloud_is_taken) {
  EXPECT_EQ(look("gcc-high", letter(us_issuer, gov_url)), Vouch::good);
  EXPECT_THAT(asked(), ElementsAre(us_metadata, us_keys)) << "and no other cloud is asked for its keys";
  EXPECT_EQ(look("dod", letter(us_issuer, dod_url)), Vouch::good);
  EXPECT_EQ(look("gcc", letter("https://api.botframework.com", gcc_url)), Vouch::good);
  EXPECT_EQ(look("public", of_the_public_cloud()), Vouch::good);
  EXPECT_EQ(look("public", letter("https://api.botframework.com", gcc_url)), Vouch::good);
}

TEST_F(Clouds, T_03_R_a_token_of_another_cloud_is_refused_either_way) {
  EXPECT_EQ(look("gcc-high", of_the_public_cloud()), Vouch::wrong_issuer);
  EXPECT_EQ(look("dod", of_the_public_cloud()), Vouch::wrong_issuer);
  EXPECT_EQ(look("public", letter(us_issuer, gov_url)), Vouch::wrong_issuer);
  EXPECT_EQ(look("gcc", letter(us_issuer, gov_url)), Vouch::wrong_issuer);
  EXPECT_EQ(status_of(Vouch::wrong_issuer), 401U);
}

TEST_F(Clouds, T_03_R_an_answer_never_goes_to_another_clouds_service) {
  EXPECT_EQ(look("gcc-high", letter(us_issuer, teams_url.c_str())), Vouch::host_not_allowed);
  EXPECT_EQ(look("gcc-high", letter(us_issuer, dod_url)), Vouch::host_not_allowed);
  EXPECT_EQ(look("public", letter("https://api.botframework.com", gov_url)), Vouch::host_not_allowed);
}

TEST(Cloud, T_03_A_each_names_where_it_logs_in_and_sends) {
  EXPECT_EQ(clouds().front().name, "public");
  for (const Cloud& cloud : clouds()) {
    const bool is_us = cloud.issuer == us_issuer;
    EXPECT_EQ(cloud.login_base,
              is_us ? "https://login.microsoftonline.us/" : "https://login.microsoftonline.com/");
    EXPECT_EQ(cloud.scope, std::string(cloud.issuer) + "/.default");
    for (const auto& [purpose, url] : {std::pair{net::Purpose::teams_openid_metadata, cloud.keys_base},
                                       std::pair{net::Purpose::teams_login, cloud.login_base},
                                       std::pair{net::Purpose::teams_connector, cloud.service_url}}) {
      EXPECT_EQ(cloud.base(purpose, {}), url);
      EXPECT_NO_THROW(net::admit(purpose, url, {})) << url;
    }
    EXPECT_TRUE(cloud.has_service(net::admit(net::Purpose::teams_connector, cloud.service_url, {}).host));
    EXPECT_FALSE(cloud.has_service(""));
  }
}

TEST(Cloud, T_03_R_a_cloud_that_is_not_known_is_none) {
  for (const char* name : {"", "Public", "china", "gcchigh"}) EXPECT_EQ(cloud_called(name), nullptr) << name;
}

}  // namespace
}  // namespace knownby::teams
