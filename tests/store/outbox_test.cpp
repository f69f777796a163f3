// The outbox, the events already answered (S-08), and the weekly cards' schedules.

#include "store/outbox.hpp"

#include <algorithm>

#include "lincoln.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"
#include "store/seen.hpp"

namespace knownby {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

Parcel parcel(const std::string& key, const std::string& address, std::chrono::sys_seconds from = at_ten) {
  return {.key = key,
          .platform = "slack",
          .address = address,
          .body = "{\"title\":\"" + key + "\"}",
          .not_before = from,
          .deadline = at_ten + hours{6}};
}

std::vector<std::string> taken(Db& db, std::chrono::sys_seconds now, std::size_t most = 99) {
  std::vector<std::string> keys;
  for (const Parcel& one : outbox::take(db, now, most)) keys.push_back(one.key);
  return keys;
}

TEST_F(School, R04_the_same_key_is_put_once_ever) {
  EXPECT_TRUE(outbox::put(db, parcel("nudge:1:2026-W42", "C1")));
  EXPECT_FALSE(outbox::put(db, parcel("nudge:1:2026-W42", "C2")));
  const auto id = outbox::take(db, at_ten, 1).at(0).id;
  outbox::sent(db, id, "1700.1");
  EXPECT_FALSE(outbox::put(db, parcel("nudge:1:2026-W42", "C1")));
  outbox::sweep(db, at_ten + hours{1});
  EXPECT_FALSE(outbox::put(db, parcel("nudge:1:2026-W42", "C1")));
  const auto row = outbox::with_key(db, "nudge:1:2026-W42");
  EXPECT_EQ(row->address, "C1");
  EXPECT_EQ(row->reference, "1700.1");
  EXPECT_EQ(row->body, "");
}

TEST_F(School, R04_effect_and_message_exist_together_or_not_at_all) {
  db.begin();
  talk(rivera, bobby);
  outbox::put(db, parcel("a", "C1"));
  db.roll_back();
  EXPECT_EQ(number(db, "SELECT count(*) FROM checkins"), 0);
  EXPECT_EQ(outbox::count(db, Parcel::State::pending), 0);
}

TEST_F(School, R10_an_alert_does_not_wait_behind_the_cards_of_two_hundred_channels) {
  for (int at = 0; at < 200; ++at)
    outbox::put(db, parcel("nudge:" + std::to_string(at) + ":2026-W42", "C" + std::to_string(at)));
  outbox::put(db, parcel("refused:nudge:1:2026-W41:to:slack:U1", "U1"));
  const auto first = taken(db, at_ten, 8);
  EXPECT_EQ(std::count(first.begin(), first.end(), "refused:nudge:1:2026-W41:to:slack:U1"), 1);
  EXPECT_EQ(std::count(first.begin(), first.end(), "nudge:0:2026-W42"), 1);
}

TEST_F(School, take_gives_one_a_place_oldest_first_and_no_more_than_asked) {
  for (const auto& [key, address] : {std::pair{"a", "C1"}, {"b", "C1"}, {"c", "C2"}, {"d", "C3"}})
    outbox::put(db, parcel(key, address));
  outbox::put(db, parcel("next week", "C4", at_ten + hours{5}));
  EXPECT_THAT(taken(db, at_ten - seconds{1}), IsEmpty());
  EXPECT_THAT(taken(db, at_ten, 2), ElementsAre("a", "c"));
  EXPECT_THAT(taken(db, at_ten), ElementsAre("d"));  // b waits: a is on its way to the same place
  outbox::sent(db, outbox::with_key(db, "a")->id, "1");
  EXPECT_THAT(taken(db, at_ten), ElementsAre("b"));
  EXPECT_EQ(outbox::earliest(db), at_ten + hours{5});
  EXPECT_THAT(taken(db, at_ten + hours{5}), ElementsAre("next week"));
  EXPECT_EQ(outbox::earliest(db), std::nullopt);
}

TEST_F(School, taking_counts_the_attempt_and_keeps_the_times) {
  outbox::put(db, parcel("a", "C1"));
  Parcel row = outbox::take(db, at_ten, 1).at(0);
  EXPECT_EQ(row.state, Parcel::State::sending);
  EXPECT_EQ(row.attempt, 1);
  EXPECT_EQ(row.first_sent, at_ten);
  EXPECT_EQ(row.body, "{\"title\":\"a\"}");
  outbox::later(db, row.id, at_ten + minutes{1}, "503", true);
  row = outbox::take(db, at_ten + minutes{1}, 1).at(0);
  EXPECT_EQ(row.attempt, 2);
  EXPECT_EQ(row.first_sent, at_ten);
  EXPECT_EQ(row.last_sent, at_ten + minutes{1});
  EXPECT_EQ(row.trouble, "503");
  outbox::later(db, row.id, at_ten + minutes{2}, "rate limited", false);
  EXPECT_EQ(outbox::with_key(db, "a")->attempt, 1);
}

TEST_F(School, nothing_overtakes_what_waits_to_be_tried_again) {
  outbox::put(db, parcel("a", "C1"));
  outbox::put(db, parcel("b", "C1"));
  outbox::put(db, parcel("c", "C2"));
  const auto first = outbox::take(db, at_ten, 1).at(0);
  outbox::later(db, first.id, at_ten + minutes{5}, "rate limited", false);
  EXPECT_THAT(taken(db, at_ten), ElementsAre("c"));
  EXPECT_THAT(taken(db, at_ten + minutes{5}), ElementsAre("a"));
}

TEST_F(School, what_is_planned_ahead_does_not_hold_up_what_is_said_now) {
  outbox::put(db, parcel("monday", "C1", at_ten + hours{2}));
  outbox::put(db, parcel("now", "C1"));
  EXPECT_THAT(taken(db, at_ten), ElementsAre("now"));
}

TEST_F(School, what_is_too_late_to_say_expires) {
  outbox::put(db, parcel("a", "C1"));
  outbox::put(db, parcel("b", "C2"));
  const auto row = outbox::take(db, at_ten, 1).at(0);
  outbox::later(db, row.id, at_ten + hours{7}, "down", true);  // beyond its deadline
  EXPECT_EQ(outbox::with_key(db, "a")->state, Parcel::State::expired);
  EXPECT_THAT(taken(db, at_ten + hours{6} + seconds{1}), IsEmpty());
  EXPECT_EQ(outbox::count(db, Parcel::State::expired), 2);
}

TEST_F(School, R05_what_is_found_in_sending_after_a_crash_is_ambiguous) {
  outbox::put(db, parcel("a", "C1"));
  outbox::put(db, parcel("b", "C2"));
  outbox::put(db, parcel("c", "C3"));
  outbox::take(db, at_ten, 2);
  EXPECT_EQ(outbox::recover(db), 2);
  EXPECT_EQ(outbox::recover(db), 0);
  EXPECT_THAT(outbox::in_state(db, Parcel::State::ambiguous, 9),
              ElementsAre(Field(&Parcel::key, "a"), Field(&Parcel::key, "b")));
  EXPECT_THAT(taken(db, at_ten), ElementsAre("c"));
  outbox::sent(db, outbox::with_key(db, "a")->id, "found");                     // it was shown
  outbox::later(db, outbox::with_key(db, "b")->id, at_ten, "not found", true);  // it was not
  EXPECT_EQ(outbox::with_key(db, "a")->state, Parcel::State::sent);
  EXPECT_THAT(taken(db, at_ten), ElementsAre("b"));
}

TEST_F(School, a_settled_row_stays_settled) {
  outbox::put(db, parcel("a", "C1"));
  const auto id = outbox::take(db, at_ten, 1).at(0).id;
  outbox::sent(db, id, "1");
  outbox::later(db, id, at_ten, "late answer", true);
  outbox::dead(db, id, "late answer");
  outbox::ambiguous(db, id, "late answer");
  EXPECT_EQ(outbox::with_key(db, "a")->state, Parcel::State::sent);
  outbox::put(db, parcel("b", "C1"));
  outbox::dead(db, outbox::with_key(db, "b")->id, "channel archived");
  EXPECT_EQ(outbox::with_key(db, "b")->state, Parcel::State::dead);
  EXPECT_EQ(outbox::with_key(db, "b")->trouble, "channel archived");
}

TEST_F(School, the_sweep_forgets_what_was_said_long_ago_and_not_what_is_still_open) {
  for (const auto& [key, address] : {std::pair{"old", "C1"}, {"unsure", "C2"}, {"open", "C3"}})
    outbox::put(db, parcel(key, address));
  const auto rows = outbox::take(db, at_ten, 2);
  outbox::sent(db, rows.at(0).id, "1");
  outbox::ambiguous(db, rows.at(1).id, "reset");
  outbox::sweep(db, at_ten);
  EXPECT_NE(outbox::with_key(db, "old")->body, "");
  outbox::sweep(db, at_ten + seconds{1});
  EXPECT_EQ(outbox::with_key(db, "old")->body, "");
  EXPECT_NE(outbox::with_key(db, "unsure")->body, "") << "it may still be looked for";
  outbox::sweep(db, outbox::with_key(db, "unsure")->deadline + seconds{1});
  EXPECT_EQ(outbox::with_key(db, "unsure")->body, "");
  EXPECT_NE(outbox::with_key(db, "open")->body, "");
}

TEST_F(School, S08_a_repeat_gets_the_reply_it_got_and_the_first_one_stands) {
  EXPECT_EQ(seen::reply_to(db, "Ev1"), std::nullopt);
  seen::remember(db, "Ev1", "Logged.", at_ten);
  seen::remember(db, "Ev1", "Something else.", at_ten);
  EXPECT_EQ(seen::reply_to(db, "Ev1"), "Logged.");
  EXPECT_EQ(seen::reply_to(db, "ev1"), std::nullopt);
}

TEST_F(School, S08_the_sweep_forgets_older_events_a_thousand_at_a_time) {
  for (int at = 0; at < 1500; ++at) seen::remember(db, "old" + std::to_string(at), "", at_ten);
  seen::remember(db, "young", "", at_ten + hours{1});
  seen::sweep(db, at_ten + hours{1});
  EXPECT_EQ(number(db, "SELECT count(*) FROM seen"), 501);
  seen::sweep(db, at_ten + hours{1});
  seen::sweep(db, at_ten + hours{1});
  EXPECT_EQ(number(db, "SELECT count(*) FROM seen"), 1);
  EXPECT_TRUE(seen::reply_to(db, "young").has_value());
}

TEST_F(School, a_place_has_one_schedule_and_its_week_one_card) {
  const PlaceId place = places::meet(db, {.platform = "slack", .address = "C1"});
  Schedule monday{.place = place, .weekday = std::chrono::Monday, .next_due = at_ten};
  monday.id = schedules::put(db, monday);
  EXPECT_EQ(schedules::put(db, {.place = place, .weekday = std::chrono::Sunday, .at = minutes{0}}),
            monday.id);
  EXPECT_EQ(schedules::of_place(db, place)->weekday, std::chrono::Sunday);
  EXPECT_EQ(schedules::of_place(db, place)->next_due, std::nullopt);
  EXPECT_EQ(schedules::earliest_due(db), std::nullopt);
  schedules::set_next_due(db, monday.id, at_ten);
  EXPECT_THAT(schedules::due(db, at_ten - seconds{1}), IsEmpty());
  EXPECT_EQ(schedules::due(db, at_ten).size(), 1u);
  EXPECT_EQ(schedules::earliest_due(db), at_ten);

  const auto card = week_cards::put(db, {{}, monday.id, "2026-W42", at_ten, {jose, bobby}});
  ASSERT_TRUE(card.has_value());
  EXPECT_EQ(week_cards::put(db, {{}, monday.id, "2026-W42", at_ten, {maya}}).has_value(), false);
  EXPECT_THAT(week_cards::find(db, card->id)->students, ElementsAre(jose, bobby));
  EXPECT_EQ(week_cards::of_week(db, monday.id, "2026-W42")->id, card->id);
  EXPECT_FALSE(week_cards::of_week(db, monday.id, "2026-W43").has_value());
}

TEST_F(School, a_channel_unmapped_and_mapped_again_in_one_week_does_not_get_a_second_card) {
  const PlaceId place = places::meet(db, {.platform = "slack", .address = "C1", .group = grade7});
  const ScheduleId before = schedules::put(db, {.place = place, .next_due = at_ten});
  week_cards::put(db, {{}, before, "2026-W42", at_ten, {bobby}});
  places::unmap(db, place);
  EXPECT_FALSE(schedules::of_place(db, place).has_value());
  EXPECT_THAT(schedules::all(db), IsEmpty());
  EXPECT_THAT(schedules::due(db, at_ten), IsEmpty());
  schedules::set_next_due(db, before, at_ten);
  EXPECT_EQ(schedules::earliest_due(db), std::nullopt);
  const ScheduleId after = schedules::put(db, {.place = place, .next_due = at_ten});
  EXPECT_EQ(schedules::all(db).size(), 1u);
  EXPECT_FALSE(week_cards::put(db, {{}, after, "2026-W42", at_ten, {bobby}}).has_value());
}

}  // namespace
}  // namespace knownby
