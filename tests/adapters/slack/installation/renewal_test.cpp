// A token that ends every twelve hours, and the next one in time: PROTOCOL S-33.
#include "adapters/slack/installation/renewal.hpp"

#include <gmock/gmock.h>

#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "tests/adapters/slack/event_payloads.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const Ours ours{"A1KNOWNBY", "T1LINCOLN"};

json pair_of(const std::string& name) {
  return {{"ok", true},          {"app_id", lincoln.app_id}, {"team", {{"id", lincoln.team_id}}},
          {"token_type", "bot"}, {"access_token", name},     {"refresh_token", name + "-refresh"},
          {"expires_in", 43200}};
}

net::Answer answer_of(const json& body, unsigned status = 200) {
  net::Answer answer;
  answer.status = status;
  answer.body = body.dump();
  return answer;
}

// A Slack that knows one living pair at a time.
class Renewals : public testing::Test {
 protected:
  net::Answer slack(const net::Call& call) {
    const bool is_renewal = call.url.ends_with("/oauth.v2.access");
    for (const auto& [name, value] : call.headers)
      if (name == "Authorization") happened.push_back(value);
    if (!is_renewal) {
      if (happened.back() != "Bearer " + living)
        return answer_of({{"ok", false}, {"error", "token_expired"}});
      return answer_of({{"ok", true}, {"channel", "C1GRADE7"}, {"ts", "1503435956.000247"}});
    }
    happened.push_back("renewal");
    if (trouble) return *trouble;
    if (call.body.find("refresh_token=" + living + "-refresh") == std::string::npos)
      return answer_of({{"ok", false}, {"error", "invalid_refresh_token"}});
    living = "loopback-" + std::to_string(++count);
    return answer_of(pair_of(living));
  }
  Delivery deliver(const std::string& channel = "C1GRADE7") {
    Outgoing card;
    card.place = {"slack", "T1LINCOLN:" + channel};
    card.card.blocks.push_back(says("8 students to reach"));
    card.key = "nudge:" + channel;
    return school.run(school.slack->deliver(std::move(card)));
  }
  std::size_t renewals() const {
    return static_cast<std::size_t>(std::count(happened.begin(), happened.end(), "renewal"));
  }
  static Tokens tokens(const std::string& name, std::chrono::sys_seconds expires) {
    Tokens made;
    made.access = Secret(name);
    made.refresh = Secret(name + "-refresh");
    made.expires = expires;
    made.from = "the admin's";
    return made;
  }

  int count = 1;
  std::string living = "loopback-1";
  std::optional<net::Answer> trouble;  // what a renewal meets
  std::vector<std::string> happened;   // calls by their token, renewals, and what was kept
  bool is_full = false;                // the disk
  Tokens drawer = tokens("loopback-1", {});
  Workspace school{seconds(60), [this](SlackSettings& settings) {
                     settings.tokens = tokens("loopback-1", wednesday + hours(12));
                     settings.app = {"1.2", Secret("loopback-secret")};
                     settings.keys.read = [this] { return drawer; };
                     settings.keys.keep = [this](const Tokens& kept) {
                       if (is_full) throw std::runtime_error("no space left");
                       happened.push_back("kept " + std::string(kept.access.reveal()));
                       drawer = kept;
                     };
                   }};
  void SetUp() override {
    school.outside = [this](const net::Call& call) { return slack(call); };
  }
};

TEST_F(Renewals, S33_A_two_hours_before_its_end_and_no_sooner) {
  school.clock.advance(hours(10) - seconds(1));
  deliver();
  EXPECT_EQ(renewals(), 0U);
  school.clock.advance(seconds(1));
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver()));
  EXPECT_EQ(renewals(), 1U);
  EXPECT_EQ(happened.back(), "Bearer loopback-2");
  school.clock.advance(hours(9));
  deliver();
  EXPECT_EQ(renewals(), 1U);
}

TEST_F(Renewals, S33_A_the_new_pair_is_on_the_disk_before_it_is_used) {
  school.clock.advance(hours(11));
  deliver();
  EXPECT_THAT(happened, ElementsAre("renewal", "kept loopback-2", "Bearer loopback-2"));
  EXPECT_EQ(drawer.refresh.reveal(), "loopback-2-refresh");
  EXPECT_EQ(drawer.expires, school.clock.now() + hours(12));
  EXPECT_EQ(drawer.from, "the admin's") << "whose successors they are is handed on";
  EXPECT_EQ(school.slack->counts().tokens_renewed, 1U);
}

// Nobody's answer comes at once.
boost::asio::awaitable<net::Answer> slowly(boost::asio::io_context& loop, int& calls) {
  ++calls;
  boost::asio::steady_timer pause(loop, std::chrono::milliseconds(5));
  co_await pause.async_wait(boost::asio::use_awaitable);
  co_return answer_of(pair_of("loopback-2"));
}

boost::asio::awaitable<void> take_one(Installation& installation, int& fresh) {
  const std::optional<Secret> token = co_await installation.token();
  fresh += token && token->reveal() == "loopback-2" ? 1 : 0;
}

TEST_F(Renewals, S33_A_a_hundred_who_need_a_token_at_its_end_make_one_call) {
  boost::asio::io_context loop;
  SlackSettings settings;
  settings.app_id = lincoln.app_id;
  settings.team_id = lincoln.team_id;
  SlackCounts counts;
  int calls = 0, fresh = 0;
  Installation installation(tokens("loopback-1", wednesday), settings, loop.get_executor(), counts,
                            school.clock, [&](net::Call) { return slowly(loop, calls); });
  for (int i = 0; i < 100; ++i)
    boost::asio::co_spawn(loop, take_one(installation, fresh), boost::asio::detached);
  loop.run();
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(fresh, 100);
}

TEST_F(Renewals, S33_A_Slack_calls_it_expired_and_the_call_is_made_once_more_with_the_next) {
  living = "loopback-other";  // only Slack knows
  drawer = tokens("loopback-1", {});
  trouble = answer_of(pair_of("loopback-other"));
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver()));
  EXPECT_THAT(happened,
              ElementsAre("Bearer loopback-1", "renewal", "kept loopback-other", "Bearer loopback-other"));
}

TEST_F(Renewals, S33_R_what_is_called_expired_again_is_no_loop) {
  living = "nobody's";
  trouble = answer_of(pair_of("loopback-2"));
  EXPECT_TRUE(std::holds_alternative<Never>(deliver()));
  EXPECT_EQ(renewals(), 1U);
  EXPECT_THAT(happened, SizeIs(4));
}

TEST_F(Renewals, S33_R_a_refresh_token_that_is_taken_no_more_is_used_once_and_a_person_is_called) {
  living = "loopback-9";  // exchanged already, and its successor was never written down
  school.clock.advance(hours(11));
  deliver();
  EXPECT_EQ(renewals(), 1U);
  ASSERT_THAT(school.warnings, SizeIs(1));
  EXPECT_THAT(school.warnings[0], HasSubstr("invalid_refresh_token; install the app again"));
  EXPECT_THAT(school.warnings[0], Not(HasSubstr("loopback-")));
  for (int i = 0; i < 24; ++i) {
    school.clock.advance(hours(1));
    deliver("C" + std::to_string(i));
    school.slack->look_around();
    school.settle();
  }
  EXPECT_EQ(renewals(), 1U) << "needs a new installation, and is no endless loop";
  EXPECT_EQ(std::get<Later>(deliver()).reason, "Slack refuses our app");
  EXPECT_THAT(school.warnings, Not(testing::Contains(HasSubstr("loopback-"))));
}

TEST_F(Renewals, S33_A_after_the_next_installation_it_goes_on) {
  living = "loopback-9";
  school.clock.advance(hours(13));
  EXPECT_FALSE(std::holds_alternative<Sent>(deliver()));
  drawer = tokens("loopback-9", school.clock.now() + hours(12));  // an admin put both tokens there
  school.slack->look_around();
  school.settle();
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver("C1GRADE8")));
}

TEST_F(Renewals, S33_A_while_Slack_is_out_of_reach_the_old_one_serves_to_its_end) {
  trouble = net::Answer{net::Trouble::not_connected};
  school.clock.advance(hours(10));
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver()));
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver("C1GRADE8")));
  EXPECT_EQ(renewals(), 1U) << "the wait after a failure is kept";
  ASSERT_THAT(school.warnings, SizeIs(1));
  EXPECT_EQ(school.warnings[0], "Slack did not renew our token (not_connected); it is asked again");
  school.clock.advance(hours(2));
  EXPECT_TRUE(std::holds_alternative<Later>(deliver())) << "no call with a token that has ended";
  trouble.reset();
  school.clock.advance(minutes(30));
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver()));
  EXPECT_EQ(school.warnings.back(), "Slack renews the token again");
}

TEST_F(Renewals, S33_R_a_full_disk_loses_no_pair_it_serves_from_memory_and_is_written_when_that_goes) {
  is_full = true;
  school.clock.advance(hours(11));
  EXPECT_TRUE(std::holds_alternative<Sent>(deliver()));
  ASSERT_THAT(school.warnings, SizeIs(1));
  EXPECT_THAT(school.warnings[0], HasSubstr("could not be written down, and would be lost at a stop"));
  school.slack->look_around();
  school.settle();
  EXPECT_THAT(school.warnings, SizeIs(1)) << "said once";
  is_full = false;
  school.slack->look_around();
  school.settle();
  EXPECT_EQ(drawer.access.reveal(), "loopback-2");
}

TEST_F(Renewals, S33_A_where_nobody_knows_the_end_the_next_pair_is_got_first) {
  Workspace other(seconds(60), [](SlackSettings& settings) {
    settings.tokens = tokens("loopback-1", {});
    settings.app = {"1.2", Secret("loopback-secret")};
  });
  other.outside = [this](const net::Call& call) { return slack(call); };
  Outgoing card;
  card.place = {"slack", "T1LINCOLN:C1GRADE7"};
  card.card.blocks.push_back(says("8 students to reach"));
  EXPECT_TRUE(std::holds_alternative<Sent>(other.run(other.slack->deliver(std::move(card)))));
  EXPECT_THAT(happened, ElementsAre("renewal", "Bearer loopback-2"));
}

TEST(Renewal, S33_A_what_is_asked_holds_its_secrets_in_the_body_alone) {
  EXPECT_EQ(renewal_form({"1.2", Secret("s&t")}, Secret("xoxe-1-a=b")),
            "grant_type=refresh_token&client_id=1.2&client_secret=s%26t&refresh_token=xoxe-1-a%3Db");
}

TEST(Renewal, S33_R_what_is_not_ours_or_no_pair_is_not_taken) {
  json foreign = pair_of("a"), elsewhere = pair_of("a"), endless = pair_of("a"), lone = pair_of("a");
  json broken = pair_of("a\r\nX-Evil: 1");
  foreign["app_id"] = "A2OTHER";
  elsewhere["team"]["id"] = "T2OTHER";
  endless.erase("expires_in");
  lone.erase("refresh_token");
  for (const json& body : {foreign, elsewhere, endless, lone, broken}) {
    const auto result = renewed_in(answer_of(body), ours, wednesday);
    EXPECT_TRUE(std::holds_alternative<Never>(result)) << body;
  }
  EXPECT_TRUE(std::holds_alternative<Tokens>(renewed_in(answer_of(pair_of("a")), ours, wednesday)));
}

TEST(Renewal, S33_each_answer_has_its_class) {
  const auto class_of = [](const net::Answer& answer) {
    const auto result = renewed_in(answer, ours, wednesday);
    if (const auto* later = std::get_if<Later>(&result))
      return "later " + std::to_string(later->wait.count());
    return std::string(std::holds_alternative<Never>(result) ? "never" : "tokens");
  };
  const auto error = [](const char* name) { return json{{"ok", false}, {"error", name}}; };
  for (const char* name :
       {"invalid_refresh_token", "bad_client_secret", "invalid_client_id", "token_revoked"})
    EXPECT_EQ(class_of(answer_of(error(name))), "never") << name;
  EXPECT_EQ(class_of(answer_of(error("invalid_grant"), 400)), "never");
  for (const char* name : {"internal_error", "fatal_error", "service_unavailable"})
    EXPECT_EQ(class_of(answer_of(error(name))), "later 0") << name;
  EXPECT_EQ(class_of(answer_of(error("nobody_knows_this"))), "later 3600");
  EXPECT_EQ(class_of(answer_of("<html>")), "later 3600");
  EXPECT_EQ(class_of(answer_of(json::object(), 502)), "later 0");
  EXPECT_EQ(class_of(net::Answer{net::Trouble::lost}), "later 0");
  net::Answer patience = answer_of(error("ratelimited"), 429);
  patience.headers.emplace_back("Retry-After", "7");
  EXPECT_EQ(class_of(patience), "later 7");
}

}  // namespace
}  // namespace knownby::slack
