// The school that people try Knownby with is read like any other.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "store/groups.hpp"
#include "store/staff.hpp"
#include "tests/commands/roster/school.hpp"

namespace knownby::roster {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::string sample(const char* name) {
  std::ifstream file(std::string(KNOWNBY_SOURCE_DIR) + "/deploy/sample-school/" + name, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

class SampleSchool : public testing::Test {
 protected:
  void SetUp() override {
    db.begin();
    for (const CalendarDay& one : read_calendar(sample("calendar.csv"))) calendar_days::put(db, one);
    staff_file = read_staff(sample("staff.csv"));
    apply(db, staff_file, compare(db, staff_file));
    student_file = read_students(sample("students.csv"));
    apply(db, student_file, compare(db, student_file, wednesday), wednesday);
    db.commit();
  }
  int active_in(Group::Kind kind, const std::string& code) {
    const GroupId group = groups::put(db, kind, code, kind == Group::Kind::grade ? "Grade " + code : code);
    int count = 0;
    for (const Student& one : students::all(db))
      count += !one.left && (one.grade == group || one.homeroom == group) ? 1 : 0;
    return count;
  }

  Db db{":memory:"};
  StaffFile staff_file;
  StudentFile student_file;
};

TEST_F(SampleSchool, IsReadWithoutAComplaint) {
  EXPECT_EQ(student_file.stop, "");
  EXPECT_EQ(staff_file.stop, "");
  EXPECT_THAT(student_file.rejected, IsEmpty());
  EXPECT_THAT(student_file.warnings, IsEmpty());
  EXPECT_THAT(staff_file.rejected, IsEmpty());
  EXPECT_THAT(staff_file.warnings, IsEmpty());
}

TEST_F(SampleSchool, Has142StudentsInGrade7And24InHomeroom7A) {
  EXPECT_EQ(active_in(Group::Kind::grade, "7"), 142);
  EXPECT_EQ(active_in(Group::Kind::homeroom, "7A"), 24);
}

TEST_F(SampleSchool, KnowsItsStudentsAsTheySayTheirNames) {
  EXPECT_EQ(student(db, "s07").shown, "Bobby Chen");
  EXPECT_EQ(student(db, "s07").long_given, "Robert");
  EXPECT_EQ(student(db, "s08").shown, "T.J. Carter");
  EXPECT_EQ(student(db, "s08").long_given, "Theodore");
  EXPECT_EQ(student(db, "s10").shown, "Nguyễn Thị Minh Anh");
  EXPECT_EQ(student(db, "s19").shown, "Alex Kim");
  EXPECT_EQ(student(db, "s19").long_given, "");
  EXPECT_EQ(student(db, "s20").shown, "Anjali");
  EXPECT_EQ(student(db, "s24").left, day(2026, 10, 2));
}

TEST_F(SampleSchool, KnowsItsStaff) {
  EXPECT_THAT(staff::all(db), SizeIs(36));
  std::map<std::string, Staff> by_name;
  for (const Staff& one : staff::all(db)) by_name[one.called] = one;
  EXPECT_EQ(by_name.at("Ms. Park").role, Staff::Role::lead);
  EXPECT_EQ(by_name.at("Coach Dunn").role, Staff::Role::staff);
  EXPECT_TRUE(by_name.at("Ms. Hale").runs_knownby);
  EXPECT_TRUE(by_name.at("Mr. Lindqvist").runs_knownby);
  EXPECT_THAT(groups::of_staff(db, by_name.at("Ms. Rivera").id), SizeIs(3));
}

TEST_F(SampleSchool, BroughtInAgainNothingChanges) {
  const Difference again = compare(db, student_file, wednesday + std::chrono::days{1});
  EXPECT_EQ(again.stop, "");
  EXPECT_THAT(again.arriving, IsEmpty());
  EXPECT_THAT(again.changed, IsEmpty());
  EXPECT_THAT(again.leaving, IsEmpty());
  EXPECT_THAT(again.returning, IsEmpty());
  EXPECT_THAT(compare(db, staff_file).changed, IsEmpty());
}

}  // namespace
}  // namespace knownby::roster
