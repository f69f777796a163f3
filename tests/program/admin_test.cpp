// The program's other subcommands, as whoever runs Knownby uses them.

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>

#include "bot/program/given_file.hpp"
#include "commands/calendar/calendar.hpp"
#include "store/query.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// Slack is not reached: nobody listens at this port.
const std::string nobody_there = "[loopback]\nslack_api = 'http://127.0.0.1:9/api/'\n";
const std::string lincoln = std::string(KNOWNBY_SOURCE_DIR) + "/deploy/sample-school/";

class AdminTest : public testing::Test {
 protected:
  AdminTest() {
    folder.put("slack-signing-secret", test_signing_secret);
    folder.put("slack-bot-token", "loopback-canary");
    put_config("");
  }
  void put_config(const std::string& more) const {
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln Middle School'\ntime_zone = 'America/Chicago'\n"
               "[store]\npath = 'school.db'\n[slack]\napp_id = 'A1'\nteam_id = 'T1'\n"
               "[secrets]\ndirectory = '.'\n" +
                   nobody_there + more);
  }
  // 1793000000: Mon 26 Oct 2026, 02:33.
  void by_the_clock(const std::string& seconds) const {
    put_config("clock = '" + folder.put("clock", seconds + "\n") + "'\n");
  }
  int run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, {"--config", folder.file("bot.toml")});
    return run_program(arguments, said);
  }
  int import_lincoln(std::vector<std::string> more) {
    std::vector<std::string> arguments{"import",
                                       "--students",
                                       lincoln + "students.csv",
                                       "--staff",
                                       lincoln + "staff.csv",
                                       "--calendar",
                                       lincoln + "calendar.csv"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  int import_staff() { return run({"import", "--staff", lincoln + "staff.csv", "--apply"}); }
  Folder folder;
  std::string store = folder.file("school.db");
  std::string said;
};

TEST_F(AdminTest, an_import_is_looked_at_first_and_then_applied) {
  EXPECT_EQ(import_lincoln({}), 0);
  EXPECT_THAT(said, HasSubstr("run the same again with --apply"));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM students"), 0);
  EXPECT_EQ(import_lincoln({"--apply"}), 0);
  EXPECT_THAT(said, HasSubstr("Imported"));
  EXPECT_GT(rows_in(store, "SELECT count(*) FROM students"), 400);
}

TEST_F(AdminTest, a_stopped_import_says_how_to_go_on_and_does_not_look_like_success) {
  ASSERT_EQ(import_lincoln({"--apply"}), 0);
  const std::string two = folder.put("two.csv",
                                     "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n"
                                     "9001,Okoye,Ada,7,7A\n9002,Berg,Finn,7,7B\n");
  EXPECT_EQ(run({"import", "--students", two}), 1);
  EXPECT_THAT(said, HasSubstr("--apply --even-so \"apply anyway\""));
  EXPECT_EQ(run({"import", "--students", two, "--apply"}), 1);
  EXPECT_THAT(said, HasSubstr("Nothing was changed."));
  EXPECT_EQ(run({"import", "--students", two, "--apply", "--even-so", "apply anyway"}), 0) << said;
  EXPECT_EQ(run({"import", "--students", folder.put("none.csv", ""), "--apply"}), 1);
  EXPECT_THAT(said, Not(HasSubstr("--apply")));
}

TEST_F(AdminTest, a_line_is_answered_and_a_staff_account_linked) {
  ASSERT_EQ(import_lincoln({"--apply"}), 0);
  EXPECT_EQ(run({"admin", "link", "U0123", "d.hale@lincoln.example"}), 0);
  EXPECT_THAT(said, HasSubstr("is linked to slack account T1:U0123"));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM accounts WHERE key = 'T1:U0123'"), 1);
  EXPECT_NE(run({"admin", "link", "d.hale", "d.hale@lincoln.example"}), 0);
  EXPECT_THAT(said, HasSubstr("Nothing was changed"));
}

TEST_F(AdminTest, what_was_not_done_does_not_look_like_success) {
  by_the_clock("1793000000");
  ASSERT_EQ(import_lincoln({"--apply"}), 0);
  for (const std::vector<std::string>& line : {std::vector<std::string>{"slot", "tuesday", "08:00"},
                                               {"no", "school", "2/30"},
                                               {"map", "#nowhere", "grade", "12"},
                                               {"hold", "20260015"},
                                               {"hold", "20260015", "end"},
                                               {"xqzt"}}) {
    std::vector<std::string> arguments{"admin"};
    arguments.insert(arguments.end(), line.begin(), line.end());
    EXPECT_EQ(run(arguments), 1) << line.front() << ": " << said;
  }
  for (const char* line : {"help", "questions"}) EXPECT_EQ(run({"admin", line}), 0) << said;
  EXPECT_EQ(run({"admin", "no", "school", "tomorrow", "snow"}), 0) << said;
  EXPECT_EQ(run({"admin", "hold", "20260015", "a", "court", "asked"}), 0) << said;
  EXPECT_EQ(run({"admin", "hold", "20260015", "end"}), 0) << said;
}

TEST_F(AdminTest, an_import_is_read_wherever_it_lies) {
  std::filesystem::create_directory(folder.file("beatrice"));
  const std::string hers = folder.file("beatrice/hits.csv");
  std::filesystem::copy_file(lincoln + "students.csv", hers);
  EXPECT_EQ(run({"import", "--students", hers}), 0) << said;
  EXPECT_THAT(said, HasSubstr("Students: new 4"));
}

TEST_F(AdminTest, E4_R_a_line_the_safety_card_stops_is_not_done_and_goes_on_when_it_is_not_that) {
  by_the_clock("1793000000");
  ASSERT_EQ(import_lincoln({"--apply"}), 0);
  EXPECT_EQ(run({"admin", "no", "school", "tomorrow", "bomb", "threat"}), 1);
  EXPECT_THAT(said, AllOf(HasSubstr("I have not saved this"), HasSubstr("run the same again with --yes")));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM calendar_days WHERE day = 20753"), 0);
  EXPECT_EQ(run({"admin", "--yes", "no", "school", "tomorrow", "bomb", "threat"}), 0) << said;
  EXPECT_THAT(said, HasSubstr("Tue 27 Oct marked no school"));
  EXPECT_EQ(run({"admin", "hold", "20260015", "abuse", "case"}), 1) << said;
  EXPECT_EQ(run({"admin", "--yes", "hold", "20260015", "abuse", "case"}), 0) << said;
}

TEST_F(AdminTest, in_a_rehearsal_its_clock_is_everybodys) {
  by_the_clock("1793000000");
  ASSERT_EQ(import_lincoln({"--apply"}), 0) << said;
  by_the_clock("1793259200");             // three days later
  EXPECT_EQ(run({"admin", "check"}), 1);  // what is missing: no channel is mapped
  EXPECT_THAT(said, HasSubstr("imported 3 days ago"));
  run({"check"});
  EXPECT_THAT(said, HasSubstr("imported 3 days ago"));
  by_the_clock("1792000000");  // set back
  run({"check"});
  EXPECT_THAT(said, AllOf(HasSubstr("imported today"), Not(HasSubstr("days ago"))));
}

TEST_F(AdminTest, check_says_what_is_missing_and_exits_1) {
  EXPECT_EQ(run({"check"}), 1) << said;
  EXPECT_THAT(said, HasSubstr("knownby import"));
  ASSERT_EQ(import_lincoln({"--apply"}), 0);
  EXPECT_EQ(run({"check"}), 1);
  EXPECT_THAT(said, HasSubstr("Slack: app A1 in workspace T1.\n"));
  EXPECT_THAT(said, HasSubstr("Secrets: in order."));
  EXPECT_THAT(said, HasSubstr("• Slack cannot be reached (not_connected)"));
  EXPECT_THAT(said, HasSubstr("No channel is mapped"));
  EXPECT_THAT(said, Not(HasSubstr("canary")));
  ::chmod(folder.file("slack-bot-token").c_str(), 0644);
  EXPECT_EQ(run({"check"}), 1);
  EXPECT_THAT(said, HasSubstr("run: chmod 600"));
  folder.put("bot.toml", "[school]\n");
  EXPECT_EQ(run({"check"}), 78);
}

TEST_F(AdminTest, so_does_check_as_a_line) {
  ASSERT_EQ(import_lincoln({"--apply"}), 0);
  EXPECT_EQ(run({"admin", "check"}), 1);
  EXPECT_THAT(said, HasSubstr("• No channel is mapped"));
}

TEST_F(AdminTest, a_backup_comes_back) {
  ASSERT_EQ(import_lincoln({"--apply"}), 0);
  ASSERT_EQ(run({"backup", folder.file("copy.db")}), 0) << said;
  const auto students = rows_in(store, "SELECT count(*) FROM students");
  Db(store).run("UPDATE students SET shown = 'gone'");
  ASSERT_EQ(run({"restore", folder.file("copy.db")}), 0) << said;
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM students WHERE shown <> 'gone'"), students);
}

TEST_F(AdminTest, a_list_that_this_account_may_not_read_is_told_apart_from_one_that_is_not_there) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can be somebody else for a moment";
  folder.put("students.csv", "Student_Number\n");
  ASSERT_EQ(::seteuid(12345), 0);
  const std::string hidden = trouble_reading(folder.file("students.csv"), false);
  ASSERT_EQ(::seteuid(0), 0);
  EXPECT_THAT(hidden,
              HasSubstr("may not be read by this account; let it read the file and enter the folders"));
  EXPECT_EQ(trouble_reading(folder.file("students.csv"), false), "");
}

TEST_F(AdminTest, the_slack_manifest_is_printed) {
  EXPECT_EQ(run_program({"manifest", "slack", "--url", "https://k.lincoln.example"}, said), 0);
  EXPECT_THAT(said, HasSubstr("https://k.lincoln.example/slack/events"));
}

TEST_F(AdminTest, S35_the_slack_manifest_of_a_school_that_nobody_can_call) {
  EXPECT_EQ(run_program({"manifest", "slack", "--socket"}, said), 0);
  EXPECT_THAT(said, HasSubstr(R"("socket_mode_enabled": true)"));
  EXPECT_THAT(said, Not(HasSubstr("url")));
  EXPECT_NE(run_program({"manifest", "slack", "--socket", "--url", "https://k.lincoln.example"}, said), 0);
}

TEST_F(AdminTest, T21_the_teams_manifest_lists_lines_that_are_complete_as_they_stand) {
  EXPECT_EQ(run_program({"manifest", "teams", "--bot", "0c9ce8a2-1111-4222-8333-0123456789ab", "--url",
                         "https://k.lincoln.example"},
                        said),
            0);
  EXPECT_THAT(said, HasSubstr(R"("botId": "0c9ce8a2-1111-4222-8333-0123456789ab")"));
  EXPECT_THAT(said, HasSubstr(R"("title": "who hasn't had a check-in")"));
  EXPECT_THAT(said, HasSubstr(R"("title": "undo")"));
  EXPECT_THAT(said, Not(HasSubstr("bobby"))) << "a line that is chosen is sent as easily";
  EXPECT_THAT(said, HasSubstr(R"("k.lincoln.example")"));
  const std::string zip = folder.file("knownby.zip");
  EXPECT_EQ(
      run_program({"manifest", "teams", "--bot", "0c9ce8a2-1111-4222-8333-0123456789ab", "--zip", zip}, said),
      0);
  EXPECT_THAT(said, HasSubstr("knownby.zip is ready"));
  EXPECT_TRUE(std::filesystem::exists(zip));
  EXPECT_NE(run_program({"manifest", "teams", "--bot", "knownby"}, said), 0);
  EXPECT_NE(run_program({"manifest", "teams"}, said), 0);
}

TEST_F(AdminTest, check_explains_socket_mode) {
  folder.put("slack-app-token", "loopback-canary");
  folder.put("bot.toml",
             "[school]\nname = 'Lincoln Middle School'\ntime_zone = 'America/Chicago'\n"
             "[store]\npath = 'school.db'\n[slack]\napp_id = 'A1'\nteam_id = 'T1'\nmode = 'socket'\n"
             "[secrets]\ndirectory = '.'\n" +
                 nobody_there);
  EXPECT_EQ(run({"check"}), 1);
  EXPECT_THAT(said, HasSubstr("Slack: app A1 in workspace T1.\n"));
  EXPECT_THAT(said, HasSubstr("nothing here need be reachable from outside"));
  EXPECT_THAT(said, Not(HasSubstr("canary")));
}

TEST_F(AdminTest, check_looks_at_teams_alone_and_beside_slack) {
  const std::string bare =
      "[school]\nname = 'Lincoln Middle School'\ntime_zone = 'America/Chicago'\n"
      "[store]\npath = 'school.db'\n[secrets]\ndirectory = '.'\n";
  const std::string with_teams = bare +
                                 "[teams]\napp_id = '01234567-89ab-cdef-0123-456789abcdef'\n"
                                 "tenant_id = '0b4ec3f8-9cb7-4c1f-8c0b-5a3b7a1a2b3c'\n";
  folder.put("bot.toml", bare);
  EXPECT_EQ(run({"check"}), 1);
  EXPECT_THAT(said, HasSubstr("neither [slack] nor [teams]"));
  folder.put("bot.toml", with_teams);
  EXPECT_EQ(run({"check"}), 1);
  EXPECT_THAT(said, HasSubstr("teams-app-password is missing; put there the app's client secret"));
  folder.put("teams-app-password", "canary-password\n");
  EXPECT_EQ(run({"check"}), 1);
  EXPECT_THAT(said, HasSubstr("Teams: app 01234567-89ab-cdef-0123-456789abcdef in tenant "));
  EXPECT_THAT(said, HasSubstr("must reach POST /api/messages from outside"));
  EXPECT_THAT(said, Not(HasSubstr("Slack")));
  folder.put("bot.toml", with_teams + "[slack]\napp_id = 'A1'\nteam_id = 'T1'\n");
  EXPECT_EQ(run({"check"}), 1);
  EXPECT_THAT(said, HasSubstr("Slack: app A1 in workspace T1.\n"));
  EXPECT_THAT(said, HasSubstr("Password: in order."));
  EXPECT_THAT(said, Not(HasSubstr("canary")));
  folder.put("bot.toml", with_teams + "tenant = 'x'\n");
  EXPECT_EQ(run({"check"}), 78);
}

TEST_F(AdminTest, what_it_does_not_know_it_says) {
  EXPECT_EQ(run_program({"dance"}, said), 64);
  EXPECT_THAT(said, HasSubstr("knownby: there is no “knownby dance”; there are serve, check, try, "));
  EXPECT_EQ(run_program({}, said), 64);
  EXPECT_THAT(said, HasSubstr("say what is set up")) << "what there is";
  EXPECT_EQ(run({"check", "--loud"}), 64);
  EXPECT_THAT(said, AllOf(HasSubstr("knownby: "), HasSubstr("--loud"), HasSubstr("knownby check --help")));
  EXPECT_EQ(run({"import", "--students", "nowhere.csv"}), 64);
  EXPECT_THAT(said, HasSubstr("nowhere.csv cannot be read: No such file or directory"));
  EXPECT_EQ(run({"import", "--students", folder.file("")}), 64);
  EXPECT_THAT(said, HasSubstr("is a folder; name the file in it"));
  EXPECT_EQ(run_program({"manifest", "discord"}, said), 64);
  EXPECT_THAT(said, HasSubstr("there is no “knownby manifest discord”; there are slack, teams"));
  EXPECT_EQ(run({"import"}), 1);
  EXPECT_THAT(said, HasSubstr("knownby import --students students.csv"));
  EXPECT_THAT(said, Not(HasSubstr("Send me")));
  EXPECT_EQ(run_program({"check", "--help"}, said), 0);
  EXPECT_EQ(run_program({"--version"}, said), 0);
  EXPECT_THAT(said, HasSubstr("knownby 0."));
}

// Whatever today is, the year in that calendar ended yesterday.
std::string year_that_ended() {
  const auto day = [](int ago) {
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return iso_day(std::chrono::local_days(today.time_since_epoch()) - std::chrono::days(ago));
  };
  return "Date,Day_Type,Event\n" + day(290) + ",First Day,\n" + day(2) + ",Last Day,\n";
}

std::string five_in_each(const std::string& first_id, const std::string& second_id) {
  std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n";
  for (const auto& [id, grade] : {std::pair{first_id, "7"}, {second_id, "8"}})
    for (const char* n : {"1", "2", "3", "4", "5"})
      csv += id + n + ",Family" + id + n + ",Given," + grade + "," + grade + "A\n";
  return csv;
}

TEST_F(AdminTest, F3_A_a_new_school_year_is_looked_at_and_says_what_becomes_of_the_channels) {
  const std::string last = folder.put("last.csv", five_in_each("70", "80"));
  const std::string calendar = folder.put("calendar.csv", year_that_ended());
  ASSERT_EQ(run({"import", "--students", last, "--calendar", calendar, "--apply"}), 0) << said;
  ASSERT_EQ(import_staff(), 0) << said;
  const std::string next = folder.put("next.csv", five_in_each("60", "70"));
  EXPECT_EQ(run({"import", "--students", next}), 0);
  EXPECT_THAT(said, AllOf(HasSubstr("5 students move up a grade, 5 left after Grade 8, 5 are new."),
                          HasSubstr("with --apply and --new-year stay (or follow,")));
  EXPECT_EQ(run({"import", "--students", next, "--apply"}), 1);
  EXPECT_THAT(said, AllOf(HasSubstr("Nothing was changed."), HasSubstr("--apply --new-year stay")));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM students"), 10);
  EXPECT_EQ(run({"import", "--students", next, "--apply", "--new-year", "stay"}), 0);
  EXPECT_THAT(said, AllOf(HasSubstr("Imported"), HasSubstr("school.db.before-new-year")));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM students"), 15);
  std::filesystem::rename(store, folder.file("school.db.not-this"));
  EXPECT_EQ(run({"restore", store + ".before-new-year"}), 0) << said;
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM students"), 10) << "as it was before";
}

TEST_F(AdminTest, F3_A_a_list_not_taken_for_a_new_years_closes_the_year_with_all_the_words_that_are_named) {
  const std::string last = folder.put("last.csv", five_in_each("70", "80"));
  const std::string calendar = folder.put("calendar.csv", year_that_ended());
  ASSERT_EQ(run({"import", "--students", last, "--calendar", calendar, "--apply"}), 0) << said;
  std::string both = five_in_each("60", "70");
  for (const char* n : {"1", "2", "3", "4", "5"})  // last year's eighth grade stands in it still
    both += std::string("80") + n + ",Family80" + n + ",Given,8,8A\n";
  const std::string next = folder.put("next.csv", both);
  run({"import", "--students", next});
  EXPECT_THAT(said, HasSubstr("--apply --new-year stay (or follow) --even-so \"apply anyway\""));
  EXPECT_EQ(run({"import", "--students", next, "--apply", "--new-year", "stay"}), 1);
  EXPECT_THAT(said, AllOf(HasSubstr("and the others would not."),
                          HasSubstr("--apply --new-year stay (or follow) --even-so \"apply anyway\"")));
  const std::vector<std::string> all{"import",     "--students", next,        "--apply",
                                     "--new-year", "stay",       "--even-so", "apply anyway"};
  EXPECT_EQ(run(all), 0) << said;
  EXPECT_THAT(said, HasSubstr("school.db.before-new-year"));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM audit WHERE action = 'school year'"), 1);
  EXPECT_EQ(run(all), 1);
  EXPECT_THAT(said, HasSubstr("No new school year begins with these files: one began with a list on"));
}

}  // namespace
}  // namespace knownby
