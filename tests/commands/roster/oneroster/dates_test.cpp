// Days that an export told of classes, places and roles come without another export (PRODUCT F.4).
#include <gmock/gmock.h>

#include "store/settings.hpp"
#include "tests/commands/roster/oneroster/district.hpp"

namespace knownby::roster::oneroster {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class Dates : public testing::Test {
 protected:
  Looked comes(std::chrono::local_days today) {
    Looked looked{*read_again(db, today), {}, {}};
    looked.students = compare(db, looked.reading.students, today);
    looked.staff = compare(db, looked.reading.staff);
    put_down(db, looked, today);
    return looked;
  }
  Db db{":memory:"};
};

const std::string users_1_2 = "sourcedId,status,dateLastModified,enabledUser,givenName,familyName,grades\n";

TEST_F(Dates, F3_A_a_term_that_begins_brings_its_classes) {
  take_in(db, lincoln_1_1());
  EXPECT_EQ(stands(db, "t2"), "homeroom 8B, teaches 7A, teaches Math 7");
  comes(day(2027, 1, 15));
  EXPECT_EQ(stands(db, "t2"), "homeroom 8B, teaches 7A") << "Math 7 is over";
  ASSERT_THAT(groups::in_classes(db), SizeIs(1));
  EXPECT_EQ(groups::in_classes(db).front().student, student(db, "u3").id) << "Art has begun";
}

TEST_F(Dates, F3_A_a_move_that_was_told_for_a_day_happens_that_night) {
  Files files = lincoln_1_1();
  files["enrollments"].replace(files["enrollments"].find("e1,,,h7a,o1,u1,student,false,,"), 30,
                               "e1,,,h7a,o1,u1,student,false,,2026-11-02");
  files["enrollments"] += "e20,,,h8b,o1,u1,student,false,2026-11-02,\n";
  take_in(db, files);
  EXPECT_EQ(homeroom(db, "u1"), "7A");
  comes(day(2026, 11, 1));
  EXPECT_EQ(homeroom(db, "u1"), "7A");
  comes(day(2026, 11, 2));
  EXPECT_EQ(homeroom(db, "u1"), "8B");
}

TEST_F(Dates, F4_A_a_role_with_an_end_ends_that_night_and_nobody_else_leaves) {
  Files files = lincoln_1_1();
  files["manifest"] = manifest("1.2", {{"users", "bulk"}, {"roles", "bulk"}, {"orgs", "bulk"}});
  files["users"] = users_1_2 + "u1,,,,Maya,Rodríguez,07\nt3,,,true,Sam,Okafor,\nt4,,,true,Petra,Hale,\n";
  files["roles"] =
      "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n"
      "r1,,,u1,primary,student,,,o1\nr3,,,t3,primary,teacher,,,o1\nr4,,,t3,secondary,counselor,,2026-10-16,"
      "o1\n"
      "r5,,,t4,primary,teacher,,2026-10-20,o1\n";
  take_in(db, files);
  EXPECT_EQ(person(db, "t3").role, Staff::Role::counselor);
  comes(day(2026, 10, 16));
  EXPECT_EQ(person(db, "t3").role, Staff::Role::teacher);
  EXPECT_TRUE(person(db, "t4").active);
  const Looked looked = comes(day(2026, 10, 20));
  EXPECT_FALSE(person(db, "t4").active);
  EXPECT_TRUE(person(db, "t3").active);
  EXPECT_THAT(looked.students.leaving, IsEmpty());
}

TEST_F(Dates, a_day_on_which_nothing_begins_or_ends_changes_nothing) {
  take_in(db, lincoln_1_1());
  const std::int64_t version = settings::roster_version(db);
  comes(day(2026, 10, 15));
  EXPECT_EQ(settings::roster_version(db), version);
}

TEST_F(Dates, places_of_people_who_are_not_here_change_nothing_either) {
  Files files = lincoln_1_1();
  files["enrollments"] += "e30,,,m7,o1,u9,student,false,,\n";
  take_in(db, files);
  const std::int64_t version = settings::roster_version(db);
  comes(day(2026, 10, 15));
  EXPECT_EQ(settings::roster_version(db), version);
}

// Version 1.2 told that the teacher's role ends; the export of 1.1 that came since knows of no end.
TEST_F(Dates, F4_R_after_an_export_without_roles_those_of_before_count_no_more) {
  Files files = lincoln_1_1();
  files["manifest"] = manifest("1.2", {{"users", "bulk"}, {"roles", "bulk"}, {"orgs", "bulk"}});
  files["users"] = users_1_2 + "u1,,,,Maya,Rodríguez,07\nt1,,,true,Lena,Rivera,\n";
  files["roles"] =
      "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n"
      "r1,,,u1,primary,student,,,o1\nr2,,,t1,primary,teacher,,2026-10-20,o1\n";
  take_in(db, files);
  take_in(db, lincoln_1_1());
  comes(day(2026, 10, 20));
  EXPECT_TRUE(person(db, "t1").active);
  EXPECT_NE(settings::get(db, "oneroster_roles"), "all");
  EXPECT_THAT(told_roles::all(db), IsEmpty());
}

TEST_F(Dates, a_school_of_plain_tables_has_none) { EXPECT_FALSE(read_again(db, wednesday)); }

}  // namespace
}  // namespace knownby::roster::oneroster
