// The door's trust as a whole: what is looked at in which order, and what nothing can switch off.
#include "adapters/teams/trust/trust.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "tests/adapters/teams/trust/microsoft.hpp"

namespace knownby::teams {
namespace {

using testing::IsEmpty;
using namespace std::chrono_literals;

class TrustTest : public testing::Test {
 protected:
  TrustTest() { open({app_id, tenant_id}); }
  void open(TrustSettings settings) {
    trust.emplace(std::move(settings), microsoft.loop.get_executor(), microsoft.clock, microsoft.send());
  }
  Vouch look(const Letter& letter) {
    return microsoft.run(trust->look(letter.authorization(), letter.claimed));
  }
  Microsoft microsoft;
  std::optional<Trust> trust;
};

TEST_F(TrustTest, T_01_A_a_request_from_teams_is_trusted_again_and_again) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(look(Letter()), Vouch::good);
  EXPECT_EQ(trust->vouched()[0], 3U);
  EXPECT_EQ(trust->key_counts().refreshed, 1U);
}

TEST_F(TrustTest, T_01_R_no_header_costs_no_fetch) {
  EXPECT_EQ(microsoft.run(trust->look("", {teams_url, "msteams", tenant_id})), Vouch::no_token);
  EXPECT_EQ(microsoft.run(trust->look("Bearer ", {teams_url, "msteams", tenant_id})), Vouch::no_token);
  EXPECT_THAT(microsoft.calls, IsEmpty());
}

TEST_F(TrustTest, T_01_R_no_token_with_one_character_changed_added_or_left_out) {
  const Letter letter;
  const std::string genuine = letter.authorization();
  std::string taken;
  const auto expect_refused = [&](const std::string& changed, std::size_t at) {
    if (microsoft.run(trust->look(changed, letter.claimed)) == Vouch::good) taken += std::to_string(at) + " ";
  };
  for (std::size_t at = 0; at < genuine.size(); ++at) {
    std::string changed = genuine;
    changed[at] = genuine[at] == 'A' ? 'B' : 'A';
    expect_refused(changed, at);
    changed.erase(at, 1);
    expect_refused(changed, at);
    changed = genuine;
    changed.insert(at, "A");
    expect_refused(changed, at);
  }
  EXPECT_EQ(taken, "");
  EXPECT_EQ(look(letter), Vouch::good);
}

TEST_F(TrustTest, T_01_R_a_key_that_speaks_for_nobody_or_for_others) {
  for (const std::vector<std::string>& endorsements :
       {std::vector<std::string>{}, {"webchat"}, {"MSTEAMS"}, {"msteams2"}, {""}}) {
    microsoft.keys = {published("first", RsaKey::microsofts(), endorsements)};
    open({app_id, tenant_id});
    EXPECT_EQ(look(Letter()), Vouch::not_endorsed);
  }
}

TEST_F(TrustTest, T_02_A_a_key_rotated_since_the_start) {
  EXPECT_EQ(look(Letter()), Vouch::good);
  microsoft.keys = {published("second", RsaKey::next())};
  microsoft.clock.set(wednesday + 1h);
  Letter letter;
  letter.header["kid"] = "second";
  letter.sign = [](std::string_view bytes) { return RsaKey::next().sign(bytes); };
  EXPECT_EQ(look(letter), Vouch::good);
}

TEST_F(TrustTest, T_02_R_a_key_of_the_same_name_that_is_another) {
  microsoft.keys = {published("first", RsaKey::next())};
  EXPECT_EQ(look(Letter()), Vouch::bad_signature);
}

TEST_F(TrustTest, T_02_R_a_weak_key_is_no_key) {
  microsoft.keys = {published("first", RsaKey::weak()), published("second", RsaKey::next())};
  Letter letter;
  letter.sign = [](std::string_view bytes) { return RsaKey::weak().sign(bytes); };
  EXPECT_EQ(look(letter), Vouch::unknown_key);
}

TEST_F(TrustTest, T_02_R_without_keys_nothing_is_trusted_and_nobody_is_called_a_forger) {
  microsoft.says = [](const net::Call&) { return answered("", 503); };
  EXPECT_EQ(look(Letter()), Vouch::keys_unavailable);
  EXPECT_EQ(status_of(Vouch::keys_unavailable), 503U);
}

TEST_F(TrustTest, T_01_R_a_token_ends_while_the_clock_runs) {
  EXPECT_EQ(look(Letter()), Vouch::good);
  microsoft.clock.set(wednesday + 1h + 301s);
  EXPECT_EQ(look(Letter()), Vouch::expired);
}

TEST_F(TrustTest, X_02_a_rehearsal_takes_its_stand_ins_service_url_and_no_other) {
  net::Loopback loopback;
  loopback.stand_in(net::Purpose::teams_connector, "http://127.0.0.1:9000/");
  loopback.stand_in(net::Purpose::teams_openid_metadata, "http://127.0.0.1:9000/v1/");
  microsoft.says = [this](const net::Call& call) {
    return answered(call.url.ends_with("configuration") ? metadata("http://127.0.0.1:9000/v1/keys")
                                                        : key_set(microsoft.keys));
  };
  TrustSettings settings{app_id, tenant_id};
  settings.loopback = loopback;
  open(std::move(settings));
  EXPECT_EQ(look(Letter()), Vouch::host_not_allowed);
  Letter letter;
  letter.claimed.service_url = "http://127.0.0.1:9000/teams/";
  letter.claims["serviceurl"] = letter.claimed.service_url;
  EXPECT_EQ(look(letter), Vouch::good);
}

TEST_F(TrustTest, T_01_R_nothing_is_trusted_without_an_app_and_a_tenant) {
  EXPECT_THROW(open({"", tenant_id}), std::invalid_argument);
  EXPECT_THROW(open({app_id, ""}), std::invalid_argument);
  EXPECT_THROW(open({"knownby", tenant_id}), std::invalid_argument);
  EXPECT_THROW(open({app_id, "common"}), std::invalid_argument);
  EXPECT_THROW(open({app_id + " ", tenant_id}), std::invalid_argument);
}

TEST(VouchNames, are_all_different_and_only_good_is_taken) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < vouches; ++i) {
    const auto vouch = static_cast<Vouch>(i);
    names.insert(name(vouch));
    EXPECT_EQ(status_of(vouch) < 300, vouch == Vouch::good) << name(vouch);
  }
  EXPECT_EQ(names.size(), vouches);
  EXPECT_EQ(static_cast<std::size_t>(Vouch::host_not_allowed) + 1, vouches);
}

}  // namespace
}  // namespace knownby::teams
