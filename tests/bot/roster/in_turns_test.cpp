// A large roster comes in turn by turn, and the power goes in between (PRODUCT F.3, PROTOCOL R-02).
#include <gmock/gmock.h>

#include <memory>
#include <optional>
#include <utility>

#include "commands/clerk.hpp"
#include "commands/words/card_text.hpp"
#include "store/calendar_days.hpp"
#include "store/engine/backup.hpp"
#include "store/known/adults.hpp"
#include "store/query.hpp"
#include "store/roster/unfinished.hpp"
#include "store/week/claims.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string header = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n";

class InTurns : public testing::Test {
 protected:
  void SetUp() override {
    { fill_school(*std::make_unique<Db>(store)); }
    opens();
  }
  void opens() {
    clerk.reset();
    db = std::make_unique<Db>(store);
    clerk = std::make_unique<Clerk>(*db, lincoln_policy(), Lane::changes);
  }
  // What was not on the disk is gone, and what anybody remembered.
  void the_power_goes() {
    db->roll_back();
    opens();
  }

  // Students `from` to `to`, each in the grade their number falls in, moved by `up`.
  static std::string students(int from, int to, int up = 0) {
    std::string csv = header;
    for (int at = from; at < to; ++at) {
      const std::string n = std::to_string(at), grade = std::to_string(1 + at / 1000 + up);
      csv += "d" + n + ",Family" + n + ",Given" + n + "," + grade + ",R" + grade + "\n";
    }
    return csv;
  }
  Request import(const std::string& csv, Fields fields = {{"apply", "yes"}, {"even_so", "apply anyway"}}) {
    Request request{"", now, {"console", "lindqvist"}, {"console", "dm", true}, "import"};
    request.fields = std::move(fields);
    request.files = {{"students.csv", std::make_shared<const std::string>(csv)}};
    return request;
  }

  // As the desk does: looked into aside, and then a transaction a turn. None: it is not done by then.
  std::optional<std::string> turns(const Request& request, int most) {
    Slow slow;
    for (int turn = 0; turn < most; ++turn) {
      db->begin();
      const Answer answer = clerk->serve(request, &slow).value();
      db->commit();
      if (const auto call = std::exchange(slow.once_committed, nullptr)) call();
      if (!slow.is_on_its_way()) return card_text(answer.reply.card);
      if (slow.work) {
        const auto found = find(std::exchange(slow.work, nullptr), *db, {});
        if (!found->copied_as.empty())
          found->copy = std::make_shared<const CopyBeside>(*db, found->copied_as);
        slow.found = found;
        --turn;
      }
      if (between) between();
    }
    return std::nullopt;
  }
  std::string all_of(const Request& request) { return turns(request, 1000).value_or("not done"); }
  std::string says(Request request, std::chrono::sys_seconds at) {
    return card_text(served(*db, *clerk, std::move(request), at).card);
  }
  std::string says(const std::string& line) { return says(rivera(line), now); }
  std::string check() {
    Request request{"", now, {"console", "lindqvist"}, {"console", "dm", true}, "check"};
    return says(std::move(request), now);
  }
  std::int64_t number(Sql sql) {
    Query row(*db, sql);
    row.next();
    return row.number(0);
  }
  void changes(Sql sql) {
    db->begin();
    db->run(sql);
    db->commit();
  }
  std::int64_t here() { return number("SELECT count(*) FROM students WHERE left_on IS NULL"); }

  Folder folder;
  std::string store = folder.file("school.db");
  std::chrono::sys_seconds now = chicago(14, 10, 12);
  std::unique_ptr<Db> db;
  std::unique_ptr<Clerk> clerk;
  std::function<void()> between;
};

TEST_F(InTurns, F3_A_a_school_comes_in_at_once_and_a_district_in_turns_of_a_few_hundred) {
  EXPECT_THAT(turns(import(students(0, 900)), 1).value_or("not done"), HasSubstr("Imported"));
  EXPECT_FALSE(turns(import(students(0, 4000)), 4));
  EXPECT_GE(here(), 900 + 3 * 250);
  EXPECT_LE(here(), 900 + 3 * 300);
}

TEST_F(InTurns, F3_R_the_power_goes_after_the_third_turn_and_the_same_import_again_brings_in_the_rest) {
  db->begin();
  db->run("DELETE FROM group_students");
  db->run("DELETE FROM students");  // the school's first list
  db->commit();
  ASSERT_FALSE(turns(import(students(0, 2000)), 4));  // it is begun, and three turns
  the_power_goes();
  EXPECT_EQ(here(), 750);
  EXPECT_THAT(check(), AllOf(HasSubstr("The roster of Wed 14 Oct, 10:12 is only partly in."),
                             HasSubstr("the same import again does the rest")));
  now += std::chrono::hours(24);
  const std::string look = all_of(import(students(0, 2000), {}));
  EXPECT_THAT(look, AllOf(HasSubstr("A part of this is in already; Apply brings in the rest."),
                          HasSubstr("new 1250")));
  EXPECT_THAT(all_of(import(students(0, 2000))), AllOf(HasSubstr("Imported"), HasSubstr("new 1250")));
  EXPECT_EQ(here(), 2000);
  EXPECT_EQ(number("SELECT count(DISTINCT entered) FROM students"), 1) << "all since the first day of school";
  EXPECT_THAT(check(), Not(HasSubstr("only partly")));
  EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'import'"), 1);
  EXPECT_EQ(
      number(
          "SELECT count(*) FROM audit WHERE action = 'roster part' AND subject = 'rows 501 to 750 of 2000'"),
      1);
}

// Else whoever began it with the words that were asked for would be asked again, of a roster half-way.
TEST_F(InTurns, F3_A_what_was_decided_of_the_roster_as_it_was_is_not_decided_again) {
  all_of(import(students(0, 4000)));
  const std::string next = students(2000, 6000);
  EXPECT_THAT(all_of(import(next, {{"apply", "yes"}})), HasSubstr("2000 of 4000 students would leave"));
  ASSERT_FALSE(turns(import(next), 3));
  the_power_goes();
  EXPECT_THAT(all_of(import(next, {{"apply", "yes"}})), HasSubstr("Imported"));
  EXPECT_EQ(here(), 4000);
}

TEST_F(InTurns, F3_R_other_files_wait_for_the_rest_and_newer_ones_of_all_of_it_take_its_place) {
  ASSERT_FALSE(turns(import(students(0, 2000)), 3));
  the_power_goes();
  Request staff = import("Staff_Number,Last_Name,First_Name,Role\nt1,Rivera,Ana,teacher\n");
  staff.files.front().name = "staff.csv";
  EXPECT_THAT(all_of(staff),
              HasSubstr("The roster of Wed 14 Oct, 10:12 is only partly in. Please send the same files again "
                        "first, or newer ones of everybody. Nothing was changed."));
  staff.fields.clear();
  EXPECT_THAT(all_of(staff), AllOf(HasSubstr("only partly in. Please send"), Not(HasSubstr("[Apply]"))));
  EXPECT_THAT(all_of(import(students(0, 2010))), HasSubstr("Imported"));
  EXPECT_FALSE(unfinished::find(*db));
  EXPECT_EQ(here(), 2010);
}

TEST_F(InTurns, F3_R_meanwhile_lists_and_weekly_cards_wait_and_logging_goes_on) {
  std::string logged, asked, ticked;
  now = chicago(19, 7, 29);
  int turn = 0;
  between = [&] {
    if (++turn != 4) return;
    logged = says("bobby at lunch");
    asked = says("who hasn't");
    says(strike(), chicago(19, 7, 30));
  };
  EXPECT_THAT(all_of(import(header + "s1,Chen,Bobby,7,7A\n" + students(0, 3000).substr(header.size()))),
              HasSubstr("Imported"));
  EXPECT_THAT(logged, HasSubstr("Logged: Bobby Chen (7A)"));
  EXPECT_THAT(asked, AllOf(HasSubstr("just being brought up to date"), HasSubstr("[Ask again]")));
  EXPECT_EQ(number("SELECT count(*) FROM outbox WHERE key LIKE 'nudge:%'"), 0);
  says(strike(), chicago(19, 7, 31));
  EXPECT_EQ(number("SELECT count(*) FROM outbox WHERE key LIKE 'nudge:%'"), 1);
  EXPECT_THAT(says("who hasn't"), HasSubstr("Your students"));
}

TEST_F(InTurns, F3_R_a_roster_that_changes_in_between_is_looked_at_anew_and_gone_on_with) {
  int turn = 0;
  between = [&] {
    if (++turn == 4)
      says(
          [] {
            Request off = rivera("");
            off.speaker = {"console", "lindqvist"};
            off.text = "no school tomorrow";
            return off;
          }(),
          now);
  };
  EXPECT_THAT(all_of(import(students(0, 3000))), HasSubstr("Imported"));
  EXPECT_EQ(here(), 3000);
  EXPECT_FALSE(unfinished::find(*db));
  EXPECT_EQ(number("SELECT count(*) FROM calendar_days WHERE day = 20741"), 1) << "15 October";
}

TEST_F(InTurns, F3_R_a_copy_of_half_way_says_so_once_it_is_restored_and_is_finished_like_any_other) {
  ASSERT_FALSE(turns(import(students(0, 2000)), 3));
  backup::to_file(*db, folder.file("copy.db"));
  db->roll_back();
  clerk.reset();
  db.reset();
  backup::restore(folder.file("copy.db"), store);
  opens();
  EXPECT_THAT(check(), HasSubstr("is only partly in"));
  EXPECT_THAT(all_of(import(students(0, 2000))), HasSubstr("Imported"));
  EXPECT_EQ(here(), 2000);
}

// Whatever is answered instead of the next turn ends it: else it would go on without end.
TEST_F(InTurns, F3_R_whoever_may_no_longer_bring_it_in_is_told_and_it_ends) {
  int turn = 0;
  between = [&] {
    if (++turn == 4) changes("UPDATE staff SET runs_knownby = 0");
  };
  EXPECT_THAT(turns(import(students(0, 3000)), 30).value_or("not done"),
              HasSubstr("That is kept to whoever runs Knownby here"));
  EXPECT_TRUE(unfinished::find(*db));
}

TEST_F(InTurns, F3_R_whoever_is_no_longer_linked_is_told_and_it_ends) {
  int turn = 0;
  between = [&] {
    if (++turn == 4) changes("DELETE FROM accounts WHERE key = 'lindqvist'");
  };
  EXPECT_THAT(turns(import(students(0, 3000)), 30).value_or("not done"), Not(HasSubstr("not done")));
  EXPECT_TRUE(unfinished::find(*db));
}

TEST_F(InTurns, F3_R_the_same_file_read_by_other_columns_is_another_import) {
  std::string csv = "Nr,Last_Name,First_Name,Grade_Level,Home_Room,Other\n";
  for (int at = 0; at < 2000; ++at) {
    const std::string n = std::to_string(at);
    csv += "d" + n + ",Family" + n + ",Given" + n + ",1,R1,x" + n + "\n";
  }
  const auto by = [&](const std::string& column) {
    return import(csv, {{"apply", "yes"}, {"even_so", "apply anyway"}, {"columns", "id=" + column}});
  };
  ASSERT_FALSE(turns(by("Nr"), 3));
  EXPECT_THAT(all_of(import(csv, {{"columns", "id=Other"}})), Not(HasSubstr("A part of this")));
  EXPECT_THAT(all_of(import(csv, {{"columns", "id=Nr"}})), HasSubstr("A part of this is in"));
}

TEST_F(InTurns, F3_R_what_stays_a_part_is_told_once_to_whoever_runs_it_and_lists_say_so) {
  ASSERT_FALSE(turns(import(students(0, 2000)), 3));
  the_power_goes();
  const auto told = [this] {
    return number("SELECT count(*) FROM outbox WHERE key LIKE 'roster part:%:to:console:%'");
  };
  says(strike(), now + std::chrono::minutes(2));
  EXPECT_EQ(told(), 0) << "it may be under way";
  EXPECT_THAT(says("who hasn't"), HasSubstr("just being brought up to date"));
  now += std::chrono::minutes(11);
  says(strike(), now);
  says(strike(), now + std::chrono::minutes(1));
  EXPECT_EQ(told(), 1);
  for (const char* line : {"who hasn't", "who should I talk to"})
    EXPECT_THAT(says(line), AllOf(HasSubstr("Only a part of the new roster is in. Whoever runs Knownby here "
                                            "knows; lists come back once it is whole."),
                                  HasSubstr("[Ask again]")))
        << line;
  Request home{"", now, {"console", "rivera"}, {"console", "dm", true}, "home"};
  EXPECT_THAT(says(std::move(home), now), HasSubstr("Only a part of the new roster is in."));
}

// Its calendar was wholly in with the first turn.
TEST_F(InTurns, F3_R_newer_lists_without_a_calendar_finish_what_came_with_one) {
  Request whole = import(students(0, 2000));
  whole.files.push_back({"calendar.csv", std::make_shared<const std::string>(
                                             "Date,Day_Type,Event\n2026-11-26,No School,Thanksgiving\n")});
  ASSERT_FALSE(turns(whole, 3));
  the_power_goes();
  EXPECT_THAT(all_of(import(students(0, 2010))), HasSubstr("Imported"));
  EXPECT_FALSE(unfinished::find(*db));
}

// Of 3,000 in grades 1 to 3 those of grade 3 leave, and a thousand are new.
class NewYearInTurns : public InTurns {
 protected:
  void SetUp() override {
    InTurns::SetUp();
    all_of(import(students(0, 3000)));
    now += std::chrono::hours(24) * 306;  // Mon 16 Aug 2027
    const std::int64_t student = number("SELECT min(id) FROM students WHERE sis_id = 'd7'");
    claims::take(*db,
                 {.student = StudentId{student}, .staff = StaffId{1}, .since = day(14), .until = day(21)});
  }
  static std::chrono::local_days day(unsigned august) {
    return std::chrono::local_days(std::chrono::year(2027) / 8 / std::chrono::day(august));
  }
  static std::string next_year() {
    std::string csv = students(0, 2000, 1);
    for (int at = 0; at < 1000; ++at) csv += "e" + std::to_string(at) + ",New,Kim,1,R1\n";
    return csv;
  }
  Request begins() {
    return import(next_year(), {{"apply", "yes"}, {"year", "stay"}, {"even_so", "apply anyway"}});
  }
};

TEST_F(NewYearInTurns, F3_R_the_power_goes_and_the_year_has_begun_once_with_one_copy_of_before) {
  ASSERT_FALSE(turns(begins(), 4));
  the_power_goes();
  EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'school year'"), 1);
  EXPECT_TRUE(claims::open_all(*db, day(16)).empty()) << "given back";
  const std::string copy = store + ".before-new-year";
  ASSERT_TRUE(std::filesystem::exists(copy));
  const auto size = std::filesystem::file_size(copy);
  EXPECT_THAT(all_of(begins()), HasSubstr("Imported"));
  EXPECT_EQ(std::filesystem::file_size(copy), size);
  EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'school year'"), 1);
  EXPECT_EQ(here(), 3000);
  EXPECT_EQ(
      number("SELECT count(*) FROM students s JOIN groups g ON g.id = s.grade_id WHERE s.left_on IS NULL AND "
             "g.kind = 'grade' AND g.code = '3'"),
      1000);
  EXPECT_FALSE(unfinished::find(*db));
}

// Else they would be asked of the old teams, and never again.
TEST_F(NewYearInTurns, F3_R_letters_about_last_years_adults_wait_for_the_new_teams) {
  adults::put(*db, {StudentId{number("SELECT id FROM students WHERE sis_id = 'd7'")}, StaffId{1}, day(1)});
  calendar_days::put(*db, {day(23), CalendarDay::Kind::first_day, "First day"});
  const auto letters = [this] { return number("SELECT count(*) FROM outbox WHERE key LIKE 'last year:%'"); };
  const auto morning = [this](int of_august) {
    says(strike(), now + std::chrono::hours(24) * (of_august - 16));
  };
  int turn = 0;
  between = [&] {
    if (++turn == 2) morning(23);  // asks what is known of students
    if (turn == 3) morning(24);
  };
  EXPECT_THAT(all_of(begins()), HasSubstr("Imported"));
  EXPECT_EQ(letters(), 0) << "not between two turns";
  morning(25);
  EXPECT_EQ(letters(), 1);
}

}  // namespace
}  // namespace knownby
