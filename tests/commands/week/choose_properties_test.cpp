// What is true of every card, whatever is recorded.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "commands/language/text/fold.hpp"
#include "commands/week/choose.hpp"
#include "tests/commands/week/pools.hpp"

namespace knownby::week {
namespace {

constexpr int schools = 300;

std::set<StudentId> as_set(const std::vector<StudentId>& chosen) { return {chosen.begin(), chosen.end()}; }

const Candidate& one_of(const Pool& pool, StudentId id) {
  return *std::find_if(pool.students.begin(), pool.students.end(),
                       [&](const Candidate& one) { return one.student == id; });
}

std::set<StudentId> given_by(const Pool& pool, Seat::By by) {
  std::set<StudentId> found;
  for (const Seat& seat : seats(pool)) {
    if (seat.by == by) found.insert(seat.student);
  }
  return found;
}

template <class Check>
void in_every_school(Check check) {
  for (unsigned seed = 1; seed <= schools && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("school " + std::to_string(seed));
    Pools made(seed);
    const Pool pool = made.pool();
    check(pool, made);
  }
}

TEST(EveryCard, IsTheSameForTheSameInputInWhateverOrder) {
  in_every_school([](Pool pool, Pools& made) {
    const std::vector<StudentId> chosen = choose(pool);
    EXPECT_EQ(choose(pool), chosen);
    std::shuffle(pool.students.begin(), pool.students.end(), made.random());
    EXPECT_EQ(choose(pool), chosen);
  });
}

TEST(EveryCard, HasNobodyWhoIsOutOrRestsOrDoesNotWaitAndNobodyTwice) {
  in_every_school([](const Pool& pool, Pools&) {
    const std::vector<StudentId> chosen = choose(pool);
    EXPECT_EQ(as_set(chosen).size(), chosen.size());
    for (StudentId id : chosen) {
      const Candidate& one = one_of(pool, id);
      EXPECT_EQ(one.out, Candidate::Out::no);
      EXPECT_FALSE(one.on_last_card && one.on_the_card_before);
      EXPECT_TRUE(pool.from_zero || one.waited >= 5 || one.adult != Candidate::Adult::active);
    }
  });
}

TEST(EveryCard, HasAsManySeatsAsTheRuleSays) {
  in_every_school([](const Pool& pool, Pools&) {
    const auto waiting = std::count_if(pool.students.begin(), pool.students.end(), [&](const auto& one) {
      return one.out == Candidate::Out::no && !rests(one) && (pool.from_zero || waits(one));
    });
    const auto most = std::min<std::ptrdiff_t>(pool.from_zero ? 6 : 8, pool.asks);
    EXPECT_EQ(static_cast<std::ptrdiff_t>(choose(pool).size()), std::min(waiting, most));
  });
}

TEST(EveryCard, GivesAThirdOfItsSeatsByTheWaitAloneWhateverIsPrivate) {
  in_every_school([](Pool pool, Pools& made) {
    if (pool.from_zero) return;
    const std::set<StudentId> by_wait = given_by(pool, Seat::By::wait);
    EXPECT_GE(3 * by_wait.size(), choose(pool).size());
    for (Candidate& one : pool.students) {
      one.prio = made.up_to(2);
      one.asks = made.one_in(2);
      one.only_negative = made.one_in(2);
    }
    EXPECT_EQ(given_by(pool, Seat::By::wait), by_wait);
  });
}

TEST(EveryCard, OwesAtMostHalfItsSeatsToAPriority) {
  int owing_anything = 0;
  in_every_school([&](Pool pool, Pools&) {
    const std::vector<StudentId> chosen = choose(pool);
    for (Candidate& one : pool.students) one.prio = 0;
    const std::set<StudentId> without = as_set(choose(pool));
    const auto owing =
        std::count_if(chosen.begin(), chosen.end(), [&](StudentId id) { return !without.contains(id); });
    EXPECT_LE(2 * owing, static_cast<std::ptrdiff_t>(chosen.size()));
    owing_anything += owing > 0 ? 1 : 0;
  });
  EXPECT_GT(owing_anything, schools / 10) << "else this showed nothing";
}

TEST(EveryCard, IsShownByFirstNameAndWhoIsOnItDoesNotHangOnNames) {
  in_every_school([](Pool pool, Pools& made) {
    const std::vector<StudentId> chosen = choose(pool);
    EXPECT_TRUE(std::is_sorted(chosen.begin(), chosen.end(), [&](StudentId a, StudentId b) {
      return language::folded(one_of(pool, a).given) < language::folded(one_of(pool, b).given);
    }));
    for (Candidate& one : pool.students) one.given = made.somebody(1).given;
    EXPECT_EQ(as_set(choose(pool)), as_set(chosen));
  });
}

TEST(EveryCard, NobodyLosesASeatByWaitingLonger) {
  int seats_kept = 0;
  in_every_school([&](Pool pool, Pools& made) {
    const std::vector<StudentId> chosen = choose(pool);
    if (chosen.empty()) return;
    const StudentId id = chosen[static_cast<std::size_t>(made.up_to(1000)) % chosen.size()];
    for (Candidate& one : pool.students) {
      if (one.student == id) one.waited += 1 + made.up_to(9);
    }
    EXPECT_TRUE(as_set(choose(pool)).contains(id));
    ++seats_kept;
  });
  EXPECT_GT(seats_kept, schools / 2);
}

TEST(EveryCard, NobodyWithoutAPrivateReasonIsPassedByOneWhoWaitsLessAndHasNoMoreToSay) {
  in_every_school([](const Pool& pool, Pools&) {
    if (pool.from_zero) return;
    const std::set<StudentId> chosen = as_set(choose(pool));
    for (const Candidate& left : pool.students) {
      const bool eligible = left.out == Candidate::Out::no && !rests(left) && waits(left);
      if (!eligible || chosen.contains(left.student)) continue;
      for (StudentId id : chosen) {
        Candidate like = one_of(pool, id);
        EXPECT_FALSE(points(like) < points(left) && like.waited < left.waited && like.prio <= left.prio &&
                     like.on_last_card == left.on_last_card &&
                     like.on_the_card_before == left.on_the_card_before)
            << id.value << " is on it and " << left.student.value << " is not";
      }
    }
  });
}

}  // namespace
}  // namespace knownby::week
