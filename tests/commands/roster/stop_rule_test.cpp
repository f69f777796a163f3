#include "commands/roster/stop_rule.hpp"

#include <gmock/gmock.h>

#include "tests/commands/roster/school.hpp"

namespace knownby::roster {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

class StopRule : public testing::Test {
 protected:
  void SetUp() override { bring_in(db, lines); }
  std::string stop() { return look(db, lines).stop; }

  Db db{":memory:"};
  std::vector<Line> lines = lincoln();
};

TEST_F(StopRule, NineLeavingIsASchoolTenOfAHundredAndTwentyIsAMistake) {
  for (int number = 0; number < 9; ++number) lines.erase(lines.begin() + number);
  EXPECT_EQ(stop(), "");
  lines.pop_back();
  EXPECT_THAT(stop(), HasSubstr("10 of 120 students would leave"));
  EXPECT_FALSE(look(db, lines).stop_is_final);
}

TEST(StopFigures, FiveInAHundredLeavingTwoInAHundredRejected) {
  EXPECT_FALSE(too_many_leaving(9, 9));
  EXPECT_TRUE(too_many_leaving(10, 199));
  EXPECT_FALSE(too_many_leaving(10, 200));
  EXPECT_TRUE(too_many_leaving(11, 200));
  const std::vector<Rejected> two(2), remarks(50, Rejected{1, "", true, {}});
  EXPECT_FALSE(too_many_rejected(two, 98));
  EXPECT_TRUE(too_many_rejected(two, 97));
  EXPECT_FALSE(too_many_rejected(remarks, 1));
}

TEST_F(StopRule, MassWithdrawalByOneWrongStatusIsStopped) {
  for (Line& line : lines) line.status = "Inactive";
  EXPECT_THAT(stop(), HasSubstr("120 of 120"));
}

TEST_F(StopRule, AShiftedGradeColumnIsStopped) {
  for (Line& line : lines) std::swap(line.grade, line.homeroom);
  const Difference difference = look(db, lines);
  EXPECT_THAT(difference.stop, HasSubstr("120 rows can't be used"));
  EXPECT_THAT(difference.leaving, SizeIs(0));
}

TEST_F(StopRule, AGradeTypedWrongForAllIsStopped) {
  for (Line& line : lines)
    if (line.grade == "7") line.grade = "17";
  EXPECT_NE(stop(), "");
}

TEST_F(StopRule, AWholeGradeOrHomeroomGoneIsStopped) {
  for (Line& line : lines)
    if (line.homeroom == "7A") line.homeroom = "7C";
  EXPECT_THAT(stop(), HasSubstr("Nobody would be left in homeroom 7A"));
  for (Line& line : lines)
    if (line.grade == "8") line.grade = "9";
  EXPECT_THAT(stop(), HasSubstr("Grade 8"));
}

TEST_F(StopRule, OneStudentWhoWasAloneInARoomMayMove) {
  lines.push_back({"1", "Alone", "Kid", "8", "8X"});
  bring_in(db, lines);
  lines.back().homeroom = "8B";
  EXPECT_EQ(stop(), "");
}

TEST_F(StopRule, AnotherSchoolsNumbersAreStopped) {
  for (Line& line : lines) line.id = "9" + line.id;
  EXPECT_THAT(stop(), HasSubstr("No student number in the file"));
}

TEST(StopRuleIds, ZerosLostInExcelAreNamed) {
  Db db(":memory:");
  std::vector<Line> lines = lincoln();
  for (Line& line : lines) line.id = "00" + line.id;
  bring_in(db, lines);
  for (Line& line : lines) line.id = line.id.substr(2);
  EXPECT_THAT(look(db, lines).stop, HasSubstr("zeros"));
}

TEST_F(StopRule, F3_2_R_first_names_sorted_apart_from_last_names_are_stopped) {
  for (std::size_t at = 0; at < 10; ++at) std::swap(lines[at].first, lines[119 - at].first);
  EXPECT_THAT(stop(), HasSubstr("20 students would get another first name"));
}

TEST_F(StopRule, F3_2_R_family_names_sorted_apart_are_stopped) {
  for (std::size_t at = 0; at < 10; ++at) std::swap(lines[at].last, lines[119 - at].last);
  EXPECT_THAT(stop(), HasSubstr("20 students would get another family name"));
}

TEST_F(StopRule, F3_2_R_a_second_family_name_beside_the_first_is_no_other_one) {
  for (Line& line : lines) line.last += " Santos";
  EXPECT_EQ(stop(), "");
}

TEST_F(StopRule, F3_2_R_a_list_that_tells_for_the_first_time_what_students_go_by_is_welcome) {
  std::string csv = "Student_Number,Last_Name,First_Name,Preferred_Name,Grade_Level,Home_Room\n";
  for (const Line& line : lines)
    csv += line.id + "," + line.last + "," + line.first + "," + (line.grade == "7" ? "Kay" : "") + "," +
           line.grade + "," + line.homeroom + "\n";
  const Difference found = compare(db, read_students(csv), wednesday);
  EXPECT_EQ(found.stop, "");
  EXPECT_EQ(found.name_changes, 40);
}

TEST_F(StopRule, NumbersSortedApartFromNamesAreStopped) {
  for (std::size_t at = 0; at < lines.size(); ++at) lines[at].id = "2026" + std::to_string(1119 - at);
  EXPECT_THAT(stop(), HasSubstr("another name altogether"));
}

TEST_F(StopRule, TheFirstFileAndAnUntouchedOneAreNot) {
  EXPECT_EQ(stop(), "");
  Db fresh(":memory:");
  EXPECT_EQ(look(fresh, lines).stop, "");
}

}  // namespace
}  // namespace knownby::roster
