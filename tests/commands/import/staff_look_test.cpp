// What the look at a staff list says: who is new, changed or leaves, and what of it is not held.
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class StaffLook : public Lincoln {
 protected:
  StaffLook() { in = "dm"; }

  std::string sent(const std::string& who, const std::string& csv) {
    return sends(who, {{"staff.csv", std::make_shared<const std::string>(csv)}});
  }
  Staff person(const std::string& sis_id) {
    for (const Staff& one : staff::all(db))
      if (one.sis_id == sis_id) return one;
    return {};
  }
  void goes_by(const std::string& sis_id, const std::string& first_name) {
    Staff one = person(sis_id);
    one.given = first_name;
    staff::put(db, one);
  }
};

constexpr const char* job_titles =
    "Staff_ID,Last_Name,First_Name,Title\nrivera,Rivera,Lucía,Principal\npark,Park,Eunice,Teacher\n"
    "ortiz,Ortiz,Ana,Teacher\nokafor,Okafor,Emeka,Counselor\nhale,Hale,Denise,Teacher\n"
    "stamper,Stamper,Joan,Secretary\nlindqvist,Lindqvist,Nils,IT Admin\n";

TEST_F(StaffLook, F4_A_says_whose_job_title_speaks_of_another_post) {
  const std::string look = sent("lindqvist", job_titles);
  EXPECT_THAT(look, AllOf(HasSubstr("The job titles of 2 colleagues speak of another post than they have"),
                          Not(HasSubstr("Ms. Rivera")), HasSubstr("[See whom]")));
  EXPECT_THAT(presses("lindqvist", "See whom"),
              HasSubstr("Another post by job title: Ms. Rivera (a teacher here, a principal by job title), "
                        "Ms. Hale (a principal here, a teacher by job title)."));
  EXPECT_THAT(presses("lindqvist", "Apply"), HasSubstr("Imported"));
  EXPECT_FALSE(person("rivera").runs_knownby);
  EXPECT_TRUE(person("hale").runs_knownby);
}

TEST_F(StaffLook, F4_A_says_who_stays_a_lead_against_the_lists_word) {
  const std::string list =
      "Staff_ID,Last_Name,First_Name,Role\nrivera,Rivera,Lucía,Teacher\npark,Park,Eunice,Teacher\n"
      "ortiz,Ortiz,Ana,Lead\nokafor,Okafor,Emeka,Counselor\nhale,Hale,Denise,Principal\n"
      "stamper,Stamper,Joan,Secretary\nlindqvist,Lindqvist,Nils,IT Admin\n";
  EXPECT_THAT(sent("hale", list), AllOf(HasSubstr("One colleague stays a lead, although this list gives them "
                                                  "another role"),
                                        Not(HasSubstr("Ms. Park"))));
  EXPECT_THAT(presses("hale", "See whom"), HasSubstr("Still leads: Ms. Park."));
  presses("hale", "Apply");
  EXPECT_EQ(person("park").role, Staff::Role::lead);
  std::string with_leads = list;
  for (std::size_t at = with_leads.find('\n'); at != std::string::npos; at = with_leads.find('\n', at + 2))
    with_leads.insert(at, at < 40 ? ",Leads" : ",");
  EXPECT_THAT(sent("hale", with_leads), Not(HasSubstr("stays a lead")));
  presses("hale", "Apply");
  EXPECT_EQ(person("park").role, Staff::Role::teacher);
}

TEST_F(StaffLook, F3_1_A_says_which_groups_of_a_staff_list_no_student_is_in) {
  std::string list =
      "Staff_ID,Last_Name,First_Name,Homeroom,Teaches,Leads\nrivera,Rivera,,7A,7B;7Z,\npark,Park,,,7z,Grade "
      "7\n"
      "ortiz,Ortiz,,8B,,8-9\nokafor,Okafor,,,,\nhale,Hale,,,,\nlindqvist,Lindqvist,,,,\n"
      "stamper,Stamper,,Knife room,,\n";
  EXPECT_THAT(sent("lindqvist", list),
              AllOf(HasSubstr("staff line 2: no student here is in “7Z”. Please check it; 2 rows have it."),
                    HasSubstr("staff line 4: no student here is in “Grade 9”. Please check it."),
                    HasSubstr("staff line 8: no student here is in this group. Please check it."),
                    Not(HasSubstr("Knife")), Not(HasSubstr("“7A”")), Not(HasSubstr("“Grade 8”")),
                    HasSubstr("[Apply]")));
}

TEST_F(StaffLook, F3_1_R_a_group_that_comes_with_the_students_is_one) {
  const std::string staff = "Staff_ID,Last_Name,First_Name,Homeroom,Leads\nrivera,Rivera,,6A,Grade 6\n";
  const std::string students =
      "Student_Number,Last_Name,First_Name,Grade_Level,Homeroom\n"
      "s90,Okoye,Ada,6,6A\n";
  const auto file = [](const std::string& csv) { return std::make_shared<const std::string>(csv); };
  EXPECT_THAT(sends("hale", {{"staff.csv", file(staff)}, {"students.csv", file(students)}}),
              AllOf(HasSubstr("Students: new 1"), Not(HasSubstr("no student here"))));
  db.run("UPDATE students SET left_on = 20000");
  EXPECT_THAT(sent("hale", staff), Not(HasSubstr("no student here"))) << "the students come later";
}

TEST_F(StaffLook, F3_1_A_new_and_changed_colleagues_are_listed_too) {
  const std::string list =
      "Staff_ID,Last_Name,First_Name,Role\nrivera,Rivera,,Counselor\npark,Park,,Lead\nbegay,Begay,Shandiin,"
      "Teacher\nortiz,Ortiz,,Lead\nokafor,Okafor,,Counselor\nhale,Hale,,Principal\nlindqvist,Lindqvist,,IT "
      "Admin\n";
  EXPECT_THAT(sent("lindqvist", list), AllOf(HasSubstr("[See whom]"), Not(HasSubstr("Begay"))));
  EXPECT_THAT(presses("lindqvist", "See whom"),
              AllOf(HasSubstr("Staff new: Shandiin Begay."), HasSubstr("Rivera"),
                    HasSubstr("Staff leaving: Ms. Stamper.")));
}

TEST_F(StaffLook, F3_1_A_a_list_with_new_colleagues_alone_shows_whom_as_well) {
  std::string list = "Staff_ID,Last_Name,First_Name\nbegay,Begay,Shandiin\n";
  for (const Staff& one : staff::all(db)) {
    goes_by(one.sis_id, "Ann");
    list += one.sis_id + "," + one.family + ",Ann\n";
  }
  EXPECT_THAT(sent("hale", list), AllOf(HasSubstr("changed 0, leaving 0"), HasSubstr("[See whom]")));
  EXPECT_THAT(presses("hale", "See whom"), HasSubstr("Staff new: Shandiin Begay."));
}

TEST_F(StaffLook, C3_28_A_says_how_many_keep_the_name_they_go_by_and_names_none_of_them) {
  goes_by("rivera", "Lu");
  EXPECT_THAT(sent("hale", job_titles), HasSubstr("One colleague has another first name in this list"));
  EXPECT_THAT(presses("hale", "See whom"), Not(HasSubstr("Lucía")));
}

TEST_F(StaffLook, F2_R_a_students_list_with_their_teachers_numbers_is_a_students_list) {
  for (const char* list :
       {"Student ID,Number,Last Name,First Name,Grade\ns30,12,Okoye,Ada,7\n",
        "Student ID,Student Last Name,Student First Name,Grade,Teacher ID,Teacher Last Name,Teacher First "
        "Name\ns30,Okoye,Ada,7,rivera,Rivera,L\n"})
    EXPECT_THAT(sends("hale", {{"list.csv", std::make_shared<const std::string>(list)}}),
                HasSubstr("Students: new 1"));
}

TEST_F(StaffLook, names_the_safety_numbers_that_are_missing_and_no_others) {
  policy.safety.crisis.clear();
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  EXPECT_THAT(says("hale", "check"),
              AllOf(HasSubstr("missing: crisis"), HasSubstr("fill [safety] crisis in the"),
                    Not(HasSubstr("hotline"))));
  policy.safety.person.clear();
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  EXPECT_THAT(says("hale", "check"), HasSubstr("fill [safety] crisis and person in the configuration."));
}

}  // namespace
}  // namespace knownby
