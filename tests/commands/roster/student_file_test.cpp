#include <gmock/gmock.h>

#include "commands/roster/roster_files.hpp"

namespace knownby::roster {
namespace {

using std::chrono::local_days;
using std::chrono::year;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

const std::string student_header =
    "Student_Number,Last_Name,First_Name,Middle_Name,Preferred_Name,Display_Name,Grade_Level,Home_Room,Entry_"
    "Date,"
    "Exit_Date,Enroll_Status,Pronouns\n";

StudentFile lincoln(const std::string& rows) { return read_students(student_header + rows); }

TEST(StudentFile, ReadsTheSchoolsOwnColumns) {
  const StudentFile file = lincoln(
      "s07,Chen,Robert,,Bobby,,7,7A,2025-08-25,,Active,he/him\n"
      "s08,Carter Jr.,Theodore,James,T.J.,T.J. Carter,7,7B,2025-08-25,,Active,he/him\n");
  EXPECT_EQ(file.stop, "");
  EXPECT_THAT(file.rejected, IsEmpty());
  ASSERT_THAT(file.rows, SizeIs(2));
  const StudentRow& bobby = file.rows[0];
  EXPECT_EQ(bobby.student.sis_id, "s07");
  EXPECT_EQ(bobby.student.shown, "Bobby Chen");
  EXPECT_EQ(bobby.student.long_given, "Robert");
  EXPECT_EQ(bobby.student.pronouns, "he/him");
  EXPECT_EQ(bobby.student.entered, (local_days{year{2025} / 8 / 25}));
  EXPECT_EQ(bobby.grade, "7");
  EXPECT_EQ(bobby.homeroom, "7A");
  EXPECT_EQ(bobby.line, 2);
  EXPECT_FALSE(bobby.gone);
  EXPECT_EQ(file.rows[1].student.long_given, "Theodore");
  EXPECT_THAT(file.columns, Contains(Pair("Home_Room", "homeroom")));
}

TEST(StudentFile, HeadersComeInAnyDress) {
  for (const std::string names :
       {"STUDENT ID,Surname,Legal First,Gr Lvl,Homeroom Teacher", "\"Local ID\",last,first,GRADE,hr",
        "sourcedId,familyName,givenName,grades,advisory", "perm id,Family,Given,Gr,Section"}) {
    const StudentFile file = read_students(names + "\n1,Roe,Ann,07,7A - Rivera\n");
    EXPECT_EQ(file.stop, "") << names;
    ASSERT_THAT(file.rows, SizeIs(1)) << names;
    EXPECT_EQ(file.rows[0].student.shown, "Ann Roe");
    EXPECT_EQ(file.rows[0].grade, "7");
    EXPECT_EQ(file.rows[0].homeroom, "7A");
  }
}

TEST(StudentFile, TheSchoolsNumberWinsOverTheStates) {
  const StudentFile file = read_students("State_StudentNumber,Student_Number,Name\n900,17,\"Roe, Ann\"\n");
  ASSERT_THAT(file.rows, SizeIs(1));
  EXPECT_EQ(file.rows[0].student.sis_id, "17");
  EXPECT_THAT(file.columns, Contains(Pair("State_StudentNumber", "not used")));
}

TEST(StudentFile, F2_A_a_number_called_ID_wins_over_every_other_system_s) {
  for (const std::string other : {"State ID", "Other ID", "SSID", "State Stu Num"}) {
    const StudentFile file = read_students("ID," + other + ",Name\n17,,\"Roe, Ann\"\n18,918,\"Poe, Ben\"\n");
    ASSERT_THAT(file.rows, SizeIs(2)) << other;
    EXPECT_EQ(file.rows[1].student.sis_id, "18") << other;
  }
}

TEST(StudentFile, F2_R_what_stands_about_students_besides_is_not_taken_for_what_it_may_be_alone) {
  const StudentFile file = read_students(
      "Student_Number,Last_Name,First_Name,Student Status,Student Year,TG,Student Active,Student "
      "Alias,Grade\n"
      "1,Roe,Ann,Regular,2026,6A,no,annroe,6\n2,Poe,Ben,Regular,2026,T,yes,benpoe,6\n");
  EXPECT_THAT(file.rejected, IsEmpty());
  ASSERT_THAT(file.rows, SizeIs(2));
  for (const StudentRow& row : file.rows) EXPECT_FALSE(row.gone);
  EXPECT_EQ(file.rows[0].grade, "6");
  EXPECT_EQ(file.rows[0].student.shown, "Ann Roe");
}

TEST(StudentFile, NamesInOneColumn) {
  const StudentFile file = read_students(
      "Student ID;Student Name;Grade\n1;Chen, Robert \"Bobby\";7\n2;Rodríguez, Maya;7\n3;Carter Jr., "
      "T.J.;7\n");
  ASSERT_THAT(file.rows, SizeIs(3));
  EXPECT_EQ(file.rows[0].student.shown, "Bobby Chen");
  EXPECT_EQ(file.rows[0].student.long_given, "Robert");
  EXPECT_EQ(file.rows[1].student.shown, "Maya Rodríguez");
  EXPECT_EQ(file.rows[2].student.shown, "T.J. Carter Jr.");
  EXPECT_EQ(file.rows[2].student.family, "Carter");
}

TEST(StudentFile, TitleLinesRepeatedHeadersAndTotalsAreNotStudents) {
  const StudentFile file = read_students(
      "Lincoln Middle School\nStudents by homeroom, printed 10/14/2026\n\nStudent ID,Last Name,First "
      "Name,Grade\n"
      "1,Roe,Ann,7\nStudent ID,Last Name,First Name,Grade\n2,Poe,Ben,7\n,,,\nTotal,2,,\nTotal students: 2\n");
  EXPECT_EQ(file.stop, "");
  EXPECT_THAT(file.rows, SizeIs(2));
  ASSERT_THAT(file.rejected, SizeIs(2));
  EXPECT_EQ(file.rejected[0].line, 9);
  EXPECT_TRUE(file.rejected[0].remark);
  EXPECT_THAT(file.rejected[0].reason, HasSubstr("total"));
}

TEST(StudentFile, OneBadRowIsListedAndInNobodysWay) {
  const StudentFile file = lincoln(
      "1,Roe,Ann,,,,7,7A,,,Active,\n"
      ",Poe,Ben,,,,7,7A,,,Active,\n"
      "3,,,,,,7,7A,,,Active,\n"
      "4,Doe,Cy,,,,7A,7,,,Active,\n"
      "5,Moe,Di,,,,7,7A,,,Services,\n"
      "6,Foe,Ed,,,,7,1-Jul,,,Active,\n"
      "7,Goe,Fay,,,,7,7A,,soon,Active,\n"
      "8,Hoe,G\u202Eus,,,,7,7A,,,Active,\n"
      "9,Joe,Hal,extra,,,7,7A,,,Active,,he/him\n"
      "10,Koe,Ida\n"
      "11,Loe,Jay,,,,7,7A,,,Active,\n"
      "12,1234,5678,,,,7,7A,,,Active,\n");
  EXPECT_EQ(file.stop, "");
  ASSERT_THAT(file.rows, SizeIs(2));
  EXPECT_EQ(file.rows[1].student.shown, "Jay Loe");
  std::vector<int> lines;
  for (const Rejected& one : file.rejected) {
    lines.push_back(one.line);
    for (const char* name : {"Poe", "Doe", "Moe", "Foe", "Goe", "Hoe", "Joe", "Koe", "Cy", "Ida"})
      EXPECT_THAT(one.reason, testing::Not(HasSubstr(name)));
  }
  EXPECT_THAT(lines, testing::ElementsAre(3, 4, 5, 6, 7, 8, 9, 10, 11, 13));
  EXPECT_THAT(file.rejected[9].ids, Contains("12"));
  EXPECT_THAT(file.rejected[7].ids, Contains("9"));
}

TEST(StudentFile, ExcelMayLeaveOutEmptyCellsAtTheEnd) {
  const StudentFile file = lincoln("1,Roe,Ann,,,,7,7A\n2,Poe,Ben,,,,7,7A,2026-08-24\n");
  EXPECT_THAT(file.rows, SizeIs(2));
  EXPECT_THAT(file.rejected, IsEmpty());
}

TEST(StudentFile, AFileCutOffMidRowLosesThatRowOnly) {
  const StudentFile file = lincoln("1,Roe,Ann,,,,7,7A,,,Active,\n2,Poe,Ben,,,,7,7");
  EXPECT_THAT(file.rows, SizeIs(1));
  ASSERT_THAT(file.rejected, SizeIs(1));
  EXPECT_THAT(file.rejected[0].reason, HasSubstr("cut off"));
}

TEST(StudentFile, AQuoteThatSwallowsRowsIsNoticedAndTheirIdsAreKept) {
  const StudentFile file = lincoln(
      "1,Roe,Ann,,,,7,7A,,,Active,\"she\n2,Poe,Ben,,,,7,7A,,,Active,\n3,Doe,Cy,,,,7,7A,,,Active,\"\n"
      "4,Moe,Di,,,,7,7A,,,Active,\n");
  EXPECT_THAT(file.rows, SizeIs(1));
  ASSERT_THAT(file.rejected, SizeIs(1));
  EXPECT_THAT(file.rejected[0].ids, testing::IsSupersetOf({"1", "2", "3"}));
}

TEST(StudentFile, TwoRowsOfOneStudentAreOne) {
  const StudentFile file = lincoln(
      "1,Roe,Ann,,,,7,7A,,,Active,\n1,Roe,Ann,,,,7,7B,,,Active,\n"
      "2,Poe,Ben,,,,7,7A,,2026-09-30,Withdrawn,\n2,Poe,Ben,,,,7,7C,2026-10-01,,Active,\n");
  ASSERT_THAT(file.rows, SizeIs(2));
  EXPECT_EQ(file.rows[0].homeroom, "7A");
  EXPECT_EQ(file.rows[1].homeroom, "7C");
  EXPECT_FALSE(file.rows[1].gone);
  EXPECT_THAT(file.warnings, Contains(HasSubstr("Line 3")));
}

TEST(StudentFile, OneNumberBesideTwoNamesIsNobody) {
  const StudentFile file =
      lincoln("1,Roe,Ann,,,,7,7A,,,Active,\n2,Poe,Ben,,,,7,7A,,,Active,\n1,Doe,Cy,,,,7,7A,,,Active,\n");
  ASSERT_THAT(file.rows, SizeIs(1));
  EXPECT_EQ(file.rows[0].student.sis_id, "2");
  ASSERT_THAT(file.rejected, SizeIs(2));
  EXPECT_EQ(file.rejected[0].line, 2);
  EXPECT_EQ(file.rejected[1].line, 4);
}

TEST(StudentFile, StatusAndExitDateTellWhoIsGone) {
  const StudentFile file = lincoln(
      "1,Roe,Ann,,,,7,7A,,,Withdrawn,\n2,Poe,Ben,,,,7,7A,,10/2/2026,Active,\n3,Doe,Cy,,,,7,7A,,,Deceased,\n");
  ASSERT_THAT(file.rows, SizeIs(3));
  EXPECT_TRUE(file.rows[0].gone);
  EXPECT_FALSE(file.rows[1].gone);
  EXPECT_EQ(file.rows[1].student.left, (local_days{year{2026} / 10 / 2}));
  EXPECT_TRUE(file.rows[2].gone);
}

TEST(StudentFile, IdsRoundedByExcelStopTheFile) {
  const StudentFile file =
      lincoln("20260001,Roe,Ann,,,,7,7A,,,Active,\n2.03E+07,Poe,Ben,,,,7,7A,,,Active,\n");
  EXPECT_THAT(file.stop, HasSubstr("Line 3"));
  EXPECT_THAT(file.stop, HasSubstr("Excel"));
  EXPECT_THAT(file.rows, IsEmpty());
}

TEST(StudentFile, ANumberWrittenForExcelsSakeAsAFormulaIsTheNumber) {
  const StudentFile file = lincoln(
      "=\"0012\",Chen,Robert,,Bobby,,7,7A,,,Active,he/him\n"
      "\"=\"\"0013\"\"\",Carter,Theodore,,T.J.,,=\"7\",=\"7B\",,,Active,he/him\n");
  ASSERT_THAT(file.rows, SizeIs(2));
  EXPECT_EQ(file.rows[0].student.sis_id, "0012");
  EXPECT_EQ(file.rows[1].student.sis_id, "0013");
  EXPECT_EQ(file.rows[1].homeroom, "7B");
}

TEST(StudentFile, UnusableFilesSayWhatIsMissing) {
  EXPECT_THAT(read_students("").stop, HasSubstr("empty"));
  EXPECT_THAT(read_students("\xEF\xBB\xBF\r\n").stop, HasSubstr("empty"));
  EXPECT_THAT(read_students("hello\nworld\n").stop, HasSubstr("names the columns"));
  EXPECT_THAT(read_students("Last_Name,First_Name,Grade\nRoe,Ann,7\n").stop, HasSubstr("student numbers"));
  EXPECT_THAT(read_students("Student_Number,Grade,Home_Room\n1,7,7A\n").stop, HasSubstr("column with names"));
  EXPECT_THAT(read_students(student_header).stop, HasSubstr("lists no students"));
}

TEST(StudentFile, F2_A_names_whose_letters_were_put_right_are_told) {
  const StudentFile file = read_students(
      "Student_Number,Last_Name,First_Name\n1,N\xFA\xF1"
      "ez,Jos\xE9\n2,Roe,Ann\n");
  EXPECT_EQ(file.stop, "");
  EXPECT_THAT(file.repaired.names, ElementsAre("José Núñez"));
  EXPECT_THAT(file.repaired.lines, ElementsAre(2));
  EXPECT_FALSE(file.repaired.were_saved_twice);
}

TEST(StudentFile, WarnsOfCapitalsMissingGradesAndMixedAlphabets) {
  const StudentFile capitals =
      lincoln("1,DE LA CRUZ,ANA,,,,,7A,,,Active,\n2,\u0420OE,ANN,,,,7,7A,,,Active,\n");
  EXPECT_EQ(capitals.rows[0].student.shown, "ANA DE LA CRUZ");
  EXPECT_THAT(capitals.warnings, Contains(HasSubstr("capitals")));
  EXPECT_THAT(capitals.warnings, Contains(HasSubstr("no grade")));
  EXPECT_THAT(capitals.warnings, Contains(HasSubstr("alphabets")));
}

TEST(StudentFile, AnEmptyPreferredLastNameHidesNoLastName) {
  const StudentFile file =
      read_students("id,preferred_last_name,last_name,first_name,grade\n1,,Roe,Ann,7\n2,Soto,Poe,Ben,7\n");
  ASSERT_THAT(file.rows, SizeIs(2));
  EXPECT_EQ(file.rows[0].student.shown, "Ann Roe");
  EXPECT_EQ(file.rows[1].student.shown, "Ben Soto");
}

TEST(StudentFile, SeveralGradesKeepTheHighest) {
  const StudentFile file = read_students("id,name,grades\n1,Ann Roe,\"07,08\"\n");
  ASSERT_THAT(file.rows, SizeIs(1));
  EXPECT_EQ(file.rows[0].grade, "8");
  EXPECT_THAT(file.warnings, SizeIs(1));
}

}  // namespace
}  // namespace knownby::roster
