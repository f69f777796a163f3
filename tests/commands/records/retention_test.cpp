// E.5: each length is the school's own, the nightly pass keeps to it, and says what it took.

#include <functional>

#include "commands/words/card_json.hpp"
#include "store/audit.hpp"
#include "store/calendar_days.hpp"
#include "store/known/facts.hpp"
#include "store/records/age.hpp"
#include "store/records/holds.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using std::chrono::days;
using testing::HasSubstr;
using testing::Not;

class Retained : public Lincoln {
 protected:
  Retained() { in = "dm"; }
  void decide(const std::function<void(Retention&)>& change) {
    change(policy.retention);
    asking = std::make_unique<Clerk>(db, policy, Lane::asks);
    changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  }
  // Each morning at half past three until that day of 2026 or later, as the service does.
  void sleeps_until(std::chrono::year_month_day until) {
    now = std::chrono::sys_days(until) + std::chrono::hours(9) + std::chrono::minutes(30);
    clock_strikes();
  }
  std::int64_t notes() { return rows("SELECT count(*) FROM checkins WHERE sealed_note IS NOT NULL"); }
  std::int64_t checkins() { return rows("SELECT count(*) FROM checkins"); }
};

constexpr std::chrono::year next{2027}, after_next{2028};

TEST_F(Retained, E_5_A_a_note_stays_until_sixty_days_after_the_school_year_ended) {
  says("rivera", "bobby chen at lunch");
  sleeps_until(next / 8 / 9);  // the last day is 10 June
  EXPECT_EQ(notes(), 1);
  sleeps_until(next / 8 / 11);
  EXPECT_EQ(notes(), 0);
  EXPECT_EQ(checkins(), 1);
}

TEST_F(Retained, E_5_A_what_was_taken_back_goes_with_its_note_once_nobody_can_put_it_back) {
  says("rivera", "bobby chen at lunch, zoe at lunch");
  says("rivera", "undo bobby");
  sleeps_until(std::chrono::year(2026) / 10 / 16);
  EXPECT_EQ(notes(), 2);
  sleeps_until(std::chrono::year(2026) / 10 / 17);
  EXPECT_EQ(notes(), 1);
  EXPECT_THAT(says("rivera", "my check-ins"), HasSubstr("Zoë van der Berg"));
  EXPECT_THAT(says("rivera", "redo"), Not(HasSubstr("Bobby")));
  EXPECT_THAT(says("lindqvist", "check"), HasSubstr("check-ins taken back 1"));
}

TEST_F(Retained, E_5_A_a_district_may_keep_notes_for_longer_and_for_less_long) {
  decide([](Retention& kept) { kept.notes_after_school_year = days(400); });
  says("rivera", "bobby chen at lunch");
  sleeps_until(next / 8 / 11);
  EXPECT_EQ(notes(), 1);
  decide([](Retention& kept) { kept.notes_after_school_year = days(0); });
  sleeps_until(next / 8 / 12);
  EXPECT_EQ(notes(), 0);
}

TEST_F(Retained, E_5_A_check_ins_stay_for_as_many_school_years_as_the_school_says) {
  says("rivera", "bobby chen at lunch");
  sleeps_until(next / 9 / 1);
  EXPECT_EQ(checkins(), 1) << "this year's and the last one's";
  decide([](Retention& kept) { kept.check_in_school_years = 1; });
  sleeps_until(next / 9 / 2);
  EXPECT_EQ(checkins(), 0);
  EXPECT_EQ(rows("SELECT counted FROM past_months WHERE month = '2026-10'"), 1);
}

TEST_F(Retained, E_5_A_three_school_years_are_three) {
  decide([](Retention& kept) { kept.check_in_school_years = 3; });
  says("rivera", "bobby chen at lunch");
  sleeps_until(after_next / 9 / 1);
  EXPECT_EQ(checkins(), 1);
  sleeps_until(std::chrono::year(2029) / 9 / 1);
  EXPECT_EQ(checkins(), 0);
}

TEST_F(Retained, E_5_A_a_student_who_left_keeps_the_name_for_as_long_as_is_said) {
  decide([](Retention& kept) { kept.withdrawn_students = days(30); });
  EXPECT_EQ(students::find(db, student("s24"))->shown, "Marcus Hill");  // left on 2 October
  sleeps_until(std::chrono::year(2026) / 10 / 31);
  EXPECT_EQ(students::find(db, student("s24"))->shown, "Marcus Hill");
  sleeps_until(std::chrono::year(2026) / 11 / 1);
  EXPECT_EQ(students::find(db, student("s24"))->shown, "A former student");
}

TEST_F(Retained, E_5_A_the_audit_keeps_a_year_and_still_fits_together) {
  says("hale", "export bobby chen");
  EXPECT_EQ(audit::newest(db, 9, "export student").size(), 1U);
  sleeps_until(next / 10 / 14);
  EXPECT_EQ(audit::newest(db, 9, "export student").size(), 1U);
  sleeps_until(next / 10 / 16);
  EXPECT_EQ(audit::newest(db, 9, "export student").size(), 0U);
  EXPECT_GT(audit::verify(db).cut_through, 0);
  EXPECT_EQ(audit::verify(db).broken, 0);
}

TEST_F(Retained, X_26_A_while_there_is_a_hold_nothing_of_the_audit_goes) {
  says("hale", "export bobby chen");
  holds::put(db, {student("s07"), {}, "a court asked", std::chrono::local_days(next / 1 / 1)});
  sleeps_until(next / 10 / 16);
  EXPECT_EQ(audit::newest(db, 9, "export student").size(), 1U);
  holds::end(db, student("s07"));
  sleeps_until(next / 10 / 17);
  EXPECT_EQ(audit::newest(db, 9, "export student").size(), 0U);
}

TEST_F(Retained, E_5_A_check_says_how_long_what_is_kept_and_what_the_last_night_took) {
  EXPECT_THAT(says("lindqvist", "check"), HasSubstr("looked at each night from three o'clock; not yet"));
  says("rivera", "bobby chen at lunch");
  sleeps_until(std::chrono::year(2026) / 10 / 15);
  EXPECT_THAT(says("lindqvist", "check"), HasSubstr("Thu 15 Oct: nothing"));
  decide([](Retention& kept) { kept.audit = days(400); });
  sleeps_until(next / 8 / 11);
  const std::string told = says("lindqvist", "check");
  EXPECT_THAT(told, HasSubstr("Wed 11 Aug: notes 1"));
  EXPECT_THAT(told, HasSubstr("Check-ins: this and the last school year"));
  EXPECT_THAT(told, HasSubstr("Notes: until 60 days after their school year"));
  EXPECT_THAT(told, HasSubstr("Audit: 400 days"));
  EXPECT_THAT(told, Not(HasSubstr("Bobby")));
  EXPECT_THAT(audit::newest(db, 1, "aged").front().subject, HasSubstr("notes 1"));
}

class YearBegins : public Retained {
 protected:
  YearBegins() {
    says("rivera", "know bobby: drums, wants to be a nurse");
    says("park", "know bobby: chess");
    calendar_days::put(db, {day(8, 23), CalendarDay::Kind::first_day, "First day"});
  }
  static std::chrono::local_days day(unsigned month, unsigned of_month) {
    return std::chrono::local_days(next / std::chrono::month(month) / std::chrono::day(of_month));
  }
  void strikes(unsigned month, unsigned of_month, int hour) {
    now = std::chrono::sys_days(next / std::chrono::month(month) / std::chrono::day(of_month)) +
          std::chrono::hours(hour + 5);
    clock_strikes();
  }
  std::int64_t letters() { return rows("SELECT count(*) FROM outbox WHERE key LIKE 'facts:%'"); }
  std::int64_t facts() { return rows("SELECT count(*) FROM facts"); }
};

TEST_F(YearBegins, E_5_A_whoever_told_something_is_asked_once_whether_it_still_holds) {
  strikes(8, 20, 10);
  EXPECT_EQ(letters(), 0);
  strikes(8, 23, 6);
  EXPECT_EQ(letters(), 0) << "not before seven";
  strikes(8, 23, 8);
  EXPECT_EQ(letters(), 2);
  strikes(8, 24, 8);
  EXPECT_EQ(letters(), 2);
  EXPECT_EQ(rows("SELECT count(*) FROM outbox WHERE key LIKE 'facts:%' AND "
                 "opened('outbox.sealed_body', id, sealed_body) LIKE '%Bobby%'"),
            0)
      << "a letter names nobody";
}

TEST_F(YearBegins, E_5_A_it_is_kept_or_dropped_by_whoever_told_it_and_goes_where_nobody_keeps_it) {
  strikes(8, 23, 8);
  Card letter;
  letter.blocks.push_back(Buttons{{{"Look through it", "review", {}}}});
  const std::string asked = presses_on("rivera", letter, "Look through it");
  EXPECT_THAT(asked, HasSubstr("Bobby Chen (7A): drums"));
  EXPECT_THAT(asked, HasSubstr("What nobody keeps goes on Fri 22 Oct"));
  EXPECT_THAT(asked, Not(HasSubstr("chess"))) << "Ms. Park's";
  EXPECT_THAT(presses("rivera", "Keep"), Not(HasSubstr("drums")));
  EXPECT_THAT(presses("rivera", "Drop"), HasSubstr("That was the last one."));
  EXPECT_EQ(facts(), 2);
  strikes(10, 21, 4);
  EXPECT_EQ(facts(), 2) << "Ms. Park has not answered yet";
  strikes(10, 22, 4);
  EXPECT_EQ(facts(), 1);
  EXPECT_THAT(says("rivera", "know bobby"), HasSubstr("drums"));
  EXPECT_THAT(says("lindqvist", "check"), HasSubstr("things known 1"));
}

// Opened in the week it came, faded, and opened once more: it holds names again, for a week again.
TEST_F(YearBegins, E_5_A_a_letter_that_is_opened_again_after_it_faded_fades_again_and_deletion_finds_it) {
  strikes(8, 23, 8);
  const auto letters = outbox::take(db, now, 9);
  for (const Parcel& letter : letters) outbox::sent(db, letter.id, "ts " + std::to_string(letter.id));
  const auto redrawn = [&](const Parcel& letter) {
    int times = 0;
    for (const Parcel& change : outbox::take(db, now, 9)) {
      times += change.reference == "ts " + std::to_string(letter.id) ? 1 : 0;
      EXPECT_THAT(change.body, Not(HasSubstr("Bobby")));
      outbox::sent(db, change.id, change.reference);
    }
    return times;
  };
  const std::string to_rivera =
      "facts:" + std::to_string(rows("SELECT id FROM staff WHERE called = 'Ms. Rivera'")) + ":";
  const auto found = std::find_if(letters.begin(), letters.end(),
                                  [&](const Parcel& letter) { return letter.key.starts_with(to_rivera); });
  ASSERT_NE(found, letters.end());
  const Parcel& riveras = *found;
  strikes(8, 31, 9);
  EXPECT_EQ(redrawn(riveras), 1) << "a week old";
  EXPECT_THAT(presses_on("rivera", card_from_json(riveras.body), "Look through it"), HasSubstr("Bobby Chen"));
  strikes(9, 3, 9);
  EXPECT_EQ(redrawn(riveras), 0);
  strikes(9, 8, 9);
  EXPECT_EQ(redrawn(riveras), 1) << "a week after it was opened again";
  presses_on("rivera", card_from_json(riveras.body), "Look through it");
  command_line("forget", {{"id", "s07"}, {"sure", "yes"}});
  EXPECT_EQ(redrawn(riveras), 1) << "closed with the record";
}

// In Los Angeles it is the next day in Greenwich from four or five in the afternoon on.
TEST_F(YearBegins, E_5_A_it_is_the_schools_day_that_counts_and_not_the_one_in_Greenwich) {
  policy.time_zone = "America/Los_Angeles";
  decide([](Retention&) {});
  db.run("UPDATE facts SET kept = NULL");  // as they stood before the day was written down
  const auto in_los_angeles = [](unsigned of_august, int hour) {
    return std::chrono::sys_days(next / 8 / std::chrono::day(of_august)) + std::chrono::hours(hour + 7);
  };
  now = in_los_angeles(22, 20);  // the evening before the school year
  says("park", "know bobby: soccer");
  db.run("UPDATE facts SET at = $1, kept = NULL WHERE id = 1", now);
  now = in_los_angeles(23, 0);
  says("okafor", "know bobby: baking");
  now = in_los_angeles(23, 8);
  clock_strikes();
  EXPECT_EQ(letters(), 2) << "Ms. Rivera and Ms. Park; Mr. Okafor told it in the new year";
  Card letter;
  letter.blocks.push_back(Buttons{{{"Look through it", "review", {}}}});
  EXPECT_THAT(presses_on("park", letter, "Look through it"), HasSubstr("soccer"));
  EXPECT_THAT(presses_on("rivera", letter, "Look through it"), HasSubstr("drums"));
  EXPECT_THAT(presses_on("okafor", letter, "Look through it"), Not(HasSubstr("baking")));
  now = in_los_angeles(23, 4) + days(60);
  clock_strikes();
  EXPECT_EQ(facts(), 1) << "what Mr. Okafor told";
}

TEST_F(YearBegins, E_5_R_a_colleagues_is_not_kept_or_dropped_by_somebody_else) {
  strikes(8, 23, 8);
  Card made_up;
  made_up.blocks.push_back(Buttons{{{"Drop theirs", "review", {{"drop", "1,2,3"}}}}});
  presses_on("okafor", made_up, "Drop theirs");
  EXPECT_EQ(facts(), 3);
}

TEST_F(YearBegins, E_5_A_what_is_told_again_this_year_holds_and_a_hold_keeps_the_rest) {
  strikes(8, 25, 10);
  says("rivera", "know bobby: drums");
  holds::put(db, {student("s07"), {}, "a court asked", day(9, 1)});
  strikes(10, 25, 4);
  EXPECT_EQ(facts(), 3);
  holds::end(db, student("s07"));
  strikes(10, 26, 4);
  EXPECT_EQ(facts(), 1);
}

}  // namespace
}  // namespace knownby
