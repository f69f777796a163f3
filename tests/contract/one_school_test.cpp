// A school that uses Slack and Teams at once is one school: one roster, one person with two accounts, and
// what is done on one platform is seen on the other. PRODUCT F.4 and G.2, PROTOCOL T-13.

#include <gmock/gmock.h>

#include "bot/mail/delivery.hpp"
#include "commands/clerk.hpp"
#include "store/groups.hpp"
#include "store/outbox.hpp"
#include "store/query.hpp"
#include "store/schedules.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"
#include "tests/bot/school.hpp"
#include "tests/contract/teams_driver.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

// Ms. Rivera has an account on both platforms, Ms. Park and Mr. Lindqvist, who runs Knownby, on Teams alone.
// The team's channel with the weekly card is on Slack.
class OneSchool : public testing::Test {
 protected:
  OneSchool() {
    fill_school(db, slack.team());
    db.begin();
    const StaffId rivera = person("rivera"), lindqvist = person("lindqvist"), park = hire_park();
    staff::link(db, "slack", "T1LINCOLN:U1RIVERA", rivera);
    staff::link(db, "teams", teams::rivera_key, rivera);
    staff::link(db, "teams", key_of(park_object), park);
    staff::link(db, "teams", key_of(lindqvist_object), lindqvist);
    staff::unlink(db, "console", "lindqvist");
    db.commit();
  }

  static std::string key_of(const std::string& object) { return teams::lincoln.tenant_id + ':' + object; }
  StaffId person(const std::string& who) { return staff::by_email(db, who + "@lincoln.example")->id; }
  StaffId hire_park() {
    Staff park;
    park.sis_id = "park";
    park.called = "Ms. Park";
    park.family = "Park";
    park.email = "park@lincoln.example";
    park.role = Staff::Role::teacher;
    const StaffId id = staff::put(db, park);
    for (const Group& group : groups::all(db))
      if (group.code == "7A") groups::stand(db, id, {{id, group.id, Standing::Part::teaches}});
    return id;
  }
  Reply serve(const Request& request) { return served(db, clerk, request, now); }
  // The clock's minute: what is due is written down, and each platform delivers what is its own.
  void tick() {
    serve(strike());
    deliver();
  }
  void deliver() {
    for (const Parcel& parcel : outbox::take(db, now, 99)) {
      const Outgoing outgoing = outgoing_of(parcel, std::string(32, 'a'));
      const bool is_slacks = parcel.platform == "slack";
      const Delivery delivery = is_slacks ? slack.deliver(outgoing) : teams.deliver(outgoing);
      if (const auto* sent = std::get_if<Sent>(&delivery)) outbox::sent(db, parcel.id, sent->reference);
      if (const auto* never = std::get_if<Never>(&delivery)) outbox::dead(db, parcel.id, never->reason);
    }
  }
  std::string last_to(const std::string& who) {
    const auto seen = teams.alone_sees(who);
    return seen.empty() ? std::string() : seen.back();
  }
  std::string in_slack() {
    const auto seen = slack.alone_sees("rivera");
    return seen.empty() ? std::string() : seen.back();
  }
  std::string on_the_card() {
    return students::find(db, week_cards::all_of_week(db, "2026-W43").at(0).students.at(0))->given;
  }
  std::string checked() {
    teams.say_alone("lindqvist", "check", "check" + std::to_string(++number));
    return last_to("lindqvist");
  }

  std::chrono::sys_seconds now = chicago(19, 7, 30);
  int number = 0;
  Db db{":memory:"};
  Clerk clerk{db, lincoln_policy(), Lane::changes};
  SlackDriver slack{[this](const Request& request) { return serve(request); }};
  TeamsDriver teams{[this](const Request& request) { return serve(request); }};
};

TEST_F(OneSchool, what_Ms_Rivera_logs_in_Slack_she_takes_back_in_Teams) {
  slack.say("rivera", "bobby at lunch", "e1");
  EXPECT_THAT(in_slack(), HasSubstr("Logged: Bobby Chen (7A)"));
  teams.say_alone("rivera", "who has bobby", "e2");
  teams.say_alone("rivera", "undo", "e3");
  EXPECT_THAT(last_to("rivera"), AllOf(HasSubstr("Taken back"), HasSubstr("Bobby Chen")));
  Query standing(db, "SELECT count(*) FROM checkins WHERE undone IS NULL");
  ASSERT_TRUE(standing.next());
  EXPECT_EQ(standing.number(0), 0);
}

TEST_F(OneSchool, G2_A_what_may_be_a_report_in_a_channel_is_to_be_deleted_there_each_time) {
  for (const char* event : {"e1", "e2"}) {
    teams.say("rivera", "bobby says his dad hits him", event);
    EXPECT_THAT(last_to("rivera"), AllOf(HasSubstr("I have not saved this"), Not(HasSubstr("dad")),
                                         HasSubstr("Please delete your message")));
  }
  EXPECT_THAT(teams.everyone_sees(), SizeIs(0));
  teams.say_alone("rivera", "bobby says his dad hits him", "e3");
  EXPECT_THAT(last_to("rivera"), Not(HasSubstr("delete")));
}

TEST_F(OneSchool, a_claim_made_in_Teams_is_seen_in_Slack_and_counted_on_its_card) {
  tick();
  ASSERT_THAT(slack.everyone_sees(), testing::ElementsAre(HasSubstr("4 students to reach")));
  slack.press("rivera", "See the four");
  EXPECT_THAT(in_slack(), HasSubstr("To reach this week"));
  EXPECT_THAT(in_slack(), Not(HasSubstr("Ms. Park")));
  const std::string whom = on_the_card();
  teams.say_alone("park", "take " + whom, "e1");
  EXPECT_THAT(last_to("park"), AllOf(HasSubstr(whom), HasSubstr("is yours until Fri 23 Oct.")));
  now += std::chrono::seconds(20);
  deliver();
  EXPECT_THAT(slack.everyone_sees(), testing::ElementsAre(HasSubstr("1 of 4 taken")));
  EXPECT_THAT(slack.everyone_sees()[0], Not(HasSubstr(whom)));
  slack.say("rivera", "take " + whom, "e2");
  EXPECT_THAT(in_slack(), HasSubstr("Ms. Park is on it this week: " + whom));
}

TEST_F(OneSchool, what_a_colleague_asks_in_Slack_is_brought_to_the_other_in_Teams_unasked) {
  tick();
  slack.say("rivera", "take maya", "e1");
  slack.say("rivera", "give maya to Ms. Park", "e2");
  slack.press("rivera", "Ask Ms. Park");
  deliver();
  EXPECT_THAT(teams.alone_sees("park"), Not(SizeIs(0)));
  EXPECT_THAT(last_to("park"), AllOf(HasSubstr("Ms. Rivera"), Not(HasSubstr("Maya"))));
}

TEST_F(OneSchool, F4_R_who_was_never_reached_is_shown_in_check_with_what_mends_it) {
  teams.connector().unreachable = {park_object};
  EXPECT_THAT(checked(), Not(HasSubstr("cannot write to")));
  teams.minute();
  EXPECT_THAT(
      checked(),
      HasSubstr("• Knownby cannot write to 1 staff member in Teams (Ms. Park), so nothing reaches them "
                "unasked. Install Knownby for the staff in the Teams admin center (Setup policies), or "
                "ask them to add it: Apps, Knownby, Add; a word to it there is enough."));
  EXPECT_THAT(teams.alone_sees("rivera"), SizeIs(0)) << "whom it can write to is found without a word";
}

TEST_F(OneSchool, F4_A_once_they_write_to_Knownby_check_names_them_no_more) {
  teams.connector().unreachable = {park_object};
  teams.minute();
  EXPECT_THAT(checked(), HasSubstr("Ms. Park"));
  teams.connector().unreachable.clear();
  teams.say_alone("park", "hi", "e1");
  EXPECT_THAT(checked(), Not(HasSubstr("Ms. Park")));
}

TEST_F(OneSchool, F4_R_a_letter_that_could_not_be_brought_is_named_once_by_who_should_have_it) {
  teams.connector().unreachable = {park_object};
  tick();
  slack.say("rivera", "take maya", "e1");
  slack.say("rivera", "give maya to Ms. Park", "e2");
  slack.press("rivera", "Ask Ms. Park");
  deliver();
  EXPECT_THAT(teams.alone_sees("park"), SizeIs(0));
  EXPECT_THAT(checked(), AllOf(HasSubstr("(Ms. Park), so nothing reaches them unasked"),
                               Not(HasSubstr("could not be delivered")), Not(HasSubstr("that channel"))));
}

}  // namespace
}  // namespace knownby
