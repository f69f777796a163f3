// PRODUCT F.2: a students' list whose columns are called as nobody else calls them. Which is which is asked
// once, and remembered.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "store/settings.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Columns : public Lincoln {
 protected:
  Columns() { in = "dm"; }
  ~Columns() override { std::filesystem::remove(path); }

  std::string list(const std::string& newcomer) {
    std::string csv = "Kennziffer,Zuname,Rufname,Stufe,Klasse\n";
    for (const Student& one : students::all(db)) {
      if (one.left) continue;
      const auto code = [&](GroupId id) { return groups::find(db, id)->code; };
      csv += one.sis_id + ',' + one.family + ',' + one.given + ',' + code(one.grade) + ',' +
             code(one.homeroom) + "\n";
    }
    return csv + newcomer + ",7,7A\n";
  }
  std::string sent(const std::string& csv) {
    return sends("hale", {{"students.csv", std::make_shared<const std::string>(csv)}});
  }
  const Fields answers{{"column_id", "Kennziffer"},
                       {"column_last", "Zuname"},
                       {"column_first", "Rufname"},
                       {"column_grade", "Stufe"},
                       {"column_homeroom", "Klasse"}};
  const std::string path = std::filesystem::temp_directory_path() / ("columns" + std::to_string(::getpid()));
};

TEST_F(Columns, F2_A_are_asked_for_in_chat_once_and_remembered) {
  const std::string asked = sent(list("s30,Okoye,Ada"));
  EXPECT_THAT(asked, AllOf(HasSubstr("nothing is changed."), HasSubstr("which of its columns is which"),
                           HasSubstr("Kennziffer"), Not(HasSubstr("Okoye"))));
  const std::string look = fills("hale", answers);
  EXPECT_THAT(look, AllOf(HasSubstr("new 1"), HasSubstr("[Apply]")));
  EXPECT_FALSE(students::with_sis_id(db, "s30"));
  EXPECT_FALSE(settings::get(db, "roster_columns")) << "nothing was taken yet";
  presses("hale", "Apply");
  EXPECT_EQ(students::with_sis_id(db, "s30")->shown, "Ada Okoye");
  EXPECT_THAT(sent(list("s30,Okoye,Ada\ns31,Stone,Ben")), HasSubstr("[Apply]")) << "not asked again";
}

TEST_F(Columns, F2_A_are_told_on_the_command_line) {
  std::ofstream(path) << list("s30,Okoye,Ada");
  EXPECT_THAT(command_line("import", {{"students", path}}),
              AllOf(HasSubstr("--columns"), HasSubstr("Kennziffer, Zuname, Rufname, Stufe, Klasse")));
  const Fields told{{"students", path},
                    {"columns", "id=Kennziffer, last=Zuname, first=Rufname, grade=Stufe, homeroom=Klasse"}};
  EXPECT_THAT(command_line("import", told), HasSubstr("new 1"));
  EXPECT_THAT(command_line("import", {{"students", path}, {"columns", "number=Kennziffer"}}),
              HasSubstr("the words for them are id, name, first"));
}

TEST_F(Columns, F2_A_remembered_ones_tell_what_a_list_is_whatever_the_file_is_called) {
  sent(list("s30,Okoye,Ada"));
  fills("hale", answers);
  presses("hale", "Apply");
  const auto csv = std::make_shared<const std::string>(list("s30,Okoye,Ada\ns31,Stone,Ben"));
  EXPECT_THAT(sends("hale", {{"export 14 Oct.csv", csv}}), AllOf(HasSubstr("new 1"), HasSubstr("[Apply]")));
}

TEST_F(Columns, F2_A_one_that_is_chosen_fits_however_its_spaces_are_written) {
  std::string csv = list("s30,Okoye,Ada");
  csv.replace(0, std::string("Kennziffer").size(), "Kenn \u00A0 Ziffer");
  EXPECT_THAT(sent(csv), HasSubstr("Kenn Ziffer"));
  Fields chosen = answers;
  chosen.front().second = "Kenn Ziffer";
  EXPECT_THAT(fills("hale", chosen), AllOf(HasSubstr("new 1"), HasSubstr("[Apply]")));
}

TEST_F(Columns, F2_R_one_that_the_file_lacks_is_named) {
  std::ofstream(path) << list("s30,Okoye,Ada");
  const auto told = [&](const std::string& columns) {
    return command_line("import", {{"students", path}, {"columns", columns}});
  };
  EXPECT_THAT(told("id=Kennziffer, last=Zuname, first=Rufname, grade=Stuffe, homeroom=Klasse"),
              AllOf(HasSubstr("No column of the students' list is called “Stuffe”."), HasSubstr("new 1")));
  EXPECT_THAT(told("id=Nummer, last=Zuname, first=Rufname"),
              AllOf(HasSubstr("Stopped"), HasSubstr("No column of the students' list is called “Nummer”.")));
  EXPECT_THAT(told("id=Kennziffer"), AllOf(HasSubstr("Stopped"), Not(HasSubstr("No column of"))));
}

TEST_F(Columns, F2_A_looking_again_at_a_large_list_is_called_reading_it) {
  std::string csv = list("s30,Okoye,Ada");
  for (int at = 0; at < 15'000; ++at) csv += "n" + std::to_string(at) + ",Family,Given,7,7A     \n";
  sent(csv);
  fills("hale", answers);
  std::string told;
  for (const Parcel& parcel : outbox::in_state(db, Parcel::State::pending, 100)) told += parcel.body;
  EXPECT_THAT(told,
              AllOf(HasSubstr("Reading them; I will say when it is done."), Not(HasSubstr("Bringing"))));
}

// The staff list's as well, and neither forgets the other's.
TEST_F(Columns, F2_A_of_a_staff_list_are_asked_for_and_remembered_too) {
  sent(list("s30,Okoye,Ada"));
  fills("hale", answers);
  presses("hale", "Apply");
  const std::string rows = "hale,Hale,Denise,Principal\nrivera,Rivera,Lena,Teacher\nnew,Roe,Ann,Teacher\n";
  const auto staff = [&](const std::string& csv) {
    return sends("hale", {{"staff.csv", std::make_shared<const std::string>(csv)}});
  };
  const std::string csv = "Nummer,Zuname,Rufname,Amt\n" + rows;
  EXPECT_THAT(staff(csv),
              AllOf(HasSubstr("Or tell me of the staff list which of its columns is which."),
                    HasSubstr("They are called: Nummer, Zuname, Rufname, Amt."), Not(HasSubstr("Rivera"))));
  const std::string look = fills("hale", {{"column_staff_id", "Nummer"},
                                          {"column_staff_last", "Zuname"},
                                          {"column_staff_first", "Rufname"},
                                          {"column_staff_role", "Amt"}});
  EXPECT_THAT(look, HasSubstr("Staff: new 1, changed"));
  EXPECT_THAT(presses("hale", "Apply"), HasSubstr("Imported"));
  EXPECT_THAT(staff(csv), Not(HasSubstr("They are called"))) << "not asked again";
  EXPECT_THAT(sent(list("s30,Okoye,Ada\ns31,Stone,Ben")), HasSubstr("new 1")) << "nor of the students'";
  std::ofstream(path) << list("s30,Okoye,Ada");
  EXPECT_THAT(command_line("import", {{"students", path}, {"columns", "staff grade=Stufe"}}),
              HasSubstr("the words for them are"));
}

TEST_F(Columns, F2_R_rows_about_people_are_never_offered_as_columns) {
  EXPECT_THAT(sent("s30,Okoye,Ada,7,7A\ns31,Stone,Ben,7,7A\n"),
              AllOf(HasSubstr("I can't find the row that names the columns"), Not(HasSubstr("Okoye"))));
}

TEST_F(Columns, F2_R_a_wrong_answer_is_stopped_as_any_wrong_file_is) {
  sent(list("s30,Okoye,Ada"));
  EXPECT_THAT(fills("hale", {{"column_id", "Stufe"}, {"column_last", "Zuname"}, {"column_first", "Rufname"}}),
              HasSubstr("Stopped"));
}

}  // namespace
}  // namespace knownby
