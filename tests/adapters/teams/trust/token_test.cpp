// PROTOCOL T-01, T-03 and T-04: every accept and reject case of a token, by name.
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <random>

#include "adapters/teams/trust/base64url.hpp"

#include "tests/adapters/teams/trust/microsoft.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;

struct Case {
  const char* what;
  Vouch vouch;
  std::function<void(Letter&)> change;
};

std::string hmac(std::string_view key, std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       static_cast<const unsigned char*>(static_cast<const void*>(bytes.data())), bytes.size(), digest.data(),
       &length);
  return {digest.begin(), digest.end()};
}

std::string by_mallory(std::string_view bytes) { return RsaKey::mallorys().sign(bytes); }

// The token with one bit of the byte in the middle of this part changed.
std::string flipped(const std::string& token, std::size_t part) {
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  const std::array<std::size_t, 4> starts{0, first + 1, last + 1, token.size() + 1};
  const std::string middle = token.substr(starts[part], starts[part + 1] - starts[part] - 1);
  std::string bytes = from_base64url(middle).value();
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  return token.substr(0, starts[part]) + to_base64url(bytes) + token.substr(starts[part] + middle.size());
}

auto with_header(const char* key, json value) {
  return [key, value = std::move(value)](Letter& letter) { letter.header[key] = value; };
}
auto without_header(const char* key) {
  return [key](Letter& letter) { letter.header.erase(key); };
}
auto with_claim(const char* key, json value) {
  return [key, value = std::move(value)](Letter& letter) { letter.claims[key] = value; };
}
auto without_claim(const char* key) {
  return [key](Letter& letter) { letter.claims.erase(key); };
}
auto with_claims_text(std::string text) {
  return [text = std::move(text)](Letter& letter) { letter.claims_text = text; };
}
auto ends_in(std::int64_t seconds) {
  return with_claim("exp", wednesday.time_since_epoch().count() + seconds);
}
auto begins_in(std::int64_t seconds) {
  return with_claim("nbf", wednesday.time_since_epoch().count() + seconds);
}
auto on_the_way(std::function<std::string(std::string)> what) {
  return [what = std::move(what)](Letter& letter) { letter.after = what; };
}
auto claiming(std::function<void(Claimed&)> what) {
  return [what = std::move(what)](Letter& letter) { what(letter.claimed); };
}
auto signed_with(const EVP_MD* digest, bool pss) {
  return [digest, pss](Letter& letter) {
    letter.sign = [digest, pss](std::string_view bytes) {
      return RsaKey::microsofts().sign(bytes, digest, pss);
    };
  };
}
// What somebody makes of the public key, which everybody has.
void keyed_by_the_public_key(Letter& letter) {
  letter.sign = [](std::string_view bytes) { return hmac(RsaKey::microsofts().public_pem(), bytes); };
}

const std::vector<Case> accepted = {
    {"as_it_comes", Vouch::good, [](Letter&) {}},
    {"exp_299_s_ago", Vouch::good, ends_in(-299)},
    {"exp_300_s_ago", Vouch::good, ends_in(-300)},
    {"nbf_in_299_s", Vouch::good, begins_in(299)},
    {"a_life_of_a_day", Vouch::good,
     [](Letter& letter) {
       begins_in(-3600)(letter);
       ends_in(23 * 3600)(letter);
     }},
    {"aud_in_a_list", Vouch::good, with_claim("aud", {"somebody-else", app_id})},
    {"aud_in_capitals", Vouch::good, with_claim("aud", "6F3A1C9E-27B4-4D58-9A10-5C8E2B7D4F61")},
    {"service_url_without_its_slash", Vouch::good,
     with_claim("serviceurl", "https://smba.trafficmanager.net/amer")},
    {"service_url_in_capitals", Vouch::good,
     with_claim("serviceurl", "https://SMBA.trafficmanager.net/Amer/")},
    {"service_url_as_documented", Vouch::good,
     [](Letter& letter) {
       without_claim("serviceurl")(letter);
       with_claim("serviceUrl", teams_url)(letter);
     }},
    {"no_typ", Vouch::good, without_header("typ")},
    {"tenant_in_capitals", Vouch::good,
     claiming([](Claimed& claimed) { claimed.tenant_id = "0B4EC3F8-9CB7-4C1F-8C0B-5A3B7A1A2B3C"; })},
    {"gcc_hosts", Vouch::good,
     [](Letter& letter) {
       letter.claimed.service_url = "https://smba.infra.gcc.teams.microsoft.com/teams/";
       letter.claims["serviceurl"] = letter.claimed.service_url;
     }},
    {"headers_that_are_not_used", Vouch::good, with_header("x5u", "https://evil.example/key")},
};

const std::vector<Case> odd_headers = {
    {"basic", Vouch::not_bearer, [](Letter& letter) { letter.scheme = "Basic "; }},
    {"bearer_in_small_letters", Vouch::not_bearer, [](Letter& letter) { letter.scheme = "bearer "; }},
    {"bearer_and_a_tab", Vouch::not_bearer, [](Letter& letter) { letter.scheme = "Bearer\t"; }},
    {"bearer_and_two_spaces", Vouch::malformed, [](Letter& letter) { letter.scheme = "Bearer  "; }},
    {"no_scheme", Vouch::not_bearer, [](Letter& letter) { letter.scheme = ""; }},
    {"no_token", Vouch::no_token, on_the_way([](const std::string&) { return ""; })},
    {"two_tokens", Vouch::malformed,
     on_the_way([](const std::string& token) { return token + " " + token; })},
    {"two_tokens_and_a_comma", Vouch::malformed,
     on_the_way([](const std::string& token) { return token + ", Bearer " + token; })},
    {"two_parts", Vouch::malformed,
     on_the_way([](const std::string& token) { return token.substr(0, token.rfind('.')); })},
    {"four_parts", Vouch::malformed, on_the_way([](const std::string& token) { return token + ".AAAA"; })},
    {"no_dots", Vouch::malformed, on_the_way([](const std::string&) { return "AAAA"; })},
    {"an_empty_header", Vouch::malformed,
     on_the_way([](const std::string& token) { return token.substr(token.find('.')); })},
    {"an_empty_signature", Vouch::malformed,
     on_the_way([](const std::string& token) { return token.substr(0, token.rfind('.') + 1); })},
    {"padding", Vouch::malformed, on_the_way([](const std::string& token) { return token + "=="; })},
    {"a_line_break", Vouch::malformed, on_the_way([](const std::string& token) { return token + "\n"; })},
    {"the_other_alphabet", Vouch::malformed,
     on_the_way([](const std::string& token) { return token.substr(0, token.size() - 4) + "+/+/"; })},
    {"a_nul", Vouch::malformed,
     on_the_way([](const std::string& token) { return token + std::string(1, '\0'); })},
    {"9_kib", Vouch::too_long,
     on_the_way([](const std::string& token) { return token + std::string(9 * 1024, 'A'); })},
    {"header_no_json", Vouch::malformed, [](Letter& letter) { letter.header_text = "RS256"; }},
    {"header_a_list", Vouch::malformed, [](Letter& letter) { letter.header_text = R"(["RS256"])"; }},
    {"header_and_more", Vouch::malformed,
     [](Letter& letter) { letter.header_text = letter.header.dump() + "x"; }},
    {"header_with_a_byte_order_mark", Vouch::malformed,
     [](Letter& letter) { letter.header_text = "\xEF\xBB\xBF" + letter.header.dump(); }},
    {"alg_twice", Vouch::malformed,
     [](Letter& letter) { letter.header_text = R"({"alg":"none","alg":"RS256","kid":"first"})"; }},
    {"crit", Vouch::odd_header, with_header("crit", {"b64"})},
    {"typ_of_another_kind", Vouch::odd_header, with_header("typ", "at+jwt")},
    {"typ_a_number", Vouch::odd_header, with_header("typ", 1)},
    {"no_kid", Vouch::no_key_id, without_header("kid")},
    {"kid_empty", Vouch::no_key_id, with_header("kid", "")},
    {"kid_a_number", Vouch::no_key_id, with_header("kid", 1)},
    {"kid_of_4_kib", Vouch::no_key_id, with_header("kid", std::string(4096, 'k'))},
    {"kid_of_10_kib", Vouch::too_long, with_header("kid", std::string(10 * 1024, 'k'))},
    {"kid_unknown", Vouch::unknown_key, with_header("kid", "second")},
    {"kid_in_other_letters", Vouch::unknown_key, with_header("kid", "FIRST")},
    {"kid_a_path", Vouch::unknown_key, with_header("kid", "../../../../dev/null")},
    {"kid_sql", Vouch::unknown_key, with_header("kid", "first' OR '1'='1")},
};

const std::vector<Case> forged = {
    {"alg_none", Vouch::wrong_algorithm, with_header("alg", "none")},
    {"alg_none_in_capitals", Vouch::wrong_algorithm, with_header("alg", "NONE")},
    {"alg_none_in_any_case", Vouch::wrong_algorithm, with_header("alg", "nOnE")},
    {"alg_missing", Vouch::wrong_algorithm, without_header("alg")},
    {"alg_a_list", Vouch::wrong_algorithm, with_header("alg", {"RS256"})},
    {"alg_in_small_letters", Vouch::wrong_algorithm, with_header("alg", "rs256")},
    {"hs256_keyed_by_the_public_key", Vouch::wrong_algorithm,
     [](Letter& letter) {
       letter.header["alg"] = "HS256";
       keyed_by_the_public_key(letter);
     }},
    {"hs256_that_says_rs256", Vouch::bad_signature, keyed_by_the_public_key},
    {"rs512", Vouch::wrong_algorithm,
     [](Letter& letter) {
       letter.header["alg"] = "RS512";
       signed_with(EVP_sha512(), false)(letter);
     }},
    {"rs512_that_says_rs256", Vouch::bad_signature, signed_with(EVP_sha512(), false)},
    {"rs384", Vouch::wrong_algorithm, with_header("alg", "RS384")},
    {"ps256", Vouch::wrong_algorithm,
     [](Letter& letter) {
       letter.header["alg"] = "PS256";
       signed_with(EVP_sha256(), true)(letter);
     }},
    {"ps256_that_says_rs256", Vouch::bad_signature, signed_with(EVP_sha256(), true)},
    {"es256", Vouch::wrong_algorithm, with_header("alg", "ES256")},
    {"mallorys_key", Vouch::bad_signature, [](Letter& letter) { letter.sign = by_mallory; }},
    {"mallorys_key_brought_along", Vouch::bad_signature,
     [](Letter& letter) {
       letter.header["jwk"] = published("first", RsaKey::mallorys());
       letter.sign = by_mallory;
     }},
    {"mallorys_key_brought_along_by_its_own_name", Vouch::unknown_key,
     [](Letter& letter) {
       letter.header["kid"] = "mallorys";
       letter.header["jwk"] = published("mallorys", RsaKey::mallorys());
       letter.header["jku"] = "https://evil.example/keys";
       letter.header["x5u"] = "https://evil.example/key";
       letter.sign = by_mallory;
     }},
    {"a_bit_of_the_header", Vouch::malformed,
     on_the_way([](const std::string& token) { return flipped(token, 0); })},
    {"the_header_written_anew", Vouch::bad_signature, on_the_way([](const std::string& token) {
       const json header = {{"alg", "RS256"}, {"kid", "first"}, {"x5t", "First"}};
       return to_base64url(header.dump()) + token.substr(token.find('.'));
     })},
    {"a_bit_of_the_payload", Vouch::bad_signature,
     on_the_way([](const std::string& token) { return flipped(token, 1); })},
    {"a_bit_of_the_signature", Vouch::bad_signature,
     on_the_way([](const std::string& token) { return flipped(token, 2); })},
    {"a_byte_too_few", Vouch::bad_signature,
     [](Letter& letter) {
       letter.sign = [](std::string_view bytes) { return RsaKey::microsofts().sign(bytes).substr(0, 255); };
     }},
    {"a_byte_too_many", Vouch::bad_signature,
     [](Letter& letter) {
       letter.sign = [](std::string_view bytes) { return RsaKey::microsofts().sign(bytes) + "x"; };
     }},
    {"all_zeros", Vouch::bad_signature,
     [](Letter& letter) { letter.sign = [](std::string_view) { return std::string(256, '\0'); }; }},
    {"another_tokens_signature", Vouch::bad_signature,
     [](Letter& letter) {
       letter.sign = [](std::string_view bytes) {
         return RsaKey::microsofts().sign(std::string(bytes) + "x");
       };
     }},
};

const std::vector<Case> misused = {
    {"claims_no_json", Vouch::malformed_claims, with_claims_text("exp")},
    {"claims_a_list", Vouch::malformed_claims, with_claims_text("[]")},
    {"claims_with_a_byte_order_mark", Vouch::malformed_claims, with_claims_text("\xEF\xBB\xBF{}")},
    {"claims_and_more", Vouch::malformed_claims, with_claims_text("{}{}")},
    {"aud_twice", Vouch::malformed_claims, with_claims_text(R"({"aud":")" + app_id + R"(","aud":"x"})")},
    {"exp_twice", Vouch::malformed_claims, with_claims_text(R"({"exp":1,"exp":4102444800})")},
    {"iss_missing", Vouch::wrong_issuer, without_claim("iss")},
    {"iss_a_list", Vouch::wrong_issuer, with_claim("iss", {"https://api.botframework.com"})},
    {"iss_and_a_slash", Vouch::wrong_issuer, with_claim("iss", "https://api.botframework.com/")},
    {"iss_in_the_clear", Vouch::wrong_issuer, with_claim("iss", "http://api.botframework.com")},
    {"iss_in_capitals", Vouch::wrong_issuer, with_claim("iss", "https://API.botframework.com")},
    {"T_04_iss_of_our_own_tenant", Vouch::wrong_issuer,
     with_claim("iss", "https://sts.windows.net/" + tenant_id + "/")},
    {"T_04_iss_of_another_tenant", Vouch::wrong_issuer,
     with_claim("iss", "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0")},
    {"T_03_iss_of_another_cloud", Vouch::wrong_issuer, with_claim("iss", "https://api.botframework.us")},
    {"T_05_R_iss_of_the_emulator", Vouch::wrong_issuer,
     with_claim("iss", "https://login.microsoftonline.com/botframework.com/v2.0")},
    {"aud_missing", Vouch::wrong_audience, without_claim("aud")},
    {"aud_another_app", Vouch::wrong_audience, with_claim("aud", "11111111-27b4-4d58-9a10-5c8e2b7d4f61")},
    {"aud_a_list_without_us", Vouch::wrong_audience, with_claim("aud", {"a", "b"})},
    {"aud_an_empty_list", Vouch::wrong_audience, with_claim("aud", json::array())},
    {"aud_a_number", Vouch::wrong_audience, with_claim("aud", 6)},
    {"aud_with_more_behind", Vouch::wrong_audience, with_claim("aud", app_id + "0")},
    {"exp_missing", Vouch::no_times, without_claim("exp")},
    {"exp_a_text", Vouch::no_times, with_claim("exp", "4102444800")},
    {"exp_1e300", Vouch::no_times, with_claim("exp", 1e300)},
    {"exp_negative", Vouch::no_times, with_claim("exp", -1)},
    {"exp_beyond_all_years", Vouch::no_times, with_claim("exp", INT64_MAX)},
    {"exp_null", Vouch::no_times, with_claim("exp", nullptr)},
    {"nbf_missing", Vouch::no_times, without_claim("nbf")},
    {"nbf_a_text", Vouch::no_times, with_claim("nbf", "0")},
    {"exp_301_s_ago", Vouch::expired, ends_in(-301)},
    {"exp_zero", Vouch::expired, with_claim("exp", 0)},
    {"nbf_in_301_s", Vouch::not_yet_valid, begins_in(301)},
    {"a_life_of_a_day_and_a_second", Vouch::odd_life,
     [](Letter& letter) {
       begins_in(-3600)(letter);
       ends_in(23 * 3600 + 1)(letter);
     }},
    {"ends_before_it_begins", Vouch::odd_life,
     [](Letter& letter) {
       begins_in(100)(letter);
       ends_in(99)(letter);
     }},
    {"service_url_claim_missing", Vouch::no_service_url, without_claim("serviceurl")},
    {"service_url_claim_empty", Vouch::no_service_url,
     [](Letter& letter) {
       letter.claims["serviceurl"] = "";
       letter.claimed.service_url = "";
     }},
    {"service_url_claim_a_number", Vouch::no_service_url, with_claim("serviceurl", 1)},
    {"service_url_of_another_host", Vouch::wrong_service_url,
     with_claim("serviceurl", "https://smba.infra.gcc.teams.microsoft.com/amer/")},
    {"service_url_at_another_port", Vouch::wrong_service_url,
     with_claim("serviceurl", "https://smba.trafficmanager.net:8443/amer/")},
    {"service_url_with_another_path", Vouch::wrong_service_url,
     with_claim("serviceurl", "https://smba.trafficmanager.net/emea/")},
    {"service_url_with_two_slashes_more", Vouch::wrong_service_url,
     with_claim("serviceurl", teams_url + "/")},
    {"service_url_claims_that_differ", Vouch::wrong_service_url,
     with_claim("serviceUrl", "https://evil.example/")},
    {"service_url_changed_in_the_body", Vouch::wrong_service_url,
     claiming([](Claimed& claimed) { claimed.service_url = "https://evil.example/amer/"; })},
    {"service_url_missing_in_the_body", Vouch::wrong_service_url,
     claiming([](Claimed& claimed) { claimed.service_url.clear(); })},
    {"a_channel_the_key_does_not_speak_for", Vouch::not_endorsed,
     claiming([](Claimed& claimed) { claimed.channel_id = "emulator"; })},
    {"no_channel", Vouch::not_endorsed, claiming([](Claimed& claimed) { claimed.channel_id.clear(); })},
    {"channel_in_capitals", Vouch::not_endorsed,
     claiming([](Claimed& claimed) { claimed.channel_id = "MSTeams"; })},
    {"a_channel_that_is_not_teams", Vouch::wrong_channel,
     claiming([](Claimed& claimed) { claimed.channel_id = "webchat"; })},
    {"T_04_another_tenant", Vouch::wrong_tenant,
     claiming([](Claimed& claimed) { claimed.tenant_id = "d6d49420-f39b-4df7-a1dc-d59a935871db"; })},
    {"T_04_no_tenant", Vouch::wrong_tenant, claiming([](Claimed& claimed) { claimed.tenant_id.clear(); })},
    {"X_01_a_host_that_is_not_teams", Vouch::host_not_allowed,
     [](Letter& letter) {
       letter.claimed.service_url = "https://smba.trafficmanager.net.evil.example/amer/";
       letter.claims["serviceurl"] = letter.claimed.service_url;
     }},
    {"X_01_teams_in_the_clear", Vouch::host_not_allowed,
     [](Letter& letter) {
       letter.claimed.service_url = "http://smba.trafficmanager.net/amer/";
       letter.claims["serviceurl"] = letter.claimed.service_url;
     }},
    {"X_01_this_machine", Vouch::host_not_allowed,
     [](Letter& letter) {
       letter.claimed.service_url = "http://127.0.0.1:9000/";
       letter.claims["serviceurl"] = letter.claimed.service_url;
     }},
};

class Token_T_01 : public testing::TestWithParam<Case> {};

TEST_P(Token_T_01, is_judged) {
  Microsoft microsoft;
  Trust trust({app_id, tenant_id}, microsoft.loop.get_executor(), microsoft.clock, microsoft.send());
  Letter letter;
  GetParam().change(letter);
  const Vouch vouch = microsoft.run(trust.look(letter.authorization(), letter.claimed));
  EXPECT_EQ(name(vouch), name(GetParam().vouch));
  EXPECT_EQ(trust.vouched().at(static_cast<std::size_t>(GetParam().vouch)), 1U);
  EXPECT_EQ(status_of(vouch) == 200, GetParam().vouch == Vouch::good);
  EXPECT_LT(status_of(vouch), 500U);
}

constexpr auto by_name = [](const auto& one) { return std::string(one.param.what); };
INSTANTIATE_TEST_SUITE_P(A, Token_T_01, testing::ValuesIn(accepted), by_name);
INSTANTIATE_TEST_SUITE_P(R_its_form, Token_T_01, testing::ValuesIn(odd_headers), by_name);
INSTANTIATE_TEST_SUITE_P(R_forged, Token_T_01, testing::ValuesIn(forged), by_name);
INSTANTIATE_TEST_SUITE_P(R_misused, Token_T_01, testing::ValuesIn(misused), by_name);

// One letter of a good one changed, left out or said twice: ten thousand of them, and none is taken, not even
// one that would decode to the same bytes.
TEST(TokenMutations, F_9_R_random_mutations_of_a_valid_request) {
  Microsoft microsoft;
  Trust trust({app_id, tenant_id}, microsoft.loop.get_executor(), microsoft.clock, microsoft.send());
  Letter letter;
  const std::string good = letter.authorization();
  ASSERT_EQ(name(microsoft.run(trust.look(good, letter.claimed))), name(Vouch::good));
  std::mt19937 random(20261126);
  for (int each = 0; each < 10'000; ++each) {
    std::string changed = good;
    const std::size_t at = random() % changed.size();
    const auto bits = static_cast<char>(1 + random() % 255);
    switch (random() % 4) {
      case 0:
        changed.erase(at, 1);
        break;
      case 1:
        changed.insert(at, 1, changed[at]);
        break;
      default:
        changed[at] = static_cast<char>(changed[at] ^ bits);
    }
    const Vouch vouch = microsoft.run(trust.look(changed, letter.claimed));
    ASSERT_NE(name(vouch), name(Vouch::good)) << each << ", letter " << at << " of " << good.size();
  }
}

}  // namespace
}  // namespace knownby::teams
