// X-18 at each reader of names: plain students, plain staff, OneRoster's users and classes.
#include <gmock/gmock.h>

#include "tests/commands/roster/hostile_names.hpp"
#include "tests/commands/roster/oneroster/district.hpp"

namespace knownby::roster {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// As a student system writes a cell.
std::string quoted(const std::string& cell) { return "\"" + cell + "\""; }

std::string student_csv(const std::vector<WorldName>& names) {
  std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level\n";
  int number = 0;
  for (const auto& [given, family] : names)
    csv += "s" + std::to_string(++number) + "," + quoted(family) + "," + quoted(given) + ",7\n";
  return csv;
}

std::string staff_csv(const std::vector<WorldName>& names) {
  std::string csv = "Staff_ID,Last_Name,First_Name,Role\n";
  int number = 0;
  for (const auto& [given, family] : names)
    csv += "t" + std::to_string(++number) + "," + quoted(family) + "," + quoted(given) + ",teacher\n";
  return csv;
}

oneroster::Files users_named(const std::vector<WorldName>& names) {
  oneroster::Files files = oneroster::lincoln_1_1();
  int number = 0;
  for (const auto& [given, family] : names) {
    const std::string n = std::to_string(++number);
    files.at("users") +=
        "x" + n + ",,,true,o1,student,x,," + quoted(given) + "," + quoted(family) + ",,,,,,,07,\n";
  }
  return files;
}

std::vector<WorldName> one(const HostileName& hostile) {
  return {{hostile.given, hostile.family}, {"Bo", "Roe"}};
}

TEST(X18, A_plain_students_are_taken_as_they_are_written) {
  const StudentFile file = read_students(student_csv(names_of_the_world));
  ASSERT_THAT(file.rejected, IsEmpty());
  for (std::size_t at = 0; at < names_of_the_world.size(); ++at) {
    EXPECT_EQ(file.rows[at].student.given, names_of_the_world[at].given);
    EXPECT_EQ(file.rows[at].student.family, names_of_the_world[at].family);
  }
}

TEST(X18, R_plain_students_that_deceive_or_break_are_rejected_each_by_itself) {
  for (const HostileName& hostile : hostile_names) {
    const StudentFile file = read_students(student_csv(one(hostile)));
    ASSERT_THAT(file.rejected, SizeIs(1)) << hostile.what;
    EXPECT_EQ(file.rejected[0].line, 2) << hostile.what;
    EXPECT_THAT(file.rejected[0].ids, Contains("s1")) << "whoever it was is not missing: " << hostile.what;
    ASSERT_THAT(file.rows, SizeIs(1)) << hostile.what;
    EXPECT_EQ(file.rows[0].student.shown, "Bo Roe");
  }
}

TEST(X18, A_plain_staff_are_taken_as_they_are_written) {
  const StaffFile file = read_staff(staff_csv(names_of_the_world));
  ASSERT_THAT(file.rejected, IsEmpty());
  for (std::size_t at = 0; at < names_of_the_world.size(); ++at)
    EXPECT_EQ(file.rows[at].staff.family, names_of_the_world[at].family);
}

TEST(X18, R_plain_staff_that_deceive_or_break_are_rejected_each_by_itself) {
  for (const HostileName& hostile : hostile_names) {
    const StaffFile file = read_staff(staff_csv(one(hostile)));
    ASSERT_THAT(file.rejected, SizeIs(1)) << hostile.what;
    EXPECT_THAT(file.rejected[0].ids, Contains("t1")) << hostile.what;
    ASSERT_THAT(file.rows, SizeIs(1)) << hostile.what;
  }
}

TEST(X18, A_oneroster_users_are_taken_as_they_are_written) {
  Db db(":memory:");
  oneroster::take_in(db, users_named(names_of_the_world));
  for (std::size_t at = 0; at < names_of_the_world.size(); ++at) {
    const Student taken = student(db, "x" + std::to_string(at + 1));
    EXPECT_EQ(taken.given, names_of_the_world[at].given);
    EXPECT_EQ(taken.family, names_of_the_world[at].family);
  }
}

TEST(X18, R_oneroster_users_that_deceive_or_break_are_rejected_each_by_itself) {
  for (const HostileName& hostile : hostile_names) {
    Db db(":memory:");
    const oneroster::Looked looked = oneroster::take_in(db, users_named(one(hostile)));
    EXPECT_THAT(looked.students.rejected, SizeIs(1)) << hostile.what;
    EXPECT_EQ(student(db, "x1").sis_id, "") << hostile.what;
    EXPECT_EQ(student(db, "x2").shown, "Bo Roe") << hostile.what;
  }
}

TEST(X18, R_a_class_with_such_a_title_is_called_by_its_code_or_not_at_all) {
  for (const HostileName& hostile : hostile_names) {
    Db db(":memory:");
    oneroster::Files files = oneroster::lincoln_1_1();
    std::string& classes = files.at("classes");
    classes.replace(classes.find("Math 7"), 6, quoted(hostile.given + hostile.family));
    oneroster::take_in(db, files);
    const GroupId math = groups::called(db, Group::Kind::section, "m7");
    ASSERT_TRUE(math) << hostile.what;
    EXPECT_EQ(groups::find(db, math)->title, "M7-2") << hostile.what;
  }
}

TEST(X18, R_a_nul_is_no_text_and_the_whole_file_is_refused) {
  std::string csv = student_csv({{"Ann", "Roe"}});
  csv.replace(csv.find("Ann"), 3, std::string("A\0n", 3));
  EXPECT_THAT(read_students(csv).stop, HasSubstr("not a plain text file"));
}

TEST(X18, A_what_nobody_sees_is_left_out_and_joiners_stay_where_a_script_needs_them) {
  const StudentFile file =
      read_students(student_csv({{"A\u200Bnn\uFEFF", "R\u200Eoe"}, {"می\u200Cخواهم", "علی"}}));
  ASSERT_THAT(file.rejected, IsEmpty());
  EXPECT_EQ(file.rows[0].student.shown, "Ann Roe");
  EXPECT_EQ(file.rows[1].student.given, "می\u200Cخواهم");
}

TEST(X18, R_mixed_alphabets_are_told_to_whoever_imports_and_never_merged) {
  const StudentFile file = read_students(student_csv({{"Anna", "Roe"}, {"\u0410nna", "Roe"}}));
  ASSERT_THAT(file.rows, SizeIs(2));
  EXPECT_NE(file.rows[0].student.given, file.rows[1].student.given);
  EXPECT_THAT(file.warnings, Contains(HasSubstr("Line 3: the name mixes letters of different alphabets")));
}

}  // namespace
}  // namespace knownby::roster
