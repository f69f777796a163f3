// The smaller year of every run; tests/year/run lives a large one.
#include <gtest/gtest.h>

#include <iostream>

#include "tests/year/report.hpp"
#include "tests/year/seen.hpp"

namespace knownby::year {
namespace {

std::string told(const std::vector<std::string>& broken) {
  std::string all;
  for (const std::string& one : broken) all += one + "\n";
  return all;
}

constexpr unsigned seed = 7;

TEST(AYearInASchool, LeavesNobodyUnseenLongerThanASimpleRuleAndItsOrderTellsNothing) {
  const Years years = live_all({1, 48, 9}, seed);
  std::cout << table_of(years) << findings_of(years);
  EXPECT_EQ(told(broken_promises(years)), "");
  EXPECT_GT(years.ours.cards, 30);
  EXPECT_GT(years.ours.logged, 300);
  EXPECT_GT(years.ours.claims, 30) << "those who press the button did";
}

TEST(AYearInASchool, IsTheSameAgainWithTheSameSeed) {
  const Size ten_weeks{1, 48, 9, std::chrono::days(70)};
  const Year one = live(Rule::knownby, ten_weeks, seed), again = live(Rule::knownby, ten_weeks, seed);
  ASSERT_GT(one.logged, 100);
  ASSERT_EQ(one.weeks.size(), again.weeks.size());
  for (std::size_t i = 0; i < one.weeks.size(); ++i) {
    EXPECT_EQ(one.weeks[i].seen_lately, again.weeks[i].seen_lately) << i;
    EXPECT_EQ(one.weeks[i].longest_wait, again.weeks[i].longest_wait) << i;
  }
  EXPECT_EQ(one.logged, again.logged);
}

TEST(AYearInASchool, APromiseThatIsBrokenIsNoticed) {
  Years years;
  years.ours.longest_unseen = 31;
  years.longest_wait.longest_unseen = 30;
  years.random.longest_unseen = 90;
  years.ours.order_tells = 0.4;
  years.ours.order_chance = 0.06;
  years.ours.typed = 1;
  EXPECT_EQ(broken_promises(years).size(), 3U);
  EXPECT_NEAR(rank_correlation({1, 2, 3, 4}), 1, 1e-9);
  EXPECT_NEAR(rank_correlation({4, 3, 2, 1}), -1, 1e-9);
  EXPECT_EQ(rank_correlation({5, 5, 5}), 0);
}

}  // namespace
}  // namespace knownby::year
