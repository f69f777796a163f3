// The acceptance of PRODUCT D.3: thirty seeded weeks with priority sets at random.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "commands/language/text/fold.hpp"
#include "tests/commands/week/pools.hpp"

namespace knownby::week {
namespace {

constexpr int weeks = 30;
constexpr int grade = 142;

// A grade through thirty weeks: who is asked about is reached more often than not, others are met by chance.
class Grade {
 public:
  explicit Grade(unsigned seed) : made_(seed) {
    for (int id = 1; id <= grade; ++id) {
      students_.push_back(made_.somebody(id));
      Candidate& one = students_.back();
      one.waited = made_.up_to(12);
      one.out = Candidate::Out::no;
      one.on_last_card = one.on_the_card_before = false;
    }
  }

  Pool monday(int week) {
    if (week % 9 == 0) {  // reviewed, and another set
      for (Candidate& one : students_) one.prio = made_.one_in(4) ? 1 + made_.up_to(1) : 0;
    }
    Pool pool;
    pool.week = "2027-W" + std::to_string(10 + week);
    pool.students = students_;
    return pool;
  }

  void pass(const std::vector<StudentId>& card) {
    for (Candidate& one : students_) {
      const bool asked = std::find(card.begin(), card.end(), one.student) != card.end();
      const bool met = asked ? !made_.one_in(3) : made_.one_in(one.student.value % 3 == 0 ? 40 : 5);
      one.waited = met ? made_.up_to(4) : one.waited + 5;
      one.on_the_card_before = !met && one.on_last_card;
      one.on_last_card = !met && asked;
      if (met && one.adult == Candidate::Adult::quiet) one.adult = Candidate::Adult::active;
    }
  }

 private:
  Pools made_;
  std::vector<Candidate> students_;
};

const Candidate& in(const Pool& pool, StudentId id) {
  return pool.students.at(static_cast<std::size_t>(id.value - 1));
}

// Spearman's: of the places on the card and of a number each student there has; ties share their rank. 0
// where all are alike.
double rank_correlation(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  double up = 0, places = 0, ranks = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    double rank = 0;
    for (const double other : values) rank += other < values[i] ? 1.0 : other == values[i] ? 0.5 : 0.0;
    const double place = static_cast<double>(i) + 0.5 - count / 2;
    rank -= count / 2;
    up += place * rank, places += place * place, ranks += rank * rank;
  }
  return ranks == 0 ? 0 : up / std::sqrt(places * ranks);
}

TEST(Acceptance, TheOrderShownTellsNothingOfThePriority) {
  double sum = 0, squares = 0;
  int cards = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    Grade people(seed);
    for (int week = 0; week < weeks; ++week) {
      const Pool pool = people.monday(week);
      const std::vector<StudentId> card = choose(pool);
      std::vector<double> priorities;
      for (StudentId id : card) priorities.push_back(in(pool, id).prio);
      const double rho = rank_correlation(priorities);
      sum += rho, squares += rho * rho, ++cards;
      people.pass(card);
    }
  }
  EXPECT_GT(squares / cards, 0.05) << "priorities there were, on one side or the other";
  EXPECT_NEAR(sum / cards, 0, 0.06) << "600 cards of 8: three standard deviations";
}

TEST(Acceptance, WhoeverWaitsThirtyDaysIsOnACardWithinThreeWeeks) {
  int overdue_ones = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    Grade people(seed);
    std::map<StudentId, int> since;  // the week in which they were overdue and on no card for the first time
    for (int week = 0; week < weeks; ++week) {
      const Pool pool = people.monday(week);
      const std::vector<StudentId> card = choose(pool);
      const auto too_many =
          std::count_if(pool.students.begin(), pool.students.end(), [](const Candidate& one) {
            return one.waited >= 30 && !rests(one);
          }) > 3 * most_on_a_card;
      for (const Candidate& one : pool.students) {
        const bool asked = std::find(card.begin(), card.end(), one.student) != card.end();
        if (one.waited < 30 || asked || too_many || rests(one)) {
          since.erase(one.student);
          continue;
        }
        ++overdue_ones;
        const int first = since.try_emplace(one.student, week).first->second;
        EXPECT_LT(week - first, 3) << "seed " << seed << ", student " << one.student.value;
      }
      people.pass(card);
    }
  }
  EXPECT_GT(overdue_ones, 50) << "else this showed nothing";
}

TEST(Acceptance, TwentyFourWhomNobodyEverMeetsAreAllAskedAboutInThreeWeeks) {
  Pool pool;
  for (int id = 1; id <= 100; ++id) {
    Candidate one;
    one.student = StudentId{id};
    one.given = "N" + std::to_string(id);
    one.waited = id <= 24 ? 30 : 29;
    one.adult = id <= 24 ? Candidate::Adult::active : Candidate::Adult::none;
    one.asks = id > 24;
    pool.students.push_back(one);
  }
  std::set<StudentId> asked;
  for (int week = 1; week <= 3; ++week) {
    pool.week = "2027-W0" + std::to_string(week);
    const std::vector<StudentId> card = choose(pool);
    for (Candidate& one : pool.students) {
      one.on_the_card_before = one.on_last_card;
      one.on_last_card = std::find(card.begin(), card.end(), one.student) != card.end();
      if (one.student.value <= 24) one.waited += 5;
    }
    asked.insert(card.begin(), card.end());
  }
  for (int id = 1; id <= 24; ++id) EXPECT_TRUE(asked.contains(StudentId{id})) << id;
}

TEST(Acceptance, TheSameYearTwiceIsTheSame) {
  Grade one(7), other(7);
  for (int week = 0; week < weeks; ++week) {
    const std::vector<StudentId> card = choose(one.monday(week));
    ASSERT_EQ(card, choose(other.monday(week)));
    one.pass(card);
    other.pass(card);
  }
}

}  // namespace
}  // namespace knownby::week
