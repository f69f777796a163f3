// PRODUCT F.2, "damage to survive": one small class, written as each kind of damage leaves it, and read as if
// it were whole, or refused with the reason.
#include <gmock/gmock.h>

#include "tests/commands/roster/school.hpp"

namespace knownby::roster {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

const std::string whole =
    "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n"
    "00117,Núñez,José,7,7A\n00118,O’Brien,Zoë,7,7-1\n00119,Chen,Bobby,8,8B\n";

std::string with(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

struct Damage {
  const char* called;
  std::string file;
};

std::vector<Damage> survived() {
  std::string windows = with(with(with(whole, "ú", "\xFA"), "ñ", "\xF1"), "é", "\xE9");
  windows = with(with(windows, "’", "\x92"), "ë", "\xEB");
  const std::string twice =
      with(with(with(with(with(whole, "ú", "Ãº"), "ñ", "Ã±"), "é", "Ã©"), "’", "â€™"), "ë", "Ã«");
  return {
      {"as it should be", whole},
      {"a byte order mark", "\xEF\xBB\xBF" + whole},
      {"the letters of an older Windows", windows},
      {"saved twice", twice},
      {"semicolons", with(whole, ",", ";")},
      {"tabs", with(whole, ",", "\t")},
      {"the line endings of Windows", with(whole, "\n", "\r\n")},
      {"those of an old Mac", with(whole, "\n", "\r")},
      {"title lines above the header", "Lincoln Middle School,,,,\n\"Enrolment, all\",,,,\n\n" + whole},
      {"totals and a note below", whole + "Total,3,,,\nPrinted on 10/14/2026 by the office,,,,\n"},
      {"the header once more", with(whole, "00119", whole.substr(0, whole.find('\n') + 1) + "00119")},
      {"a student on two rows", whole + "00117,Núñez,José,7,7B\n"},
      {"spaces at the ends", with(with(whole, "Chen", "  Chen  "), "\n", " \n")},
      {"headers in another dress",
       with(with(whole, "Student_Number", "STUDENT NUMBER"), "Grade_Level", "gr lvl")},
      {"placeholders for names",
       with(with(whole, "Home_Room\n", "Home_Room,Middle_Name\n"), "7A\n", "7A,NMN\n")},
      {"empty cells left out at the ends", with(whole, "Home_Room\n", "Home_Room,Notes,Bus\n")},
  };
}

TEST(F2, A_each_kind_of_damage_leaves_the_same_three_students) {
  for (const Damage& one : survived()) {
    const StudentFile file = read_students(one.file);
    EXPECT_EQ(file.stop, "") << one.called;
    std::vector<std::string> read;
    for (const StudentRow& row : file.rows)
      read.push_back(row.student.sis_id + " " + row.student.shown + " " + row.grade + " " + row.homeroom);
    EXPECT_THAT(read,
                ElementsAre("00117 José Núñez 7 7A", "00118 Zoë O’Brien 7 7-1", "00119 Bobby Chen 8 8B"))
        << one.called;
    for (const Rejected& row : file.rejected) EXPECT_TRUE(row.remark) << one.called << ": " << row.reason;
  }
}

TEST(F2, R_letters_that_were_put_right_are_never_silent) {
  for (const Damage& one : survived()) {
    const std::string called = one.called;
    const bool is_put_right = called == "saved twice" || called == "the letters of an older Windows";
    EXPECT_EQ(read_students(one.file).repaired.names.size(), is_put_right ? 2U : 0U) << called;
  }
}

TEST(F2, R_what_excel_has_ruined_is_named_and_not_guessed) {
  const StudentFile date = read_students(with(whole, "7-1", "1-Jul"));
  ASSERT_THAT(date.rejected, SizeIs(1));
  EXPECT_THAT(date.rejected[0].reason, HasSubstr("looks like a date made by Excel"));
  EXPECT_THAT(date.rows, SizeIs(2));
  EXPECT_THAT(read_students(with(whole, "00118", "1.2E+06")).stop, HasSubstr("Excel has"));
  Db db(":memory:");
  const StudentFile before = read_students(whole);
  db.begin();
  apply(db, before, compare(db, before, wednesday), wednesday);
  db.commit();
  const StudentFile without_zeros = read_students(with(whole, "00", ""));
  EXPECT_THAT(compare(db, without_zeros, wednesday).stop, HasSubstr("lost the zeros in front"));
}

TEST(F2, R_capitals_are_shown_as_they_are_and_said) {
  const StudentFile file = read_students(
      "Student_Number,Last_Name,First_Name\n1,DE LA CRUZ,ANA\n2,MCKENNA,SEAN\n3,VAN DER BERG,ZOE\n");
  EXPECT_EQ(file.rows[0].student.shown, "ANA DE LA CRUZ");
  EXPECT_THAT(file.warnings, ElementsAre(HasSubstr("3 rows say no grade"), HasSubstr("written in capitals")));
}

TEST(F2, R_placeholders_alone_are_no_name) {
  const StudentFile file = read_students("Student_Number,Last_Name,First_Name\n1,LNU,FNU\n2,Roe,FNU\n");
  ASSERT_THAT(file.rejected, SizeIs(1));
  EXPECT_EQ(file.rejected[0].reason, "no name");
  ASSERT_THAT(file.rows, SizeIs(1));
  EXPECT_EQ(file.rows[0].student.shown, "Roe");
}

}  // namespace
}  // namespace knownby::roster
