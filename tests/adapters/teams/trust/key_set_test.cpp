// PROTOCOL T-02: what Microsoft publishes about its keys, read strictly.
#include "adapters/teams/trust/key_set.hpp"

#include <gtest/gtest.h>

#include "adapters/malformed.hpp"
#include "adapters/teams/trust/base64url.hpp"
#include "tests/adapters/teams/trust/microsoft.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

const char* const issuer = "https://api.botframework.com";

std::size_t keys_left(const json& changed) {
  return read_keys(key_set({published("good", RsaKey::next()), changed})).size() - 1;
}

json with(const char* key, json value) {
  json changed = published("changed", RsaKey::microsofts());
  changed[key] = std::move(value);
  return changed;
}

json without(const char* key) {
  json changed = published("changed", RsaKey::microsofts());
  changed.erase(key);
  return changed;
}

TEST(KeySet, T_02_A_keys_as_microsoft_publishes_them) {
  const KeySet keys =
      read_keys(key_set({published("first", RsaKey::microsofts()), published("second", RsaKey::next())}));
  ASSERT_EQ(keys.size(), 2U);
  const std::string signature = RsaKey::microsofts().sign("bobby");
  EXPECT_TRUE(keys.at("first")->signed_this("bobby", signature));
  EXPECT_FALSE(keys.at("first")->signed_this("Bobby", signature));
  EXPECT_FALSE(keys.at("second")->signed_this("bobby", signature));
  EXPECT_TRUE(keys.at("first")->endorses("msteams"));
  EXPECT_FALSE(keys.at("first")->endorses("slack"));
  EXPECT_EQ(keys_left(with("alg", "RS256")), 1U);
}

TEST(KeySet, T_02_R_keys_that_may_not_sign_are_passed_over) {
  EXPECT_EQ(keys_left(with("kty", "EC")), 0U);
  EXPECT_EQ(keys_left(with("kty", "oct")), 0U);
  EXPECT_EQ(keys_left(without("kty")), 0U);
  EXPECT_EQ(keys_left(with("use", "enc")), 0U);
  EXPECT_EQ(keys_left(without("use")), 0U);
  EXPECT_EQ(keys_left(with("alg", "RS512")), 0U);
  EXPECT_EQ(keys_left(with("alg", 1)), 0U);
  EXPECT_EQ(keys_left(without("kid")), 0U);
  EXPECT_EQ(keys_left(with("kid", 1)), 0U);
}

TEST(KeySet, T_02_R_weak_and_misshapen_keys_are_passed_over) {
  EXPECT_EQ(keys_left(published("weak", RsaKey::weak())), 0U) << "1,024 bits";
  EXPECT_EQ(keys_left(with("e", to_base64url("\x03"))), 0U);
  EXPECT_EQ(keys_left(with("e", to_base64url("\x01\x01"))), 0U);
  EXPECT_EQ(keys_left(with("e", to_base64url(std::string("\x01\x00\x00", 3)))), 0U) << "even";
  EXPECT_EQ(keys_left(with("e", to_base64url(std::string("\x01\x00\x00\x00\x01", 5)))), 0U) << "33 bits";
  EXPECT_EQ(keys_left(with("e", "")), 0U);
  EXPECT_EQ(keys_left(with("e", "AQAB==")), 0U);
  EXPECT_EQ(keys_left(without("e")), 0U);
  EXPECT_EQ(keys_left(with("n", "")), 0U);
  EXPECT_EQ(keys_left(with("n", "not base64")), 0U);
  EXPECT_EQ(keys_left(with("n", to_base64url(std::string(1025, '\x7f')))), 0U) << "over 8,192 bits";
  EXPECT_EQ(keys_left(with("n", to_base64url(std::string(255, '\x7f') + "\x7e"))), 0U) << "even";
  EXPECT_EQ(keys_left(without("n")), 0U);
}

TEST(KeySet, T_02_R_endorsements_that_are_no_list_of_texts_endorse_nothing) {
  for (const json& endorsements : {json("msteams"), json(1), json({{"msteams", true}}), json({1, nullptr})}) {
    const KeySet keys = read_keys(key_set({with("endorsements", endorsements)}));
    EXPECT_FALSE(keys.at("changed")->endorses("msteams")) << endorsements;
  }
  EXPECT_FALSE(read_keys(key_set({without("endorsements")})).at("changed")->endorses("msteams"));
}

TEST(KeySet, T_02_R_a_document_that_is_no_key_set) {
  const json good = published("good", RsaKey::microsofts());
  for (const std::string& text :
       {std::string(), std::string("{}"), std::string("[]"), std::string(R"({"keys":{}})"), key_set({}),
        key_set({good, good}), key_set({good, json("x")}), key_set({published("weak", RsaKey::weak())}),
        key_set({good}) + "x", "\xEF\xBB\xBF" + key_set({good}),
        key_set(std::vector<json>(101, json::object())), R"({"keys":[],"keys":[)" + good.dump() + "]}",
        key_set({good}) + std::string(256 * 1024, ' ')})
    EXPECT_THROW(read_keys(text), Malformed) << text.substr(0, 80);
}

TEST(KeySet, T_02_where_the_keys_lie) {
  EXPECT_EQ(keys_url(metadata(), issuer), keys_at);
  for (const std::string& text :
       {std::string(), std::string("[]"), std::string("{}"), std::string(R"({"jwks_uri":"https://x/"})"),
        std::string(R"({"issuer":"https://evil.example","jwks_uri":"https://x/"})"),
        std::string(R"({"issuer":"https://api.botframework.com"})"),
        std::string(R"({"issuer":"https://api.botframework.com","jwks_uri":1})")})
    EXPECT_THROW(keys_url(text, issuer), Malformed) << text;
}

TEST(Base64Url, is_read_and_written_in_one_way_only) {
  EXPECT_EQ(from_base64url(""), "");
  EXPECT_EQ(from_base64url("Zg"), "f");
  EXPECT_EQ(from_base64url("Zm8"), "fo");
  EXPECT_EQ(from_base64url("Zm9vYmFy"), "foobar");
  EXPECT_EQ(from_base64url("_-_-"), "\xff\xef\xfe");
  for (const auto* text : {"Z", "Zh", "Zm9", "Zg==", "Zg=", "Z g", "Zg\n", "+/+/", "Zm9vY", "\xc3\xa4"})
    EXPECT_FALSE(from_base64url(text).has_value()) << text;
}

}  // namespace
}  // namespace knownby::teams
