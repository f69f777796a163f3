// What may have been shown is looked for and never sent blindly, by a mark that tells nothing (S-28).

#include "bot/mail/marks.hpp"
#include "tests/bot/mailroom_fixture.hpp"

namespace knownby {
namespace {

using State = Parcel::State;
using std::chrono::seconds;

TEST_F(MailroomTest, R_05_what_may_have_been_shown_is_looked_for_after_the_settle_time_and_found) {
  platform.answers = {Unknown{"500"}};
  platform.found = Sent{"m77"};
  put("a");
  open();
  start();
  EXPECT_EQ(state("a"), State::ambiguous);
  at(clock.now() + seconds(24));
  EXPECT_TRUE(platform.sought.empty()) << "a request on the wire may still land";
  at(clock.now() + seconds(2));
  EXPECT_EQ(platform.sought.size(), 1U);
  EXPECT_EQ(state("a"), State::sent);
  EXPECT_EQ(parcel("a").reference, "m77");
  EXPECT_EQ(platform.given.size(), 1U);
  finish();
}

TEST_F(MailroomTest, R_05_what_was_certainly_not_shown_is_sent_again) {
  platform.answers = {Unknown{"reset"}};
  platform.found = NotShown{};
  put("a");
  open();
  start();
  at(clock.now() + seconds(26));
  at(clock.now() + seconds(5));
  EXPECT_EQ(platform.given.size(), 2U);
  EXPECT_EQ(state("a"), State::sent);
  finish();
}

TEST_F(MailroomTest, R_05_a_platform_that_cannot_be_asked_now_is_asked_again) {
  platform.answers = {Unknown{"reset"}};
  platform.found = Later{seconds(60), "ratelimited"};
  put("a");
  open();
  start();
  at(clock.now() + seconds(26));
  EXPECT_EQ(platform.sought.size(), 1U);
  at(clock.now() + seconds(30));
  EXPECT_EQ(platform.sought.size(), 1U);
  platform.found = Sent{"m9"};
  at(clock.now() + seconds(32));
  EXPECT_EQ(platform.sought.size(), 2U);
  EXPECT_EQ(state("a"), State::sent);
  EXPECT_EQ(platform.given.size(), 1U);
  finish();
}

TEST_F(MailroomTest, R_05_R_where_it_cannot_be_asked_in_time_it_is_not_sent_again) {
  platform.answers = {Unknown{"reset"}};
  platform.found = Later{std::chrono::hours(7), "ratelimited"};
  put("a");
  open();
  start();
  at(clock.now() + seconds(26));
  for (int hour = 0; hour < 30; ++hour) at(clock.now() + seconds(3600));
  EXPECT_EQ(platform.sought.size(), 1U);
  EXPECT_EQ(platform.given.size(), 1U);
  EXPECT_EQ(state("a"), State::ambiguous);
  EXPECT_EQ(parcel("a").trouble, "ratelimited");
  finish();
}

TEST_F(MailroomTest, R_05_R_what_is_long_past_is_not_looked_for_at_each_start) {
  put("a");
  {
    Db db(store);
    outbox::take(db, clock.now(), 8);
  }
  clock.set(clock.now() + std::chrono::hours(31));
  open();
  start();
  EXPECT_TRUE(platform.sought.empty());
  EXPECT_EQ(state("a"), State::ambiguous);
  finish();
}

TEST_F(MailroomTest, S_28_a_delivery_has_the_same_opaque_mark_after_a_restart_and_no_other_has_it) {
  platform.answers = {Unknown{"reset"}};
  put("nudge:1:2026-W43", "#grade-7-team");
  put("nudge:2:2026-W43", "#grade-8-team");
  open();
  start();
  ASSERT_EQ(platform.given.size(), 2U);
  const std::string mark = platform.given[0].mark;
  EXPECT_EQ(mark.size(), 32U);
  EXPECT_EQ(mark.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(mark, platform.given[1].mark);
  finish();
  mailroom.reset();
  desk.reset();
  clock.set(clock.now() + seconds(60));
  io.restart();
  open();
  start();
  ASSERT_EQ(platform.sought.size(), 1U);
  EXPECT_EQ(platform.sought[0].mark, mark);
  finish();
}

TEST_F(MailroomTest, S_28_another_schools_mark_of_the_same_week_is_another) {
  const std::string key = "nudge:1:2026-W43";
  const Parcel parcel{.key = key, .not_before = clock.now()};
  Db here(":memory:"), there(":memory:");
  EXPECT_NE(Marks(here, clock.now()).of(parcel), Marks(there, clock.now()).of(parcel));
  EXPECT_EQ(Marks(here, clock.now()).of(parcel), Marks(here, clock.now() + seconds(60)).of(parcel));
}

TEST_F(MailroomTest, S_28_R_what_was_sent_before_there_were_marks_has_none) {
  Db db(":memory:");
  const Marks marks(db, clock.now());
  EXPECT_EQ(marks.of(Parcel{.key = "a", .not_before = clock.now() - seconds(1)}), "");
  EXPECT_NE(marks.of(Parcel{.key = "a", .not_before = clock.now()}), "");
}

TEST_F(MailroomTest, R_05_what_nobody_can_tell_stays_in_doubt_and_is_never_sent_again) {
  platform.throws = true;  // it may have been shown before it threw
  platform.found = CannotTell{"no right to read"};
  put("a");
  open();
  start();
  EXPECT_EQ(state("a"), State::ambiguous);
  for (int hour = 0; hour < 30; ++hour) at(clock.now() + seconds(3600));
  EXPECT_EQ(platform.given.size(), 1U);
  EXPECT_EQ(platform.sought.size(), 1U);
  EXPECT_EQ(state("a"), State::ambiguous);
  EXPECT_EQ(mailroom->counts().cannot_tell, 1U);
  finish();
}

TEST_F(MailroomTest, R_05_what_a_crash_left_sending_is_looked_for_and_not_resent_blindly) {
  put("a");
  {
    Db db(store);
    outbox::take(db, clock.now(), 8);  // committed as sending; then the machine stopped
  }
  clock.set(clock.now() + seconds(60));
  platform.found = Sent{"m5"};
  open();
  start();
  EXPECT_TRUE(platform.given.empty());
  EXPECT_EQ(platform.sought.size(), 1U);
  EXPECT_EQ(state("a"), State::sent);
  finish();
}

}  // namespace
}  // namespace knownby
