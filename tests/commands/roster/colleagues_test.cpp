// What a staff list leaves as it was: the names colleagues go by, and the posts it has no word for.
#include <gmock/gmock.h>

#include "commands/roster/import.hpp"
#include "store/groups.hpp"
#include "store/staff.hpp"

namespace knownby::roster {
namespace {

using Role = Staff::Role;
using testing::HasSubstr;
using testing::SizeIs;

constexpr const char* told_preferred =
    "Staff_ID,Last_Name,First_Name,Preferred_Name,Role,Title\n"
    "1,Hale,Denise,,Principal,Ms.\n2,Rivera,Lucía,,Teacher,Ms.\n7,Abernathy,Jonathan,Jon,Teacher,Mr.\n"
    "9,Stamper,Roy,Sam,Teacher,\n";
constexpr const char* without =
    "Staff_ID,Last_Name,First_Name,Role\n"
    "1,Hale,Denise,Principal\n2,Rivera,Lucía,Teacher\n7,Abernathy,Jonathan,Teacher\n9,Stamper,Roy,Teacher\n";

class Colleagues : public testing::Test {
 protected:
  StaffDifference bring(const std::string& csv) {
    const StaffFile file = read_staff(csv);
    EXPECT_EQ(file.stop, "");
    StaffDifference difference = compare(db, file);
    db.begin();
    apply(db, file, difference);
    db.commit();
    return difference;
  }
  Staff person(const std::string& sis_id) {
    for (const Staff& one : staff::all(db))
      if (one.sis_id == sis_id) return one;
    return {};
  }
  std::string names(const std::string& sis_id) {
    const Staff one = person(sis_id);
    return one.called + " (" + one.given + " " + one.family + ")";
  }

  Db db{":memory:"};
};

TEST_F(Colleagues, C3_28_A_a_list_that_does_not_tell_what_they_go_by_outs_no_colleague) {
  bring(told_preferred);
  EXPECT_THAT(bring(without).changed, SizeIs(0));
  EXPECT_EQ(names("9"), "Sam Stamper (Sam Stamper)");
  EXPECT_EQ(names("7"), "Mr. Abernathy (Jon Abernathy)");
  bring(
      "Staff_ID,Last_Name,First_Name,Role,Title\n1,Hale,Denise,Principal,Dr.\n2,Rivera,Lucía,Teacher,Ms.\n"
      "7,Abernathy,Jonathan,Teacher,\n9,Stone,Roy,Teacher,\n");
  EXPECT_EQ(names("1"), "Dr. Hale (Denise Hale)");
  EXPECT_EQ(names("7"), "Jon Abernathy (Jon Abernathy)");
  EXPECT_EQ(names("9"), "Sam Stone (Sam Stone)");
}

TEST_F(Colleagues, C3_28_A_a_list_that_tells_it_is_believed) {
  bring(told_preferred);
  bring(
      "Staff_ID,Last_Name,First_Name,Nickname,Role\n1,Hale,Denise,,Principal\n2,Rivera,Lucía,Lu,Teacher\n"
      "7,Abernathy,Jonathan,,Teacher\n9,Stamper,Roy,Sammy,Teacher\n");
  EXPECT_EQ(names("9"), "Sammy Stamper (Sammy Stamper)");
  EXPECT_EQ(names("7"), "Mr. Abernathy (Jonathan Abernathy)") << "he goes by Jonathan now";
}

TEST_F(Colleagues, C3_28_R_where_no_list_ever_told_it_a_first_name_is_corrected_like_any_other) {
  bring("Staff_ID,Last_Name,First_Name,Role\n1,Hale,Denise,Principal\n9,Stamper,Rpy,Teacher\n");
  bring("Staff_ID,Last_Name,First_Name,Role\n1,Hale,Denise,Principal\n9,Stamper,Roy,Teacher\n");
  EXPECT_EQ(names("9"), "Roy Stamper (Roy Stamper)");
}

TEST_F(Colleagues, C3_28_A_of_staff_from_before_that_was_noted_nobody_is_outed) {
  Staff sam;
  sam.sis_id = "9";
  sam.called = "Sam Stamper";
  sam.given = "Sam";
  sam.family = "Stamper";
  sam.role = Role::principal;
  sam.runs_knownby = true;
  staff::put(db, sam);
  bring("Staff_ID,Last_Name,First_Name,Role\n9,Stamper,Roy,Principal\n");
  EXPECT_EQ(names("9"), "Sam Stamper (Sam Stamper)");
}

TEST_F(Colleagues, F4_A_a_job_title_opens_and_closes_nothing_where_the_post_is_kept) {
  bring(told_preferred);
  bring(
      "Staff_ID,Last_Name,First_Name,Title\n1,Hale,Denise,Teacher\n2,Rivera,Lucía,Principal\n"
      "7,Abernathy,Jonathan,Teacher\n9,Stamper,Roy,Teacher\n10,Begay,Shandiin,Assistant Principal\n");
  EXPECT_EQ(person("2").role, Role::teacher);
  EXPECT_FALSE(person("2").runs_knownby) << "the right goes with the post, and she has hers";
  EXPECT_EQ(person("1").role, Role::principal);
  EXPECT_TRUE(person("1").runs_knownby);
  EXPECT_EQ(person("10").role, Role::principal) << "of somebody new the job title is all there is";
  EXPECT_TRUE(person("10").runs_knownby);
}

TEST_F(Colleagues, F2_R_a_telephone_number_is_no_staff_number) {
  EXPECT_THAT(read_staff("Name,Email,Number,Role\nAnn Roe,a@x.example,555-0100,Teacher\n").stop,
              HasSubstr("staff numbers"));
  for (const char* its_name : {"Teacher Number", "Staff Number", "Employee Number", "Teachers.Number"}) {
    const StaffFile file =
        read_staff(std::string("Name,Number,Role,") + its_name + "\nAnn Roe,555-0100,Teacher,17\n");
    ASSERT_THAT(file.rows, SizeIs(1)) << its_name << ": " << file.stop;
    EXPECT_EQ(file.rows[0].staff.sis_id, "17");
  }
}

}  // namespace
}  // namespace knownby::roster
