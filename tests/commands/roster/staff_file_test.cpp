#include <gmock/gmock.h>

#include "commands/roster/roster_files.hpp"
#include "commands/roster/staff/staff_words.hpp"

namespace knownby::roster {
namespace {

using Role = Staff::Role;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string staff_header =
    "Staff_ID,Last_Name,First_Name,Title,Preferred_Name,Email,Role,Homeroom,Teaches,Leads,Status,Caseload\n";

StaffFile lincoln_staff(const std::string& rows) { return read_staff(staff_header + rows); }

TEST(StaffFile, ReadsTheSchoolsOwnColumns) {
  const StaffFile file = lincoln_staff(
      "1006,Rivera,Lucía,Ms.,,l.rivera@lincoln.example,Teacher,7A,7A; 7B,,Active,\n"
      "1009,Park,Eunice,Ms.,,e.park@lincoln.example,Teacher,7D,\"7A,7B\",Grade 7,Active,\n"
      "1003,Okafor,Emeka,Mr.,,e.okafor@lincoln.example,Counselor,,,,Active,Grade 7\n"
      "1024,Dunn,Kevin,Coach,,k.dunn@lincoln.example,Coach,,7,,Active,\n"
      "1036,Lindqvist,Nils,Mr.,,n.lindqvist@lincoln.example,IT Admin,,,,Active,\n"
      "1002,Fontaine,Gregory,,Greg,,Assistant Principal,,,,Active,\n");
  EXPECT_EQ(file.stop, "");
  EXPECT_THAT(file.rejected, IsEmpty());
  EXPECT_THAT(file.warnings, IsEmpty());  // no e-mail is normal
  ASSERT_THAT(file.rows, SizeIs(6));
  using Stands = StaffRow::Stands;
  const StaffRow &rivera = file.rows[0], &park = file.rows[1], &okafor = file.rows[2], &dunn = file.rows[3];
  EXPECT_EQ(rivera.staff.called, "Ms. Rivera");
  EXPECT_EQ(rivera.staff.given, "Lucía");
  EXPECT_EQ(rivera.staff.role, Role::teacher);
  EXPECT_FALSE(rivera.staff.runs_knownby);
  EXPECT_THAT(rivera.stands,
              ElementsAre(Stands{"teaches", "7A"}, Stands{"teaches", "7B"}, Stands{"homeroom", "7A"}));
  EXPECT_EQ(park.staff.role, Role::lead);
  EXPECT_THAT(park.stands, Contains(Stands{"leads", "Grade 7"}));
  EXPECT_EQ(okafor.staff.role, Role::counselor);
  EXPECT_THAT(okafor.stands, ElementsAre(Stands{"caseload", "Grade 7"}));
  EXPECT_EQ(dunn.staff.called, "Coach Dunn");
  EXPECT_THAT(dunn.stands, ElementsAre(Stands{"teaches", "Grade 7"}));
  EXPECT_EQ(file.rows[4].staff.role, Role::admin);
  EXPECT_TRUE(file.rows[4].staff.runs_knownby);
  EXPECT_EQ(file.rows[5].staff.role, Role::principal);
  EXPECT_TRUE(file.rows[5].staff.runs_knownby);
  EXPECT_EQ(file.rows[5].staff.called, "Greg Fontaine");
}

TEST(StaffFile, ANumberedHomeroomIsARoomAndNotAGrade) {
  const StaffFile file = lincoln_staff("1,Roe,Ann,Ms.,,,Teacher,7,7,,Active,\n");
  ASSERT_THAT(file.rows, SizeIs(1));
  EXPECT_THAT(file.rows[0].stands, Contains(StaffRow::Stands{"homeroom", "7"}));
  EXPECT_THAT(file.rows[0].stands, Contains(StaffRow::Stands{"teaches", "Grade 7"}));
}

TEST(StaffFile, AnUnknownOrImitatedPostGivesTheFewestRights) {
  for (const char* post :
       {"Nurse", "Librarian", "Office", "Principal's Secretary", "Assistant to the Principal", "\u0430dmin",
        "\u0440rincipal", "IT \u0410dmin", "Administrator", "Data Clerk", ""})
    EXPECT_EQ(role_of(post), Role::staff) << post;
  EXPECT_EQ(role_of("principal"), Role::principal);
  EXPECT_EQ(role_of("Vice Principal"), Role::principal);
  EXPECT_EQ(role_of("School Counselor"), Role::counselor);
  EXPECT_EQ(role_of("ELA Teacher"), Role::teacher);
  EXPECT_EQ(role_of("Coach"), Role::staff);  // of a team, and with students all day
  EXPECT_EQ(role_of("Instructional Coach"), Role::coach);
  EXPECT_EQ(role_of("Teacher Aide"), Role::staff);
  EXPECT_EQ(role_of("Team Lead"), Role::lead);
  const StaffFile file = lincoln_staff("1,Roe,\u0410nn,Ms.,,,\u0430dmin,,,,Active,\n");
  ASSERT_THAT(file.rows, SizeIs(1));
  EXPECT_FALSE(file.rows[0].staff.runs_knownby);
  EXPECT_THAT(file.warnings, Contains(HasSubstr("alphabets")));
}

TEST(StaffFile, APostThatIsOneNearlyIsToldOfAndGivesTheFewestRights) {
  const StaffFile file = lincoln_staff(
      "1,Hale,Denise,Ms.,,,Principle,,,,Active,\n"
      "2,Okafor,Emeka,Mr.,,,Councelor,,,,Active,\n"
      "3,Rivera,Lucía,Ms.,,,Teecher,7A,,,Active,\n"
      "4,Pruitt,Gail,Ms.,,,Nurse,,,,Active,\n"
      "5,Dunn,Kevin,Coach,,,Coach,,,,Active,\n"
      "6,Roe,Ann,Ms.,,,Preacher,,,,Active,\n");
  ASSERT_THAT(file.rows, SizeIs(6));
  EXPECT_EQ(file.rows[0].staff.role, Role::staff);
  EXPECT_THAT(file.warnings, ElementsAre(HasSubstr("Line 2: I don't know this post. If it is \"Principal\","),
                                         HasSubstr("Line 3: I don't know this post. If it is \"Counselor\","),
                                         HasSubstr("Line 4: I don't know this post. If it is \"Teacher\",")));
}

TEST(StaffFile, LeadingDoesNotTakeAwayFromPrincipalsAndCounselors) {
  const StaffFile file = lincoln_staff(
      "1,Roe,Ann,Ms.,,,Principal,,,Grade 7,Active,\n2,Poe,Ben,Mr.,,,Counselor,,,Grade 7,Active,\n"
      "3,Doe,Cy,Mr.,,,Librarian,,,Grade 6,Active,\n");
  ASSERT_THAT(file.rows, SizeIs(3));
  EXPECT_EQ(file.rows[0].staff.role, Role::principal);
  EXPECT_EQ(file.rows[1].staff.role, Role::counselor);
  EXPECT_EQ(file.rows[2].staff.role, Role::lead);
}

TEST(StaffFile, AddressesAreTakenOnlyWhereTheyAreAddresses) {
  const StaffFile file = lincoln_staff(
      "1,Roe,Ann,Ms.,,ann at school,Teacher,,,,Active,\n2,Poe,Ben,Mr.,,ben@x.example,Teacher,,,,Active,\n"
      "3,Doe,Cy,Mr.,,BEN@x.example,Teacher,,,,Active,\n");
  ASSERT_THAT(file.rows, SizeIs(3));
  EXPECT_EQ(file.rows[0].staff.email, "");
  EXPECT_THAT(file.warnings, ElementsAre(HasSubstr("Line 2"), HasSubstr("Line 4")));
  for (const char* bad : {"a@", "@b", "a@b@c", "a b@c", "<a@b>", "a@b,c@d", "josé@x"})
    EXPECT_EQ(plain_address(bad), "");
}

TEST(StaffFile, OnePersonOnTwoRowsHasBothPosts) {
  const StaffFile file = lincoln_staff(
      "1,Roe,Ann,Ms.,,a@x.example,Coach,,7A,,Active,\n1,Roe,Ann,Ms.,,a@x.example,Counselor,,,,Active,Grade "
      "8\n"
      "2,Poe,Ben,Mr.,,,Teacher,,7A,,Active,\n2,Poe,Ben,Mr.,,,IT Admin,,,,Active,\n"
      "1,Doe,Cy,Mr.,,,Principal,,,,Active,\n");
  ASSERT_THAT(file.rows, SizeIs(2));
  EXPECT_EQ(file.rows[0].staff.role, Role::counselor);
  EXPECT_THAT(file.rows[0].stands, SizeIs(2));
  EXPECT_EQ(file.rows[1].staff.role, Role::teacher);
  EXPECT_TRUE(file.rows[1].staff.runs_knownby);
  EXPECT_THAT(file.rejected, SizeIs(1));  // another name under a known number gets no rights
}

TEST(StaffFile, UnusableFilesSayWhatIsMissing) {
  EXPECT_THAT(read_staff("").stop, HasSubstr("empty"));
  EXPECT_THAT(read_staff("Last_Name,First_Name,Role\nRoe,Ann,Teacher\n").stop, HasSubstr("staff numbers"));
  EXPECT_THAT(read_staff("Staff_ID,Role,Email\n1,Teacher,a@b.example\n").stop,
              HasSubstr("column with names"));
  EXPECT_THAT(lincoln_staff("1E+05,Roe,Ann,,,,Teacher,,,,Active,\n").stop, HasSubstr("Excel"));
  EXPECT_THAT(lincoln_staff("").stop, HasSubstr("lists no staff"));
}

TEST(Called, IsTitleAndFamilyNameOrTheWholeName) {
  EXPECT_EQ(called("Coach", "Kevin", "Dunn"), "Coach Dunn");
  EXPECT_EQ(called("Señora", "Ana", "Ruiz"), "Señora Ruiz");
  EXPECT_EQ(called("", "Kevin", "Dunn"), "Kevin Dunn");
  EXPECT_EQ(called("Head of Science", "Kevin", "Dunn"), "Kevin Dunn");
  EXPECT_EQ(called("Ms.", "Anjali", ""), "Anjali");
}

}  // namespace
}  // namespace knownby::roster
