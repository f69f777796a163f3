// E.4: what a homeroom is called is read by everybody, so it passes the guard in whichever list it came.

#include "store/staff.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Homerooms : public Lincoln {
 protected:
  Homerooms() { in = "dm"; }
  std::string takes(const std::string& staff_csv, const std::string& students_csv) {
    std::vector<SentFile> files{{"students.csv", std::make_shared<const std::string>(students_csv)}};
    if (!staff_csv.empty()) files.push_back({"staff.csv", std::make_shared<const std::string>(staff_csv)});
    return sends("hale", files);
  }
  // Everybody of Lincoln's homeroom 7A, as the list now calls it.
  void calls_7a(const std::string& name) {
    db.run("UPDATE groups SET code = $1, title = $1 WHERE code = '7A'", name);
    changing = std::make_unique<Clerk>(db, policy, Lane::changes);
    asking = std::make_unique<Clerk>(db, policy, Lane::asks);
  }
};

TEST_F(Homerooms, E_4_A_a_homeroom_of_a_plain_list_whose_name_holds_such_a_word_is_shown_without_it) {
  calls_7a("Suicide Watch");
  for (const char* line : {"card bobby chen", "who hasn't had a check-in", "my students", "who's left in 7B",
                           "bobby chen at lunch", "maya", "help", "9Z", "who should I talk to"})
    EXPECT_THAT(says("rivera", line), Not(HasSubstr("Suicide"))) << line;
  EXPECT_THAT(says("rivera", "bobby chen at lunch"), HasSubstr("ogged: Bobby Chen, conversation"));
  EXPECT_THAT(says("hale", "export bobby chen"), Not(HasSubstr("Suicide")));
  for (const GivenFile& file : last("hale").files) EXPECT_THAT(file.content, Not(HasSubstr("Suicide")));
  EXPECT_THAT(says("lindqvist", "map"), Not(HasSubstr("Suicide")));
}

TEST_F(Homerooms, E_4_A_a_room_called_by_its_teachers_name_is_called_so) {
  Staff teacher;
  teacher.sis_id = "killian";
  teacher.called = "Ms. Killian";
  teacher.family = "Killian";
  staff::put(db, teacher);
  calls_7a("Killian");
  EXPECT_THAT(says("rivera", "card bobby chen"), HasSubstr("Killian"));
}

TEST_F(Homerooms, E_4_A_whoever_imports_such_a_list_is_told_and_shown_no_name) {
  const std::string students =
      "id,first,last,grade,homeroom\n1,Ann,Lee,7,Suicide Watch\n2,Ben,Lee,7,Burns\n3,Cy,Lee,7,7A\n";
  const std::string staff = "staff id,first,last,email,role\nt9,Tom,Burns,burns@lincoln.example,teacher\n";
  EXPECT_THAT(takes(staff, students),
              HasSubstr("Homerooms: the name of one holds a word that my safety card stops at."));
  EXPECT_THAT(takes("", students), HasSubstr("Homerooms: the names of 2 hold a word"));
}

}  // namespace
}  // namespace knownby
