// PRODUCT F.3 no. 1: whoever applies an import can look at whom it is about, before they do.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Whom : public Lincoln {
 protected:
  Whom() { in = "dm"; }
  ~Whom() override { std::filesystem::remove(path); }

  // Everybody as they are, but for Bobby, who moved, and Zoë, who is in no row.
  std::string a_list() {
    std::string csv = "Student_Number,Last_Name,First_Name,Preferred_Name,Grade_Level,Home_Room\n";
    for (const Student& one : students::all(db)) {
      if (one.left || one.sis_id == "s21") continue;
      const auto code = [&](GroupId id) { return groups::find(db, id)->code; };
      const bool moves = one.sis_id == "s07";
      const bool renamed = one.sis_id == "s11";
      const bool is_short = !one.long_given.empty();  // Bobby, whose papers say Robert
      const std::string first = renamed ? "Weiwei" : is_short ? one.long_given : one.given;
      csv += one.sis_id + "," + one.family + "," + first + "," + (is_short ? one.given : "") + "," +
             code(one.grade) + "," + (moves ? "7B" : code(one.homeroom)) + "\n";
    }
    return csv + "s30,Okoye,Ada,,7,7A\n";
  }
  std::string sent(const std::string& who) {
    return sends(who, {{"students.csv", std::make_shared<const std::string>(a_list())}});
  }
  const std::string path = std::filesystem::temp_directory_path() / ("whom" + std::to_string(::getpid()));
};

TEST_F(Whom, F3_1_A_a_principal_looks_at_whom_it_is_about_and_applies_it_then) {
  EXPECT_THAT(sent("hale"), AllOf(HasSubstr("new 1"), HasSubstr("[See whom]"), Not(HasSubstr("Ada"))));
  const std::string shown = presses("hale", "See whom");
  EXPECT_THAT(shown, AllOf(HasSubstr("New: Ada Okoye"), HasSubstr("Leaving: Zoë van der Berg"),
                           HasSubstr("Bobby Chen: homeroom 7A to 7B"), HasSubstr("Wei Li: now Weiwei Li"),
                           HasSubstr("[Apply]"), Not(HasSubstr("[See whom]"))));
  EXPECT_EQ(rows("SELECT count(*) FROM students WHERE sis_id = 's30'"), 0);
  EXPECT_THAT(presses("hale", "Apply"), HasSubstr("Imported"));
  EXPECT_EQ(rows("SELECT count(*) FROM students WHERE sis_id = 's30'"), 1);
}

TEST_F(Whom, F3_1_A_whoever_only_runs_it_reads_the_student_systems_numbers) {
  sent("lindqvist");
  const std::string shown = presses("lindqvist", "See whom");
  EXPECT_THAT(shown, AllOf(HasSubstr("New: s30"), HasSubstr("Leaving: s21"),
                           HasSubstr("s07: homeroom 7A to 7B"), HasSubstr("s11: name")));
  for (const char* name : {"Ada", "Okoye", "Zoë", "Bobby", "Wei"}) EXPECT_THAT(shown, Not(HasSubstr(name)));
}

TEST_F(Whom, F3_1_A_so_does_the_command_line) {
  std::ofstream(path) << a_list();
  EXPECT_THAT(command_line("import", {{"students", path}}), Not(HasSubstr("s21")));
  EXPECT_THAT(command_line("import", {{"students", path}, {"whom", "yes"}}),
              AllOf(HasSubstr("Leaving: s21"), Not(HasSubstr("Zoë"))));
}

TEST_F(Whom, F3_1_R_where_nothing_changes_there_is_nobody_to_see) {
  sent("hale");
  presses("hale", "Apply");
  EXPECT_THAT(sent("hale"), Not(HasSubstr("[See whom]")));
}

// With Abby and Kai, whose papers say other names.
class WhomIsCalled : public Whom {
 protected:
  WhomIsCalled() {
    const std::string csv = a_list() +
                            "s21,van der Berg,Zoë,,7,7B\ns40,Hutchins,Abigail,Abby,7,7A\n"
                            "s41,Soto,Emily,Kai,7,7A\n";
    sends("hale", {{"students.csv", std::make_shared<const std::string>(csv)}});
    presses("hale", "Apply");
  }
  // As stored, by another system that knows legal names alone.
  std::string plain(const std::string& who) {
    std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n";
    for (const Student& one : students::all(db)) {
      if (one.left) continue;
      const bool married = one.sis_id == "s40";
      const std::string given = one.sis_id == "s40" ? "Abigail" : one.sis_id == "s41" ? "Emily" : one.given;
      csv += one.sis_id + "," + (married ? "Newfam" : one.family) + "," + given + "," +
             groups::find(db, one.grade)->code + "," + groups::find(db, one.homeroom)->code + "\n";
    }
    return sends(who, {{"students.csv", std::make_shared<const std::string>(csv)}});
  }
};

TEST_F(WhomIsCalled, C3_28_A_whom_says_the_name_that_will_stand_and_never_the_one_on_papers) {
  EXPECT_THAT(plain("hale"), HasSubstr("2 students have another first name"));
  const std::string shown = presses("hale", "See whom");
  EXPECT_THAT(shown, AllOf(HasSubstr("Abby Hutchins: now Abby Newfam"),
                           HasSubstr("First name kept: Abby Hutchins, Kai Soto"), Not(HasSubstr("Abigail")),
                           Not(HasSubstr("Emily"))));
}

TEST_F(WhomIsCalled, C3_28_A_whoever_may_not_see_names_reads_whose_is_kept_by_number) {
  plain("lindqvist");
  EXPECT_THAT(presses("lindqvist", "See whom"),
              AllOf(HasSubstr("First name kept: s40, s41"), Not(HasSubstr("Abby")), Not(HasSubstr("Kai"))));
}

TEST_F(WhomIsCalled, C3_28_A_who_is_back_is_back_by_the_name_they_go_by) {
  Student kai;
  for (const Student& one : students::all(db))
    if (one.sis_id == "s41") kai = one;
  plain("hale");
  presses("hale", "Apply");
  kai.left = kai.entered;
  students::put(db, kai);
  const std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\ns41,Soto,Emily,7,7A\n";
  sends("hale", {{"students.csv", std::make_shared<const std::string>(csv)}});
  EXPECT_THAT(presses("hale", "See whom"), AllOf(HasSubstr("Back: Kai Soto"), Not(HasSubstr("Emily"))));
}

TEST_F(WhomIsCalled, C3_28_A_letters_put_right_are_shown_in_the_name_that_will_stand) {
  const std::string csv =
      "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\ns41,S\xF3to,Emily,7,7A\n";
  EXPECT_THAT(sends("hale", {{"students.csv", std::make_shared<const std::string>(csv)}}),
              AllOf(HasSubstr("I read: Kai Sóto"), Not(HasSubstr("Emily"))));
}

TEST_F(Whom, F2_R_a_table_in_another_form_of_letters_is_told_how_to_be_saved) {
  const auto wide = std::make_shared<const std::string>(
      "\xFF\xFE"
      "S\0t\0u\0",
      8);
  EXPECT_THAT(sends("hale", {{"students.csv", wide}}), HasSubstr("CSV UTF-8"));
}

}  // namespace
}  // namespace knownby
