// A channel that takes nothing: its card stops until somebody sets it up again (S-20, PRODUCT D.6).

#include "store/settings.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class Refused : public Lincoln {
 protected:
  void slack_refuses_the_card() {
    now = chicago(19, 7, 30);
    clock_strikes();
    for (const Parcel& parcel : outbox::take(db, now, 9))
      ask({"",
           now,
           {"clock", "mailroom"},
           {},
           "refused",
           "",
           {{"key", parcel.key}, {"reason", "not_in_channel"}, {"fix", "Invite me again."}}});
  }
};

TEST_F(Refused, S_20_its_card_does_not_come_again_until_the_channel_is_mapped_anew) {
  slack_refuses_the_card();
  ASSERT_GT(rows("SELECT count(*) FROM schedules WHERE stopped <> ''"), 0);
  now = chicago(26, 7, 30);
  clock_strikes();
  EXPECT_EQ(rows("SELECT count(*) FROM outbox WHERE key LIKE 'nudge:%W44'"), 0);
  now = chicago(26, 9, 0);
  in = "#grade-7-team";
  says("lindqvist", "map grade 7");
  EXPECT_THAT(presses("lindqvist", "Map it"), HasSubstr("Mon 2 Nov"));
  now += std::chrono::hours(7 * 24);
  clock_strikes();
  EXPECT_EQ(rows("SELECT count(*) FROM outbox WHERE key LIKE 'nudge:%W45'"), 1);
}

TEST_F(Refused, S_20_check_names_the_channel_the_reason_and_what_mends_it) {
  slack_refuses_the_card();
  const std::string said = says("lindqvist", "check");
  EXPECT_THAT(said, HasSubstr("#grade-7-team takes no message from Knownby"));
  EXPECT_THAT(said, HasSubstr("not_in_channel. Invite me again."));
  EXPECT_THAT(said, HasSubstr("“map Grade 7” there starts it again"));
}

TEST_F(Refused, S_20_whoever_runs_it_is_told_once_and_nobody_else) {
  slack_refuses_the_card();
  const auto told = rows("SELECT count(*) FROM outbox WHERE key LIKE 'refused:%'");
  EXPECT_GT(told, 0);
  EXPECT_EQ(rows("SELECT count(*) FROM outbox WHERE key LIKE 'refused:%' AND address NOT IN (SELECT key FROM "
                 "accounts a JOIN staff s ON s.id = a.staff_id WHERE s.runs_knownby = 1)"),
            0);
  slack_refuses_the_card();
  EXPECT_EQ(rows("SELECT count(*) FROM outbox WHERE key LIKE 'refused:%'"), told);
}

TEST_F(Refused, D_6_nobody_is_woken_by_it) {
  now = chicago(19, 7, 30);
  clock_strikes();
  const Parcel card = outbox::take(db, now, 9).at(0);
  now = chicago(19, 21, 0);
  ask({"", now, {"clock", "mailroom"}, {}, "refused", "", {{"key", card.key}, {"reason", "is_archived"}}});
  EXPECT_TRUE(outbox::take(db, now, 9).empty());
  EXPECT_EQ(outbox::take(db, chicago(20, 7, 0), 9).size(), 2U);
}

TEST_F(Refused, D_6_a_platform_that_shuts_us_out_is_told_on_the_other_once_a_week_and_stops_no_card) {
  staff::link(db, "teams", "aad-lindqvist", StaffId{rows("SELECT id FROM staff WHERE sis_id = 'lindqvist'")});
  now = chicago(19, 7, 30);
  clock_strikes();
  const Parcel card = outbox::take(db, now, 9).at(0);
  for (int time = 0; time < 2; ++time) {
    ask({"",
         now,
         {"clock", "mailroom"},
         {},
         "refused",
         "",
         {{"key", card.key}, {"reason", "token_revoked"}, {"ends", "installation"}}});
  }
  const auto told = outbox::take(db, now, 9);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].platform, "teams");
  EXPECT_THAT(told[0].body, HasSubstr("token has to be made anew"));
  EXPECT_EQ(rows("SELECT count(*) FROM schedules WHERE stopped <> ''"), 0);
}

TEST_F(Refused, S_20_R_nobody_can_say_so_but_the_mailroom) {
  now = chicago(19, 7, 30);
  clock_strikes();
  ask({"e1",
       now,
       {"console", "lindqvist"},
       {"console", "dm lindqvist", true},
       "refused",
       "",
       {{"key", "nudge:1:2026-W43"}, {"reason", "x"}}});
  EXPECT_EQ(rows("SELECT count(*) FROM schedules WHERE stopped <> ''"), 0);
}

TEST_F(Refused, R_11_check_says_since_when_a_platform_does_not_answer_and_nothing_once_it_does) {
  const auto since = chicago(14, 9, 5).time_since_epoch().count();
  settings::set(db, settings::not_answering("console"), std::to_string(since));
  EXPECT_THAT(says("lindqvist", "check"), HasSubstr("console has not answered since Wed 14 Oct, 09:05"));
  settings::set(db, settings::not_answering("console"), "");
  EXPECT_THAT(says("lindqvist", "check"), Not(HasSubstr("has not answered")));
}

}  // namespace
}  // namespace knownby
