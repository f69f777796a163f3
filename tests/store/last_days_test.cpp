// The one fact that is worked out and kept at hand: the day of each student's last counted check-in.

#include "store/engine/last_days.hpp"

#include <cstdlib>
#include <random>

#include "store/records/erase.hpp"
#include "two_lanes.hpp"

namespace knownby {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct LastDaysOfTwoLanes : TwoLanes {
  auto as_the_reader_sees_it() { return students::last_checkin(reads, lincoln.bobby); }
  auto as_the_writer_sees_it() { return students::last_checkin(writes, lincoln.bobby); }
};

TEST_F(LastDaysOfTwoLanes, a_check_in_is_seen_by_its_writer_at_once_and_by_the_reader_once_it_is_committed) {
  EXPECT_EQ(as_the_reader_sees_it(), std::nullopt);
  writes.begin();
  lincoln.talk(lincoln.rivera, lincoln.bobby);
  EXPECT_EQ(as_the_writer_sees_it(), wednesday);
  EXPECT_EQ(as_the_reader_sees_it(), std::nullopt);
  writes.commit();
  EXPECT_EQ(as_the_reader_sees_it(), wednesday);
}

TEST_F(LastDaysOfTwoLanes, what_was_rolled_back_is_seen_by_nobody) {
  lincoln.talk(lincoln.park, lincoln.bobby, wednesday - 2 * day);
  writes.begin();
  lincoln.talk(lincoln.rivera, lincoln.bobby);
  writes.roll_back();
  EXPECT_EQ(as_the_writer_sees_it(), wednesday - 2 * day);
  EXPECT_EQ(as_the_reader_sees_it(), wednesday - 2 * day);
}

TEST_F(LastDaysOfTwoLanes, nor_is_a_first_check_in_that_its_writer_had_looked_at) {
  writes.begin();
  lincoln.talk(lincoln.rivera, lincoln.bobby);
  EXPECT_EQ(as_the_writer_sees_it(), wednesday);
  writes.roll_back();
  EXPECT_EQ(as_the_reader_sees_it(), std::nullopt);
  EXPECT_EQ(as_the_writer_sees_it(), std::nullopt);
}

TEST_F(LastDaysOfTwoLanes, undo_and_an_erased_check_in_bring_the_day_before_back) {
  lincoln.talk(lincoln.park, lincoln.bobby, wednesday - 2 * day);
  const Checkin monday = lincoln.talk(lincoln.park, lincoln.bobby, wednesday - day);
  const Checkin today = lincoln.talk(lincoln.rivera, lincoln.bobby);
  EXPECT_EQ(as_the_reader_sees_it(), wednesday);
  checkins::undo(writes, lincoln.rivera, today.batch, std::nullopt, at_ten);
  EXPECT_EQ(as_the_reader_sees_it(), wednesday - day);
  erase::checkin(writes, monday.id);
  EXPECT_EQ(as_the_reader_sees_it(), wednesday - 2 * day);
}

TEST_F(LastDaysOfTwoLanes, a_check_in_that_was_with_somebody_else_is_theirs_for_both) {
  lincoln.talk(lincoln.park, lincoln.bobby, wednesday - day);
  Checkin said = lincoln.talk(lincoln.rivera, lincoln.bobby);
  EXPECT_EQ(as_the_reader_sees_it(), wednesday);
  EXPECT_EQ(students::last_checkin(reads, lincoln.maya), std::nullopt);
  said.student = lincoln.maya;
  checkins::change(writes, lincoln.rivera, said);
  EXPECT_EQ(as_the_reader_sees_it(), wednesday - day);
  EXPECT_EQ(students::last_checkin(reads, lincoln.maya), wednesday);
}

TEST_F(LastDaysOfTwoLanes, whoever_comes_after_an_erased_student_begins_with_none) {
  const StudentId gone = lincoln.enrol("s98", "Zoe Park", lincoln.homeroom_a);
  lincoln.talk(lincoln.rivera, gone);
  EXPECT_EQ(students::last_checkin(reads, gone), wednesday);
  erase::student(writes, gone);
  const StudentId next = lincoln.enrol("s99", "Ana Vega", lincoln.homeroom_a);
  EXPECT_EQ(students::last_checkin(reads, next), std::nullopt);
}

TEST_F(LastDaysOfTwoLanes, a_view_that_began_before_a_commit_takes_nothing_back) {
  reads.begin();
  EXPECT_EQ(students::last_checkin(reads, lincoln.maya), std::nullopt);  // its view of the file begins here
  lincoln.talk(lincoln.rivera, lincoln.bobby);
  as_the_reader_sees_it();  // may be old or new, but is not kept as news
  reads.roll_back();
  EXPECT_EQ(as_the_reader_sees_it(), wednesday);
  EXPECT_EQ(as_the_writer_sees_it(), wednesday);
}

TEST(LastDaysAtHand, what_is_known_stays_when_an_older_reading_arrives) {
  LastDays at_hand;
  const LastCheckin committed{StudentId{7}, wednesday}, read{StudentId{7}, wednesday - 7 * day};
  at_hand.set({&committed, 1});
  at_hand.learn({&read, 1});
  LastCheckin asked{StudentId{7}, std::nullopt};
  EXPECT_THAT(at_hand.fill_in({&asked, 1}), IsEmpty());
  EXPECT_EQ(asked.day, wednesday);
}

TEST(LastDaysAtHand, an_id_nobody_gives_out_is_asked_for_each_time_and_takes_no_memory) {
  LastDays at_hand;
  for (const std::int64_t id : {std::int64_t{-1}, std::int64_t{1} << 62}) {
    LastCheckin odd{StudentId{id}, wednesday};
    at_hand.set({&odd, 1});
    at_hand.learn({&odd, 1});
    EXPECT_THAT(at_hand.fill_in({&odd, 1}), SizeIs(1)) << id;
  }
}

// The truth, from the rows and the vocabulary alone.
std::optional<std::chrono::local_days> recomputed(Db& db, StudentId student) {
  std::optional<std::chrono::local_days> last;
  for (const Checkin& checkin : checkins::of_student(db, student, 100'000))
    if (counts(checkin.kind) && (!last || checkin.day > *last)) last = checkin.day;
  return last;
}

// Whatever people do in whatever order: logging, backdating, changing, undoing, redoing, giving up half-way.
class AnyTerm : public testing::TestWithParam<unsigned> {};

TEST_P(AnyTerm, keeps_the_last_day_equal_to_what_the_rows_say) {
  const unsigned terms = std::getenv("KNOWNBY_LONG") == nullptr ? 15 : 500;
  for (unsigned seed = GetParam(); seed < GetParam() + terms; ++seed) {
    LastDays at_hand;
    Db db(":memory:");
    db.keep_last_days_in(at_hand);
    Lincoln school(db);
    std::mt19937 dice(seed);
    const auto roll = [&](unsigned sides) { return static_cast<int>(dice() % sides); };
    std::vector<Checkin> logged, committed;
    const StudentId everybody[] = {school.bobby, school.maya, school.jose};
    db.begin();
    for (int move = 0; move < 60; ++move) {
      if (const int end = roll(8); end < 2) {  // all of it kept, or none since the last time
        end == 0 ? db.commit() : db.roll_back();
        (end == 0 ? committed : logged) = end == 0 ? logged : committed;
        db.begin();
      }
      std::optional<Savepoint> savepoint(std::in_place, db);
      const StaffId adult = roll(2) == 0 ? school.rivera : school.park;
      std::optional<Checkin> made;
      const Checkin some = logged.empty() ? Checkin{} : logged[dice() % logged.size()];
      switch (roll(6)) {
        case 0:
        case 1:
          made = school.talk(adult, everybody[roll(3)], wednesday - roll(12) * day, Kind{roll(7)},
                             roll(3) == 0 && some.staff == adult ? some.batch : BatchId{});
          break;
        case 2:
          checkins::undo(db, adult, some.batch, std::nullopt, at_ten);
          break;
        case 3:
          checkins::undo(db, adult, some.batch, everybody[roll(3)], at_ten);
          break;
        case 4:
          checkins::redo(db, adult, some.batch);
          break;
        default: {
          Checkin changed = some;
          changed.student = everybody[roll(3)];
          changed.day = wednesday - roll(12) * day;
          changed.kind = Kind{roll(7)};
          checkins::change(db, adult, changed);
        }
      }
      if (roll(5) != 0) {
        savepoint->keep();
        if (made) logged.push_back(*made);
      }
      savepoint.reset();
      for (const StudentId student : everybody)
        ASSERT_EQ(students::last_checkin(db, student), recomputed(db, student))
            << "seed " << seed << " move " << move;
    }
    db.commit();
  }
}

INSTANTIATE_TEST_SUITE_P(Terms, AnyTerm, testing::Range(1u, 4001u, 500u));

}  // namespace
}  // namespace knownby
