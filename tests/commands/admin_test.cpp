#include <filesystem>
#include <fstream>

#include "commands/table.hpp"
#include "lincoln.hpp"
#include "store/schedules.hpp"

namespace knownby {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

class Admin : public Lincoln {
 protected:
  std::string file(const std::string& name, const std::string& content) {
    const auto path = std::filesystem::temp_directory_path() / ("knownby-" + std::to_string(getpid()) + name);
    std::ofstream(path) << content;
    return path.string();
  }
};

TEST_F(Admin, MapsAChannelAfterALook) {
  in = "#staff-room";
  EXPECT_THAT(says("lindqvist", "map grade 8"), HasSubstr("Nothing is changed yet."));
  EXPECT_THAT(presses("lindqvist", "Map it"), HasSubstr("Mapped"));
  EXPECT_THAT(says("lindqvist", "slot tuesday 08:00"), HasSubstr("Next: Tue 20 Oct, 08:00."));
  EXPECT_THAT(says("lindqvist", "check"), HasSubstr("Grade 8, next card Tue 20 Oct 08:00"));
  EXPECT_THAT(says("lindqvist", "unmap"), HasSubstr("no longer mapped"));
}

TEST_F(Admin, ASlotThatCannotBeReadChangesNothingAndIsNamed) {
  EXPECT_THAT(says("hale", "slot tuesday 08:00"), HasSubstr("Next: Tue 20 Oct, 08:00."));
  for (const auto& [line, unread] : std::map<std::string, std::string>{{"slot tuesday 25:00", "“25:00”"},
                                                                       {"slot thursday 10:75", "“10:75”"},
                                                                       {"slot funday 09:00", "“funday”"},
                                                                       {"slot 8th", "“8th”"}}) {
    EXPECT_THAT(says("hale", line), testing::AllOf(HasSubstr(unread), EndsWith("Nothing was changed.")));
  }
  EXPECT_THAT(says("hale", "check"), HasSubstr("Grade 7, next card Tue 20 Oct 08:00"));
}

TEST_F(Admin, SeveralDaysOffAreTakenOneByOneAndAHalfDayIsASchoolDay) {
  for (const char* line : {"no school 10/20 to 10/22 storm", "no school 10/26 through 10/28",
                           "no school 10/26, 10/27", "school on 10/16 and 10/19"}) {
    EXPECT_THAT(says("hale", line), HasSubstr("one day at a time")) << line;
  }
  EXPECT_THAT(says("hale", "no school 10/30 half day"),
              HasSubstr("A half day is a school day, so Fri 30 Oct stays one. Nothing was changed."));
  EXPECT_THAT(says("hale", "no school 10/20 storm"), HasSubstr("Tue 20 Oct marked no school"));
}

TEST_F(Admin, ATeacherMapsNothing) {
  EXPECT_THAT(says("rivera", "map #staff-room grade 7"), HasSubstr("kept to whoever runs Knownby"));
  const auto place = std::to_string(places::called(db, "console", "#staff-room")->id.value);
  const auto group = std::to_string(groups::put(db, Group::Kind::grade, "7", "Grade 7").value);
  ask({"x", now, {"console", "rivera"}, {"console", in}, "map", "", {{"place", place}, {"group", group}}});
  EXPECT_FALSE(places::called(db, "console", "#staff-room")->group);
}

TEST_F(Admin, EveryVerbOfWhoeverRunsItIsRefusedToAllOthers) {
  for (const Command& command : commands()) {
    if (command.who != Command::For::whoever_runs_it && command.who != Command::For::clock) continue;
    for (const char* who : {"rivera", "park", "okafor", "stamper", "nobody"}) {
      const std::int64_t before = rows("SELECT count(*) FROM audit WHERE action = 'refused'");
      const Answer answer =
          ask({"", now, {"console", who}, {"console", in}, std::string(command.verb), "", {}});
      EXPECT_TRUE(answer.refused) << command.verb << " by " << who;
      EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action <> 'refused'"), 0);
      EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'refused'"),
                before + (who == std::string_view("nobody") ? 0 : 1))
          << command.verb << " by " << who;
    }
  }
}

TEST_F(Admin, EveryStudentVerbIsRefusedToTheItAccountAndTheCommandLine) {
  for (const Command& command : commands()) {
    if (command.who != Command::For::student_access) continue;
    const Fields fields{{"student", "1"}, {"of", "school"}, {"since", "1"}, {"week", "1"}};
    EXPECT_TRUE(
        ask({"", now, {"console", "lindqvist"}, {"console", in}, std::string(command.verb), "", fields})
            .refused)
        << command.verb;
    EXPECT_TRUE(ask({"", now, {"command line", "admin"}, {}, std::string(command.verb), "", fields}).refused)
        << command.verb;
  }
}

TEST_F(Admin, AFileThatCannotBeReadIsSaidToBeSoAndNothingIsCounted) {
  const std::string empty = file("empty.csv", "");
  EXPECT_THAT(command_line("import", {{"students", empty}}), HasSubstr("is empty. Nothing was changed."));
  const std::string headless = file("headless.csv", "Last_Name,First_Name,Grade_Level\nOkoye,Ada,7\n");
  const std::string told = command_line("import", {{"students", headless}});
  EXPECT_THAT(told, HasSubstr("There is no column with student numbers"));
  EXPECT_THAT(told, Not(HasSubstr("unchanged 0")));
}

TEST_F(Admin, TheCommandLineIsAskedForTheChannel) {
  EXPECT_THAT(
      card_text(ask({"", now, {"command line", "admin"}, {}, "", "slot monday 08:00", {}}).reply.card),
      HasSubstr("Which channel? Please name it, such as #grade-7-team. Nothing was changed."));
}

TEST_F(Admin, AnImportIsLookedAtFirstAndThenApplied) {
  const std::string students =
      file("students.csv",
           "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room,Enroll_Status\n"
           "s01,Rodríguez,Maya,7,7B,Active\ns30,Okoye,Ada,7,7A,Active\n");
  const std::int64_t before = db.changes_so_far();
  const std::string look = command_line("import", {{"students", students}});
  EXPECT_EQ(db.changes_so_far(), before);
  EXPECT_THAT(look, HasSubstr("new 1"));
  EXPECT_THAT(look, HasSubstr("Stopped"));  // most of the school would leave
  EXPECT_THAT(look, HasSubstr("--even-so \"apply anyway\""));
  EXPECT_THAT(command_line("import", {{"students", students}, {"apply", "yes"}}),
              HasSubstr("Nothing was changed"));
  EXPECT_THAT(command_line("import", {{"students", students}, {"apply", "yes"}, {"even_so", "apply anyway"}}),
              HasSubstr("Imported"));
  EXPECT_EQ(rows("SELECT count(*) FROM students WHERE sis_id = 's30'"), 1);
}

TEST_F(Admin, InChatFileNamesAreNeverTaken) {
  const std::string secret = file("secret.csv", "id,name\n1,x\n");
  const Answer answer =
      ask({"x", now, {"console", "hale"}, {"console", in}, "import", "", {{"students", secret}}});
  EXPECT_THAT(card_text(answer.reply.card), HasSubstr("Send me students.csv"));
}

TEST_F(Admin, NoSchoolTomorrowCanBeTakenBack) {
  EXPECT_THAT(says("hale", "no school tomorrow snow"),
              HasSubstr("Thu 15 Oct marked no school for Lincoln Middle School."));
  EXPECT_THAT(presses("hale", "Undo"), HasSubstr("Thu 15 Oct is a school day again"));
}

TEST_F(Admin, TheYearsFirstDayIsNotSnowedAway) {
  EXPECT_THAT(says("hale", "no school 6/10/2027"), HasSubstr("Nothing was changed."));
}

TEST_F(Admin, CheckEndsInOneLineAnAdminCanTrust) {
  EXPECT_THAT(says("hale", "check"), EndsWith("All is set up."));
  policy.safety = {};
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  EXPECT_THAT(says("hale", "check"), EndsWith("1 thing to look at."));
  EXPECT_THAT(command_line("check", {}), Not(HasSubstr("Bobby")));
}

TEST_F(Admin, CheckNamesTheGradeThatHasNoChannel) {
  in = "#staff-room";
  says("hale", "map grade 8");
  presses("hale", "Map it");
  EXPECT_THAT(says("hale", "check"), Not(HasSubstr("No weekly card")));
  says("hale", "unmap");
  EXPECT_THAT(says("hale", "check"),
              HasSubstr("No weekly card: Grade 8; “map Grade 8” in the team's channel starts one"));
}

TEST_F(Admin, TheLookBeforeMappingSaysWhatItEnds) {
  in = "#grade-7-team";
  EXPECT_THAT(says("hale", "map 7A"), HasSubstr("Grade 7's card comes here now; 7A's would come instead."));
  in = "#staff-room";
  EXPECT_THAT(says("hale", "map grade 7"),
              HasSubstr("#grade-7-team has Grade 7's card as well, and keeps it."));
}

TEST_F(Admin, AChannelNobodyMetIsNotAChange) {
  EXPECT_THAT(says("hale", "unmap #nope"), HasSubstr("I have not been in #nope yet."));
}

TEST_F(Admin, CheckCountsWhatTheCommandLineFoundElsewhereAndBelievesNobodyElse) {
  EXPECT_THAT(command_line("check", {{"elsewhere", "2"}}), EndsWith("2 things to look at."));
  const Answer pressed =
      ask({"x", now, {"console", "hale"}, {"console", in}, "check", "", {{"elsewhere", "2"}}});
  EXPECT_THAT(card_text(pressed.reply.card), EndsWith("All is set up."));
}

TEST_F(Admin, CheckNamesTheStaffThatNoAccountIsLinkedTo) {
  db.run("DELETE FROM accounts WHERE key = 'park'");
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  EXPECT_THAT(says("hale", "check"), HasSubstr("1 staff member has no chat account linked, so Knownby does "
                                               "not know them yet (Ms. Park)"));
}

TEST_F(Admin, CheckSaysWhenTheLastCardCame) {
  EXPECT_THAT(says("hale", "check"), Not(HasSubstr("last Mon")));
  const auto schedule = schedules::all(db).front();
  week_cards::put(db, {{}, schedule.id, "2026-W41", now - std::chrono::hours(9 * 24), {}});
  week_cards::put(db, {{}, schedule.id, "2026-W42", now - std::chrono::hours(2 * 24), {}});
  EXPECT_THAT(says("hale", "check"), HasSubstr(", last Mon 12 Oct"));
}

TEST_F(Admin, LinksAnAccountByEmailNeverByName) {
  EXPECT_THAT(command_line(
                  "link", {{"platform", "slack"}, {"account", "T1:U1"}, {"staff", "rivera@lincoln.example"}}),
              HasSubstr("is linked"));
  EXPECT_THAT(command_line("link", {{"platform", "slack"}, {"account", "T1:U2"}, {"staff", "Ms. Rivera"}}),
              HasSubstr("Nothing was changed"));
}

TEST_F(Admin, AMistypedLineSaysWhatCanBeTyped) {
  for (const char* line : {"chek", "improt", "no scool tomorrow", "link", "make", "undo"})
    EXPECT_THAT(says("lindqvist", line),
                testing::AllOf(HasSubstr("no access to students"), HasSubstr("“check”"), HasSubstr("“help”")))
        << line;
}

TEST_F(Admin, ASchoolThatNobodyRunsIsToldSo) {
  const auto check = [&] {
    return card_text(ask({"", now, {"command line", "admin"}, {}, "check"}).reply.card);
  };
  EXPECT_THAT(check(), testing::Not(HasSubstr("Nobody runs Knownby")));
  db.run("UPDATE staff SET runs_knownby = 0");
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  asking = std::make_unique<Clerk>(db, policy, Lane::asks);
  EXPECT_THAT(check(), HasSubstr("• Nobody runs Knownby in chat"));
}

}  // namespace
}  // namespace knownby
