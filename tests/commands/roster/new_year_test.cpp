// A new school year by its file, and the broken files that look like one (PRODUCT F.3 no. 2 and 6).
#include "commands/roster/year/new_year.hpp"

#include <gmock/gmock.h>

#include "commands/calendar/waking.hpp"
#include "store/settings.hpp"
#include "tests/commands/roster/school.hpp"

namespace knownby::roster {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

const std::chrono::local_days in_august = day(2027, 8, 16), in_spring = day(2027, 3, 3);

// Everybody a grade higher, the eighth graders gone, forty new in grade 6.
std::vector<Line> a_year_on(const std::vector<Line>& lines) {
  std::vector<Line> next;
  for (Line line : lines) {
    if (line.grade == "8") continue;
    line.grade = std::to_string(std::stoi(line.grade) + 1);
    line.homeroom = line.grade + line.homeroom.substr(1);
    next.push_back(line);
  }
  for (int number = 0; number < 40; ++number) {
    const std::string n = std::to_string(number);
    next.push_back(
        {"2027" + std::to_string(1000 + number), "Newcomer" + n, "New" + n, "6", number < 20 ? "6A" : "6B"});
  }
  return next;
}

class NewYearFile : public testing::Test {
 protected:
  NewYearFile() {
    bring_in(db, lincoln());
    calendar_days::put(db, {day(2026, 8, 24), CalendarDay::Kind::first_day, ""});
    calendar_days::put(db, {day(2027, 6, 10), CalendarDay::Kind::last_day, ""});
  }
  Difference looked(std::chrono::local_days today = in_august) { return look(db, lines, today); }
  void drop(const std::string& grade, int how_many) {
    std::erase_if(lines, [&](const Line& line) { return line.grade == grade && how_many-- > 0; });
  }

  Db db{":memory:"};
  std::vector<Line> lines = a_year_on(lincoln());
};

TEST_F(NewYearFile, F3_A_it_is_told_calmly_and_is_no_alarm) {
  const Difference change = looked();
  EXPECT_TRUE(change.new_year.begins);
  EXPECT_EQ(change.stop, "");
  EXPECT_THAT(change.new_year.finished, ElementsAre(Pair("Grade 8", 40)));
  EXPECT_EQ(year_words(change.new_year, change.arriving.size()),
            "A new school year: 80 students move up a grade, 40 left after Grade 8, 40 are new.");
}

TEST_F(NewYearFile, F3_A_a_few_who_moved_away_or_stay_a_grade_belong_to_it) {
  drop("7", 4);
  drop("8", 1);
  for (Line& line : lines)
    if (line.id == "20261079") line.grade = "7";
  const Difference change = looked();
  EXPECT_EQ(change.stop, "");
  EXPECT_EQ(year_words(change.new_year, change.arriving.size()),
            "A new school year: 74 students move up a grade, 40 left after Grade 8, 40 are new. 5 "
            "others have left. 1 does not move up.");
}

TEST_F(NewYearFile, F3_A_in_summer_where_the_calendar_does_not_tell) {
  Db fresh(":memory:");
  bring_in(fresh, lincoln());
  EXPECT_TRUE(look(fresh, lines, in_august).new_year.begins);
  EXPECT_FALSE(look(fresh, lines, in_spring).new_year.begins);
}

TEST_F(NewYearFile, F3_R_half_of_the_students_missing_is_an_alarm_all_the_same) {
  drop("7", 20);
  drop("8", 20);
  EXPECT_TRUE(looked().new_year.begins);
  EXPECT_THAT(looked().stop,
              AllOf(HasSubstr("20 of 40 students of Grade 6 are not in the file."),
                    HasSubstr("40 of 80 students who had a grade to come are not in the file.")));
}

TEST_F(NewYearFile, F3_R_so_is_one_grade_of_which_too_many_are_missing) {
  drop("7", 11);
  EXPECT_EQ(looked().stop, "");
  drop("7", 2);
  EXPECT_THAT(looked().stop, HasSubstr("13 of 40 students of Grade 6 are not in the file."));
}

TEST_F(NewYearFile, F3_R_a_file_without_the_new_grade_is_looked_at_twice) {
  drop("6", 40);
  EXPECT_EQ(looked().stop, "Nobody would be in Grade 6.");
  EXPECT_FALSE(looked().stop_is_final);
}

TEST_F(NewYearFile, F3_R_in_the_middle_of_a_year_nobody_moves_up) {
  const Difference change = looked(in_spring);
  EXPECT_FALSE(change.new_year.begins);
  EXPECT_THAT(
      change.stop,
      AllOf(HasSubstr("80 of 80 students would move up a grade, and by the calendar no new school year"),
            HasSubstr("40 of 120 students would leave.")));
}

TEST_F(NewYearFile, F3_R_nobody_moves_up_twice_in_one_summer) {
  bring_in(db, lines, in_august);
  begin_year(db, in_august);
  EXPECT_EQ(looked(in_august + std::chrono::days(1)).stop, "") << "the same file the next night";
  lines = a_year_on(lines);
  EXPECT_FALSE(looked(in_august + std::chrono::days(3)).new_year.begins);
  EXPECT_NE(looked(in_august + std::chrono::days(3)).stop, "");
}

TEST_F(NewYearFile, F3_R_last_years_eighth_grade_may_not_stand_among_them_in_silence) {
  for (const Line& line : lincoln())
    if (line.grade == "8") lines.push_back(line);
  const Difference change = looked();
  EXPECT_FALSE(change.new_year.begins);
  EXPECT_THAT(change.stop, HasSubstr("80 of 120 students would move up a grade, and the others would not."));
}

TEST_F(NewYearFile, F3_R_nor_where_so_many_other_grades_move_up_that_it_is_a_new_year_all_the_same) {
  Db primary(":memory:");
  std::vector<Line> first, next;
  for (int number = 0; number < 120; ++number) {
    const int grade = number / 20;  // K to 5
    Line line{"p" + std::to_string(number), "Family", "Given", grade == 0 ? "K" : std::to_string(grade), ""};
    first.push_back(line);
    line.grade = std::to_string(std::min(grade + 1, 5));
    next.push_back(line);
  }
  bring_in(primary, first);
  const Difference change = look(primary, next, in_august);
  EXPECT_TRUE(change.new_year.begins);
  EXPECT_THAT(change.stop, HasSubstr("20 of 20 students of Grade 5 would still be there."));
}

TEST_F(NewYearFile, F3_A_whoever_knows_better_says_that_it_begins) {
  for (const Line& line : lincoln())
    if (line.grade == "8") lines.push_back(line);
  EXPECT_TRUE(looked().new_year.may_be);
  const Difference said = compare(db, read_students(written(lines)), in_august, true);
  EXPECT_TRUE(said.new_year.begins);
  EXPECT_THAT(said.stop,
              AllOf(HasSubstr("80 of 120 students would move up a grade, and the others would not."),
                    HasSubstr("40 of 40 students of Grade 8 would still be there.")));
  const Difference late = compare(db, read_students(written(a_year_on(lincoln()))), in_spring, true);
  EXPECT_TRUE(late.new_year.begins);
  EXPECT_THAT(late.stop, HasSubstr("by the calendar no new school year begins now."));
}

TEST_F(NewYearFile, F3_R_once_in_half_a_year_whoever_says_so) {
  begin_year(db, in_august - std::chrono::days(30));
  const Difference said = compare(db, read_students(written(lines)), in_august, true);
  EXPECT_FALSE(said.new_year.begins);
  EXPECT_FALSE(said.new_year.may_be);
}

TEST_F(NewYearFile, F3_R_an_empty_column_takes_nobody_from_their_homeroom_in_silence) {
  for (Line& line : lines) line.homeroom = "";
  EXPECT_THAT(looked().stop, HasSubstr("80 of 80 students would lose their homeroom and get none"));
}

TEST_F(NewYearFile, F3_R_in_the_first_weeks_after_a_schools_first_list_nobody_moves_up) {
  const auto days = calendar_days::all(db);
  const auto september = day(2026, 9, 10);
  EXPECT_TRUE(looked(september).new_year.begins) << "last year's list, for all we know";
  list_year(db, days, day(2026, 9, 1));
  EXPECT_FALSE(looked(september).new_year.begins);
  EXPECT_THAT(looked(september).stop, HasSubstr("by the calendar no new school year begins now."));
  EXPECT_TRUE(looked().new_year.begins) << "a year later it does";
}

TEST_F(NewYearFile, F3_R_nor_where_a_list_came_in_them_before_that_was_kept) {
  const std::chrono::sys_seconds at = std::chrono::sys_days(std::chrono::year(2026) / 9 / 1);
  settings::set(db, "roster_imported", std::to_string(at.time_since_epoch().count()));
  EXPECT_FALSE(looked(day(2026, 9, 10)).new_year.begins);
  EXPECT_TRUE(looked().new_year.begins);
}

TEST_F(NewYearFile, F3_R_other_damage_is_an_alarm_as_ever) {
  std::vector<Line> whole = lines;
  for (std::size_t at = 0; at < lines.size(); ++at) lines[at].id = whole[whole.size() - 1 - at].id;
  EXPECT_NE(looked().stop, "") << "numbers sorted apart from names";
  lines = whole;
  for (Line& line : lines) line.id = "9" + line.id;
  EXPECT_THAT(looked().stop, HasSubstr("No student number in the file is one I know."));
  lines = whole;
  for (Line& line : lines) line.status = "Inactive";
  EXPECT_NE(looked().stop, "");
  lines = whole;
  for (std::size_t at = 0; at < 10; ++at) lines[at].grade = "17";
  EXPECT_THAT(looked().stop, HasSubstr("10 rows can't be used."));
}

TEST(NewYearTime, F3_it_may_begin_after_the_last_day_and_in_the_first_weeks) {
  using Kind = CalendarDay::Kind;
  std::vector<CalendarDay> days{{day(2026, 8, 24), Kind::first_day, ""},
                                {day(2027, 6, 10), Kind::last_day, ""}};
  const auto may = [&](int year, int month, int number) {
    return may_begin_year(days, std::nullopt, day(year, month, number));
  };
  EXPECT_TRUE(may(2026, 9, 30));
  EXPECT_FALSE(may(2026, 10, 14));
  EXPECT_FALSE(may(2027, 6, 10)) << "still the last day";
  EXPECT_TRUE(may(2027, 6, 11));
  days.push_back({day(2027, 8, 23), Kind::first_day, ""});
  EXPECT_TRUE(may(2027, 8, 20));
  EXPECT_TRUE(may(2027, 9, 1));
  EXPECT_FALSE(may(2027, 11, 1));
  EXPECT_FALSE(may_begin_year(days, day(2027, 8, 16), day(2027, 9, 1))) << "it has begun";
  EXPECT_TRUE(may_begin_year(days, day(2026, 8, 16), day(2027, 9, 1)));
}

TEST(NewYearTime, F3_a_year_is_under_way_by_the_calendar_or_since_september) {
  using Kind = CalendarDay::Kind;
  const std::vector<CalendarDay> days{{day(2026, 8, 24), Kind::first_day, ""},
                                      {day(2027, 6, 10), Kind::last_day, ""}};
  EXPECT_EQ(year_under_way(days, day(2026, 10, 14)), day(2026, 8, 24));
  EXPECT_EQ(year_under_way(days, day(2027, 7, 1)), std::nullopt);
  EXPECT_EQ(year_under_way({}, day(2027, 2, 1)), day(2026, 9, 1));
  EXPECT_EQ(year_under_way({}, day(2027, 7, 1)), std::nullopt);
}

TEST(NewYearTime, a_schools_grades_have_an_order) {
  EXPECT_TRUE(comes_before("9", "10"));
  EXPECT_TRUE(comes_before("PK", "K"));
  EXPECT_FALSE(comes_before("8", "7"));
}

}  // namespace
}  // namespace knownby::roster
