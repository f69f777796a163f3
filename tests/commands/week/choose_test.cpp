// Who gets a seat on the weekly card, rule by rule (PRODUCT D.3).
#include "commands/week/choose.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "commands/week/weights.hpp"

namespace knownby::week {
namespace {

using Adult = Candidate::Adult;
using Out = Candidate::Out;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Candidate somebody(std::int64_t id, int waited, Adult adult = Adult::active) {
  Candidate one;
  one.student = StudentId{id};
  one.given = "Name" + std::to_string(100 + id);
  one.waited = waited;
  one.adult = adult;
  return one;
}

Pool with(std::vector<Candidate> students) {
  Pool pool;
  pool.week = "2026-W43";
  pool.students = std::move(students);
  return pool;
}

std::vector<StudentId> ids(std::initializer_list<std::int64_t> values) {
  std::vector<StudentId> made;
  for (const std::int64_t value : values) made.push_back(StudentId{value});
  return made;
}

TEST(Weights, AreThoseOfTheProductInDaysOfWaiting) {
  const int plain = points(somebody(1, 15));
  EXPECT_EQ(plain, 150) << "fifteen school days are 1.0";
  EXPECT_EQ(points(somebody(1, 99)), 300) << "capped at 30";
  EXPECT_EQ(points(somebody(1, 15, Adult::none)) - plain, 180) << "1.2";
  EXPECT_EQ(points(somebody(1, 15, Adult::quiet)) - plain, 126) << "0.7 of 1.2";
  const auto more = [&](auto change) {
    Candidate one = somebody(1, 15);
    change(one);
    return points(one) - plain;
  };
  EXPECT_EQ(more([](Candidate& one) { one.asks = true; }), 120) << "0.8";
  EXPECT_EQ(more([](Candidate& one) { one.is_new = true; }), 75) << "0.5";
  EXPECT_EQ(more([](Candidate& one) { one.prio = 1; }), 45) << "half of 0.6";
  EXPECT_EQ(more([](Candidate& one) { one.prio = 2; }), 90) << "0.6";
  EXPECT_EQ(more([](Candidate& one) { one.only_negative = true; }), 60) << "0.4";
  EXPECT_EQ(more([](Candidate& one) { one.on_last_card = true; }), -60) << "-0.4";
}

TEST(Choose, NobodyWhoWaitsLessThanFiveDaysAndHasAnAdult) {
  EXPECT_THAT(choose(with({somebody(1, 4), somebody(2, 0)})), IsEmpty());
  EXPECT_THAT(choose(with({somebody(1, 5), somebody(2, 0, Adult::quiet), somebody(3, 0, Adult::none)})),
              SizeIs(3));
}

TEST(Choose, NoMoreThanEightAndNoMoreThanThereArePeopleToAsk) {
  std::vector<Candidate> many;
  for (int id = 1; id <= 60; ++id) many.push_back(somebody(id, 10));
  Pool pool = with(many);
  EXPECT_THAT(choose(pool), SizeIs(8));
  pool.asks = 6;
  EXPECT_THAT(choose(pool), SizeIs(6));
  pool.asks = 100;
  EXPECT_THAT(choose(pool), SizeIs(8));
  pool.asks = 0;
  EXPECT_THAT(choose(pool), IsEmpty());
}

TEST(Choose, AThirdOfTheSeatsGoByTheWaitAloneAndTheOthersByWeight) {
  std::vector<Candidate> students;
  for (int id = 1; id <= 5; ++id) students.push_back(somebody(id, 20 + id));           // the longest
  for (int id = 11; id <= 20; ++id) students.push_back(somebody(id, 9, Adult::none));  // 27 days' worth
  const std::vector<Seat> given = seats(with(students));
  ASSERT_THAT(given, SizeIs(8));
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(given[i].by, i < 3 ? Seat::By::wait : Seat::By::weight);
    EXPECT_EQ(given[i].student.value <= 5, i < 3) << given[i].student.value;
  }
}

TEST(Choose, NoAdultOutweighsUpToEighteenDaysMoreAndNoFurther) {
  Pool pool = with({somebody(1, 24), somebody(2, 7, Adult::none), somebody(3, 5, Adult::none)});
  pool.most = 2;  // one goes by the wait
  EXPECT_EQ(seats(pool)[1].student, StudentId{2});
  pool.students.push_back(somebody(4, 29));
  EXPECT_EQ(seats(pool)[0].student, StudentId{4}) << "by the wait";
  EXPECT_EQ(seats(pool)[1].student, StudentId{2}) << "25 days' worth against 24";
  pool.students[1].waited = 5;
  EXPECT_EQ(seats(pool)[1].student, StudentId{1}) << "23 against 24";
}

TEST(Choose, NeitherTheAwayNorTheClaimedNorTheLeftOffNorThoseReachedThisWeek) {
  for (const Out out : {Out::reached, Out::away, Out::claimed, Out::left_off}) {
    Candidate one = somebody(1, 99, Adult::none);
    one.out = out;
    EXPECT_THAT(choose(with({one, somebody(2, 6)})), ElementsAre(StudentId{2}));
  }
}

TEST(Choose, NobodyOnThreeCardsRunning) {
  Candidate one = somebody(1, 99, Adult::none);
  one.on_last_card = true;
  EXPECT_THAT(choose(with({one})), SizeIs(1));
  one.on_the_card_before = true;
  EXPECT_THAT(choose(with({one, somebody(2, 6)})), ElementsAre(StudentId{2}));
  one.on_last_card = false;
  EXPECT_THAT(choose(with({one})), SizeIs(1)) << "a card later again";
}

TEST(Choose, EverybodyWhoWaitsThirtyDaysComesBeforeAnyWeight) {
  std::vector<Candidate> students;
  for (int id = 1; id <= 8; ++id) students.push_back(somebody(id, 30));
  for (int id = 11; id <= 30; ++id) {
    students.push_back(somebody(id, 29, Adult::none));
    students.back().asks = true;
    students.back().prio = 2;
  }
  EXPECT_EQ(choose(with(students)), ids({1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST(Choose, OfThoseWhoWaitTooLongTheOnesNotAskedAboutLatelyComeFirst) {
  std::vector<Candidate> students;
  for (int id = 1; id <= 8; ++id) {
    students.push_back(somebody(id, 50));
    students.back().on_last_card = id <= 4;
    students.back().on_the_card_before = id > 4;
  }
  for (int id = 11; id <= 18; ++id) students.push_back(somebody(id, 31));
  EXPECT_EQ(choose(with(students)), ids({11, 12, 13, 14, 15, 16, 17, 18}));
}

TEST(Choose, WhereThreeCardsAreTooFewForThemTheLongestWaitComesFirstAgain) {
  std::vector<Candidate> students;
  for (int id = 1; id <= 30; ++id) {
    students.push_back(somebody(id, id <= 8 ? 60 : 40));
    students.back().on_last_card = id <= 8;
  }
  EXPECT_EQ(choose(with(students)), ids({1, 2, 3, 4, 5, 6, 7, 8}));
  for (Candidate& one : students) one.on_the_card_before = one.on_last_card;
  for (StudentId id : choose(with(students))) EXPECT_GT(id.value, 8) << "after two it is a private matter";
}

TEST(Choose, AtMostHalfTheSeatsOweThemselvesToAPriority) {
  std::vector<Candidate> students;
  for (int id = 1; id <= 20; ++id) students.push_back(somebody(id, 20, Adult::none));
  for (int id = 21; id <= 40; ++id) {
    students.push_back(somebody(id, 18, Adult::none));  // two days less, nine more with the priority
    students.back().prio = 2;
  }
  const std::vector<StudentId> chosen = choose(with(students));
  ASSERT_THAT(chosen, SizeIs(8));
  EXPECT_EQ(std::count_if(chosen.begin(), chosen.end(), [](StudentId id) { return id.value > 20; }), 4);
}

TEST(Choose, FromZeroSixAreDrawnByLotWhateverElseIsTrue) {
  std::vector<Candidate> students;
  for (int id = 1; id <= 40; ++id)
    students.push_back(somebody(id, id % 4, id % 2 ? Adult::none : Adult::active));
  Pool pool = with(students);
  pool.from_zero = true;
  const std::vector<StudentId> chosen = choose(pool);
  EXPECT_THAT(chosen, SizeIs(6));
  for (const Seat& seat : seats(pool)) EXPECT_EQ(seat.by, Seat::By::lot);
  pool.week = "2026-W44";
  EXPECT_NE(choose(pool), chosen) << "another week, another lot";
}

TEST(Choose, TiesAreDrawnAnewEachWeekAndNeverByTheAlphabet) {
  std::vector<Candidate> alike;
  for (int id = 1; id <= 100; ++id) alike.push_back(somebody(id, 10));
  std::vector<int> times(101, 0);
  Pool pool = with(alike);
  for (int week = 10; week < 50; ++week) {
    pool.week = "2026-W" + std::to_string(week);
    for (StudentId id : choose(pool)) ++times[static_cast<std::size_t>(id.value)];
  }
  int first_half = 0;
  for (std::size_t id = 1; id <= 50; ++id) first_half += times[id];
  EXPECT_NEAR(first_half, 160, 40) << "of 320 seats; four standard deviations";
  EXPECT_LE(*std::max_element(times.begin(), times.end()), 11);
}

TEST(Choose, ShownByFirstNameAsPeopleSortThem) {
  Pool pool = with({somebody(1, 9), somebody(2, 8), somebody(3, 7), somebody(4, 6)});
  pool.students[0].given = "Zoë";
  pool.students[1].given = "İpek";
  pool.students[2].given = "Ángel";
  pool.students[3].given = "bobby";
  EXPECT_EQ(choose(pool), ids({3, 4, 2, 1}));
}

}  // namespace
}  // namespace knownby::week
