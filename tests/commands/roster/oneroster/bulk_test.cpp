// Exports that hold everybody: OneRoster 1.1 and 1.2 as a school's system writes them (PRODUCT F.1).
#include <gmock/gmock.h>

#include "commands/language/text/fold.hpp"
#include "store/settings.hpp"
#include "tests/commands/roster/oneroster/district.hpp"

namespace knownby::roster::oneroster {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class OneRoster : public testing::Test {
 protected:
  void replace(const std::string& file, const std::string& what, const std::string& with) {
    const std::size_t at = files.at(file).find(what);
    ASSERT_NE(at, std::string::npos) << what;
    files.at(file).replace(at, what.size(), with);
  }

  Db db{":memory:"};
  Files files = lincoln_1_1();
};

TEST_F(OneRoster, F1_A_1_1_brings_our_students_their_homerooms_and_their_teachers) {
  const Looked looked = take_in(db, files);
  ASSERT_EQ(looked.reading.stop, "");
  EXPECT_THAT(looked.students.arriving, SizeIs(3));
  EXPECT_THAT(looked.staff.arriving, SizeIs(2));
  EXPECT_EQ(student(db, "u1").shown, "Maya Rodríguez");
  EXPECT_EQ(groups::find(db, student(db, "u1").grade)->title, "Grade 7");
  EXPECT_EQ(homeroom(db, "u1"), "7A");
  EXPECT_EQ(homeroom(db, "u3"), "8B");
  EXPECT_EQ(person(db, "t1").email, "rivera@lincoln.example");
  EXPECT_EQ(person(db, "t1").role, Staff::Role::teacher);
  EXPECT_EQ(stands(db, "t1"), "homeroom 7A");
  EXPECT_EQ(stands(db, "t2"), "homeroom 8B, teaches 7A, teaches Math 7")
      << "a co-teacher teaches the homeroom";
}

TEST_F(OneRoster, F1_R_parents_other_schools_and_what_is_not_ours_to_keep_stay_out) {
  take_in(db, files);
  EXPECT_EQ(student(db, "u4").sis_id, "") << "of Grant Elementary";
  EXPECT_EQ(person(db, "p1").sis_id, "") << "a parent";
  for (const Student& one : students::all(db)) EXPECT_THAT(one.shown, Not(HasSubstr("Paula")));
  EXPECT_EQ(called("demographics.csv"), std::nullopt) << "birth dates, sex and race are never opened";
  EXPECT_EQ(called("results.csv"), std::nullopt);
  EXPECT_EQ(called("Users.CSV"), "users");
}

TEST_F(OneRoster, the_same_export_twice_changes_nothing) {
  take_in(db, files);
  const auto before = db.changes_so_far();
  const Looked again = take_in(db, files, wednesday + std::chrono::days(1));
  EXPECT_EQ(again.students.unchanged, 3);
  EXPECT_EQ(again.staff.unchanged, 2);
  EXPECT_THAT(again.students.changed, IsEmpty());
  EXPECT_THAT(again.staff.changed, IsEmpty());
  EXPECT_LE(db.changes_so_far() - before, 1) << "which school is ours";
}

TEST_F(OneRoster, F1_A_a_class_counts_while_its_term_runs_and_all_do_in_the_holidays) {
  take_in(db, files);
  const auto members = [&] { return groups::in_classes(db); };
  ASSERT_THAT(members(), SizeIs(1));
  EXPECT_EQ(groups::find(db, members()[0].group)->title, "Math 7");
  take_in(db, files, day(2027, 1, 15));  // the end of a term is its first day without
  ASSERT_THAT(members(), SizeIs(1));
  EXPECT_EQ(groups::find(db, members()[0].group)->title, "Art");
  const Looked summer = take_in(db, files, day(2027, 7, 1));
  EXPECT_EQ(summer.students.stop, "");
  EXPECT_EQ(homeroom(db, "u1"), "7A");
}

TEST_F(OneRoster, F1_A_an_enrolment_that_ended_is_over_from_that_day) {
  replace("enrollments", "e1,,,h7a,o1,u1,student,false,,",
          "e1,,,h7a,o1,u1,student,false,2026-08-24,2026-10-14");
  files.at("enrollments") += "e11,,,h8b,o1,u1,student,false,2026-10-14,\n";
  take_in(db, files, day(2026, 10, 13));
  EXPECT_EQ(homeroom(db, "u1"), "7A");
  take_in(db, files, day(2026, 10, 14));
  EXPECT_EQ(homeroom(db, "u1"), "8B");
}

TEST_F(OneRoster, F1_A_a_user_switched_off_or_missing_leaves) {
  take_in(db, files);
  replace("users", "u2,,,true", "u2,,,false");
  replace("users", "t2,,,true,o1", "t2,,,false,o1");
  const Looked looked = take_in(db, files);
  EXPECT_THAT(looked.students.leaving, SizeIs(1));
  EXPECT_EQ(student(db, "u2").left, wednesday);
  EXPECT_FALSE(person(db, "t2").active);
}

TEST_F(OneRoster, headers_in_any_dress_and_any_order) {
  files.at("users") =
      "\xEF\xBB\xBF"
      "family_name,Given Name,SOURCEDID,Role,enabled_user,OrgSourcedIds,Grades,favourite colour\r\n"
      "Rodríguez,Maya,u1,Student,TRUE,o1,7,blue\r\n";
  take_in(db, files);
  EXPECT_EQ(student(db, "u1").shown, "Maya Rodríguez");
}

TEST_F(OneRoster, R_a_list_without_its_quotes_shifts_a_row_which_is_told_and_nobody_leaves_for_it) {
  take_in(db, files);
  replace("users", "\"o1,o2\"", "o1,o2");
  const Looked looked = look_at(db, files);
  ASSERT_THAT(looked.students.rejected, SizeIs(1));
  EXPECT_EQ(looked.students.rejected[0].line, 4);
  EXPECT_THAT(looked.students.leaving, IsEmpty());
}

TEST_F(OneRoster, R_a_shifted_row_of_a_colleague_takes_nobody_out_either) {
  take_in(db, files);
  replace("users", "t2,,,true,o1,", "t2,,,true,o1,o2,");
  const Looked looked = look_at(db, files);
  ASSERT_THAT(looked.staff.rejected, SizeIs(1));
  EXPECT_EQ(looked.staff.rejected[0].line, 7);
  EXPECT_THAT(looked.staff.leaving, IsEmpty());
}

TEST_F(OneRoster, R_an_export_without_homeroom_classes_is_no_word_about_homerooms) {
  take_in(db, files);
  for (const char* one : {"7A,homeroom", "8B,homeroom", "3C,homeroom"})
    replace("classes", one, std::string(one).substr(0, 2) + ",scheduled");
  EXPECT_EQ(take_in(db, files).reading.stop, "");
  EXPECT_THAT(stands(db, "t1"), HasSubstr("homeroom 7A"));
  EXPECT_EQ(homeroom(db, "u1"), "7A");
}

TEST_F(OneRoster, R_several_schools_and_none_called_as_ours_asks_which) {
  const Looked looked = look_at(db, files, wednesday, "Washington High");
  EXPECT_THAT(looked.reading.stop, HasSubstr("holds 2 schools (Lincoln Middle School, Grant Elementary)"));
  EXPECT_THAT(looked.reading.stop, HasSubstr("[roster] school"));
  EXPECT_EQ(look_at(db, files, wednesday, "o2").reading.stop, "") << "by its id, too";
}

TEST_F(OneRoster, R_without_orgs_a_district_is_not_taken_for_one_school) {
  files.at("manifest") = manifest("1.1", {{"users", "bulk"}, {"classes", "bulk"}, {"enrollments", "bulk"}});
  EXPECT_THAT(look_at(db, files).reading.stop, HasSubstr("There is no orgs.csv, and the people in users.csv "
                                                         "belong to 2 schools or offices."));
  put_down(db, look_at(db, files, wednesday, "o1"), wednesday);
  EXPECT_EQ(student(db, "u1").shown, "Maya Rodríguez");
  EXPECT_EQ(student(db, "u4").sis_id, "");
  EXPECT_EQ(look_at(db, files).reading.stop, "") << "said once, it is known";
}

TEST_F(OneRoster, R_one_school_is_ours_whatever_it_is_called) {
  replace("orgs", "o2,,,Grant Elementary,school", "o2,,,Grant Elementary,department");
  put_down(db, look_at(db, files, wednesday, "LMS"), wednesday);
  EXPECT_EQ(student(db, "u4").sis_id, "");
  EXPECT_EQ(settings::get(db, "oneroster_school"), "o1");
}

TEST_F(OneRoster, R_an_aide_of_a_homeroom_called_12_has_its_students_and_not_the_grade) {
  replace("classes", "Homeroom 7A,07,c1,7A,", "Homeroom 12,07,c1,12,");
  files.at("users") += "t9,,,true,o1,aide,ade,,Ade,Bello,,e9,,,,,,\n";
  files.at("enrollments") += "e30,,,h7a,o1,t9,aide,false,,\n";
  take_in(db, files);
  ASSERT_EQ(homeroom(db, "u1"), "12");
  const auto standings = groups::of_staff(db, person(db, "t9").id);
  ASSERT_THAT(standings, SizeIs(1));
  EXPECT_EQ(groups::find(db, standings[0].group)->kind, Group::Kind::homeroom);
  EXPECT_THAT(look_at(db, files).staff.changed, IsEmpty());
}

TEST_F(OneRoster, R_an_export_that_is_not_whole_says_what_is_missing) {
  const auto stop = [&](Files some) { return read(db, some, "Lincoln Middle School", wednesday).stop; };
  Files some = files;
  some.erase("manifest");
  EXPECT_THAT(stop(some), HasSubstr("There is no manifest.csv"));
  some = files;
  some.erase("enrollments");
  EXPECT_THAT(stop(some),
              HasSubstr("announces enrollments.csv, and it is not there. Was the upload cut off?"));
  some = files;
  some.at("manifest") = manifest("2.0", {{"users", "bulk"}});
  EXPECT_THAT(stop(some), HasSubstr("OneRoster 2.0, and I read 1.1 and 1.2"));
  some.at("manifest") = manifest("1.2", {{"users", "bulk"}});
  EXPECT_THAT(stop(some), HasSubstr("roles.csv"));
  some.at("manifest") = manifest("1.1", {{"users", "full"}});
  EXPECT_THAT(stop(some), HasSubstr("none of bulk, delta and absent"));
  some.at("manifest") = manifest("1.1", {{"results", "bulk"}});
  EXPECT_THAT(stop(some), HasSubstr("nothing to bring in"));
  some = files;
  some.at("users") = "name,role\nAnn,student\n";
  EXPECT_THAT(stop(some), HasSubstr("users.csv: The first row does not name the column sourcedId."));
  some.at("users") =
      "sourcedId,givenName\nu1,N\xFA\xF1"
      "ez\n";
  EXPECT_THAT(stop(some), HasSubstr("older encoding"));
}

Files lincoln_1_2() {
  Files files = lincoln_1_1();
  files.at("manifest") = manifest("1.2", {{"users", "bulk"}, {"roles", "bulk"}, {"orgs", "bulk"}});
  files.at("users") =
      "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,"
      "identifier,"
      "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,"
      "preferredGivenName,"
      "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\n"
      "u2,,,,bchen,,Robert,Chen,,s07,,,,,07,,,,Bobby,,,o1,he/him\n"
      "t3,,,true,ook,,Sam,Okafor,,e3,okafor@lincoln.example,,,,,,,,,,,o1,\n"
      "t4,,,true,phale,,Petra,Hale,,e4,,,,,,,,,,,,o1,\n"
      "t5,,,true,long,,Lee,Long,,e5,,,,,,,,,,,,o1,\n"
      "x1,,,true,gone,,Gia,Elsewhere,,e6,,,,,,,,,,,,o2,\n";
  files["roles"] =
      "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
      "userProfileSourcedId\n"
      "r1,,,u2,primary,student,,,o1,\nr2,,,t3,primary,teacher,,,o1,\nr3,,,t3,secondary,counselor,,,o1,\n"
      "r4,,,t4,primary,principal,2026-07-01,,o1,\nr5,,,t5,primary,teacher,2026-08-01,2026-10-14,o1,\n"
      "r6,,,x1,primary,teacher,,,o2,\nr7,,,u2,secondary,aide,,,o1,\n";
  return files;
}

TEST_F(OneRoster, F1_A_1_2_tells_posts_in_roles_preferred_names_and_pronouns) {
  take_in(db, lincoln_1_2());
  EXPECT_EQ(student(db, "u2").shown, "Bobby Chen");
  EXPECT_EQ(student(db, "u2").long_given, "Robert");
  EXPECT_EQ(student(db, "u2").pronouns, "he/him");
  EXPECT_EQ(person(db, "u2").sis_id, "") << "a student who helps out is a student";
  EXPECT_EQ(person(db, "t3").role, Staff::Role::counselor) << "of two posts the one that sees more";
  EXPECT_EQ(person(db, "t4").role, Staff::Role::principal);
  EXPECT_TRUE(person(db, "t4").runs_knownby);
  EXPECT_EQ(person(db, "t5").sis_id, "") << "the role ended today";
  EXPECT_EQ(person(db, "x1").sis_id, "") << "of another school";
}

TEST_F(OneRoster, C3_28_A_a_1_2_column_of_preferred_names_that_is_empty_brings_back_nobodys_legal_name) {
  Files told = lincoln_1_2();
  std::string& users = told.at("users");
  users.replace(users.find("Bobby"), 5, "Kai");
  take_in(db, told);
  users.replace(users.find("Kai"), 3, "");
  const Looked looked = take_in(db, told);
  EXPECT_THAT(looked.students.names_kept, testing::ElementsAre("u2"));
  EXPECT_EQ(student(db, "u2").shown, "Kai Chen");
}

TEST_F(OneRoster, F4_A_whom_the_vocabulary_has_no_word_for_stays_a_lead_and_keeps_their_title) {
  take_in(db, files);
  Staff rivera = person(db, "t1");
  rivera.role = Staff::Role::lead;
  rivera.called = "Ms. Rivera";
  staff::put(db, rivera);
  const Looked looked = take_in(db, files);
  EXPECT_THAT(looked.staff.changed, IsEmpty());
  EXPECT_EQ(person(db, "t1").role, Staff::Role::lead);
  EXPECT_EQ(person(db, "t1").called, "Ms. Rivera");
}

TEST_F(OneRoster, an_export_of_students_alone_is_no_word_about_the_staff) {
  take_in(db, files);
  files.at("users") = users_1_1 + "u1,,,true,o1,student,m,,Maya,Rodríguez,,s01,,,,,07,\n";
  const Looked looked = look_at(db, files);
  EXPECT_THAT(looked.staff.leaving, IsEmpty());
  EXPECT_THAT(looked.reading.staff.warnings, testing::Contains(HasSubstr("no staff in this export")));
}

TEST_F(OneRoster, F3_R_the_stop_rule_holds_here_too) {
  take_in(db, files);
  files.at("users") = users_1_1 + "u9,,,true,o1,student,new,,Nia,New,,s90,,,,,07,\n";
  EXPECT_THAT(look_at(db, files).students.stop, HasSubstr("No student number in the file is one I know"));
}

// Nobody need read it on every card of a class (PRODUCT E.4).
TEST(OneRosterTitles, E4_R_a_title_that_the_safety_list_holds_is_not_shown) {
  Db db(":memory:");
  Files files = lincoln_1_1();
  files["classes"].replace(files["classes"].find("Math 7"), 6, "Threat 7");
  files["classes"].replace(files["classes"].find("Homeroom 7A"), 11, "Threat 7A");
  const Reading reading =
      read(db, files, "Lincoln Middle School", wednesday, {}, [](std::string_view title, const IsNamePart&) {
        return title.find("Threat") == std::string_view::npos;
      });
  EXPECT_EQ(reading.classes->classes().at("m7").title, "M7-2") << "its code";
  EXPECT_EQ(reading.classes->homeroom_of("u1"), "7A") << "by the code of the class";
  EXPECT_EQ(reading.classes->without_title(), 2);
}

// As by a list of these words.
Reading read_guarded(Db& db, const Files& files) {
  const Shown without_words = [](std::string_view title, const IsNamePart& is_name) {
    const std::array<std::string_view, 3> listed{"burns", "beatrice", "suicide"};
    return std::none_of(listed.begin(), listed.end(), [&](std::string_view word) {
      return language::folded(title).find(word) != std::string::npos && !is_name(word);
    });
  };
  return read(db, files, "Lincoln Middle School", wednesday, {}, without_words);
}

TEST(OneRosterTitles, E4_A_a_homeroom_goes_by_its_title_without_its_teacher_whoever_that_is) {
  Db db(":memory:");
  Files files = lincoln_1_1();
  files["classes"].replace(files["classes"].find("Homeroom 7A"), 11, "7A - Burns");
  EXPECT_EQ(read_guarded(db, files).classes->homeroom_of("u1"), "7A");
  EXPECT_EQ(read_guarded(db, files).classes->without_title(), 0);
  files = lincoln_1_1();
  files["classes"].replace(files["classes"].find("Homeroom 7A"), 11, "Advisory Beatrice");
  files["users"].replace(files["users"].find("Maya"), 4, "Beatrice");
  EXPECT_EQ(read_guarded(db, files).classes->homeroom_of("u1"), "Beatrice");
}

TEST(OneRosterTitles, E4_R_a_homeroom_is_never_lost_for_a_word_of_the_list) {
  Db db(":memory:");
  Files files = lincoln_1_1();
  files["classes"].replace(files["classes"].find("Homeroom 7A"), 11, "Suicide Watch");
  EXPECT_EQ(read_guarded(db, files).classes->homeroom_of("u1"), "7A") << "by the code of the class";
  std::string& classes = files["classes"];
  const std::size_t code = classes.find(",7A", classes.find("Suicide Watch"));
  classes.erase(code + 1, 2);
  EXPECT_EQ(read_guarded(db, files).classes->homeroom_of("u1"), "Suicide Watch");
}

}  // namespace
}  // namespace knownby::roster::oneroster
