#include <gmock/gmock.h>

#include "store/calendar_days.hpp"
#include "store/checkins.hpp"
#include "store/groups.hpp"
#include "store/staff.hpp"
#include "tests/commands/roster/school.hpp"

namespace knownby::roster {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class ImportStudents : public testing::Test {
 protected:
  std::string homeroom_of(const std::string& sis_id) {
    const auto group = groups::find(db, student(db, sis_id).homeroom);
    return group ? group->code : "";
  }

  Db db{":memory:"};
  std::vector<Line> lines = lincoln();
};

TEST_F(ImportStudents, TheFirstFileBringsEverybodyAndMakesTheGroups) {
  calendar_days::put(db, {day(2026, 8, 24), CalendarDay::Kind::first_day, ""});
  const Difference first = bring_in(db, lines);
  EXPECT_THAT(first.arriving, SizeIs(120));
  EXPECT_EQ(first.stop, "");
  const Student one = student(db, "20261000");
  EXPECT_EQ(one.shown, "Given0 Family0");
  EXPECT_EQ(one.entered, day(2026, 8, 24));  // there since the first day, as far as anybody knows
  EXPECT_EQ(groups::find(db, one.grade)->title, "Grade 6");
  EXPECT_EQ(groups::find(db, one.homeroom)->title, "6A");
  EXPECT_THAT(groups::all(db), SizeIs(9));
}

TEST_F(ImportStudents, LookingWritesNothing) {
  bring_in(db, lines);
  lines[0].homeroom = "6C";
  lines.pop_back();
  const auto before = db.changes_so_far();
  const Difference difference = look(db, lines);
  EXPECT_EQ(db.changes_so_far(), before);
  EXPECT_THAT(difference.changed, SizeIs(1));
}

TEST_F(ImportStudents, TheSameFileTwiceChangesNothing) {
  lines[3].status = "Withdrawn";
  lines[3].exit = "2026-10-02";
  bring_in(db, lines);
  const auto before = db.changes_so_far();
  const Difference second = bring_in(db, lines, wednesday + std::chrono::days{1});
  EXPECT_THAT(second.arriving, IsEmpty());
  EXPECT_THAT(second.changed, IsEmpty());
  EXPECT_THAT(second.leaving, IsEmpty());
  EXPECT_THAT(second.returning, IsEmpty());
  EXPECT_EQ(second.unchanged, 119);
  EXPECT_EQ(db.changes_so_far(), before);
}

TEST_F(ImportStudents, CountsEachKindOfChange) {
  bring_in(db, lines);
  lines[0].homeroom = "6B";
  lines[1].grade = "7";
  lines[1].homeroom = "7A";
  lines[2].first = "Renamed";
  lines[4].status = "Services";
  lines.push_back({"20269999", "New", "Kid", "8", "8B"});
  const Difference difference = look(db, lines);
  EXPECT_EQ(difference.stop, "");
  EXPECT_THAT(difference.arriving, SizeIs(1));
  ASSERT_THAT(difference.changed, SizeIs(3));
  EXPECT_THAT(difference.changed[1].second.what, ElementsAre("homeroom 6A to 7A", "grade 6 to 7"));
  EXPECT_EQ(difference.homeroom_moves, 2);
  EXPECT_EQ(difference.grade_moves, 1);
  EXPECT_EQ(difference.name_changes, 1);
  EXPECT_THAT(difference.rejected, SizeIs(1));
  EXPECT_THAT(difference.leaving, IsEmpty());
  EXPECT_EQ(difference.unchanged, 116);
}

TEST_F(ImportStudents, AStudentWhoMovesStaysTheSameStudentWithTheirHistory) {
  bring_in(db, lines);
  const Student before = student(db, "20261000");
  const StaffId rivera = staff::put(db, {.sis_id = "1006", .called = "Ms. Rivera"});
  checkins::add(db, {.student = before.id, .staff = rivera, .day = day(2026, 10, 13)});
  lines[0].homeroom = "6B";
  bring_in(db, lines);
  const Student after = student(db, "20261000");
  EXPECT_EQ(after.id, before.id);
  EXPECT_EQ(after.entered, before.entered);
  EXPECT_EQ(students::last_checkin(db, after.id), day(2026, 10, 13));
  EXPECT_EQ(homeroom_of("20261000"), "6B");
}

TEST_F(ImportStudents, WithdrawnByStatusByDateAndByOmission) {
  bring_in(db, lines);
  lines[0].status = "Withdrawn";
  lines[1].exit = "2026-10-02";
  lines[2].exit = "2027-06-10";  // still ahead: here
  lines.erase(lines.begin() + 5);
  const Difference difference = bring_in(db, lines);
  EXPECT_THAT(difference.leaving, SizeIs(3));
  EXPECT_EQ(student(db, "20261000").left, wednesday);
  EXPECT_EQ(student(db, "20261001").left, day(2026, 10, 2));
  EXPECT_EQ(student(db, "20261002").left, std::nullopt);
  EXPECT_EQ(student(db, "20261005").left, wednesday);
  EXPECT_EQ(student(db, "20261005").shown, "Given5 Family5");  // out of the lists, not out of the books
}

TEST_F(ImportStudents, WhoComesBackIsTheSameStudent) {
  bring_in(db, lines);
  const Student before = student(db, "20261000");
  lines[0].status = "Withdrawn";
  bring_in(db, lines);
  lines[0].status = "Active";
  const Difference back = bring_in(db, lines, wednesday + std::chrono::days{7});
  EXPECT_THAT(back.returning, SizeIs(1));
  EXPECT_EQ(student(db, "20261000").id, before.id);
  EXPECT_EQ(student(db, "20261000").left, std::nullopt);
  EXPECT_EQ(homeroom_of("20261000"), "6A");
}

TEST_F(ImportStudents, OfThoseGoneBeforeWeCameOnlyTheLatestAreTaken) {
  lines[0].status = lines[1].status = lines[2].status = "Withdrawn";
  lines[0].exit = "2026-10-02";
  lines[1].exit = "2026-05-02";
  const Difference difference = bring_in(db, lines);
  EXPECT_EQ(difference.long_gone, 2);
  EXPECT_EQ(student(db, "20261000").left, day(2026, 10, 2));
  EXPECT_EQ(student(db, "20261001").sis_id, "");
}

TEST_F(ImportStudents, ARejectedRowNeverCountsAsMissing) {
  bring_in(db, lines);
  lines[0].grade = "many";
  lines[1].first = "Bad\u202EName";
  const Difference difference = look(db, lines);
  EXPECT_THAT(difference.rejected, SizeIs(2));
  EXPECT_THAT(difference.leaving, IsEmpty());
  EXPECT_EQ(difference.stop, "");
}

TEST_F(ImportStudents, ARowWithoutItsNumberAndAMissingStudentAreAskedAbout) {
  bring_in(db, lines);
  lines[0].id = "";
  lines[0].homeroom = "";
  lines[0].grade = "";
  const Difference difference = look(db, lines);
  EXPECT_THAT(difference.leaving, SizeIs(1));
  EXPECT_THAT(difference.stop, HasSubstr("may be there"));
  EXPECT_FALSE(difference.stop_is_final);
}

TEST_F(ImportStudents, AColumnTheFileLacksChangesNothing) {
  bring_in(db, lines);
  std::string csv = "Student_Number,Last_Name,First_Name\n";
  for (const Line& line : lines) csv += line.id + "," + line.last + "," + line.first + "\n";
  const Difference difference = compare(db, read_students(csv), wednesday);
  EXPECT_EQ(difference.unchanged, 120);
  EXPECT_EQ(difference.stop, "");
}

TEST_F(ImportStudents, YearsOfGraduationBecomeGrades) {
  const StudentFile file = read_students("Student_Number,Name,YOG\n1,Ann Roe,2032\n2,Ben Poe,2019\n");
  const Difference difference = compare(db, file, wednesday);
  EXPECT_THAT(difference.rejected, SizeIs(1));
  db.begin();
  apply(db, file, difference, wednesday);
  db.commit();
  EXPECT_EQ(groups::find(db, student(db, "1").grade)->code, "7");
  EXPECT_EQ(student(db, "2").sis_id, "");
}

TEST_F(ImportStudents, ADamagedFileIsStoppedForGood) {
  bring_in(db, lines);
  const Difference difference = compare(db, read_students("nonsense"), wednesday);
  EXPECT_NE(difference.stop, "");
  EXPECT_TRUE(difference.stop_is_final);
  EXPECT_THAT(difference.leaving, IsEmpty());
}

}  // namespace
}  // namespace knownby::roster
