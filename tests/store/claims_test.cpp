// Who takes whom: open until the week, a check-in or a release ends it.

#include "store/week/claims.hpp"
#include "lincoln.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"
#include "store/week/asks.hpp"

namespace knownby {
namespace {

using std::chrono::days;

class Claims : public School {
 protected:
  std::optional<Claim> take(StaffId adult, StudentId student, std::chrono::local_days from = wednesday) {
    return claims::take(
        db, {.student = student, .staff = adult, .since = from, .until = next_monday, .at = at_ten});
  }
  std::vector<Claim> open() { return claims::open_in(db, grade7, wednesday); }

  std::chrono::local_days next_monday = wednesday + days{5};
};

TEST_F(Claims, one_is_open_until_monday_and_is_taken_once_however_often_it_is_pressed) {
  const auto claim = take(rivera, jose);
  ASSERT_TRUE(claim);
  EXPECT_FALSE(take(rivera, jose));
  ASSERT_EQ(open().size(), 1U);
  EXPECT_EQ(open().front().staff, rivera);
  EXPECT_EQ(claims::open_of_staff(db, rivera, wednesday).size(), 1U);
  EXPECT_TRUE(claims::is_open(db, claim->id, next_monday - days{1}));
  EXPECT_FALSE(claims::is_open(db, claim->id, next_monday));
}

TEST_F(Claims, a_colleague_may_join) {
  take(rivera, jose);
  ASSERT_TRUE(take(park, jose));
  EXPECT_EQ(claims::open_of_student(db, jose, wednesday).size(), 2U);
}

TEST_F(Claims, a_check_in_by_anybody_ends_it_and_its_undo_opens_it_again) {
  const auto claim = take(rivera, jose);
  const Checkin logged = talk(park, jose);
  EXPECT_TRUE(open().empty());
  EXPECT_FALSE(claims::is_open(db, claim->id, wednesday));
  checkins::undo(db, park, logged.batch, std::nullopt, at_ten);
  EXPECT_EQ(open().size(), 1U);
}

TEST_F(Claims, an_attempt_or_a_talk_before_does_not_end_it) {
  talk(park, jose, wednesday - days{1});
  take(rivera, jose);
  talk(rivera, jose, wednesday, Kind::attempt);
  EXPECT_EQ(open().size(), 1U);
}

TEST_F(Claims, what_was_released_is_found_as_such_until_somebody_takes_it) {
  const auto claim = take(rivera, jose);
  EXPECT_TRUE(claims::release(db, claim->id, at_ten));
  EXPECT_FALSE(claims::release(db, claim->id, at_ten));
  EXPECT_TRUE(open().empty());
  EXPECT_EQ(claims::released_in(db, grade7, at_ten, wednesday), std::vector{jose});
  ASSERT_TRUE(take(park, jose));
  EXPECT_TRUE(claims::released_in(db, grade7, at_ten, wednesday).empty());
}

TEST_F(Claims, one_that_is_kept_goes_on_for_a_week) {
  const auto claim = take(rivera, jose);
  claims::keep_until(db, claim->id, next_monday + days{7});
  claims::note_asked(db, claim->id);
  EXPECT_TRUE(claims::is_open(db, claim->id, next_monday + days{3}));
  EXPECT_TRUE(claims::find(db, claim->id)->asked);
  EXPECT_FALSE(claims::take(db, {.student = jose,
                                 .staff = rivera,
                                 .since = next_monday,
                                 .until = next_monday + days{7},
                                 .at = at_ten}));
}

TEST_F(Claims, nobody_holds_a_student_who_left) {
  take(rivera, jose);
  Student gone = *students::find(db, jose);
  gone.left = wednesday;
  students::put(db, gone);
  EXPECT_TRUE(claims::open_of_staff(db, rivera, wednesday).empty());
}

TEST_F(Claims, a_gift_is_answered_once) {
  const auto claim = take(rivera, jose);
  const Gift gift = claims::offer(db, claim->id, park, at_ten);
  EXPECT_EQ(claims::offer(db, claim->id, park, at_ten).id, gift.id);
  claims::answer(db, gift.id, Gift::Answer::declined);
  claims::answer(db, gift.id, Gift::Answer::accepted);
  EXPECT_EQ(claims::gift(db, gift.id)->answer, Gift::Answer::declined);
}

class Asks : public Claims {
 protected:
  WeekId week(const std::string& name, std::chrono::sys_seconds made) {
    const PlaceId place = places::meet(db, {{}, "console", "#seven", "#seven", false, {}});
    const ScheduleId schedule = schedules::put(db, {.place = place});
    return week_cards::put(db, {.schedule = schedule, .week = name, .made = made, .students = {jose, maya}})
        ->id;
  }
};

TEST_F(Asks, four_weeks_of_asking_are_counted_by_person_and_no_more) {
  asks::put(db, week("2026-W30", at_ten - days{60}), {{rivera, jose}, {rivera, maya}});
  const WeekId now = week("2026-W42", at_ten);
  asks::put(db, now, {{rivera, jose}, {park, maya}});
  asks::put(db, now, {{rivera, jose}});
  EXPECT_EQ(asks::of_staff(db, now, rivera), std::vector{jose});
  EXPECT_EQ(asks::offered_since(db, at_ten - days{28}), (std::map<StaffId, int>{{rivera, 1}, {park, 1}}));
  take(rivera, jose);
  EXPECT_EQ(asks::taken_since(db, at_ten), (std::map<StaffId, int>{{rivera, 1}}));
}

TEST_F(Asks, not_for_me_this_week_can_be_taken_back) {
  const WeekId now = week("2026-W42", at_ten);
  asks::pass(db, now, rivera);
  asks::pass(db, now, rivera);
  EXPECT_TRUE(asks::passed(db, now, rivera));
  EXPECT_TRUE(asks::unpass(db, now, rivera));
  EXPECT_FALSE(asks::passed(db, now, rivera));
}

TEST_F(Asks, fewer_asks_are_kept_until_they_are_lifted) {
  asks::allow(db, park, 1);
  EXPECT_EQ(asks::allowed(db), (std::map<StaffId, int>{{park, 1}}));
  asks::allow(db, park, std::nullopt);
  EXPECT_TRUE(asks::allowed(db).empty());
}

}  // namespace
}  // namespace knownby
