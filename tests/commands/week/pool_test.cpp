// What is recorded, as the choice sees it.
#include "commands/week/pool.hpp"

#include "store/known/adults.hpp"
#include "store/known/wishes.hpp"
#include "store/week/asks.hpp"
#include "store/week/claims.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using std::chrono::local_days;
using week::Candidate;
using Adult = Candidate::Adult;
using Out = Candidate::Out;

local_days october(int day) {
  return local_days(std::chrono::sys_days(std::chrono::year(2026) / 10 / 1).time_since_epoch()) +
         std::chrono::days(day - 1);
}

class PoolOf : public Lincoln {
 protected:
  week::Pool pool_on(int day) {
    school = std::make_unique<School>(db, policy);
    const GroupId seven = groups::put(db, Group::Kind::grade, "7", "Grade 7");
    return week::pool_of(db, *school, seven, october(day));
  }
  Candidate on(int day, const std::string& sis_id) { return *week::find(pool_on(day), student(sis_id)); }
  StaffId named(const std::string& key) { return staff::by_account(db, "console", key)->id; }
  std::unique_ptr<School> school;
};

TEST_F(PoolOf, NothingLoggedIsFromZeroAndNobodyHasWaitedYet) {
  const week::Pool pool = pool_on(19);
  EXPECT_TRUE(pool.from_zero);
  for (const Candidate& one : pool.students) EXPECT_EQ(one.waited, 0);
}

TEST_F(PoolOf, TheWaitBeginsOnTheDayPeopleBeganToLogHereAndNotOnTheYearsFirst) {
  says("park", "bobby");  // Wed 14 Oct
  EXPECT_FALSE(pool_on(19).from_zero);
  EXPECT_EQ(on(19, "s21").waited, 3) << "Wed, Thu, Fri";
  EXPECT_EQ(on(19, "s07").waited, 2) << "Thu, Fri";
}

TEST_F(PoolOf, WhoeverLeftIsNotInItAndWhoeverComesLaterIsFromThenOn) {
  says("park", "bobby");
  Student coming = *students::find(db, student("s21"));
  coming.entered = october(26);
  students::put(db, coming);
  EXPECT_EQ(week::find(pool_on(23), coming.id), nullptr);
  EXPECT_TRUE(on(26, "s21").is_new);
  EXPECT_EQ(on(28, "s21").waited, 2) << "since they came";
  EXPECT_FALSE(on(26, "s05").is_new) << "came with everybody else";
  EXPECT_EQ(week::find(pool_on(26), student("s24")), nullptr) << "Marcus left on 2 Oct";
}

TEST_F(PoolOf, B_2_GoodNewsIsDueWhereHomeWasCalledAndNeverHeardAnyAndNobodyTalkedWithTheStudent) {
  says("park", "bobby");
  EXPECT_FALSE(on(19, "s21").only_negative) << "nobody called";
  says("park", "called zoe van der berg's mom, left a message");
  EXPECT_FALSE(on(19, "s21").only_negative) << "nobody answered";
  says("park", "called zoe van der berg's mom about homework");
  EXPECT_TRUE(on(19, "s21").only_negative);
  EXPECT_FALSE(on(19, "s01").only_negative) << "a talk, and no call";
  says("park", "called zoe van der berg's mom good news");
  EXPECT_FALSE(on(19, "s21").only_negative);
  says("park", "undo");
  EXPECT_TRUE(on(19, "s21").only_negative);
  EXPECT_FALSE(on(14 + 28 + 1, "s21").only_negative) << "twenty school days later it is over";
  says("park", "zoe van der berg at lunch");
  EXPECT_FALSE(on(19, "s21").only_negative) << "somebody talked with her";
}

TEST_F(PoolOf, AwayTodayAndReachedThisWeek) {
  says("rivera", "tj absent");
  says("rivera", "zoe");
  EXPECT_EQ(on(14, "s08").out, Out::away);
  EXPECT_EQ(on(15, "s08").out, Out::no);
  EXPECT_EQ(on(16, "s21").out, Out::reached);
  EXPECT_EQ(on(19, "s21").out, Out::no);
}

TEST_F(PoolOf, AnAdultIsActiveFifteenSchoolDaysAfterTheLastTalkAndThenQuiet) {
  EXPECT_EQ(on(14, "s21").adult, Adult::none);
  adults::put(db, {student("s21"), named("rivera"), october(14)});
  EXPECT_EQ(on(14, "s21").adult, Adult::quiet) << "named, and no talk logged";
  says("park", "zoe");
  EXPECT_EQ(on(15, "s21").adult, Adult::quiet) << "a talk with somebody else";
  says("rivera", "called zoe's mom");
  EXPECT_EQ(on(15, "s21").adult, Adult::quiet) << "a call home is no talk with her";
  says("rivera", "zoe");  // Wed 14 Oct
  EXPECT_EQ(on(15, "s21").adult, Adult::active);
  EXPECT_EQ(on(35, "s21").adult, Adult::active) << "Wed 4 Nov: 15 to 3 Nov are fourteen school days";
  EXPECT_EQ(on(36, "s21").adult, Adult::active) << "fifteen";
  EXPECT_EQ(on(37, "s21").adult, Adult::quiet) << "sixteen";
}

TEST_F(PoolOf, CardsOfTheWeeksBeforeAndOnlyWhereNobodyReachedTheStudentSince) {
  says("park", "bobby");
  const auto asked_on = [&](int day) {
    WeekCard card;
    card.schedule = schedules::all(db).front().id;
    card.week = iso_week(october(day));
    card.made = chicago(day, 7, 30);
    card.students = {student("s05"), student("s21")};
    week_cards::put(db, card);
  };
  asked_on(19);
  EXPECT_FALSE(on(20, "s21").on_last_card) << "its own week's card";
  EXPECT_TRUE(on(26, "s21").on_last_card);
  EXPECT_FALSE(on(26, "s21").on_the_card_before);
  asked_on(26);
  now = chicago(28, 10, 0);
  says("rivera", "josé");
  EXPECT_TRUE(on(33, "s21").on_last_card && on(33, "s21").on_the_card_before);
  EXPECT_FALSE(on(33, "s05").on_last_card || on(33, "s05").on_the_card_before);
}

TEST_F(PoolOf, WhoeverIsOutIsNotCountedOn) {
  const int asks = pool_on(19).asks;
  EXPECT_EQ(asks, 6) << "Ms. Rivera, Ms. Park and Mr. Okafor, two each";
  now = chicago(16, 9, 0);
  says("rivera", "out until Nov 30");
  EXPECT_EQ(pool_on(19).asks, 4);
  says("park", "snooze");
  says("okafor", "out until Nov 30");
  EXPECT_EQ(pool_on(19).asks, 2) << "Ms. Park is back on Monday";
}

TEST_F(PoolOf, WhoeverWorksPartTimeIsAskedLess) {
  asks::allow(db, named("park"), 1);
  EXPECT_EQ(pool_on(19).asks, 5);
}

TEST_F(PoolOf, WhomSomebodyTookForTheWeekIsNotAskedAboutUntilItIsGivenBack) {
  says("park", "bobby");
  now = chicago(19, 7, 0);
  const auto claim = claims::take(db, {.student = student("s21"),
                                       .staff = named("rivera"),
                                       .since = october(19),
                                       .until = october(26),
                                       .at = now});
  ASSERT_TRUE(claim);
  EXPECT_EQ(on(19, "s21").out, Out::claimed);
  EXPECT_EQ(on(26, "s21").out, Out::no) << "the week it was for is over";
  claims::release(db, claim->id, now);
  EXPECT_EQ(on(19, "s21").out, Out::no);
}

TEST_F(PoolOf, WhatIsSuggestedLeavesOffWhomOneAskedToLeaveOff) {
  says("park", "bobby");
  wishes::leave_off(db, named("rivera"), student("s21"), october(26));
  school = std::make_unique<School>(db, policy);
  const week::Pool mine = week::pool_for(db, *school, named("rivera"), october(19), 3);
  EXPECT_EQ(week::find(mine, student("s21"))->out, Out::left_off);
  EXPECT_EQ(week::find(mine, student("s15")), nullptr) << "7C is not hers";
  EXPECT_EQ(week::choose(mine).size(), 3U);
}

}  // namespace
}  // namespace knownby
