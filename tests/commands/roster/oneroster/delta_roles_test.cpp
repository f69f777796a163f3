// OneRoster 1.2 in changes alone: roles.csv holds some of a person's posts, and nobody leaves for the others.
#include <gmock/gmock.h>

#include "tests/commands/roster/oneroster/district.hpp"

namespace knownby::roster::oneroster {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

const std::string users_head =
    "sourcedId,status,dateLastModified,enabledUser,givenName,familyName,grades,primaryOrgSourcedId\n";
const std::string roles_head =
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n";

Files everybody() {
  Files files = lincoln_1_1();
  files["manifest"] = manifest("1.2", {{"users", "bulk"}, {"roles", "bulk"}, {"orgs", "bulk"}});
  files["users"] = users_head +
                   "u1,,,,Maya,Rodríguez,07,o1\nu2,,,,Robert,Chen,07,o1\n"
                   "t3,,,true,Sam,Okafor,,o1\nt4,,,true,Petra,Hale,,o1\n";
  files["roles"] = roles_head +
                   "r1,,,u1,primary,student,,,o1\nr2,,,u2,primary,student,,,o1\n"
                   "r3,,,t3,primary,teacher,,,o1\nr4,,,t3,secondary,counselor,,,o1\n"
                   "r5,,,t4,primary,principal,,,o1\n";
  return files;
}

class DeltaRoles : public testing::Test {
 protected:
  DeltaRoles() { take_in(db, everybody()); }

  Looked delta(const std::string& roles, const std::string& users = "") {
    return take_in(
        db, {{"manifest", manifest("1.2", {{"users", "delta"}, {"roles", "delta"}, {"orgs", "absent"}})},
             {"users", users_head + users},
             {"roles", roles_head + roles}});
  }

  Db db{":memory:"};
};

const std::string at = ",2026-10-13T02:00:00.000Z,";

TEST_F(DeltaRoles, R_a_post_elsewhere_is_no_word_about_the_one_here) {
  const Looked looked = delta(
      "r9,active" + at + "u1,secondary,student,,,o2\n" + "r10,active" + at + "t3,secondary,guardian,,,o1\n",
      "u1,active" + at + "true,Maya,Rodríguez,07,o1\n");
  EXPECT_THAT(looked.students.leaving, IsEmpty());
  EXPECT_THAT(looked.staff.leaving, IsEmpty());
  EXPECT_EQ(student(db, "u1").left, std::nullopt);
  EXPECT_EQ(person(db, "t3").role, Staff::Role::counselor) << "a teacher with a child at the school";
}

TEST_F(DeltaRoles, R_a_second_post_that_ends_takes_nobody_out) {
  const Looked looked = delta("r3,tobedeleted" + at + "t3,primary,teacher,,,o1\n");
  EXPECT_THAT(looked.staff.leaving, IsEmpty());
  EXPECT_EQ(person(db, "t3").role, Staff::Role::counselor);
}

TEST_F(DeltaRoles, F4_A_whose_only_post_has_ended_is_here_no_more) {
  const Looked looked = delta("r5,active" + at + "t4,primary,principal,,2026-10-01,o1\n");
  EXPECT_THAT(looked.staff.leaving, SizeIs(1));
  EXPECT_FALSE(person(db, "t4").active);
}

TEST_F(DeltaRoles, F4_A_a_post_changed_in_place_gives_no_more_than_it_says_now) {
  delta("r5,active" + at + "t4,primary,aide,,,o1\n");
  EXPECT_EQ(person(db, "t4").role, Staff::Role::staff);
  EXPECT_FALSE(person(db, "t4").runs_knownby);
  EXPECT_EQ(person(db, "t3").role, Staff::Role::counselor);
}

// What is told before there was an export of everybody may add, and takes nothing.
TEST_F(DeltaRoles, R_without_an_export_of_everybody_changes_take_no_post) {
  db.run("DELETE FROM roles");
  db.run("DELETE FROM settings WHERE name = 'oneroster_roles'");
  delta("r5,active" + at + "t4,primary,aide,,,o1\n" + "r12,active" + at + "u1,primary,student,,,o1\n");
  EXPECT_EQ(person(db, "t4").role, Staff::Role::principal);
  delta("r5,tobedeleted" + at + "t4,primary,aide,,,o1\n");
  EXPECT_TRUE(person(db, "t4").active);
}

TEST_F(DeltaRoles, F1_A_a_post_is_another_where_the_old_one_ends_and_wider_where_one_comes) {
  delta("r4,tobedeleted" + at + "t3,secondary,counselor,,,o1\n" + "r11,active" + at +
        "t3,primary,teacher,,,o1\n" + "r12,active" + at + "t4,secondary,aide,,,o1\n");
  EXPECT_EQ(person(db, "t3").role, Staff::Role::teacher);
  EXPECT_EQ(person(db, "t4").role, Staff::Role::principal) << "who helps out besides";
}

TEST_F(DeltaRoles, R_a_post_from_another_day_on_does_not_count_yet) {
  delta("r13,active" + at + "t3,primary,principal,2027-01-01,,o1\n");
  EXPECT_TRUE(person(db, "t3").active);
  EXPECT_EQ(person(db, "t3").role, Staff::Role::counselor);
  EXPECT_FALSE(person(db, "t3").runs_knownby);
}

TEST_F(DeltaRoles, R_parents_are_nothing_and_whoever_left_does_not_come_back_by_a_changed_name) {
  delta("", "u2,tobedeleted" + at + ",,,,\n");
  ASSERT_EQ(student(db, "u2").left, wednesday);
  const Looked looked =
      delta("", "p1,active" + at + "true,Paula,Rodríguez,,o1\n" + "u2,active" + at + "true,Bob,Chen,07,o2\n");
  EXPECT_THAT(looked.students.rejected, IsEmpty());
  EXPECT_THAT(looked.students.returning, IsEmpty());
  EXPECT_EQ(looked.students.stop, "");
}

TEST_F(DeltaRoles, F1_A_a_new_student_comes_with_the_post_and_inactive_leaves) {
  const Looked looked =
      delta("r20,active" + at + "u8,primary,student,,,o1\n",
            "u8,active" + at + "true,Ada,Okoye,07,o1\n" + "u1,inactive" + at + "true,Maya,Rodríguez,07,o1\n");
  EXPECT_THAT(looked.students.arriving, SizeIs(1));
  EXPECT_EQ(student(db, "u1").left, wednesday);
}

TEST_F(DeltaRoles, R_a_row_of_roles_that_cannot_be_read_takes_nobody_out_in_an_export_of_everybody) {
  Files files = everybody();
  files["roles"].replace(files["roles"].find("r5,,,t4,primary,principal"), 25, "r5,,,t4,primary,principal,x");
  const Looked looked = look_at(db, files);
  EXPECT_THAT(looked.staff.leaving, IsEmpty());
  ASSERT_THAT(looked.staff.rejected, SizeIs(1));
  EXPECT_EQ(looked.staff.rejected[0].file, "roles.csv");
}

TEST_F(DeltaRoles, R_a_post_at_another_school_erases_none_of_ours_where_rows_have_no_id) {
  Files files = everybody();
  files["roles"] =
      "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\nu1,primary,student,,,o1\n"
      "u2,primary,student,,,o1\nt3,primary,teacher,,,o1\nt3,secondary,teacher,,,o2\n"
      "t4,primary,principal,,,o1\n";
  take_in(db, files);
  EXPECT_TRUE(person(db, "t3").active);
  EXPECT_EQ(person(db, "t3").role, Staff::Role::teacher);
}

}  // namespace
}  // namespace knownby::roster::oneroster
