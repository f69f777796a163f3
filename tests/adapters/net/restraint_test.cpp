// PROTOCOL R-11: a platform that is down is left alone and asked now and then, and what failed is not all
// tried again at once.

#include <gtest/gtest.h>

#include "adapters/net/restraint/breaker.hpp"
#include "adapters/net/restraint/retry_budget.hpp"

namespace knownby::net {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using Leave = Breaker::Leave;
using State = Breaker::State;

const Breaker::Time monday{seconds(1792413000)};

Breaker broken_at(Breaker::Time now) {
  Breaker breaker;
  for (int i = 0; i < 10; ++i) breaker.failed(now);
  return breaker;
}

TEST(Breaker, R_11_ten_failures_in_a_row_open_it_and_nine_do_not) {
  Breaker breaker;
  for (int i = 0; i < 9; ++i) breaker.failed(monday);
  EXPECT_EQ(breaker.leave(monday), Leave::any);
  breaker.succeeded(monday);
  for (int i = 0; i < 9; ++i) breaker.failed(monday);
  EXPECT_EQ(breaker.leave(monday), Leave::any);
  breaker.failed(monday);
  EXPECT_EQ(breaker.leave(monday), Leave::none);
  EXPECT_EQ(breaker.state(monday), State::open);
  EXPECT_EQ(breaker.opened(), monday);
}

TEST(Breaker, R_11_half_of_twenty_in_a_minute_open_it_and_of_nineteen_do_not) {
  Breaker breaker;
  for (int i = 0; i < 9; ++i) {
    breaker.succeeded(monday + seconds(i));
    breaker.failed(monday + seconds(i));
  }
  breaker.succeeded(monday + seconds(9));
  EXPECT_EQ(breaker.leave(monday + seconds(9)), Leave::any) << "19 calls say too little";
  breaker.failed(monday + seconds(10));
  EXPECT_EQ(breaker.leave(monday + seconds(10)), Leave::none);
}

TEST(Breaker, R_11_R_failures_more_than_a_minute_apart_are_not_counted_together) {
  Breaker breaker;
  for (int i = 0; i < 60; ++i) {
    const auto now = monday + seconds(7 * i);
    breaker.failed(now);
    breaker.succeeded(now);
  }
  EXPECT_EQ(breaker.leave(monday + minutes(7)), Leave::any);
}

TEST(Breaker, R_11_a_platform_that_is_down_for_ten_minutes_is_asked_once_in_thirty_seconds_at_most) {
  Breaker breaker = broken_at(monday);
  Breaker::Time last_asked = monday;
  int asked = 0;
  for (auto now = monday; now < monday + minutes(10); now += seconds(1)) {
    if (breaker.leave(now) == Leave::none) continue;
    EXPECT_EQ(breaker.leave(now), Leave::one);
    EXPECT_GE(now - last_asked, seconds(30));
    breaker.went(now);
    EXPECT_EQ(breaker.leave(now), Leave::none) << "one at a time";
    breaker.failed(now);
    last_asked = now;
    ++asked;
  }
  EXPECT_EQ(asked, 4) << "after 30, 60, 120 and 240 seconds";
  const auto back = breaker.next();
  EXPECT_LE(back - last_asked, minutes(5));
  breaker.went(back);
  breaker.succeeded(back);
  EXPECT_EQ(breaker.leave(back), Leave::any);
  for (int i = 0; i < 9; ++i) breaker.failed(back);
  EXPECT_EQ(breaker.leave(back), Leave::any) << "what failed before is forgotten";
}

TEST(Breaker, R_11_the_wait_doubles_to_five_minutes_and_begins_anew_after_a_recovery) {
  Breaker breaker = broken_at(monday);
  auto now = monday;
  for (const int wait : {30, 60, 120, 240, 300, 300}) {
    EXPECT_EQ(breaker.next() - now, seconds(wait));
    now = breaker.next();
    breaker.went(now);
    breaker.failed(now);
  }
  now = breaker.next();
  breaker.went(now);
  breaker.succeeded(now);
  for (int i = 0; i < 10; ++i) breaker.failed(now);
  EXPECT_EQ(breaker.next() - now, seconds(30));
}

TEST(Breaker, R_11_R_what_says_nothing_never_opens_it) {
  Breaker breaker;
  for (int i = 0; i < 1000; ++i) breaker.said_nothing();  // 429 and refusals for good
  EXPECT_EQ(breaker.leave(monday), Leave::any);
}

TEST(Breaker, R_11_a_call_that_says_nothing_leaves_the_question_to_the_next) {
  Breaker breaker = broken_at(monday);
  const auto now = breaker.next();
  breaker.went(now);
  EXPECT_EQ(breaker.state(now), State::half_open);
  breaker.said_nothing();
  EXPECT_EQ(breaker.leave(now), Leave::one);
}

TEST(Breaker, R_11_late_failures_of_calls_that_were_under_way_do_not_lengthen_the_wait) {
  Breaker breaker = broken_at(monday);
  for (int i = 0; i < 8; ++i) breaker.failed(monday + seconds(5));
  EXPECT_EQ(breaker.next(), monday + seconds(30));
}

TEST(RetryBudget, R_11_a_fifth_of_a_minutes_calls_may_be_retries) {
  RetryBudget budget;
  for (int i = 0; i < 100; ++i) budget.went(monday, false);
  int retries = 0;
  while (budget.may_retry(monday) && retries < 1000) {
    budget.went(monday, true);
    ++retries;
  }
  EXPECT_GE(retries, 20);
  EXPECT_LE(retries * 5, 100 + retries);
  EXPECT_EQ(budget.next(monday), monday + minutes(1));
  EXPECT_TRUE(budget.may_retry(monday + minutes(1)));
}

TEST(RetryBudget, R_11_a_school_with_three_cards_may_always_try_again) {
  RetryBudget budget;
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(budget.may_retry(monday)) << i;
    budget.went(monday, true);
  }
  EXPECT_FALSE(budget.may_retry(monday));
}

}  // namespace
}  // namespace knownby::net
