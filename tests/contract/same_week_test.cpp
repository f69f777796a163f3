// The same school week, spoken into the console, Slack and Teams by the same people, ends in the same
// database.

#include <gmock/gmock.h>

#include "bot/mail/delivery.hpp"
#include "commands/clerk.hpp"
#include "store/outbox.hpp"
#include "store/query.hpp"
#include "store/staff.hpp"
#include "tests/bot/school.hpp"
#include "tests/contract/teams_driver.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// Ms. Rivera and #grade-7-team on one platform, with the school behind it.
template <class Driver>
class Week {
 public:
  Week() {
    fill_school(db_, platform_.team());
    db_.begin();
    const StaffId rivera = staff::by_email(db_, "rivera@lincoln.example")->id;
    staff::link(db_, "slack", "T1LINCOLN:U1RIVERA", rivera);
    staff::link(db_, "teams", teams::rivera_key, rivera);
    db_.commit();
  }

  // What stands in every table that is about the school, and not about where it was said.
  std::string database() {
    return rows(
               "SELECT batch, student_id, staff_id, day, kind, opened('checkins.sealed_note', id, "
               "sealed_note), at, undone FROM checkins ORDER BY id",
               8) +
           rows("SELECT schedule_id, week, made FROM week_cards ORDER BY id", 3) +
           rows("SELECT week_card_id, position, student_id FROM week_card_students ORDER BY 1, 2", 3) +
           rows("SELECT at, staff_id, action, subject FROM audit ORDER BY id", 4) +
           rows(
               "SELECT key, act, opened('outbox.sealed_body', id, sealed_body), state FROM outbox ORDER BY "
               "key",
               4) +
           rows("SELECT opened('seen.sealed_reply', id, sealed_reply), at FROM seen ORDER BY id", 2);
  }

  void week() {
    at(14, 10);
    platform_.say("rivera", "bobby at lunch", "e1");
    platform_.say("rivera", "bobby at lunch", "e1");  // brought twice
    platform_.say("rivera", "maya and jordan, talked about book club", "e2");
    platform_.press("rivera", "Undo");
    at(15, 10);
    platform_.say("rivera", "bobby says his dad hits him", "e3");
    platform_.say("rivera", "jordan yesterday", "e4");
    platform_.say("rivera", "edit last: celebration", "e5");
    platform_.say("park", "bobby at lunch", "e6");  // nobody on the roster
    platform_.say("rivera", "who hasn't had a check-in this week", "e7");
    at(19, 7, 30);
    tick();
    platform_.press("rivera", "See the " + std::string("eight"));
    platform_.press("rivera", "Talked with Maya");
    at(19, 12);
    platform_.say("rivera", "know Maya: climbing", "e8");
    platform_.say("rivera", "undo", "e9");
  }

  Driver& platform() { return platform_; }

 private:
  void at(int day, int hour, int minute = 0) { now_ = chicago(day, hour, minute); }
  Reply serve(const Request& request) { return served(db_, clerk_, request, now_); }
  void tick() {
    serve(strike());
    for (const Parcel& parcel : outbox::take(db_, now_, 9)) {
      const Delivery delivery = platform_.deliver(outgoing_of(parcel, std::string(32, 'a')));
      ASSERT_TRUE(std::holds_alternative<Sent>(delivery)) << parcel.key;
      outbox::sent(db_, parcel.id, std::get<Sent>(delivery).reference);
    }
  }
  std::string rows(Sql sql, int columns) {
    std::string all;
    Query query(db_, sql);
    while (query.next()) {
      for (int column = 0; column < columns; ++column)
        all += (query.null(column) ? "null" : query.text(column)) + "|";
      all += "\n";
    }
    return all + "--\n";
  }

  std::chrono::sys_seconds now_ = chicago(14, 10, 0);
  Db db_{":memory:"};
  Clerk clerk_{db_, lincoln_policy(), Lane::changes};
  Driver platform_{[this](const Request& request) { return serve(request); }};
};

TEST(SameWeek, on_the_console_in_Slack_and_in_Teams_ends_in_the_same_database) {
  Week<ConsoleDriver> console;
  Week<SlackDriver> slack;
  Week<TeamsDriver> teams;
  console.week();
  slack.week();
  teams.week();
  const std::string database = console.database();
  EXPECT_THAT(database, HasSubstr("|celebration|"));
  EXPECT_THAT(database, HasSubstr("book club"));
  EXPECT_THAT(database, Not(HasSubstr("hits")));
  EXPECT_THAT(database, HasSubstr("2026-W43"));
  EXPECT_EQ(slack.database(), database);
  EXPECT_EQ(teams.database(), database);
}

TEST(SameWeek, and_everybody_in_the_channel_has_seen_the_same_counts_and_no_name) {
  Week<ConsoleDriver> console;
  Week<SlackDriver> slack;
  Week<TeamsDriver> teams;
  console.week();
  slack.week();
  teams.week();
  const auto on_console = console.platform().everyone_sees();
  const auto in_slack = slack.platform().everyone_sees();
  const auto in_teams = teams.platform().everyone_sees();
  for (const auto* seen : {&on_console, &in_slack, &in_teams}) {
    ASSERT_THAT(*seen, SizeIs(1));
    EXPECT_THAT(seen->front(), HasSubstr("Grade 7 this week"));
    for (const char* name : {"Bobby", "Maya", "Jordan"}) EXPECT_THAT(seen->front(), Not(HasSubstr(name)));
  }
  EXPECT_THAT(console.platform().alone_sees("rivera"), Not(IsEmpty()));
  EXPECT_EQ(slack.platform().alone_sees("rivera").size(), console.platform().alone_sees("rivera").size());
  EXPECT_EQ(teams.platform().alone_sees("rivera").size() + 1, console.platform().alone_sees("rivera").size())
      << "what Teams brings twice is answered once";
}

}  // namespace
}  // namespace knownby
