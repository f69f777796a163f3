#include <gmock/gmock.h>

#include <map>

#include "commands/roster/import.hpp"
#include "store/groups.hpp"
#include "store/staff.hpp"
#include "tests/commands/roster/school.hpp"

namespace knownby::roster {
namespace {

using Part = Standing::Part;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string header =
    "Staff_ID,Last_Name,First_Name,Title,Email,Role,Homeroom,Teaches,Leads,Caseload,Status\n";
const std::string hale = "1,Hale,Denise,Ms.,d.hale@x.example,Principal,,,,,Active\n";
const std::string rivera = "2,Rivera,Lucía,Ms.,l.rivera@x.example,Teacher,7A,7A; 7B,,,Active\n";
const std::string okafor = "3,Okafor,Emeka,Mr.,,Counselor,,,,Grade 7,Active\n";

class ImportStaff : public testing::Test {
 protected:
  StaffDifference bring_in(const std::string& rows, const std::string& head = header) {
    const StaffFile file = read_staff(head + rows);
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
  // "teaches 7A", "caseload Grade 7"
  std::vector<std::string> standing(const std::string& sis_id) {
    const std::map<Part, std::string> words = {{Part::teaches, "teaches "},
                                               {Part::homeroom, "homeroom "},
                                               {Part::leads, "leads "},
                                               {Part::caseload, "caseload "}};
    std::vector<std::string> found;
    for (const Standing& one : groups::of_staff(db, person(sis_id).id))
      found.push_back(words.at(one.part) + groups::find(db, one.group)->title);
    std::sort(found.begin(), found.end());
    return found;
  }

  Db db{":memory:"};
};

TEST_F(ImportStaff, F4_A_a_list_without_titles_and_leads_leaves_people_called_and_leading_as_they_are) {
  bring_in(hale + "2,Rivera,Lucía,Ms.,l.rivera@x.example,Teacher,7A,,Grade 7,,Active\n" + okafor);
  ASSERT_EQ(person("2").role, Staff::Role::lead);
  const StaffDifference second = bring_in(
      "1\tHale\tDenise\td.hale@x.example\tPrincipal\t1\n2\tRivera\tMaría "
      "Lucía\tl.rivera@x.example\tTeacher\t1\n"
      "3\tOkafor\tEmeka\t\tCounselor\t1\n",
      "TeacherNumber\tLast_Name\tFirst_Name\tEmail_Addr\tTitle\tStatus\n");
  EXPECT_THAT(second.changed, SizeIs(1)) << "her first name";
  EXPECT_EQ(person("2").called, "Ms. Rivera");
  EXPECT_EQ(person("2").role, Staff::Role::lead);
  EXPECT_EQ(person("1").called, "Ms. Hale");
  bring_in("2,Rivera,Lucía,Teacher\n" + std::string("1,Hale,Denise,Principal\n3,Okafor,Emeka,Counselor\n"),
           "Staff_ID,Last_Name,First_Name,Role\n");
  EXPECT_EQ(person("2").called + ", " + std::string(person("2").role == Staff::Role::lead ? "lead" : "no"),
            "Ms. Rivera, lead");
}

TEST_F(ImportStaff, WorksBeforeAnyStudentIsThere) {
  const StaffDifference first = bring_in(hale + rivera + okafor);
  EXPECT_THAT(first.arriving, SizeIs(3));
  EXPECT_EQ(first.stop, "");
  EXPECT_EQ(person("2").called, "Ms. Rivera");
  EXPECT_THAT(standing("2"), ElementsAre("homeroom 7A", "teaches 7A", "teaches 7B"));
  EXPECT_THAT(standing("3"), ElementsAre("caseload Grade 7"));
  EXPECT_TRUE(person("1").runs_knownby);
}

TEST_F(ImportStaff, StudentsFindTheSameGroupsAfterwards) {
  bring_in(hale + rivera + okafor);
  const auto before = groups::all(db).size();
  roster::bring_in(db, {{"17", "Chen", "Bobby", "07", "7a"}});
  EXPECT_EQ(groups::all(db).size(), before);
  EXPECT_EQ(groups::find(db, student(db, "17").homeroom)->title, "7A");
}

TEST_F(ImportStaff, TheSameFileTwiceChangesNothingAndLookingWritesNothing) {
  bring_in(hale + rivera + okafor);
  const auto before = db.changes_so_far();
  const StaffDifference second = bring_in(hale + rivera + okafor);
  EXPECT_EQ(second.unchanged, 3);
  EXPECT_THAT(second.changed, IsEmpty());
  compare(db, read_staff(header + hale));
  EXPECT_EQ(db.changes_so_far(), before);
}

TEST_F(ImportStaff, NewClassesReplaceTheOldOnes) {
  bring_in(hale + rivera + okafor);
  const StaffDifference second = bring_in(hale + "2,Rivera,Lucía,Ms.,,Teacher,7B,7C,,,Active\n" + okafor);
  EXPECT_THAT(second.changed, SizeIs(1));
  EXPECT_THAT(standing("2"), ElementsAre("homeroom 7B", "teaches 7C"));
  EXPECT_EQ(person("2").email, "");
}

TEST_F(ImportStaff, AColumnTheFileLacksChangesNothing) {
  bring_in(hale + rivera + okafor);
  const StaffDifference second = bring_in("1,Hale,Denise,Ms.\n2,Rivera,Lucía,Ms.\n3,Okafor,Emeka,Mr.\n",
                                          "Staff_ID,Last_Name,First_Name,Title\n");
  EXPECT_EQ(second.unchanged, 3);
  EXPECT_THAT(standing("2"), SizeIs(3));
  EXPECT_EQ(person("1").role, Staff::Role::principal);
}

TEST_F(ImportStaff, WhoLeavesStandsWithNobodyAndRunsNothing) {
  bring_in(hale + rivera + okafor + "4,Lindqvist,Nils,Mr.,,IT Admin,,,,,Active\n");
  const StaffDifference second = bring_in(hale + okafor + "4,Lindqvist,Nils,Mr.,,IT Admin,,,,,Inactive\n");
  EXPECT_THAT(second.leaving, SizeIs(2));
  EXPECT_FALSE(person("2").active);
  EXPECT_THAT(standing("2"), IsEmpty());
  EXPECT_FALSE(person("4").active);
  EXPECT_FALSE(person("4").runs_knownby);
  EXPECT_EQ(bring_in(hale + okafor).unchanged, 2);
}

TEST_F(ImportStaff, TheRightToRunKnownbyGoesWithThePostButNotWhenSomebodyGaveIt) {
  bring_in(hale + rivera + okafor);
  Staff named = person("2");
  named.runs_knownby = true;
  staff::put(db, named);
  EXPECT_THAT(bring_in(hale + rivera + okafor).changed, IsEmpty());
  EXPECT_TRUE(person("2").runs_knownby);
  bring_in("1,Hale,Denise,Ms.,,Teacher,,,,,Active\n" + rivera + okafor);
  EXPECT_FALSE(person("1").runs_knownby);
}

TEST_F(ImportStaff, NobodyLeftToRunKnownbyIsStopped) {
  bring_in(hale + rivera + okafor);
  const StaffFile file = read_staff(header + rivera + okafor);
  EXPECT_THAT(compare(db, file).stop, HasSubstr("may run Knownby"));
}

TEST_F(ImportStaff, F3_A_with_a_new_school_year_one_in_four_may_be_another) {
  std::string all = hale, half = hale, most = hale;
  for (int number = 100; number < 148; ++number) {
    const std::string row =
        std::to_string(number) + ",Name,Given" + std::to_string(number) + ",,,Teacher,,,,,Active\n";
    all += row;
    if (number < 124) half += row;
    if (number < 136) most += row;
  }
  bring_in(all);
  EXPECT_NE(compare(db, read_staff(header + most)).stop, "") << "12 of 49 in the middle of a year";
  EXPECT_EQ(compare(db, read_staff(header + most), true).stop, "");
  EXPECT_THAT(compare(db, read_staff(header + half), true).stop, HasSubstr("24 of 49 staff would leave."));
}

TEST_F(ImportStaff, MassChangesAndDamageAreStopped) {
  std::string rows = hale;
  for (int number = 100; number < 120; ++number)
    rows += std::to_string(number) + ",Name,Given" + std::to_string(number) + ",,,Teacher,,,,,Active\n";
  bring_in(rows);
  EXPECT_THAT(compare(db, read_staff(header + hale)).stop, HasSubstr("20 of 21 staff would leave"));
  EXPECT_THAT(compare(db, read_staff(header + "900,Roe,Ann,,,Principal,,,,,Active\n")).stop,
              HasSubstr("No staff number"));
  EXPECT_THAT(compare(db, read_staff(header + rows + ",Roe,Ann,,,Teacher,,,,,Active\n")).stop,
              HasSubstr("rows of staff"));
  EXPECT_TRUE(compare(db, read_staff("")).stop_is_final);
}

TEST_F(ImportStaff, ARejectedRowNeverCountsAsMissing) {
  bring_in(hale + rivera + okafor);
  const StaffDifference second =
      compare(db, read_staff(header + hale + rivera + "3,,,Mr.,,Counselor,,,,Grade 7,Active\n"));
  EXPECT_THAT(second.rejected, SizeIs(1));
  EXPECT_THAT(second.leaving, IsEmpty());
}

}  // namespace
}  // namespace knownby::roster
