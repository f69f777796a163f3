// Messages that change after they were sent: once for many changes, never where they were deleted.

#include "lincoln.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"
#include "store/week/questions.hpp"

namespace knownby {
namespace {

using std::chrono::hours;

Parcel change(const std::string& words) {
  return {.key = "nudge:1:2026-W42",
          .platform = "slack",
          .address = "C1",
          .body = words,
          .reference = "C1:1700.1",
          .not_before = at_ten,
          .deadline = at_ten + hours{6}};
}

TEST_F(School, changes_of_one_message_collapse_into_the_newest_while_they_wait) {
  EXPECT_TRUE(outbox::redraw(db, change("one")));
  EXPECT_TRUE(outbox::redraw(db, change("two")));
  const auto taken = outbox::take(db, at_ten, 9);
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_EQ(taken[0].body, "two");
  EXPECT_EQ(taken[0].act, "redraw");
  // One is on its way: what comes now is a change of its own, after it.
  EXPECT_TRUE(outbox::redraw(db, change("three")));
  EXPECT_TRUE(outbox::take(db, at_ten, 9).empty());
  outbox::sent(db, taken[0].id, "C1:1700.1");
  EXPECT_EQ(outbox::take(db, at_ten, 9).at(0).body, "three");
}

TEST_F(School, a_change_waits_until_it_is_known_what_became_of_the_one_before) {
  outbox::redraw(db, change("1 of 6 taken"));
  const Parcel first = outbox::take(db, at_ten, 9).at(0);
  outbox::ambiguous(db, first.id, "the answer was lost");
  outbox::redraw(db, change("2 of 6 taken"));
  EXPECT_TRUE(outbox::take(db, at_ten, 9).empty()) << "or the first, tried again, would stand there last";
  outbox::later(db, first.id, at_ten, "not shown", true);
  EXPECT_EQ(outbox::take(db, at_ten, 9).at(0).id, first.id);
  EXPECT_TRUE(outbox::take(db, at_ten, 9).empty());
  outbox::sent(db, first.id, "C1:1700.1");
  EXPECT_EQ(outbox::take(db, at_ten, 9).at(0).body, "2 of 6 taken");
}

TEST_F(School, words_that_came_while_another_change_was_on_its_way_are_not_overtaken_by_older_ones) {
  outbox::redraw(db, change("10 of 52 taken"));
  const Parcel first = outbox::take(db, at_ten, 9).at(0);
  outbox::redraw(db, change("11 of 52 taken"));
  outbox::later(db, first.id, at_ten, "the line broke", true);
  outbox::redraw(db, change("12 of 52 taken"));
  std::string stands;
  for (auto taken = outbox::take(db, at_ten, 9); !taken.empty(); taken = outbox::take(db, at_ten, 9)) {
    ASSERT_EQ(taken.size(), 1U);
    stands = taken[0].body;
    outbox::sent(db, taken[0].id, "C1:1700.1");
  }
  EXPECT_EQ(stands, "12 of 52 taken");
}

TEST_F(School, a_message_that_was_deleted_is_never_shown_again) {
  outbox::redraw(db, change("one"));
  outbox::dead(db, outbox::take(db, at_ten, 9).at(0).id, "message_not_found");
  EXPECT_FALSE(outbox::redraw(db, change("two")));
  EXPECT_TRUE(outbox::take(db, at_ten, 9).empty());
}

TEST_F(School, names_fade_from_what_was_sent_and_only_once) {
  Parcel letter = change("Zoë");
  letter.fades = at_ten + hours{7 * 24};
  outbox::put(db, letter);
  EXPECT_TRUE(outbox::fading(db, at_ten + hours{8 * 24}, 9).empty());  // it never arrived
  outbox::sent(db, outbox::take(db, at_ten, 9).at(0).id, "D1:1700.1");
  EXPECT_TRUE(outbox::fading(db, at_ten + hours{6 * 24}, 9).empty());
  const auto due = outbox::fading(db, at_ten + hours{7 * 24}, 9);
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due[0].reference, "D1:1700.1");
  outbox::faded(db, due[0].id);
  EXPECT_TRUE(outbox::fading(db, at_ten + hours{9 * 24}, 9).empty());
}

TEST_F(School, a_weeks_cards_are_found_with_what_they_say) {
  const PlaceId place = places::meet(db, {.platform = "slack", .address = "C1"});
  const ScheduleId schedule = schedules::put(db, {.place = place, .before_meeting = true});
  EXPECT_TRUE(schedules::of_place(db, place)->before_meeting);
  const auto card = week_cards::put(db, {{}, schedule, "2026-W42", at_ten, {jose}, "Who helps you?"});
  week_cards::stand(db, card->id, "1 of 1 taken");
  const auto found = week_cards::all_of_week(db, "2026-W42");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].students, std::vector{jose});
  EXPECT_EQ(found[0].question, "Who helps you?");
  EXPECT_EQ(found[0].standing, "1 of 1 taken");
  EXPECT_TRUE(week_cards::all_of_week(db, "2026-W43").empty());
}

TEST_F(School, a_school_keeps_its_own_questions) {
  questions::put(db, {"What made you laugh?", true});
  questions::put(db, {"What made you laugh?", false});
  ASSERT_EQ(questions::all(db).size(), 1U);
  EXPECT_FALSE(questions::all(db)[0].wanted);
  EXPECT_TRUE(questions::remove(db, "What made you laugh?"));
  EXPECT_FALSE(questions::remove(db, "What made you laugh?"));
}

}  // namespace
}  // namespace knownby
