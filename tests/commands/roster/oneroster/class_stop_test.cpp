// The stop rule for classes.csv and enrollments.csv, and what a term that is not told does to a class.
#include <gmock/gmock.h>

#include "commands/roster/oneroster/class_stop.hpp"
#include "tests/commands/roster/oneroster/district.hpp"

namespace knownby::roster::oneroster {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class ClassStop : public testing::Test {
 protected:
  // Twenty more in the two classes of the autumn.
  ClassStop() {
    for (int at = 0; at < 20; ++at) {
      const std::string id = "v" + std::to_string(at);
      files.at("users") += id + ",,,true,o1,student,,,Given" + id + ",Family" + id + ",,,,,,,07,\n";
      files.at("enrollments") += "f" + id + ",,,m7,o1," + id + ",student,false,,\n";
    }
    take_in(db, files);
  }
  std::string stop(std::chrono::local_days today = wednesday) {
    return why_stop(*look_at(db, files, today).reading.classes, today);
  }
  void replace(const std::string& file, const std::string& what, const std::string& with) {
    const std::size_t at = files.at(file).find(what);
    ASSERT_NE(at, std::string::npos) << what;
    files.at(file).replace(at, what.size(), with);
  }

  Db db{":memory:"};
  Files files = lincoln_1_1();
};

TEST_F(ClassStop, F3_R_a_file_of_enrolments_or_classes_without_rows_waits_for_an_admin) {
  EXPECT_EQ(stop(), "");
  const Files whole = files;
  files.at("enrollments") = enrolments;
  EXPECT_THAT(stop(), HasSubstr("Nobody would be left in any class"));
  files = whole;
  files.at("classes") = classes_head;
  EXPECT_THAT(stop(), HasSubstr("There is no class of our school in classes.csv, and there were 4."));
}

TEST_F(ClassStop, F3_R_a_file_that_was_cut_off_waits_for_an_admin) {
  std::string& rows = files.at("enrollments");
  rows.resize(rows.find("fv8,"));
  EXPECT_EQ(stop(), "12 of 24 places of students would go, in classes that run now.");
}

// Last year's classes may stand there without an end.
TEST_F(ClassStop, F3_A_with_a_new_school_year_their_places_may_go_and_no_file_may_be_empty) {
  const Files whole = files;
  for (int at = 0; at < 20; ++at)
    replace("enrollments", "m7,o1,v" + std::to_string(at) + ",", "h7a,o1,v" + std::to_string(at) + ",");
  EXPECT_NE(stop(), "");
  EXPECT_EQ(why_stop(*look_at(db, files).reading.classes, wednesday, true), "");
  files = whole;
  files.at("enrollments") = enrolments;
  EXPECT_THAT(why_stop(*look_at(db, files).reading.classes, wednesday, true),
              HasSubstr("Nobody would be left in any class"));
}

TEST_F(ClassStop, F3_R_with_a_new_school_year_a_file_that_was_cut_off_waits_for_an_admin_too) {
  files.at("enrollments").resize(files.at("enrollments").find("fv8,"));
  EXPECT_EQ(why_stop(*look_at(db, files).reading.classes, wednesday, true),
            "There are 13 places of students in classes, and there were 25: is enrollments.csv whole?");
}

TEST_F(ClassStop, F3_R_so_do_teachers_who_stand_with_nobody_any_more) {
  for (int at = 0; at < 12; ++at)
    files.at("enrollments") +=
        "g" + std::to_string(at) + ",,,m7,o1,w" + std::to_string(at) + ",teacher,false,,\n";
  const Files whole = files;
  take_in(db, files);
  files.at("enrollments").resize(files.at("enrollments").find("g0,"));
  EXPECT_THAT(stop(), HasSubstr("12 of 16 places of teachers would go"));
}

TEST_F(ClassStop, F3_R_rows_that_cannot_be_read_are_weighed_and_take_nobody_out) {
  for (const char* row : {"fv0,,,", "fv1,,,", "fv2,,,"}) replace("enrollments", row, std::string(row) + ",");
  const Looked looked = look_at(db, files);
  EXPECT_THAT(why_stop(*looked.reading.classes, wednesday),
              HasSubstr("3 rows of classes.csv and enrollments.csv can't be used."));
  EXPECT_EQ(looked.reading.classes->people().size(), 29U) << "whoever is known stays";
}

TEST_F(ClassStop, R_a_class_whose_row_cannot_be_read_stays) {
  replace("classes", "m7,,,Math 7,", "m7,,,Math, 7,");
  EXPECT_TRUE(look_at(db, files).reading.classes->classes().contains("m7"));
}

TEST_F(ClassStop, a_term_that_ends_by_the_calendar_is_no_mistake) {
  EXPECT_THAT(stop(day(2027, 1, 15)), IsEmpty());
}

TEST_F(ClassStop, R_a_class_keeps_its_days_where_an_export_of_changes_does_not_tell_its_term) {
  const Files changes{
      {"manifest", manifest("1.1", {{"classes", "delta"}})},
      {"classes", classes_head + "m7,active,,Mathematics 7,07,c2,M7-2,scheduled,,o1,fall,,,2\n"}};
  take_in(db, changes);
  for (const SchoolClass& one : classes::all(db))
    if (one.id == "m7") {
      EXPECT_EQ(one.title, "Mathematics 7");
      EXPECT_EQ(one.ends, day(2027, 1, 15));
    }
}

}  // namespace
}  // namespace knownby::roster::oneroster
