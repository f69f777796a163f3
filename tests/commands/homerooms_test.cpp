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
  void calls_7a(const std::string& name) { calls("7A", name); }
  void calls(const std::string& room, const std::string& name) {
    db.run("UPDATE groups SET code = $1, title = $1 WHERE code = $2", name, room);
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

TEST_F(Homerooms, E_4_A_two_such_rooms_are_told_apart_by_a_number) {
  calls("7A", "Suicide Watch");
  calls("7B", "Suicide Awareness");
  const std::string first = says("rivera", "who's left in homeroom 1");
  const std::string second = says("rivera", "who's left in homeroom 2");
  EXPECT_THAT(first, AllOf(HasSubstr("Homeroom 1 · no check-in logged"), HasSubstr("Bobby Chen")));
  EXPECT_THAT(second, AllOf(HasSubstr("Homeroom 2 · no check-in logged"), Not(HasSubstr("Bobby Chen"))));
  calls("8B", "Suicide Hour");
  EXPECT_THAT(says("rivera", "who's left in homeroom 3"), HasSubstr("Homeroom 3 isn't one of your groups."));
  in = "#grade-7-team";
  says("lindqvist", "map");
  std::vector<std::string> offered;
  for (const Block& block : last("lindqvist").card.blocks) {
    const auto* form = std::get_if<Form>(&block);
    if (form == nullptr) continue;
    for (const Input& input : form->inputs)
      for (const auto& [id, label] : input.choices) offered.push_back(label);
  }
  EXPECT_THAT(offered, testing::IsSupersetOf({"Homeroom 1", "Homeroom 2", "Homeroom 3"}));
}

TEST_F(Homerooms, E_4_A_its_number_is_none_that_another_room_is_called_by) {
  calls("7A", "Suicide Watch");
  calls("7B", "Homeroom 1");
  EXPECT_THAT(says("rivera", "who's left in homeroom 1"), Not(HasSubstr("Bobby Chen")));
  EXPECT_THAT(says("rivera", "who's left in homeroom 2"), HasSubstr("Bobby Chen"));
}

TEST_F(Homerooms, E_4_A_the_record_says_that_there_is_a_name_it_does_not_show) {
  calls_7a("Suicide Watch");
  says("hale", "export bobby chen");
  ASSERT_EQ(last("hale").files.size(), 2U);
  EXPECT_THAT(last("hale").files[1].content, HasSubstr("(a name that is not shown)"));
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
