// Every door through which names come in chat and at the command line: X-18, and letters that went wrong
// (PRODUCT F.2). What the readers make of each name: tests/commands/roster/x18_test.cpp.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/commands/lincoln.hpp"
#include "tests/commands/roster/hostile_names.hpp"

namespace knownby {
namespace {

using roster::hostile_names;
using roster::HostileName;
using roster::names_of_the_world;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class NamesAtTheDoors : public Lincoln {
 protected:
  NamesAtTheDoors() { in = "dm"; }
  ~NamesAtTheDoors() override { std::filesystem::remove(path); }

  static std::string quoted(const std::string& cell) { return "\"" + cell + "\""; }
  // Everybody as they are, and a newcomer of that name.
  std::string with_newcomer(const std::string& given, const std::string& family) {
    std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n";
    for (const Student& one : students::all(db)) {
      if (one.left || one.sis_id == "s30") continue;
      const auto code = [&](GroupId id) { return groups::find(db, id)->code; };
      csv += one.sis_id + ',' + one.family + ',' + one.given + ',' + code(one.grade) + ',' +
             code(one.homeroom) + "\n";
    }
    return csv + "s30," + quoted(family) + ',' + quoted(given) + ",7,7A\n";
  }
  std::string in_chat(const std::string& csv, const std::string& who = "hale") {
    return sends(who, {{"students.csv", std::make_shared<const std::string>(csv)}});
  }
  std::string at_the_command_line(const std::string& csv) {
    std::ofstream(path, std::ios::binary) << csv;
    return command_line("import", {{"students", path}});
  }

  const std::string path = std::filesystem::temp_directory_path() / ("doors" + std::to_string(::getpid()));
};

TEST_F(NamesAtTheDoors, X_18_A_names_of_the_world_come_in_by_chat) {
  for (const auto& [given, family] : names_of_the_world) {
    EXPECT_THAT(in_chat(with_newcomer(given, family)), HasSubstr("rejected 0"));
    presses("hale", "Apply");
    EXPECT_EQ(students::with_sis_id(db, "s30")->family, family);
  }
}

TEST_F(NamesAtTheDoors, X_18_R_names_that_deceive_or_break_do_not_and_are_not_repeated) {
  for (const HostileName& hostile : hostile_names) {
    const std::string told = in_chat(with_newcomer(hostile.given, hostile.family));
    EXPECT_THAT(told, AllOf(HasSubstr("rejected 1"), Not(HasSubstr(hostile.given)))) << hostile.what;
    EXPECT_FALSE(students::with_sis_id(db, "s30")) << hostile.what;
  }
}

TEST_F(NamesAtTheDoors, X_18_A_and_by_the_command_line_which_tells_no_name) {
  for (const auto& [given, family] : names_of_the_world)
    EXPECT_THAT(at_the_command_line(with_newcomer(given, family)),
                AllOf(HasSubstr("rejected 0"), Not(HasSubstr(family))));
}

TEST_F(NamesAtTheDoors, X_18_R_nor_do_hostile_ones_there) {
  for (const HostileName& hostile : hostile_names)
    EXPECT_THAT(at_the_command_line(with_newcomer(hostile.given, hostile.family)),
                AllOf(HasSubstr("rejected 1"), Not(HasSubstr(hostile.given))))
        << hostile.what;
}

// A name that is a formula or a mention is text wherever it is shown.
TEST_F(NamesAtTheDoors, X_18_A_a_mention_in_a_name_stays_text) {
  in_chat(with_newcomer("@here", "Ali"));
  presses("hale", "Apply");
  EXPECT_THAT(says("rivera", "@here ali at lunch"), HasSubstr("@here Ali"));
}

// Without those whose names an older Windows could not write at all.
std::string in_older_letters(const std::string& csv) {
  std::string written;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    for (const auto& [utf8, byte] : {std::pair{"é", "\xE9"}, {"ñ", "\xF1"}, {"í", "\xED"}, {"á", "\xE1"}})
      for (std::size_t at = 0; (at = line.find(utf8, at)) != std::string::npos;) line.replace(at, 2, byte);
    const bool is_other = line.find_first_of("\xBB\xC3\xC4\xC5\xE2") != std::string::npos;
    if (!is_other) written += line + "\n";
  }
  return written;
}

TEST_F(NamesAtTheDoors, F2_A_names_put_right_are_shown_to_whoever_may_see_students) {
  const std::string told = in_chat(in_older_letters(with_newcomer("José", "Ibáñez")));
  EXPECT_THAT(told,
              AllOf(HasSubstr("have the letters of an older Windows. I read:"), HasSubstr("José Ibáñez"),
                    HasSubstr("Is that as it should be?"), HasSubstr("[Apply]")));
  presses("hale", "Apply");
  EXPECT_EQ(students::with_sis_id(db, "s30")->shown, "José Ibáñez");
  EXPECT_EQ(students::with_sis_id(db, "s01")->family, "Rodríguez") << "and nobody else's changed";
}

TEST_F(NamesAtTheDoors, F2_R_and_told_by_their_lines_to_whoever_may_not) {
  const std::string csv = in_older_letters(with_newcomer("José", "Ibáñez"));
  for (const std::string& told : {in_chat(csv, "lindqvist"), at_the_command_line(csv)})
    EXPECT_THAT(told, AllOf(HasSubstr("I have put them right: students lines "), Not(HasSubstr("Ibáñez"))));
}

// Under DOS the byte is õ; in Windows it is ä, which some name or other is written with.
TEST_F(NamesAtTheDoors, F2_A_a_letter_that_few_names_have_is_told_first_and_to_everybody) {
  std::string csv = with_newcomer("Ana",
                                  "J\xE4"
                                  "ger");
  for (int each = 0; each < 12; ++each)
    csv += "y" + std::to_string(each) + ",Jos\xE9,Vidal" + std::string(1, static_cast<char>('a' + each)) +
           ",7,7A\n";
  EXPECT_THAT(in_chat(in_older_letters(csv)), HasSubstr("I read: Ana Jäger"));
  EXPECT_THAT(in_chat(in_older_letters(csv), "lindqvist"),
              AllOf(HasSubstr("(the letters I read: ä"), Not(HasSubstr("Jäger"))));
}

}  // namespace
}  // namespace knownby
