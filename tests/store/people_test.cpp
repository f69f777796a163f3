// Accounts that lost their access, hints by e-mail, and who reads along.
#include <gtest/gtest.h>

#include "lincoln.hpp"
#include "store/people/audiences.hpp"
#include "store/people/matches.hpp"
#include "store/places.hpp"
#include "store/settings.hpp"
#include "store/staff.hpp"

namespace knownby {
namespace {

using Barred = staff::Account::Barred;

StaffId hire(Db& db, const std::string& key) {
  Staff person;
  person.sis_id = key;
  person.called = "Ms. " + key;
  person.email = key + "@lincoln.example";
  return staff::put(db, person);
}

TEST(BarredAccounts, have_no_access_until_nothing_bars_them_or_they_are_linked_anew) {
  Db db(":memory:");
  const StaffId rivera = hire(db, "rivera");
  staff::link(db, "slack", "T1:U1", rivera);
  const auto before = settings::roster_version(db);
  staff::bar(db, "slack", "T1:U1", Barred::gone);
  EXPECT_GT(settings::roster_version(db), before) << "whoever holds a copy must know at once";
  EXPECT_FALSE(staff::by_account(db, "slack", "T1:U1"));
  EXPECT_EQ(staff::account(db, "slack", "T1:U1")->barred, Barred::gone);
  staff::bar(db, "slack", "T1:U1", std::nullopt);
  EXPECT_TRUE(staff::by_account(db, "slack", "T1:U1"));
  staff::bar(db, "slack", "T1:U1", Barred::guest);
  staff::link(db, "slack", "T1:U1", rivera);
  EXPECT_TRUE(staff::by_account(db, "slack", "T1:U1"));
  EXPECT_FALSE(staff::account(db, "slack", "T1:U2"));
}

TEST(Matches, are_hints_for_active_staff_without_an_account_there) {
  Db db(":memory:");
  const StaffId rivera = hire(db, "rivera"), park = hire(db, "park");
  matches::put(db, "slack", "T1:U1", rivera);
  EXPECT_EQ(matches::of_account(db, "slack", "T1:U1")->staff, rivera);
  EXPECT_FALSE(matches::of_account(db, "teams", "T1:U1"));
  staff::link(db, "slack", "T1:U7", rivera);
  EXPECT_FALSE(matches::of_account(db, "slack", "T1:U1")) << "she has one";
  staff::bar(db, "slack", "T1:U7", Barred::gone);
  EXPECT_EQ(matches::all(db).size(), 1U) << "that was deactivated";
  matches::put(db, "slack", "T1:U2", rivera);
  EXPECT_TRUE(matches::all(db).empty()) << "two accounts show her";
  matches::put(db, "slack", "T1:U2", park);
  EXPECT_EQ(matches::all(db).size(), 2U);
  Staff gone = *staff::find(db, park);
  gone.active = false;
  staff::put(db, gone);
  EXPECT_FALSE(matches::of_account(db, "slack", "T1:U2"));
}

TEST(Matches, a_denial_stays_as_long_as_the_hint_is_the_same_and_ids_are_not_given_again) {
  Db db(":memory:");
  const StaffId rivera = hire(db, "rivera"), park = hire(db, "park");
  matches::put(db, "slack", "T1:U1", rivera);
  const auto first = matches::of_account(db, "slack", "T1:U1")->id;
  matches::deny(db, "slack", "T1:U1");
  matches::put(db, "slack", "T1:U1", rivera);
  EXPECT_TRUE(matches::of_account(db, "slack", "T1:U1")->denied);
  matches::put(db, "slack", "T1:U1", park);
  EXPECT_FALSE(matches::of_account(db, "slack", "T1:U1")->denied);
  EXPECT_GT(matches::of_account(db, "slack", "T1:U1")->id, first);
}

TEST(Audiences, come_back_as_they_were_put) {
  Db db(":memory:");
  KnownAudience audience;
  audience.place = places::meet(db, {{}, "slack", "T1:C1", "#grade-7-team", false, {}});
  EXPECT_FALSE(audiences::of_place(db, audience.place));
  audience.is_private = false;
  audience.guests.reset();
  audience.strangers = 4;
  audience.told = true;
  audiences::put(db, audience);
  const auto known = audiences::of_place(db, audience.place);
  EXPECT_FALSE(known->is_private);
  EXPECT_TRUE(known->has_us);
  EXPECT_FALSE(known->guests);
  EXPECT_EQ(known->strangers, 4);
  EXPECT_TRUE(known->told);
  audience.guests = 2;
  audience.has_us = false;
  audiences::put(db, audience);
  EXPECT_EQ(audiences::of_place(db, audience.place)->guests, 2);
  EXPECT_FALSE(audiences::of_place(db, audience.place)->has_us);
}

TEST(Audiences, counts_only_is_accepted_for_one_mapping_and_not_for_the_next) {
  Db db(":memory:");
  const PlaceId place = places::meet(db, {{}, "slack", "T1:C1", "#grade-7-team", false, {}});
  const GroupId seven = groups::put(db, Group::Kind::grade, "7", "Grade 7");
  places::map(db, place, seven, true);
  EXPECT_TRUE(places::find(db, place)->counts_only);
  places::map(db, place, seven);
  EXPECT_FALSE(places::find(db, place)->counts_only);
}

TEST(Censuses, keep_one_count_a_platform) {
  Db db(":memory:");
  matches::keep_census(db, {"slack", 412, 3, {}});
  matches::keep_census(db, {"slack", 413, 2, {}});
  ASSERT_EQ(matches::censuses(db).size(), 1U);
  EXPECT_EQ(matches::censuses(db)[0].members, 413);
}

}  // namespace
}  // namespace knownby
