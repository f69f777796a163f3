// What students go by, where one list tells it and the next does not: a list without such a column must not
// bring back the name on somebody's papers (PRODUCT C.3 no. 28).
#include <gmock/gmock.h>

#include "tests/commands/roster/school.hpp"

namespace knownby::roster {
namespace {

using testing::SizeIs;

constexpr const char* with_preferred =
    "Student_Number,Last_Name,First_Name,Middle_Name,Preferred_Name,Display_Name,Grade_Level\n"
    "19,Kim,Alexandra,Grace,Alex,,7\n07,Chen,Robert,,Bobby,,7\n"
    "10,Nguyễn,Minh Anh,,,Nguyễn Thị Minh Anh,7\n11,Li,Wei,,,,7\n";

class GoBy : public testing::Test {
 protected:
  Difference bring(const std::string& csv) {
    const StudentFile file = read_students(csv);
    Difference difference = compare(db, file, wednesday);
    db.begin();
    apply(db, file, difference, wednesday);
    db.commit();
    return difference;
  }
  std::string shown(const char* id) { return student(db, id).shown; }

  Db db{":memory:"};
};

TEST_F(GoBy, C3_28_A_a_list_that_does_not_tell_what_students_go_by_outs_nobody) {
  bring(with_preferred);
  const Difference second = bring(
      "student.studentNumber,student.lastName,student.firstName,student.middleName,student.grade\n"
      "19,Kim,Alexandra,Grace,07\n07,Chen,Robert,,07\n10,Nguyễn,Minh Anh,,07\n11,Li,Wei,,07\n");
  EXPECT_THAT(second.changed, SizeIs(0));
  EXPECT_EQ(second.names_kept, 2);
  EXPECT_EQ(shown("19"), "Alex Kim");
  EXPECT_EQ(student(db, "19").middle, "");
  EXPECT_EQ(student(db, "07").long_given, "Robert");
  EXPECT_EQ(shown("10"), "Nguyễn Thị Minh Anh") << "the order of a name is not for a list to lose";
}

TEST_F(GoBy, C3_28_A_who_takes_another_family_name_keeps_what_they_go_by) {
  bring(with_preferred);
  const Difference second = bring(
      "Student_Number,LastFirst,Grade\n19,\"Park, Alexandra\",7\n"
      "07,\"Chen, Robert\",7\n10,\"Nguyễn, Minh Anh\",7\n11,\"Li, Wei\",7\n");
  EXPECT_EQ(second.name_changes, 1);
  EXPECT_EQ(shown("19"), "Alex Park");
}

TEST_F(GoBy, C3_28_A_a_list_that_tells_it_is_believed) {
  bring(with_preferred);
  bring(
      "Student_Number,Last_Name,First_Name,Nickname,Grade\n19,Kim,Alexandra,Lexi,7\n07,Chen,Robert,,7\n"
      "10,Nguyễn,Minh Anh,,7\n11,Li,Wei,,7\n");
  EXPECT_EQ(shown("19"), "Lexi Kim");
  EXPECT_EQ(shown("07"), "Robert Chen") << "he goes by Robert now";
}

TEST_F(GoBy, C3_28_R_where_no_list_ever_told_it_a_first_name_is_corrected_like_any_other) {
  bring("Student_Number,Last_Name,First_Name,Grade\n11,Li,Wie,7\n12,May,Will,7\n");
  const Difference second = bring("Student_Number,Last_Name,First_Name,Grade\n11,Li,Wei,7\n12,May,Will,7\n");
  EXPECT_EQ(second.name_changes, 1);
  EXPECT_EQ(second.names_kept, 0);
  EXPECT_EQ(shown("11"), "Wei Li");
}

}  // namespace
}  // namespace knownby::roster
