// Exports that hold only what changed (PRODUCT F.1, F.3 no. 3): whoever is not in one has not changed.
#include <gmock/gmock.h>

#include "tests/commands/roster/oneroster/district.hpp"

namespace knownby::roster::oneroster {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class Delta : public testing::Test {
 protected:
  Delta() { take_in(db, lincoln_1_1()); }

  Looked delta(std::map<std::string, std::string> rows) {
    std::map<std::string, std::string> modes;
    for (const auto& [file, more] : rows) modes[file] = "delta";
    Files files{{"manifest", manifest("1.1", modes)}};
    if (rows.contains("users")) files["users"] = users_1_1 + rows["users"];
    if (rows.contains("enrollments")) files["enrollments"] = enrolments + rows["enrollments"];
    if (rows.contains("classes")) files["classes"] = classes_head + rows["classes"];
    return take_in(db, files);
  }

  Db db{":memory:"};
};

const std::string at_night = ",2026-10-13T02:00:00.000Z,";

TEST_F(Delta, F3_A_only_who_is_in_it_changes) {
  const Looked looked = delta({{"users", "u1,active" + at_night +
                                             "true,o1,student,mrod,,Maya,Rodríguez Soto,,s01,,,,,07,\n"
                                             "u8,active" +
                                             at_night + "true,o1,student,aok,,Ada,Okoye,,s30,,,,,07,\n"}});
  EXPECT_THAT(looked.students.leaving, IsEmpty());
  EXPECT_THAT(looked.students.arriving, SizeIs(1));
  EXPECT_EQ(looked.students.stop, "");
  EXPECT_EQ(student(db, "u1").shown, "Maya Rodríguez Soto");
  EXPECT_EQ(homeroom(db, "u1"), "7A") << "which this export does not speak of";
  EXPECT_EQ(student(db, "u2").left, std::nullopt);
  EXPECT_TRUE(person(db, "t1").active);
}

TEST_F(Delta, F1_A_to_be_deleted_is_withdrawn_even_where_nothing_but_the_id_is_said) {
  const Looked looked = delta({{"users", "u2,tobedeleted" + at_night +
                                             ",,,,,,,,,,,,,,\n"
                                             "t1,tobedeleted" +
                                             at_night + "true,o1,teacher,l,,Lena,Rivera,,,,,,,,\n"}});
  EXPECT_THAT(looked.students.leaving, SizeIs(1));
  EXPECT_EQ(student(db, "u2").left, wednesday);
  EXPECT_EQ(student(db, "u2").shown, "Robert Chen") << "out of the lists, not out of the books";
  EXPECT_FALSE(person(db, "t1").active);
}

TEST_F(Delta, a_student_moves_by_their_enrolments_alone) {
  const Looked looked = delta({{"enrollments", "e1,tobedeleted" + at_night +
                                                   "h7a,o1,u1,student,false,,\n"
                                                   "e20,active" +
                                                   at_night + "h8b,o1,u1,student,false,,\n"}});
  EXPECT_THAT(looked.students.changed, SizeIs(1));
  EXPECT_EQ(homeroom(db, "u1"), "8B");
  EXPECT_EQ(student(db, "u1").shown, "Maya Rodríguez");
  EXPECT_EQ(homeroom(db, "u2"), "7A");
}

TEST_F(Delta, a_teacher_takes_over_a_class_by_enrolments_alone) {
  delta({{"enrollments", "e8,tobedeleted" + at_night +
                             "m7,o1,t2,teacher,true,,\n"
                             "e21,active" +
                             at_night + "m7,o1,t1,teacher,true,,\n"}});
  EXPECT_EQ(stands(db, "t1"), "homeroom 7A, teaches Math 7");
  EXPECT_EQ(stands(db, "t2"), "homeroom 8B, teaches 7A");
}

TEST_F(Delta, a_homeroom_that_is_called_otherwise_takes_everybody_along) {
  const Looked looked =
      delta({{"classes", "h7a,active" + at_night + "7A-East,07,c1,7A,homeroom,,o1,,,,0\n"}});
  EXPECT_THAT(looked.students.changed, SizeIs(2));
  EXPECT_EQ(homeroom(db, "u1"), "7A-East");
  EXPECT_EQ(stands(db, "t1"), "homeroom 7A-East");
}

TEST_F(Delta, whoever_moves_to_another_school_of_the_district_leaves_this_one) {
  delta({{"users", "u1,active" + at_night +
                       "true,o2,student,mrod,,Maya,Rodríguez,,s01,,,,,07,\n"
                       "u4,active" +
                       at_night + "true,o2,student,gkid,,Gus,Kidd,,s77,,,,,03,\n"}});
  EXPECT_EQ(student(db, "u1").left, wednesday);
  EXPECT_EQ(student(db, "u4").sis_id, "");
}

TEST_F(Delta, F1_A_a_move_that_was_told_for_a_day_happens_with_the_first_export_from_then_on) {
  delta({{"enrollments", "e1,active" + at_night + "h7a,o1,u1,student,false,,2026-10-20\n" + "e40,active" +
                             at_night + "h8b,o1,u1,student,false,2026-10-20,\n"}});
  EXPECT_EQ(homeroom(db, "u1"), "7A");
  const Files other{
      {"manifest", manifest("1.1", {{"users", "delta"}})},
      {"users", users_1_1 + "u2,active" + at_night + "true,o1,student,b,,Bob,Chen,,s07,,,,,07,\n"}};
  take_in(db, other, day(2026, 10, 20));
  EXPECT_EQ(homeroom(db, "u1"), "8B");
  EXPECT_EQ(homeroom(db, "u2"), "7A");
  EXPECT_EQ(stands(db, "t1"), "homeroom 7A");
}

TEST_F(Delta, taken_twice_it_changes_nothing_more) {
  const std::map<std::string, std::string> rows{
      {"users", "u1,active" + at_night + "true,o1,student,mrod,,Maya,Soto,,s01,,,,,07,\n"},
      {"enrollments", "e2,tobedeleted" + at_night + "h7a,o1,u2,student,false,,\n"}};
  delta(rows);
  const auto before = db.changes_so_far();
  const Looked again = delta(rows);
  EXPECT_THAT(again.students.changed, IsEmpty());
  EXPECT_LE(db.changes_so_far() - before, 1);
  EXPECT_EQ(homeroom(db, "u2"), "");
}

}  // namespace
}  // namespace knownby::roster::oneroster
