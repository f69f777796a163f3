// What students go by, where one list tells it and the next does not: a list without such a column must not
// bring back the name on somebody's papers (PRODUCT C.3 no. 28).
#include <gmock/gmock.h>

#include "tests/commands/roster/school.hpp"

namespace knownby::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* with_preferred =
    "Student_Number,Last_Name,First_Name,Middle_Name,Preferred_Name,Display_Name,Grade_Level\n"
    "19,Kim,Alexandra,Grace,Alex,,7\n07,Chen,Robert,,Bobby,,7\n"
    "10,Nguyễn,Minh Anh,,,Nguyễn Thị Minh Anh,7\n11,Li,Wei,,,,7\n";

class WhatStudentsGoBy : public testing::Test {
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

TEST_F(WhatStudentsGoBy, C3_28_A_a_list_that_does_not_tell_what_students_go_by_outs_nobody) {
  bring(with_preferred);
  const Difference second = bring(
      "student.studentNumber,student.lastName,student.firstName,student.middleName,student.grade\n"
      "19,Kim,Alexandra,Grace,07\n07,Chen,Robert,,07\n10,Nguyễn,Minh Anh,,07\n11,Li,Wei,,07\n");
  EXPECT_THAT(second.changed, SizeIs(0));
  EXPECT_THAT(second.names_kept, ElementsAre("19", "07"));
  EXPECT_EQ(shown("19"), "Alex Kim");
  EXPECT_EQ(student(db, "19").middle, "");
  EXPECT_EQ(student(db, "07").long_given, "Robert");
  EXPECT_EQ(shown("10"), "Nguyễn Thị Minh Anh") << "the order of a name is not for a list to lose";
}

TEST_F(WhatStudentsGoBy, C3_28_A_who_takes_another_family_name_keeps_what_they_go_by) {
  bring(with_preferred);
  const Difference second = bring(
      "Student_Number,LastFirst,Grade\n19,\"Park, Alexandra\",7\n"
      "07,\"Chen, Robert\",7\n10,\"Nguyễn, Minh Anh\",7\n11,\"Li, Wei\",7\n");
  EXPECT_EQ(second.name_changes, 1);
  EXPECT_EQ(shown("19"), "Alex Park");
}

TEST_F(WhatStudentsGoBy, C3_28_A_a_list_that_tells_it_is_believed) {
  bring(with_preferred);
  bring(
      "Student_Number,Last_Name,First_Name,Nickname,Grade\n19,Kim,Alexandra,Lexi,7\n07,Chen,Robert,,7\n"
      "10,Nguyễn,Minh Anh,,7\n11,Li,Wei,,7\n");
  EXPECT_EQ(shown("19"), "Lexi Kim");
  EXPECT_EQ(shown("07"), "Robert Chen") << "he goes by Robert now";
}

TEST_F(WhatStudentsGoBy, C3_28_R_where_no_list_ever_told_it_a_first_name_is_corrected_like_any_other) {
  bring("Student_Number,Last_Name,First_Name,Grade\n11,Li,Wie,7\n12,May,Will,7\n");
  const Difference second = bring("Student_Number,Last_Name,First_Name,Grade\n11,Li,Wei,7\n12,May,Will,7\n");
  EXPECT_EQ(second.name_changes, 1);
  EXPECT_THAT(second.names_kept, IsEmpty());
  EXPECT_EQ(shown("11"), "Wei Li");
}

TEST_F(WhatStudentsGoBy, C3_28_A_a_column_that_is_empty_tells_nothing) {
  bring(with_preferred);
  for (const char* column : {"Alias", "Preferred_Name", "Display_Name"}) {
    const Difference second =
        bring(std::string("Student_Number,Last_Name,First_Name,Grade,") + column +
              "\n19,Kim,Alexandra,7,\n07,Chen,Robert,7,\n10,Nguyễn,Minh Anh,7,\n11,Li,Wei,7,\n");
    EXPECT_THAT(second.changed, SizeIs(0)) << column;
    EXPECT_THAT(second.names_kept, ElementsAre("19", "07")) << column;
    EXPECT_EQ(shown("10"), "Nguyễn Thị Minh Anh") << column;
  }
}

TEST_F(WhatStudentsGoBy, C3_28_A_a_column_that_repeats_the_first_name_for_everybody_tells_nothing) {
  bring(with_preferred);
  bring(
      "Student_Number,Last_Name,First_Name,Preferred_Name,Grade\n19,Kim,Alexandra,Alexandra,7\n"
      "07,Chen,Robert,Robert,7\n10,Nguyễn,Minh Anh,Minh Anh,7\n11,Li,Wei,Wei,7\n");
  EXPECT_EQ(shown("19"), "Alex Kim");
}

TEST_F(WhatStudentsGoBy, C3_28_A_one_name_in_brackets_speaks_for_nobody_else) {
  bring(with_preferred);
  const Difference second = bring(
      "Student_Number,Student Name,Grade\n19,\"Kim, Alexandra\",7\n07,\"Chen, Robert\",7\n"
      "10,\"Nguyễn, Minh Anh\",7\n11,\"Li, Wei (Will)\",7\n");
  EXPECT_EQ(shown("19"), "Alex Kim");
  EXPECT_EQ(shown("07"), "Bobby Chen");
  EXPECT_EQ(shown("11"), "Will Li");
  EXPECT_EQ(second.name_changes, 1);
}

TEST_F(WhatStudentsGoBy, C3_28_A_who_goes_by_the_name_on_their_papers_again_is_believed_for_themselves) {
  bring(
      "Student_Number,Last_Name,First_Name,Preferred_Name,Grade\n19,Kim,Alexandra,Alex,7\n11,Li,Wei,,7\n12,"
      "May,Will,,7\n");
  bring(
      "Student_Number,Last_Name,First_Name,Preferred_Name,Grade\n19,Kim,Alexandra,Alexandra,7\n11,Li,Wei,,"
      "7\n12,May,Will,,7\n");
  EXPECT_EQ(shown("19"), "Alexandra Kim");
}

TEST_F(WhatStudentsGoBy, C3_28_R_who_never_went_by_another_name_is_corrected_by_any_list) {
  bring(with_preferred);
  const Difference second = bring(
      "Student_Number,Last_Name,First_Name,Grade\n19,Kim,Alexandra,7\n07,Chen,Robert,7\n"
      "10,Nguyễn,Minh Anh,7\n11,Li,Weiwei,7\n");
  EXPECT_EQ(shown("11"), "Weiwei Li");
  EXPECT_THAT(second.names_kept, ElementsAre("19", "07"));
}

TEST_F(WhatStudentsGoBy, C3_28_R_one_name_in_brackets_does_not_hold_all_first_names_for_good) {
  bring("Student_Number,Student Name,Grade\n11,\"Li, Wie\",7\n12,\"May, William (Will)\",7\n");
  bring("Student_Number,Student Name,Grade\n11,\"Li, Wei\",7\n12,\"May, William\",7\n");
  EXPECT_EQ(shown("11"), "Wei Li");
  EXPECT_EQ(shown("12"), "Will May");
}

TEST_F(WhatStudentsGoBy, C3_28_R_a_number_given_to_somebody_else_makes_nobody_of_two_people) {
  bring(with_preferred);
  bring(
      "Student_Number,Last_Name,First_Name,Grade\n19,Lopez,Maria,7\n07,Chen,Robert,7\n"
      "10,Nguyễn,Minh Anh,7\n11,Li,Wei,7\n");
  EXPECT_EQ(shown("19"), "Maria Lopez");
}

TEST_F(WhatStudentsGoBy, C3_28_A_a_family_name_that_is_mended_is_nobody_else_s) {
  bring("Student_Number,Last_Name,First_Name,Preferred_Name,Grade\n41,Soto,Emily,Kai,7\n42,Ruiz,Ana,Max,7\n");
  bring("Student_Number,Last_Name,First_Name,Grade\n41,Sóto,Emily,7\n42,Pérez Ruiz,Ana,7\n");
  EXPECT_EQ(shown("41"), "Kai Sóto");
  EXPECT_EQ(shown("42"), "Max Pérez Ruiz");
}

TEST_F(WhatStudentsGoBy, C3_28_A_what_is_shown_of_whom_a_list_does_not_tell_keeps_the_name_on_papers_out) {
  bring(with_preferred);
  bring(
      "Student_Number,Last_Name,First_Name,Display_Name,Grade\n19,Kim,Alexandra,\"Kim, Alexandra\",7\n"
      "07,Chen,Robert,\"Chen, Robert\",7\n10,Nguyễn,Minh Anh,,7\n11,Li,Wei,,7\n");
  EXPECT_EQ(shown("19"), "Alex Kim");
}

TEST_F(WhatStudentsGoBy,
       C3_28_A_a_school_from_before_this_was_noted_keeps_its_names_until_a_list_tells_them) {
  Student bobby{.sis_id = "07", .shown = "Bobby Chen", .given = "Bobby", .family = "Chen"};
  bobby.long_given = "Robert";
  students::put(db, bobby);
  students::put(db, {.sis_id = "19", .shown = "Alex Kim", .given = "Alex", .family = "Kim"});
  students::put(db, {.sis_id = "11", .shown = "Wie Li", .given = "Wie", .family = "Li"});
  const std::string plain =
      "Student_Number,Last_Name,First_Name\n19,Kim,Alexandra\n07,Chen,Robert\n11,Li,Wei\n";
  for (int once = 0; once < 2; ++once) EXPECT_THAT(bring(plain).names_kept, ElementsAre("19", "07", "11"));
  bring(
      "Student_Number,Last_Name,First_Name,Nickname\n19,Kim,Alexandra,Alex\n07,Chen,Robert,Bobby\n"
      "11,Li,Wie,\n");
  EXPECT_THAT(bring(plain).names_kept, ElementsAre("19", "07"));
  EXPECT_EQ(shown("11"), "Wei Li");
}

TEST_F(WhatStudentsGoBy, C3_28_R_a_login_is_no_name) {
  bring("Student_Number,Last_Name,First_Name,Alias,Grade\n19,Kim,Alexandra,akim29,7\n");
  EXPECT_EQ(shown("19"), "Alexandra Kim");
}

}  // namespace
}  // namespace knownby::roster
