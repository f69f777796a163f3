// The outgoing webhook: signed, of now, and answered with counts whatever was typed. PROTOCOL T-19, T-09.
#include "adapters/teams/webhooks/outgoing.hpp"

#include <gmock/gmock.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <random>

#include "adapters/net/http_server.hpp"
#include "adapters/teams/webhooks/signed.hpp"
#include "tests/adapters/teams/tenant.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// The key and the digests of the protocol's own vectors.
const std::string token = "vqF0En+Z0ucuRTM/01o2GuhMH3hKKk/N2bOmlM31zaA=";
const std::string said_hi = R"({"type":"message","text":"<at>bot</at> hi"})";
const std::string digest_of_hi = "ZL244pHUu5J02+/0KS1QhicAzSryc8+xPU6ZXOpTrfQ=";

const std::string other_token = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

// As Teams does it, for bodies that have no vector.
std::string signature(const std::string& body, const std::string& of = token) {
  const std::string key = webhook_key(of).value();
  std::array<unsigned char, 32> digest{};
  const auto* bytes = reinterpret_cast<const unsigned char*>(body.data());
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, body.size(), digest.data(), nullptr);
  std::array<unsigned char, 45> text{};
  EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
  return {text.begin(), text.end() - 1};
}

TEST(Signed, T_19_A_the_published_vectors) {
  const std::string key = webhook_key(token).value();
  EXPECT_TRUE(is_signed(key, "HMAC " + digest_of_hi, said_hi));
  EXPECT_TRUE(is_signed(key, "HMAC U27bzRStgYDBy/G5szDUtlo8XdKMaPP56RKXAusYt5U=",
                        "{\"type\":\"message\",\"text\":\"h\xc3\xa9llo\"}"));
}

TEST(Signed, T_19_R_whatever_is_not_that_digest_in_that_spelling) {
  const std::string key = webhook_key(token).value();
  EXPECT_FALSE(is_signed(token, "HMAC " + digest_of_hi, said_hi)) << "the key is what its Base64 stands for";
  for (const std::string& other :
       {digest_of_hi, "SharedKey " + digest_of_hi, "Bearer " + digest_of_hi, "hmac " + digest_of_hi,
        "HMAC  " + digest_of_hi, "HMAC " + digest_of_hi + " ", "HMAC " + digest_of_hi + "\n",
        std::string("HMAC ZL244pHUu5J02-_0KS1QhicAzSryc8-xPU6ZXOpTrfQ="),
        "HMAC " + digest_of_hi.substr(0, 43), "HMAC " + digest_of_hi + "AAAA", std::string("HMAC "),
        std::string("HMAC ZL244pHUu5J02+/0KS1QhicAzSryc8+xPU6ZXOpTrfR="), std::string()})
    EXPECT_FALSE(is_signed(key, other, said_hi)) << other;
  EXPECT_FALSE(is_signed(key, "HMAC " + digest_of_hi, said_hi + " ")) << "one byte more";
  EXPECT_FALSE(is_signed("", "HMAC " + digest_of_hi, said_hi));
}

// F9: ten thousand mutations of a valid request, none of them taken.
TEST(Signed, F_9_R_random_mutations_of_a_valid_request) {
  const std::string key = webhook_key(token).value();
  std::mt19937 random(20261126);
  for (int each = 0; each < 10'000; ++each) {
    std::array parts{"HMAC " + digest_of_hi, said_hi, key};
    std::string& part = parts[random() % parts.size()];
    const std::size_t at = random() % part.size();
    part[at] = static_cast<char>(part[at] ^ static_cast<char>(1 + random() % 255));
    ASSERT_FALSE(is_signed(parts[2], parts[0], parts[1])) << each;
  }
}

TEST(Signed, T_19_R_what_is_no_security_token_of_teams) {
  for (const char* other : {"", "password", "vqF0En-Z0ucuRTM_01o2GuhMH3hKKk_N2bOmlM31zaA=",
                            "vqF0En+Z0ucuRTM/01o2GuhMH3hKKk/N2bOmlM31zaA", "AAAA", " AAAA"})
    EXPECT_FALSE(webhook_key(other)) << other;
}

TEST(Signed, T_19_A_the_time_as_teams_writes_it) {
  for (const char* text :
       {"2026-10-14T15:12:00Z", "2026-10-14T15:12:00.0000000Z", "2026-10-14T15:12:00.5+00:00"})
    EXPECT_EQ(time_in(text), wednesday) << text;
  for (const char* text : {"", "2026-10-14T15:12:00", "2026-10-14 15:12:00Z", "2026-13-14T15:12:00Z",
                           "2026-02-30T15:12:00Z", "2026-10-14T15:12:00.Z", "2026-10-14T25:12:00Z",
                           "2026-10-14T15:12:00-05:00", "-026-10-14T15:12:00Z", "yesterday"})
    EXPECT_FALSE(time_in(text)) << text;
}

class Webhook : public testing::Test {
 protected:
  Webhook() { open(std::chrono::seconds(60)); }
  void open(std::chrono::milliseconds answer_within) {
    doors.emplace();
    OutgoingWebhookSettings settings;
    settings.webhooks.push_back({"Grade 7", Secret(token)});
    settings.webhooks.push_back({"Grade 8", Secret(other_token)});
    settings.answer_within = answer_within;
    webhook.emplace(std::move(settings), school.loop.get_executor(), *doors, school.clock);
    webhook->start([this](Request request) { return ask(std::move(request)); });
  }
  boost::asio::awaitable<Reply> ask(Request request) {
    asked.push_back(std::move(request));
    if (is_busy) throw Busy{};
    if (is_slow) co_await never();
    co_return Tenant::said("17 of 42 students had a check-in logged.");
  }
  boost::asio::awaitable<void> never() {
    boost::system::error_code over;
    co_await gate.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, over));
  }
  net::HttpResponse send(const std::string& body, const std::string& authorization) {
    net::HttpRequest request{"POST", "/api/outgoing-webhook", body};
    request.headers = {{"Content-Type", "application/json; charset=utf-8"}};
    if (!authorization.empty()) request.headers.emplace_back("Authorization", authorization);
    return school.run(doors->at("/api/outgoing-webhook")->serve(std::move(request)));
  }
  net::HttpResponse say(const std::string& text, const std::string& at = "2026-10-14T15:12:00.000Z") {
    const std::string body =
        json{{"type", "message"}, {"id", "1"}, {"timestamp", at}, {"text", "<at>Knownby</at> " + text}}
            .dump();
    return send(body, "HMAC " + signature(body));
  }

  Tenant school;
  std::optional<Doors> doors;
  std::optional<OutgoingWebhooks> webhook;
  std::vector<Request> asked;
  bool is_busy = false, is_slow = false;
  boost::asio::steady_timer gate{school.loop, boost::asio::steady_timer::time_point::max()};
};

TEST_F(Webhook, T_19_A_whoever_mentions_it_is_told_counts_and_nothing_of_what_was_typed_goes_on) {
  const net::HttpResponse response = say("bobby at lunch");
  EXPECT_EQ(response.status, 200U);
  const json told = json::parse(response.body);
  EXPECT_EQ(told.at("type"), "message");
  EXPECT_THAT(told.dump(), AllOf(HasSubstr("17 of 42"), Not(HasSubstr("bobby")), Not(HasSubstr("Action."))));
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].verb, "counts");
  EXPECT_EQ(asked[0].field("group"), "Grade 7");
  EXPECT_TRUE(asked[0].text.empty());
  EXPECT_EQ(asked[0].speaker.platform, "clock") << "nobody speaks: it knows nobody";
}

TEST_F(Webhook, T_19_A_whichever_signed_tells_its_own_groups_counts) {
  const std::string body =
      json{{"type", "message"}, {"id", "1"}, {"timestamp", "2026-10-14T15:12:00Z"}}.dump();
  for (const auto& [of, group] : {std::pair{other_token, "Grade 8"}, std::pair{token, "Grade 7"}}) {
    EXPECT_EQ(send(body, "HMAC " + signature(body, of)).status, 200U);
    EXPECT_EQ(asked.back().field("group"), group);
  }
  EXPECT_EQ(webhook->counts().answered, 2U);
}

TEST_F(Webhook, T_19_R_what_teams_did_not_sign_or_signed_long_ago_is_not_answered) {
  const std::string body =
      json{{"type", "message"}, {"id", "1"}, {"timestamp", "2026-10-14T15:12:00Z"}}.dump();
  EXPECT_EQ(send(body, "").status, 401U);
  EXPECT_EQ(send(body, "HMAC " + digest_of_hi).status, 401U);
  EXPECT_EQ(say("hi", "2026-10-14T15:06:59Z").status, 401U);
  EXPECT_EQ(say("hi", "2026-10-14T15:17:01Z").status, 401U);
  EXPECT_EQ(say("hi", "2026-10-14T15:07:00Z").status, 200U);
  EXPECT_EQ(say("hi", "2026-10-14T15:17:00Z").status, 200U);
  EXPECT_EQ(asked.size(), 2U);
  EXPECT_EQ(webhook->counts().unauthorized, 4U);
}

TEST_F(Webhook, T_19_R_what_is_no_message_is_refused) {
  for (const std::string& body :
       {std::string("[]"), std::string("{"), said_hi,
        json{{"type", "invoke"}, {"id", "1"}, {"timestamp", "2026-10-14T15:12:00Z"}}.dump(),
        json{{"type", "message"}, {"timestamp", "2026-10-14T15:12:00Z"}}.dump()})
    EXPECT_EQ(send(body, "HMAC " + signature(body)).status, 400U) << body;
  EXPECT_TRUE(asked.empty());
}

TEST_F(Webhook, T_09_A_within_five_seconds_there_is_an_answer_though_the_counts_are_not_there) {
  open(std::chrono::milliseconds(30));
  is_slow = true;
  EXPECT_THAT(say("hi").body, HasSubstr("Please ask again in a minute."));
  EXPECT_EQ(webhook->counts().late, 1U);
  gate.cancel();
  school.settle();
}

TEST_F(Webhook, R_a_desk_that_is_busy_or_closed_says_so) {
  is_busy = true;
  EXPECT_THAT(say("hi").body, HasSubstr("Nothing of what you typed was saved."));
  webhook->stop_hearing();
  EXPECT_THAT(say("hi").body, HasSubstr("Please ask again in a minute."));
}

TEST(OutgoingWebhookSettings, T_19_R_without_a_token_there_is_no_webhook) {
  Tenant school;
  OutgoingWebhookSettings settings;
  settings.webhooks.push_back({"Grade 7", Secret(token)});
  settings.webhooks.push_back({"Grade 8", Secret("none")});
  EXPECT_THROW(OutgoingWebhooks(std::move(settings), school.loop.get_executor(), school.doors, school.clock),
               std::invalid_argument);
}

}  // namespace
}  // namespace knownby::teams
