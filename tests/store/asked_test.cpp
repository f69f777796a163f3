// What the choice of the week's students reads: earlier cards, talks with one's adult, and when it all began.

#include "lincoln.hpp"
#include "store/known/adults.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby {
namespace {

class AskedBefore : public School {
 protected:
  PlaceId channel(const std::string& name) {
    const PlaceId place = places::meet(db, {{}, "console", name, name, false, {}});
    places::map(db, place, grade7);
    return place;
  }
  void card(ScheduleId schedule, const std::string& week, std::vector<StudentId> students) {
    WeekCard made;
    made.schedule = schedule;
    made.week = week;
    made.made = at_ten;
    made.students = std::move(students);
    ASSERT_TRUE(week_cards::put(db, made));
  }
  ScheduleId schedule(const std::string& name) {
    Schedule made;
    made.place = channel(name);
    return schedules::put(db, made);
  }
};

TEST_F(AskedBefore, the_newest_weeks_come_first_and_later_ones_are_left_out) {
  const ScheduleId team = schedule("#team");
  card(team, "2026-W52", {maya});
  card(team, "2026-W53", {});
  card(team, "2027-W01", {jose});
  card(team, "2027-W02", {maya});
  const auto asked = week_cards::asked(db, grade7, "2027-W01", 2);
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0].week, "2027-W01");
  EXPECT_EQ(asked[0].students, std::vector<StudentId>{jose});
  EXPECT_EQ(asked[1].week, "2026-W53") << "a card that asked about nobody was a card";
  EXPECT_TRUE(asked[1].students.empty());
  EXPECT_TRUE(week_cards::asked(db, homeroom_a, "2027-W01", 2).empty()) << "another group's";
}

TEST_F(AskedBefore, two_channels_of_a_group_are_one_weeks_card) {
  card(schedule("#team"), "2026-W42", {maya});
  card(schedule("#team-in-teams"), "2026-W42", {maya, jose});
  const auto asked = week_cards::asked(db, grade7, "2026-W42", 2);
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_THAT(asked[0].students, testing::UnorderedElementsAre(maya, jose));
}

TEST_F(AskedBefore, a_talk_counts_only_with_ones_own_adult_and_only_where_it_counts) {
  adults::put(db, {jose, rivera, wednesday});
  const auto talks = [&] { return adults::last_talks(db, grade7); };
  ASSERT_EQ(talks().size(), 1U) << "whoever has no adult is missing";
  EXPECT_FALSE(talks()[0].day);
  talk(park, jose);
  talk(rivera, jose, wednesday, Kind::family);
  EXPECT_FALSE(talks()[0].day);
  talk(rivera, jose, wednesday - day);
  EXPECT_EQ(talks()[0].day, wednesday - day);
}

TEST_F(AskedBefore, it_began_with_the_first_card_or_the_first_entry) {
  EXPECT_FALSE(checkins::first_logged(db));
  EXPECT_FALSE(week_cards::first_made(db));
  talk(rivera, jose);
  checkins::add(db,
                {.student = jose, .staff = rivera, .day = wednesday, .at = at_ten + std::chrono::hours(1)});
  EXPECT_EQ(checkins::first_logged(db), at_ten);
  card(schedule("#team"), "2026-W42", {});
  EXPECT_EQ(week_cards::first_made(db), at_ten);
}

}  // namespace
}  // namespace knownby
