// `knownby check` and Teams: what is missing, and how to mend it. PROTOCOL T-02, T-06, PRODUCT E.2.
#include "adapters/teams/setup/sign_in.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "tests/adapters/teams/activities.hpp"
#include "tests/adapters/teams/tenant.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SignIn : public testing::Test {
 protected:
  boost::asio::awaitable<net::Answer> answer(net::Call call) {
    net::Answer made;
    made.status = 200;
    if (call.url.find("openidconfiguration") != std::string::npos) made.status = keys;
    if (call.purpose == net::Purpose::teams_login) {
      made.status = login;
      made.body = login == 200 ? R"({"token_type":"Bearer","expires_in":3599,"access_token":"canary-token"})"
                               : R"({"error":"invalid_client"})";
    }
    if (call.url.find("/pagedmembers") != std::string::npos) {
      made.status = roster;
      made.body = members.dump();
    }
    co_return made;
  }
  std::string found() {
    Registration ours;
    ours.room.app_id = ours.login.app_id = lincoln.app_id;
    ours.room.tenant_id = ours.login.tenant = lincoln.tenant_id;
    ours.room.connector = net::Purpose::teams_connector;
    ours.login.app_password = Secret("canary-password");
    ours.keys_base = "https://login.botframework.com/v1/.well-known/";
    Send send = [this](net::Call call) { return answer(std::move(call)); };
    boost::asio::io_context loop;
    StandingClock clock;
    std::string all;
    boost::asio::co_spawn(loop,
                          sign_in(std::move(ours), std::move(send), clock,
                                  {{"teams", grade_7_address, false, "#grade-7-team"}}),
                          [&](std::exception_ptr error, const Findings& findings) {
                            if (error) std::rethrow_exception(error);
                            for (const Finding& one : findings)
                              all += (one.is == Finding::Is::broken ? "• " : "") + one.words + "\n";
                          });
    loop.run();
    EXPECT_THAT(all, AllOf(Not(HasSubstr("canary")), Not(HasSubstr("@lincoln"))));
    return all;
  }

  unsigned keys = 200, login = 200, roster = 200;
  json members = {
      {"members", {{{"id", "29:1"}, {"objectId", rivera_object}, {"email", "rivera@lincoln.example"}}}}};
};

TEST_F(SignIn, T06_A_all_is_well) {
  EXPECT_THAT(found(), AllOf(HasSubstr("signing keys: in reach"), HasSubstr("Signed in at Microsoft"),
                             HasSubstr("#grade-7-team: 1 person, no guests."), Not(HasSubstr("•"))));
}

TEST_F(SignIn, T06_R_a_password_Microsoft_refuses_says_where_to_copy_it_from) {
  login = 401;
  EXPECT_THAT(found(), AllOf(HasSubstr("• Microsoft refuses the login"), HasSubstr("teams-app-password")));
}

TEST_F(SignIn, T02_R_without_the_keys_nothing_is_believed) {
  keys = 503;
  EXPECT_THAT(found(), HasSubstr("• Microsoft's signing keys cannot be fetched (HTTP 503)"));
}

TEST_F(SignIn, E2_R_a_team_it_was_taken_out_of_and_guests) {
  roster = 403;
  EXPECT_THAT(found(), HasSubstr("• Knownby is not in the team of #grade-7-team"));
  roster = 200;
  members["members"].push_back({{"id", "29:2"}, {"objectId", "x"}, {"userRole", "guest"}});
  EXPECT_THAT(found(), HasSubstr("1 from outside. Its card shows counts only."));
  roster = 500;
  EXPECT_THAT(found(), HasSubstr("• Teams did not tell who is in #grade-7-team"));
}

}  // namespace
}  // namespace knownby::teams
