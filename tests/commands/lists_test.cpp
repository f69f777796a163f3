// Students a counselor or a lead looks after for a while: who may, what it weighs, that nobody else can tell,
// and that it ends by itself (PRODUCT B.2, D.3, E.5).

#include "commands/visit.hpp"
#include "commands/week/pool.hpp"
#include "lincoln.hpp"
#include "store/audit.hpp"
#include "store/query.hpp"
#include "store/records/holds.hpp"
#include "store/week/asks.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Lists : public Lincoln {
 protected:
  Lists() { in = "dm"; }
  std::string begins(const std::string& who, const std::vector<std::string>& students,
                     const std::string& weight = "gentle",
                     std::optional<std::chrono::sys_seconds> review = {}) {
    says(who, "lab new");
    presses(who, "Begin one");
    std::string lines;
    for (const std::string& one : students) lines += (lines.empty() ? "" : "\n") + id_of(one);
    const std::string on =
        review ? day_field(School(db, policy).calendar().day_of(*review)) : offered(who, 2).value;
    return fills(who, {{"students", lines}, {"weight", weight}, {"review", on}});
  }
  // What the form they were shown last asks for.
  const Input& offered(const std::string& who, std::size_t at) const {
    return std::get<Form>(last(who).card.blocks.back()).inputs.at(at);
  }
  std::string id_of(const std::string& sis_id) const { return std::to_string(student(sis_id).value); }
  const week::Candidate& candidate(const std::string& sis_id) {
    const School school(db, policy, now);
    const GroupId seven = groups::put(db, Group::Kind::grade, "7", "Grade 7");
    pool_ = week::pool_of(db, school, seven, school.calendar().day_of(now));
    return *week::find(pool_, student(sis_id));
  }
  // What was put for anybody to be sent, since the beginning.
  std::string sent() {
    std::string all;
    Query rows(db, "SELECT key, opened('outbox.sealed_body', id, sealed_body) FROM outbox ORDER BY id");
    while (rows.next()) all += rows.text(0) + " " + rows.text(1) + "\n";
    return all;
  }
  void strikes_at(std::chrono::sys_seconds then) {
    now = then;
    clock_strikes();
  }

 private:
  week::Pool pool_;
};

// Nobody else could end it, and its keeper could not look at it any more.
TEST_F(Lists, E_3_A_with_its_keepers_post_a_list_weighs_nothing_and_nobody_is_asked_about_it) {
  says("hale", "make Ms. Rivera counselor until October 15");
  presses("hale", "Make it so");
  begins("rivera", {"s07"}, "strong", chicago(16, 12, 0));
  EXPECT_EQ(candidate("s07").prio, 2);
  strikes_at(chicago(16, 8, 0));
  strikes_at(chicago(16, 12, 0));
  EXPECT_EQ(candidate("s07").prio, 0);
  EXPECT_THAT(sent(), Not(HasSubstr("A review is due"))) << "it is the day of its review";
  EXPECT_EQ(rows("SELECT count(*) FROM priorities"), 1);
  strikes_at(chicago(17, 8, 0));
  EXPECT_EQ(rows("SELECT count(*) FROM priorities") + rows("SELECT count(*) FROM priority_students"), 0);
  EXPECT_EQ(audit::newest(db, 9, "list ended").size(), 1U);
}

TEST_F(Lists, E_3_A_a_roster_that_forgot_its_keeper_gives_the_list_back_once_mended) {
  begins("park", {"s21"}, "strong", chicago(16, 12, 0));
  const Staff park = *staff::find(db, StaffId{rows("SELECT id FROM staff WHERE sis_id = 'park'")});
  Staff gone = park, teacher = park;
  gone.active = false;
  teacher.role = Staff::Role::teacher;
  for (const Staff& mistaken : {gone, teacher}) {
    staff::put(db, mistaken);
    strikes_at(now + std::chrono::minutes(1));
    EXPECT_EQ(rows("SELECT count(*) FROM priorities"), 1);
    EXPECT_EQ(candidate("s21").prio, 0);
    staff::put(db, park);
    EXPECT_EQ(candidate("s21").prio, 2);
  }
  strikes_at(chicago(16, 9, 0));
  EXPECT_THAT(sent(), HasSubstr("A review is due"));
}

TEST_F(Lists, B_2_they_are_kept_to_leads_and_counselors_and_said_in_private) {
  EXPECT_THAT(says("rivera", "lab list"), HasSubstr("That's kept to leads and counselors."));
  EXPECT_THAT(says("stamper", "lab"), HasSubstr("That's kept to leads and counselors."));
  in = "#grade-7-team";
  EXPECT_THAT(says("park", "lab"), HasSubstr("to me alone, in a direct message"));
  in = "dm";
  EXPECT_THAT(says("park", "lab"), HasSubstr("You keep no list."));
}

TEST_F(Lists, D_3_a_list_weighs_until_its_review_and_is_told_to_leads_and_counselors_alone) {
  EXPECT_THAT(begins("park", {"s21", "s08"}, "strong"), HasSubstr("Kept until Fri 6 Nov 2026."));
  EXPECT_EQ(candidate("s21").prio, 2);
  EXPECT_EQ(candidate("s07").prio, 0);
  EXPECT_THAT(says("park", "why zoe"), HasSubstr("Priority until its review"));
  EXPECT_THAT(says("okafor", "why zoe"), HasSubstr("Priority until its review"));
  EXPECT_THAT(says("rivera", "why zoe"), Not(HasSubstr("riority")));
  EXPECT_THAT(says("okafor", "lab"), HasSubstr("You keep no list.")) << "each their own";
  EXPECT_THAT(says("park", "lab"), HasSubstr("2 students, weighs more, until Fri 6 Nov 2026"));
}

TEST_F(Lists, D_3_nothing_that_is_sent_tells_of_a_list) {
  begins("park", {"s21", "s08", "s07"}, "strong");
  for (int day = 19; day <= 36; ++day) strikes_at(chicago(day, 8, 30));
  const std::string all = sent();
  EXPECT_THAT(all, HasSubstr("nudge:"));
  for (const char* word : {"riorit", "weigh", "look after", "Looked after", "list\""})
    EXPECT_THAT(all, Not(HasSubstr(word)));
}

TEST_F(Lists, E_7_A_of_a_small_list_no_share_is_told) {
  const std::vector<std::string> six{"s01", "s02", "s03", "s04", "s05", "s06"};
  begins("park", six);
  says("park", "lab");
  EXPECT_THAT(presses("park", "How it goes"), HasSubstr("too small a group for a share"));
  policy.smallest_group = 5;
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  says("park", "lab");
  EXPECT_THAT(
      presses("park", "How it goes"),
      HasSubstr("5% or fewer of 6 on it have a check-in logged; of the others you may ask about, 5% or "
                "fewer of 7."))
      << "neither nobody nor everybody is said of so few";
  for (const std::string& one : six)
    checkins::add(db, {.student = student(one),
                       .staff = StaffId{1},
                       .day = School(db, policy).calendar().day_of(now),
                       .at = now});
  says("park", "lab");
  EXPECT_THAT(presses("park", "How it goes"), HasSubstr("Since then 95% or more of 6 on it"));
}

TEST_F(Lists, E_5_on_the_day_of_its_review_it_is_asked_about_once_without_a_name_and_then_erased) {
  begins("park", {"s21", "s08"});
  says("park", "zoe and tj at lunch");
  for (const int hour : {7, 9, 12}) strikes_at(chicago(37, hour + 1, 0));  // Fri 6 Nov, winter time
  EXPECT_EQ(rows("SELECT count(*) FROM outbox WHERE key LIKE 'lab:%'"), 1);
  EXPECT_THAT(sent(), HasSubstr("ends today, unless you go on with it"));
  EXPECT_THAT(says("park", "lab"), HasSubstr("2 students"));
  const std::string went = presses("park", "How it goes");
  EXPECT_THAT(went, HasSubstr("too small a group for a share"));
  EXPECT_THAT(went, HasSubstr("last logged Wed 14 Oct"));
  strikes_at(chicago(38, 8, 0));
  EXPECT_EQ(rows("SELECT count(*) FROM priorities"), 0);
  EXPECT_EQ(rows("SELECT count(*) FROM priority_students"), 0);
  EXPECT_EQ(candidate("s21").prio, 0);
  EXPECT_THAT(sent(), Not(HasSubstr("Zoë")));
}

TEST_F(Lists, B_2_whoever_keeps_it_may_go_on_with_it_or_end_it) {
  begins("okafor", {"s21"});
  now = chicago(37, 9, 0);
  says("okafor", "lab");
  presses("okafor", "How it goes");
  EXPECT_THAT(presses("okafor", "Go on until Fri 8 Jan"), HasSubstr("It goes on until Fri 8 Jan 2027."));
  strikes_at(chicago(38, 9, 0));
  EXPECT_EQ(rows("SELECT count(*) FROM priorities"), 1);
  now = chicago(14 + 7 * 9, 9, 0);
  says("okafor", "lab");
  EXPECT_THAT(presses("okafor", "How it goes"), Not(HasSubstr("Go on"))) << "a term at most (E.5)";
  EXPECT_THAT(presses("okafor", "End it now"), HasSubstr("It has ended."));
  EXPECT_EQ(rows("SELECT count(*) FROM priority_students"), 0);
}

TEST_F(Lists, X_26_R_of_a_student_on_hold_it_stays_unseen_until_the_hold_is_over) {
  begins("park", {"s21", "s08"}, "strong");
  holds::put(
      db, {student("s21"), {}, "a court asked", std::chrono::local_days(std::chrono::year(2026) / 10 / 20)});
  strikes_at(chicago(38, 9, 0));
  EXPECT_EQ(rows("SELECT count(*) FROM priority_students"), 1) << "of the other student it is gone";
  EXPECT_EQ(candidate("s21").prio, 0);
  EXPECT_THAT(says("park", "lab"), HasSubstr("You keep no list."));
  EXPECT_THAT(says("park", "why zoe"), Not(HasSubstr("riority")));
  strikes_at(chicago(39, 5, 0));
  EXPECT_EQ(rows("SELECT count(*) FROM priority_students"), 1);
  holds::end(db, student("s21"));
  strikes_at(chicago(40, 5, 0));
  EXPECT_EQ(rows("SELECT count(*) FROM priority_students") + rows("SELECT count(*) FROM priorities"), 0);
}

TEST_F(Lists, X_26_R_nor_does_a_hand_delete_it) {
  begins("park", {"s21"}, "strong");
  holds::put(
      db, {student("s21"), {}, "a court asked", std::chrono::local_days(std::chrono::year(2026) / 10 / 14)});
  says("park", "lab");
  presses("park", "How it goes");
  EXPECT_THAT(presses("park", "End it now"), HasSubstr("It has ended."));
  EXPECT_EQ(rows("SELECT count(*) FROM priority_students"), 1);
  EXPECT_EQ(candidate("s21").prio, 0);
}

TEST_F(Lists, B_3_who_asked_to_talk_or_named_nobody_is_for_counselors) {
  EXPECT_THAT(begins("park", {"s21"}, "asks"), HasSubstr("Please choose how much it weighs."));
  EXPECT_FALSE(candidate("s21").asks);
  EXPECT_THAT(begins("okafor", {"s21"}, "asks"), HasSubstr("Kept until"));
  EXPECT_TRUE(candidate("s21").asks);
  EXPECT_THAT(says("okafor", "why zoe"), HasSubstr("named nobody, or wants to talk"));
  EXPECT_THAT(says("park", "why zoe"), Not(HasSubstr("wants to talk")));
}

TEST_F(Lists, what_cannot_be_kept_is_said_at_its_field_and_nothing_is_saved) {
  EXPECT_THAT(begins("park", {}), HasSubstr("Please choose at least one student."));
  EXPECT_THAT(begins("park", {"s18"}), HasSubstr("I don't find")) << "8B";
  says("park", "lab");
  presses("park", "Begin one");
  EXPECT_THAT(fills("park", {{"students", id_of("s21")}, {"weight", "gentle"}, {"review", "1"}}),
              HasSubstr("Please choose one of these days."));
  EXPECT_EQ(rows("SELECT count(*) FROM priorities"), 0);
}

// Less often is for a lead to say; more often for nobody but the person themselves (D.4).
class FewerAsks : public Lists {
 protected:
  std::int64_t most_of_rivera() {
    const auto allowed = asks::allowed(db);
    const auto found = allowed.find(StaffId{rows("SELECT id FROM staff WHERE sis_id = 'rivera'")});
    return found == allowed.end() ? 2 : found->second;
  }
};

TEST_F(FewerAsks, D_4_a_lead_lowers_what_a_colleague_is_asked_and_the_colleague_hears_of_it) {
  EXPECT_THAT(says("park", "cap ms rivera 1"),
              HasSubstr("I suggest one student a week at most to Ms. Rivera, and tell them so."));
  EXPECT_EQ(most_of_rivera(), 1);
  EXPECT_THAT(sent(), HasSubstr("Ms. Park asked me to suggest one student a week to you at most."));
  EXPECT_THAT(says("park", "cap @rivera none"), HasSubstr("no student"));
  EXPECT_EQ(most_of_rivera(), 0);
  EXPECT_THAT(says("park", "cap ms rivera as before"), HasSubstr("asked as often as they wish again"));
  EXPECT_EQ(most_of_rivera(), 2);
}

TEST_F(FewerAsks, D_4_nobody_is_raised_above_what_they_wish_themselves) {
  says("rivera", "stop");
  presses("rivera", "One suggestion a week is enough");
  EXPECT_EQ(most_of_rivera(), 1);
  says("park", "cap ms rivera 5");
  EXPECT_EQ(most_of_rivera(), 1);
  says("park", "cap ms rivera 0");
  presses("rivera", "As before");
  EXPECT_EQ(most_of_rivera(), 0) << "what the lead said stands until the lead lifts it";
}

TEST_F(FewerAsks, D_4_it_is_for_whoever_leads_a_team_the_colleague_stands_with) {
  EXPECT_THAT(says("ortiz", "cap ms rivera 1"), HasSubstr("That is for whoever leads a team Ms. Rivera"));
  EXPECT_THAT(says("rivera", "cap ms park 1"), HasSubstr("That is for whoever leads a team Ms. Park"));
  EXPECT_THAT(says("park", "cap ms park 1"), HasSubstr("For yourself"));
  EXPECT_THAT(says("park", "cap nobody 1"), HasSubstr("Whom do you mean"));
  EXPECT_EQ(rows("SELECT count(*) FROM lowered_asks"), 0);
}

}  // namespace
}  // namespace knownby
