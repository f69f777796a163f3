// PROTOCOL T-06: the token Knownby sends with.
#include "adapters/teams/trust/outbound_token.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <stdexcept>

#include "adapters/forms.hpp"
#include "tests/adapters/teams/trust/microsoft.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using namespace std::chrono_literals;

const std::string password = "canary&p+ss word%~\xc3\xa4=";
const std::string login_url = "https://login.microsoftonline.com/" + tenant_id + "/oauth2/v2.0/token";

net::Answer token_answer(const std::string& token, int life = 3600) {
  const json body = {{"token_type", "Bearer"}, {"expires_in", life}, {"access_token", token}};
  return answered(body.dump());
}

net::Answer refusal(const std::string& error, unsigned status = 401, int code = 7000215) {
  const json body = {{"error", error},
                     {"error_description", "AADSTS" + std::to_string(code) + ": canary-of-theirs"},
                     {"error_codes", {code}}};
  return answered(body.dump(), status);
}

class T_06 : public testing::Test {
 protected:
  T_06() {
    microsoft.says = [this](const net::Call&) { return token_answer("t" + std::to_string(calls()), life); };
    log_in_at(tenant_id);
  }
  void log_in_at(const std::string& tenant) {
    LoginSettings settings{app_id, Secret(password), tenant};
    settings.note = microsoft.note();
    token.emplace(std::move(settings), microsoft.loop.get_executor(), microsoft.clock, microsoft.send());
  }
  // The token, or "later 30: why", or "never: why".
  std::string get() {
    const auto result = microsoft.run(token->token());
    if (const auto* later = std::get_if<Later>(&result))
      return "later " + std::to_string(later->wait.count()) + ": " + later->reason;
    if (const auto* never = std::get_if<Never>(&result)) {
      EXPECT_EQ(never->ends, Never::Ends::installation);
      return "never: " + never->reason;
    }
    return std::get<std::string>(result);
  }
  std::size_t calls() const { return microsoft.calls.size(); }
  void pass(std::chrono::seconds time) { microsoft.clock.set(microsoft.clock.now() + time); }
  void says(net::Answer answer) {
    microsoft.says = [answer](const net::Call&) { return answer; };
  }

  Microsoft microsoft;
  std::optional<OutboundToken> token;
  int life = 3600;
};

TEST_F(T_06, A_it_is_asked_for_as_microsoft_wants_it) {
  EXPECT_EQ(get(), "t1");
  ASSERT_EQ(calls(), 1U);
  const net::Call& call = microsoft.calls[0];
  EXPECT_EQ(call.url, login_url);
  EXPECT_EQ(call.method, "POST");
  EXPECT_EQ(call.purpose, net::Purpose::teams_login);
  EXPECT_THAT(call.headers, ElementsAre(testing::Pair("Content-Type", "application/x-www-form-urlencoded")));
  const FormBody form(call.body);
  EXPECT_EQ(form.text("grant_type"), "client_credentials");
  EXPECT_EQ(form.text("client_id"), app_id);
  EXPECT_EQ(form.text("client_secret"), password);
  EXPECT_EQ(form.text("scope"), "https://api.botframework.com/.default");
}

TEST_F(T_06, A_an_old_multi_tenant_app_logs_in_where_it_is_registered) {
  log_in_at("botframework.com");
  EXPECT_EQ(get(), "t1");
  EXPECT_EQ(microsoft.calls[0].url, "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token");
}

TEST_F(T_06, T_03_A_in_another_cloud_it_is_asked_for_there_and_for_its_service) {
  LoginSettings settings{app_id, Secret(password), tenant_id, "https://login.microsoftonline.us/",
                         "https://api.botframework.us/.default"};
  token.emplace(std::move(settings), microsoft.loop.get_executor(), microsoft.clock, microsoft.send());
  get();
  ASSERT_EQ(microsoft.calls.size(), 1U);
  EXPECT_EQ(microsoft.calls[0].url, "https://login.microsoftonline.us/" + tenant_id + "/oauth2/v2.0/token");
  EXPECT_THAT(microsoft.calls[0].body, HasSubstr("scope=https%3A%2F%2Fapi.botframework.us%2F.default"));
}

TEST_F(T_06, A_five_hundred_messages_at_once_make_one_login) {
  microsoft.is_slow = true;
  std::map<std::string, int> got;
  for (int i = 0; i < 500; ++i) {
    boost::asio::co_spawn(microsoft.loop, token->token(),
                          [&](std::exception_ptr, auto result) { ++got[std::get<std::string>(result)]; });
  }
  microsoft.settle();
  EXPECT_THAT(got, IsEmpty());
  microsoft.is_slow = false;
  microsoft.release();
  microsoft.settle();
  EXPECT_EQ(got["t1"], 500);
  EXPECT_EQ(calls(), 1U);
}

TEST_F(T_06, A_it_is_kept_and_got_anew_at_four_fifths_of_its_life_while_the_old_one_serves) {
  get();
  pass(2879s);
  EXPECT_EQ(get(), "t1");
  EXPECT_EQ(calls(), 1U);
  pass(1s);
  microsoft.is_slow = true;
  EXPECT_EQ(get(), "t1") << "no message waits for the new one";
  EXPECT_EQ(get(), "t1");
  microsoft.settle();
  EXPECT_EQ(calls(), 2U);
  microsoft.is_slow = false;
  microsoft.release();
  microsoft.settle();
  EXPECT_EQ(get(), "t2");
}

TEST_F(T_06, A_a_short_one_is_got_anew_five_minutes_before_its_end) {
  life = 900;
  get();
  pass(599s);
  get();
  EXPECT_EQ(calls(), 1U);
  pass(1s);
  EXPECT_EQ(get(), "t2");
}

TEST_F(T_06, A_a_very_short_one_is_used_all_the_same) {
  life = 60;
  EXPECT_EQ(get(), "t1");
  pass(29s);
  EXPECT_EQ(get(), "t1");
  pass(1s);
  EXPECT_EQ(get(), "t2");
}

TEST_F(T_06, R_one_about_to_end_is_not_used_where_no_other_can_be_had) {
  get();
  says(answered("", 503));
  pass(3569s);
  EXPECT_EQ(get(), "t1");
  pass(1s);
  EXPECT_THAT(get(), StartsWith("later"));
}

TEST_F(T_06, R_a_clock_set_back_makes_none_younger) {
  get();
  pass(-2h);
  EXPECT_EQ(get(), "t2");
}

TEST_F(T_06, A_after_a_401_the_next_one_is_new_and_a_young_one_is_kept) {
  EXPECT_EQ(get(), "t1");
  pass(1min);
  token->forget();
  EXPECT_EQ(get(), "t2");
  for (int i = 0; i < 100; ++i) {
    token->forget();
    EXPECT_EQ(get(), "t2") << "no loop of logins";
  }
  EXPECT_EQ(calls(), 2U);
}

TEST_F(T_06, R_what_microsoft_refuses_is_said_once_and_not_repeated) {
  says(refusal("invalid_client"));
  EXPECT_THAT(get(), StartsWith("never: Microsoft does not take our app's id and password"));
  EXPECT_THAT(get(), StartsWith("later 3600: Microsoft does not take"));
  pass(59min);
  EXPECT_THAT(get(), StartsWith("later 60: "));
  EXPECT_EQ(calls(), 1U);
  EXPECT_EQ(microsoft.notes.size(), 1U);
  EXPECT_THAT(microsoft.notes[0], HasSubstr("nothing can be sent to Teams"));
  pass(1min);
  EXPECT_THAT(get(), StartsWith("later 3600: ")) << "asked again, refused again, said already";
  EXPECT_EQ(calls(), 2U);
  EXPECT_EQ(token->counts().refused, 2U);
  EXPECT_EQ(microsoft.notes.size(), 1U);
  pass(1h);
  says(token_answer("mended"));
  EXPECT_EQ(get(), "mended");
  EXPECT_THAT(microsoft.notes.back(), HasSubstr("takes our app again"));
}

TEST_F(T_06, R_of_many_that_wait_for_a_refusal_one_is_given_up) {
  microsoft.is_slow = true;
  says(refusal("unauthorized_client", 400, 700016));
  int never = 0;
  int later = 0;
  for (int i = 0; i < 50; ++i) {
    boost::asio::co_spawn(microsoft.loop, token->token(), [&](std::exception_ptr, auto result) {
      never += std::holds_alternative<Never>(result) ? 1 : 0;
      later += std::holds_alternative<Later>(result) ? 1 : 0;
    });
  }
  microsoft.settle();
  microsoft.release();
  microsoft.settle();
  EXPECT_EQ(never, 1);
  EXPECT_EQ(later, 49);
}

TEST_F(T_06, R_every_refusal_that_nobody_mends_by_asking_again) {
  for (const auto* error : {"invalid_client", "unauthorized_client", "access_denied", "invalid_request",
                            "invalid_scope", "invalid_resource", "invalid_grant"}) {
    const auto result = login_result(refusal(error, 400));
    ASSERT_TRUE(std::holds_alternative<Never>(result)) << error;
    EXPECT_THAT(std::get<Never>(result).reason, HasSubstr(error));
    EXPECT_THAT(std::get<Never>(result).reason, Not(HasSubstr("canary")));
  }
  const auto expired = login_result(refusal("invalid_client", 401, 7000222));
  EXPECT_THAT(std::get<Never>(expired).reason, HasSubstr("has expired"));
}

TEST_F(T_06, R_what_passes_is_tried_later) {
  net::Answer busy = answered("", 429);
  busy.headers = {{"Retry-After", "17"}};
  net::Answer lost;
  lost.trouble = net::Trouble::lost;
  for (const net::Answer& answer :
       {busy, lost, answered("", 500), answered("", 503), answered("<html>", 400), answered("{}", 401),
        answered(R"({"error":"temporarily_unavailable"})", 400), answered(R"({"error":1})", 400),
        answered("", 302), answered("", 200), answered("{}"), answered("[]"),
        refusal("invalid_client", 500)}) {
    EXPECT_TRUE(std::holds_alternative<Later>(login_result(answer))) << answer.status << answer.body;
  }
  EXPECT_EQ(std::get<Later>(login_result(busy)).wait, 17s);
}

TEST_F(T_06, R_an_answer_that_is_no_token) {
  const json good = json::parse(token_answer("t").body);
  ASSERT_TRUE(std::holds_alternative<Token>(login_result(answered(good.dump()))));
  for (const auto& [key, value] :
       std::vector<std::pair<const char*, json>>{{"access_token", ""},
                                                 {"access_token", 1},
                                                 {"access_token", "a b"},
                                                 {"access_token", "a\r\nX: y"},
                                                 {"access_token", std::string(16 * 1024 + 1, 'a')},
                                                 {"token_type", "MAC"},
                                                 {"token_type", nullptr},
                                                 {"expires_in", 0},
                                                 {"expires_in", -1},
                                                 {"expires_in", "3600"},
                                                 {"expires_in", 1e9},
                                                 {"expires_in", 604'801}}) {
    json changed = good;
    changed[key] = value;
    EXPECT_TRUE(std::holds_alternative<Later>(login_result(answered(changed.dump())))) << key << value;
  }
}

TEST_F(T_06, R_a_login_that_fails_is_not_hammered) {
  says(answered("", 503));
  EXPECT_THAT(get(), HasSubstr("Microsoft's login: status 503"));
  for (int i = 0; i < 100; ++i) EXPECT_THAT(get(), StartsWith("later "));
  EXPECT_EQ(calls(), 1U);
  net::Answer busy = answered("", 429);
  busy.headers = {{"Retry-After", "600"}};
  says(busy);
  pass(5min);
  get();
  pass(599s);
  get();
  EXPECT_EQ(calls(), 2U);
  EXPECT_EQ(token->counts().put_off, 2U);
  pass(2s);
  says(token_answer("at-last"));
  EXPECT_EQ(get(), "at-last");
}

TEST_F(T_06, R_the_password_stands_in_no_word_of_ours) {
  for (const net::Answer& answer : {refusal("invalid_client"), answered("", 503), answered(password, 200)}) {
    says(answer);
    EXPECT_THAT(get(), Not(HasSubstr("canary")));
    pass(2h);
  }
  for (const std::string& note : microsoft.notes) EXPECT_THAT(note, Not(HasSubstr("canary")));
  for (const net::Call& call : microsoft.calls) EXPECT_THAT(call.url, Not(HasSubstr("canary")));
}

TEST_F(T_06, R_settings_that_cannot_be_right) {
  const auto refuse = [this](const std::string& app, const std::string& secret, const std::string& tenant) {
    try {
      OutboundToken(LoginSettings{app, Secret(secret), tenant}, microsoft.loop.get_executor(),
                    microsoft.clock, microsoft.send());
    } catch (const std::invalid_argument& error) {
      EXPECT_THAT(error.what(), Not(HasSubstr("canary")));
      return true;
    }
    return false;
  };
  EXPECT_TRUE(refuse("", "canary", tenant_id));
  EXPECT_TRUE(refuse("knownby", "canary", tenant_id));
  EXPECT_TRUE(refuse(app_id, " \n", tenant_id));
  EXPECT_TRUE(refuse(app_id, "", tenant_id));
  EXPECT_TRUE(refuse(app_id, "canary", ""));
  EXPECT_TRUE(refuse(app_id, "canary", "../common"));
  EXPECT_TRUE(refuse(app_id, "canary", "common"));
  EXPECT_FALSE(refuse(app_id, "canary", tenant_id));
}

}  // namespace
}  // namespace knownby::teams
