// E.5: what grows too old to be kept, and what a hold keeps.
#include "store/records/age.hpp"

#include "store/known/log_asks.hpp"
#include "store/known/wishes.hpp"
#include "store/outbox.hpp"
#include "store/people/reach.hpp"
#include "store/places.hpp"
#include "store/records/erase.hpp"
#include "store/records/holds.hpp"
#include "store/schedules.hpp"
#include "store/week/asks.hpp"
#include "store/week/claims.hpp"
#include "tests/store/lincoln.hpp"

namespace knownby {
namespace {

constexpr std::chrono::days year{365};
constexpr std::size_t many = 100;

class GrowingOld : public School {
 protected:
  std::int64_t kept() { return number(db, "SELECT count(*) FROM checkins"); }
};

TEST_F(GrowingOld, E5_A_check_ins_of_the_year_before_last_become_a_number) {
  talk(rivera, bobby, wednesday - 2 * year);
  talk(rivera, maya, wednesday - 2 * year, Kind::attempt);  // not a talk, so not counted
  talk(rivera, maya);
  EXPECT_EQ(age::checkins(db, wednesday - year, many).changed, 2);
  EXPECT_EQ(kept(), 1);
  EXPECT_EQ(words(db, "SELECT month || ' ' || counted FROM past_months"), "2024-10 1");
  EXPECT_EQ(students::last_checkin(db, bobby), std::nullopt);
  EXPECT_EQ(students::last_checkin(db, maya), wednesday);
}

TEST_F(GrowingOld, E5_A_a_few_rows_a_step_and_never_twice) {
  for (int i = 0; i < 5; ++i) talk(rivera, bobby, wednesday - 2 * year);
  const age::Step first = age::checkins(db, wednesday - year, 3);
  EXPECT_EQ(first.changed, 3);
  EXPECT_FALSE(first.done);
  const age::Step second = age::checkins(db, wednesday - year, 3);
  EXPECT_EQ(second.changed, 2);
  EXPECT_TRUE(second.done);
  EXPECT_EQ(words(db, "SELECT sum(counted) || '' FROM past_months"), "5");
}

TEST_F(GrowingOld, E5_A_a_note_goes_and_its_check_in_stays) {
  talk(rivera, bobby, wednesday - year);
  talk(rivera, bobby);
  EXPECT_EQ(age::notes(db, wednesday, many).changed, 1);
  const std::vector<Checkin> entries = checkins::of_student(db, bobby, 5);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].note, "at lunch");
  EXPECT_EQ(entries[1].note, "");
}

TEST_F(GrowingOld, E5_A_whoever_left_two_months_ago_is_nobody_in_particular) {
  Student leaving = *students::find(db, bobby);
  leaving.left = wednesday - std::chrono::days(60);
  students::put(db, leaving);
  Student later = *students::find(db, maya);
  later.left = wednesday - std::chrono::days(59);
  students::put(db, later);
  EXPECT_EQ(age::students(db, wednesday - std::chrono::days(60), many).changed, 1);
  EXPECT_EQ(students::find(db, bobby)->shown, "A former student");
  EXPECT_EQ(students::find(db, maya)->shown, "Maya Rodríguez") << "may still come back";
  EXPECT_EQ(age::students(db, wednesday - std::chrono::days(60), many).changed, 0);
}

TEST_F(GrowingOld, E5_A_staff_are_called_by_their_role_a_year_after_they_left) {
  Staff leaving = *staff::find(db, park);
  leaving.active = false;
  staff::put(db, leaving);
  EXPECT_EQ(age::staff(db, wednesday, wednesday - year, many).changed, 0) << "seen to have left today";
  EXPECT_EQ(age::staff(db, wednesday + year, wednesday, many).changed, 1);
  EXPECT_EQ(staff::find(db, park)->called, "Former staff (staff)");
  EXPECT_EQ(staff::find(db, park)->email, "");
  EXPECT_EQ(staff::find(db, rivera)->called, "Ms. Rivera");
}

TEST_F(GrowingOld, E5_A_nothing_says_any_more_who_it_was_that_left_a_year_ago) {
  Staff leaving = *staff::find(db, park);
  leaving.active = false;
  staff::put(db, leaving);
  staff::link(db, "slack", "T1:U0PARK", park);
  wishes::learn(db, park, "boby", bobby);
  wishes::pause(db, park, std::nullopt);
  talk(park, bobby);
  age::staff(db, wednesday, wednesday - year, many);
  age::staff(db, wednesday + year, wednesday, many);
  EXPECT_TRUE(staff::accounts(db).empty());
  EXPECT_EQ(number(db, "SELECT count(*) FROM learned_names"), 0);
  EXPECT_EQ(number(db, "SELECT count(*) FROM pauses"), 0);
  EXPECT_NE(staff::find(db, park)->sis_id, leaving.sis_id);
  EXPECT_EQ(checkins::of_student(db, bobby, 5).size(), 1U) << "what was logged stays";
  EXPECT_EQ(age::staff(db, wednesday + year, wednesday, many).changed, 0);
}

TEST_F(GrowingOld, E5_A_neither_where_somebody_was_written_to_nor_what_they_wished_outlives_their_name) {
  Staff leaving = *staff::find(db, park);
  leaving.active = false;
  staff::put(db, leaving);
  staff::link(db, "slack", "U0PARK", park);
  staff::link(db, "slack", "U0RIVERA", rivera);
  places::keep_conversation(db, "slack", "U0PARK", "D0PARK");
  places::meet(db, {{}, "slack", "D0PARK", "park", true, {}});
  places::keep_conversation(db, "slack", "U0RIVERA", "D0RIVERA");
  reach::lose(db, {"slack", "U0PARK", at_ten, "Write to it."});
  for (const char* address : {"U0PARK", "D0PARK", "U0RIVERA"}) {
    Parcel parcel;
    parcel.key = std::string("told:to:slack:") + address;
    parcel.platform = "slack";
    parcel.address = address;
    parcel.body = "{}";
    outbox::put(db, parcel);
  }
  wishes::leave_off(db, park, bobby, wednesday + 2 * year);
  wishes::watch(db, park, bobby, wednesday + 2 * year);
  log_asks::put(db, {0, bobby, rivera, park, wednesday});
  log_asks::put(db, {0, bobby, park, rivera, wednesday});
  asks::lower(db, rivera, 1, park);
  age::staff(db, wednesday, wednesday - year, many);
  EXPECT_EQ(age::staff(db, wednesday + year, wednesday, many).changed, 1);
  EXPECT_EQ(words(db, "SELECT group_concat(person) FROM conversations"), "U0RIVERA");
  EXPECT_EQ(number(db, "SELECT count(*) FROM out_of_reach"), 0);
  EXPECT_EQ(number(db, "SELECT count(*) FROM outbox WHERE address || key || reference LIKE '%PARK%'"), 0);
  EXPECT_EQ(number(db, "SELECT count(*) FROM outbox WHERE address = 'U0RIVERA' AND state = 'pending'"), 1);
  EXPECT_EQ(number(db, "SELECT count(*) FROM places WHERE address || name LIKE '%park%'"), 0);
  EXPECT_EQ(number(db, "SELECT count(*) FROM left_off"), 0);
  EXPECT_EQ(number(db, "SELECT count(*) FROM watched"), 0);
  EXPECT_EQ(number(db, "SELECT count(*) FROM log_asks"), 0);
  EXPECT_EQ(number(db, "SELECT count(*) FROM lowered_asks"), 1) << "Rivera is still asked less often";
  EXPECT_EQ(number(db, "SELECT count(*) FROM lowered_asks WHERE by_id <> staff_id"), 0);
  EXPECT_EQ(age::staff(db, wednesday + year, wednesday, many).changed, 0);
}

// As versions before this one left them: without a name, with all that led to it.
TEST_F(GrowingOld, E5_A_whom_an_earlier_version_made_nameless_is_found_too) {
  staff::link(db, "slack", "U0PARK", park);
  wishes::watch(db, park, bobby, wednesday + 2 * year);
  places::keep_conversation(db, "slack", "U0GONE", "D0GONE");
  db.run(
      "UPDATE staff SET called = 'Former staff (staff)', given = '', family = '', sealed_email = NULL, "
      "email_look_up = NULL, active = 0, left_on = $1 WHERE id = $2",
      wednesday - year, park);
  EXPECT_EQ(age::staff(db, wednesday, wednesday - year, many).changed, 1);
  EXPECT_TRUE(staff::accounts(db).empty());
  EXPECT_EQ(number(db, "SELECT count(*) FROM watched"), 0);
  EXPECT_EQ(number(db, "SELECT count(*) FROM conversations"), 0) << "of an account that is nobody's any more";
  EXPECT_EQ(age::staff(db, wednesday, wednesday - year, many).changed, 0);
}

// Buttons and the audit name a check-in by its id.
TEST_F(GrowingOld, E5_A_the_id_of_a_check_in_is_never_given_out_again) {
  talk(rivera, bobby);
  talk(rivera, maya);
  const std::int64_t newest = number(db, "SELECT max(id) FROM checkins");
  checkins::undo(db, rivera, BatchId{newest}, {}, at_ten);
  EXPECT_EQ(age::taken_back(db, at_ten + std::chrono::hours(1), many).changed, 1);
  talk(rivera, maya);
  EXPECT_EQ(number(db, "SELECT max(id) FROM checkins"), newest + 1);
  erase::student(db, maya);
  erase::student(db, bobby);
  EXPECT_EQ(kept(), 0);
  talk(rivera, students::put(db, {.sis_id = "s99", .shown = "Ada", .given = "Ada"}));
  EXPECT_EQ(number(db, "SELECT max(id) FROM checkins"), newest + 2);
}

TEST_F(GrowingOld, E5_A_whom_cards_asked_for_a_year_is_gone_within_one_night) {
  const auto place = places::meet(db, {{}, "slack", "C1", "#grade-7-team", false, {}});
  Schedule schedule;
  schedule.place = place;
  const auto id = schedules::put(db, schedule);
  constexpr int cards = 120;
  for (int card = 0; card < cards; ++card) {
    const std::string week = std::to_string(2020 + card / 50) + "-W" + std::to_string(10 + card % 50);
    asks::put(db,
              week_cards::put(db, {.schedule = id, .week = week, .made = at_ten, .students = {bobby}})->id,
              {{rivera, bobby}});
  }
  int steps = 1;
  while (!age::passing(db, wednesday + std::chrono::days(1), many).done) ++steps;
  EXPECT_EQ(number(db, "SELECT count(*) FROM asks"), 0);
  EXPECT_EQ(steps, 3) << "a few cards a step";
}

TEST_F(GrowingOld, E5_A_what_was_for_a_while_goes_a_month_after_it_was_over_and_a_hold_keeps_it) {
  for (const StudentId student : {bobby, maya}) {
    wishes::watch(db, rivera, student, wednesday);
    wishes::leave_off(db, rivera, student, wednesday);
    log_asks::put(db, {0, student, rivera, park, wednesday});
    const auto claim =
        claims::take(db, {.student = student, .staff = rivera, .since = wednesday, .until = wednesday});
    claims::offer(db, claim->id, park, at_ten);
  }
  wishes::watch(db, park, maya, wednesday + std::chrono::days(1));
  holds::put(db, {bobby, park, "a court asked", wednesday});
  EXPECT_EQ(age::passing(db, wednesday - std::chrono::days(1), many).changed, 0);
  EXPECT_EQ(age::passing(db, wednesday, many).changed, 4);
  EXPECT_EQ(number(db, "SELECT count(*) FROM watched"), 2) << "Bobby's, and one that still holds";
  EXPECT_EQ(number(db, "SELECT count(*) FROM gifts"), 1);
  holds::end(db, bobby);
  EXPECT_EQ(age::passing(db, wednesday, many).changed, 4);
  EXPECT_EQ(number(db, "SELECT count(*) FROM claims"), 0);
}

TEST_F(GrowingOld, E5_A_whom_a_card_suggested_to_whom_goes_a_month_after_the_card) {
  const auto place = places::meet(db, {{}, "slack", "C1", "#grade-7-team", false, {}});
  Schedule schedule;
  schedule.place = place;
  const auto made = week_cards::put(
      db,
      {.schedule = schedules::put(db, schedule), .week = "2026-W42", .made = at_ten, .students = {bobby}});
  asks::put(db, made->id, {{rivera, bobby}});
  asks::pass(db, made->id, park);
  EXPECT_EQ(age::passing(db, wednesday, many).changed, 0) << "of that very day";
  EXPECT_EQ(age::passing(db, wednesday + std::chrono::days(1), many).changed, 2);
  EXPECT_EQ(number(db, "SELECT count(*) FROM week_card_students"), 1) << "that the card was, is kept";
}

TEST_F(GrowingOld, X_26_R_what_is_on_hold_is_left_alone_until_the_hold_ends) {
  talk(rivera, bobby, wednesday - 2 * year);
  talk(rivera, maya, wednesday - 2 * year);
  Student leaving = *students::find(db, bobby);
  leaving.left = wednesday - year;
  students::put(db, leaving);
  holds::put(db, {bobby, park, "a court asked", wednesday});
  EXPECT_EQ(age::checkins(db, wednesday - year, many).changed, 1);
  EXPECT_EQ(age::students(db, wednesday, many).changed, 0);
  EXPECT_EQ(age::checkins(db, wednesday - year, many).changed, 0);
  holds::end(db, bobby);
  age::begin_anew(db);
  EXPECT_EQ(age::checkins(db, wednesday - year, many).changed, 1);
  EXPECT_EQ(age::students(db, wednesday, many).changed, 1);
  EXPECT_EQ(kept(), 0);
}

}  // namespace
}  // namespace knownby
