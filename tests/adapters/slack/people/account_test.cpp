// What Slack's objects say of accounts and channels: PROTOCOL S-26, PRODUCT E.2.
#include "adapters/slack/people/account.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/slack/people/reading.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using Kind = SeenAccount::Kind;

json ms_rivera() {
  return {{"id", "U1RIVERA"},
          {"team_id", "T1LINCOLN"},
          {"name", "rivera"},
          {"deleted", false},
          {"is_bot", false},
          {"is_restricted", false},
          {"is_ultra_restricted", false},
          {"is_app_user", true},
          {"profile", {{"real_name", "Lucía Rivera"}, {"email", "rivera@lincoln.example"}}}};
}

SeenAccount seen(const json& user) { return account_in(user, "T1LINCOLN"); }

TEST(Accounts, S26_A_an_ordinary_member_comes_with_their_email) {
  const SeenAccount account = seen(ms_rivera());
  EXPECT_EQ(account.key, "T1LINCOLN:U1RIVERA");
  EXPECT_EQ(account.kind, Kind::member);
  EXPECT_EQ(account.email, "rivera@lincoln.example");
}

TEST(Accounts, X_20_R_whoever_owns_or_administers_the_workspace_is_a_member_like_any_other) {
  json user = ms_rivera();
  for (const char* flag : {"is_admin", "is_owner", "is_primary_owner"}) user[flag] = true;
  const SeenAccount owner = seen(user), ordinary = seen(ms_rivera());
  EXPECT_EQ(owner.key, ordinary.key);
  EXPECT_EQ(owner.email, ordinary.email);
  EXPECT_EQ(owner.kind, ordinary.kind);
}

struct Flag {
  const char* name;
  json value;
  Kind kind;
};

TEST(Accounts, S26_R_whoever_is_no_ordinary_member_comes_without) {
  const Flag flags[] = {{"is_restricted", true, Kind::guest}, {"is_ultra_restricted", true, Kind::guest},
                        {"is_stranger", true, Kind::foreign}, {"team_id", "T2OTHER", Kind::foreign},
                        {"is_bot", true, Kind::bot},          {"is_workflow_bot", true, Kind::bot},
                        {"deleted", true, Kind::gone},        {"id", "USLACKBOT", Kind::bot}};
  for (const Flag& flag : flags) {
    json user = ms_rivera();
    user[flag.name] = flag.value;
    const SeenAccount account = seen(user);
    EXPECT_EQ(account.kind, flag.kind) << flag.name;
    EXPECT_EQ(account.email, "") << flag.name;
  }
}

TEST(Accounts, S32_a_colleague_at_home_in_another_workspace_of_the_organisation_is_a_member) {
  json user = ms_rivera();
  user["team_id"] = "T2DISTRICT";
  user["enterprise_user"] = {{"teams", {"T2DISTRICT", "T1LINCOLN"}}};
  EXPECT_EQ(seen(user).kind, Kind::member);
  user["enterprise_user"]["teams"] = {"T2DISTRICT"};
  EXPECT_EQ(seen(user).kind, Kind::foreign);
}

TEST(Accounts, S26_R_what_is_no_account_and_an_email_that_is_none) {
  EXPECT_THROW(seen(json::object()), Malformed);
  EXPECT_THROW(seen({{"id", "U1; DROP"}}), Malformed);
  json user = ms_rivera();
  user["profile"]["email"] = std::string(300, 'x') + "@lincoln.example";
  EXPECT_EQ(seen(user).email, "");
  user["profile"]["email"] = 7;
  EXPECT_EQ(seen(user).email, "");
  user.erase("profile");
  EXPECT_EQ(seen(user).kind, Kind::member);
}

TEST(Accounts, E2_a_channel_as_slack_describes_it) {
  const json ours{{"is_member", true}, {"is_private", true}, {"is_archived", false}, {"is_shared", false}};
  EXPECT_TRUE(audience_in(ours).has_us);
  EXPECT_TRUE(audience_in(ours).is_private);
  EXPECT_FALSE(audience_in(ours).is_archived);
  EXPECT_FALSE(audience_in(ours).is_shared);
  const json nothing = json::object();
  EXPECT_FALSE(audience_in(nothing).has_us) << "what is not said is not assumed";
  EXPECT_FALSE(audience_in(nothing).is_private);
  for (const char* flag : {"is_ext_shared", "is_pending_ext_shared", "is_shared"}) {
    json shared = ours;
    shared[flag] = true;
    EXPECT_TRUE(audience_in(shared).is_shared) << flag;
  }
  json among_ourselves = ours;
  among_ourselves["is_shared"] = true;
  among_ourselves["is_org_shared"] = true;
  EXPECT_FALSE(audience_in(among_ourselves).is_shared);
}

TEST(Reading, A_form_is_encoded_and_an_answer_is_read) {
  EXPECT_EQ(form_of({{"limit", "200"}, {"cursor", "dXNlcjpVMEc5V0ZYTlo="}}),
            "limit=200&cursor=dXNlcjpVMEc5V0ZYTlo%3D");
  net::Answer answer;
  EXPECT_EQ(read_in(answer).error, "not asked");
  answer.status = 200;
  answer.body = R"({"ok":true,"members":[],"response_metadata":{"next_cursor":"abc"}})";
  EXPECT_TRUE(read_in(answer).is_answered());
  EXPECT_EQ(read_in(answer).next, "abc");
  answer.body = R"({"ok":false,"error":"missing_scope","needed":"users:read"})";
  EXPECT_EQ(read_in(answer).error, "missing_scope");
  answer.body = R"({"ok":false,"error":"<script>"})";
  EXPECT_EQ(read_in(answer).error, "an error without a name");
  answer.body = "not json";
  EXPECT_EQ(read_in(answer).error, "unreadable answer");
  answer.status = 500;
  EXPECT_EQ(read_in(answer).error, "HTTP 500");
  answer.trouble = net::Trouble::lost;
  EXPECT_EQ(read_in(answer).error, "lost");
}

}  // namespace
}  // namespace knownby::slack
